import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const PROGRAMS = ['QueueServer', 'KioskDevice', 'DisplayBoard'];
/** Pages that are no files. */
const MADE_BY_PROGRAM = ['Privacy/ImpactPage.cs', 'PublicPages/PublicSheet.cs', 'PublicPages/PublicHtml.cs', 'PublicPages/TakeHtml.cs',
  'PublicPages/BookHtml.cs', 'Bookings/AppointmentHtml.cs', 'Ratings/WallSheet.cs'].map((file) => join(root, 'QueueServer/Features', file));

const named = (file) => [...readFileSync(file, 'utf8')
  .matchAll(/(?:(?:href|src)=|Read\()"(\/[^"]+\.(?:css|js|svg))"/g)].map(([, path]) => path);

/** The pages of a program, each with the files it loads. */
const pagesOf = (program) => {
  const folder = join(root, program, 'pages');
  const files = readdirSync(folder).map((name) => join(folder, name));
  return [...files, ...(program === 'QueueServer' ? MADE_BY_PROGRAM : [])].map((file) => ({ file, loads: named(file) }));
};

const isServed = (program, path) => [program, 'ScreenHosting'].some((of) => existsSync(join(root, of, 'wwwroot', path)));

test('every file that a page loads is there', () => {
  const missing = PROGRAMS.flatMap((program) => pagesOf(program).flatMap(({ file, loads }) =>
    loads.filter((path) => !path.startsWith('/vendor/') && !isServed(program, path)).map((path) => `${file}: ${path}`)));
  assert.deepEqual(missing, []);
});

test('every style sheet is loaded by a page', () => {
  const unused = PROGRAMS.flatMap((program) => {
    const loaded = new Set(pagesOf(program).flatMap(({ loads }) => loads));
    return readdirSync(join(root, program, 'wwwroot'), { recursive: true })
      .map((name) => `/${String(name).replaceAll('\\', '/')}`).filter((path) => path.endsWith('.css') && !loaded.has(path));
  });
  assert.deepEqual(unused, []);
});

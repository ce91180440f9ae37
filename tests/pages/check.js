// Checks what a browser is served: types, lint, and the unit tests. It ends as a test program does, with one line of sums; what a
// checker found counts as an error.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const PROGRAMS = ['QueueServer', 'KioskDevice', 'DisplayBoard', 'ScreenHosting'];

/** Runs a tool of this folder. @returns {Promise<{name: string, failed: boolean, said: string}>} */
function run(name, args, cwd = root) {
  return new Promise((done) => {
    let said = '';
    const tool = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1' } });
    tool.stdout.on('data', (text) => { said += text; });
    tool.stderr.on('data', (text) => { said += text; });
    tool.on('error', (error) => done({ name, failed: true, said: `${said}${error}` }));
    tool.on('close', (code) => done({ name, failed: code !== 0, said }));
  });
}

const tool = (path) => join(here, 'node_modules', path);
const folders = PROGRAMS.map((program) => `${program}/wwwroot`);

const named = (pattern) => readdirSync(here).filter((name) => pattern.test(name));

const checks = [
  await run('types', [tool('typescript/bin/tsc'), '-p', here]),
  ...await Promise.all([
    run('lint', [tool('eslint/bin/eslint.js'), '-c', join(here, 'eslint.config.js'), '--max-warnings', '0', ...folders, 'tests/pages']),
    run('style sheets', [tool('stylelint/bin/stylelint.mjs'), '--config', join(here, 'stylelint.config.js'),
      ...folders.map((folder) => `${folder}/**/*.css`)]),
  ]),
];
const tests = await run('tests', ['--import', './resolve.js', '--test', '--test-reporter=spec', ...named(/\.test\.js$/)], here);

for (const { name, failed, said } of [...checks, tests]) {
  console.log(`${failed ? 'FAILED' : 'ok'}: ${name}`);
  if (failed || name === 'tests') console.log(said);
}

const count = (what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(tests.said)?.[1] ?? 0);
const wrong = count('fail') + count('cancelled');
const errors = checks.filter(({ failed }) => failed).length + (tests.failed && wrong === 0 ? 1 : 0);
const sums = { Total: count('tests'), Errors: errors, Failed: wrong, Skipped: count('skipped'), 'Not Run': count('todo') };
console.log(`pages  ${Object.entries(sums).map(([name, sum]) => `${name}: ${sum}`).join(', ')}`);
process.exitCode = errors + wrong > 0 ? 1 : 0;

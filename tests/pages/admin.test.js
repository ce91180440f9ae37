import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

globalThis.localStorage = { getItem: () => null, setItem() {} };
globalThis.fetch = async () => Response.json([{ code: 'vi', name: 'Tiếng Việt' }, { code: 'en', name: 'English' }]);
const { differences, differenceText, namesOf, same, whatItHas } = await import('../../QueueServer/wwwroot/admin/differences.js');
const { Draft, Form, blanks, merge, slugOf } = await import('../../QueueServer/wwwroot/admin/form.js');
const { addressOf, routeOf } = await import('../../QueueServer/wwwroot/admin/routes.js');
const { openingText } = await import('../../QueueServer/wwwroot/admin/effects.js');
const { timeKept, timeShown } = await import('../../QueueServer/wwwroot/shell/typed-time.js');
const { takeMoment } = await import('/shared/moment.js');
const { SCREENS } = await import('../../QueueServer/wwwroot/admin/text-screens.js');
const { moved } = await import('../../QueueServer/wwwroot/admin/lists.js');

const at = (path) => new URL(path, 'http://office.test');
const words = (key, values = {}) => (Object.keys(values).length > 0 ? `${key}(${Object.values(values).join('|')})` : key);
const text = Object.assign(words, { language: 'vi', locale: 'vi-VN', has: (key) => key.startsWith('admin.field.') });
const service = (id, more = {}) => ({ id, name: { vi: id }, ...more });

test('today is the server\'s, whatever the browser\'s own clock says', () => {
  const opens = { open: false, opensAt: '2020-01-02T01:00:00Z' };
  takeMoment('2020-01-01T23:00:00Z'); // the second of January in Hanoi
  const today = openingText(text, opens, { timeZone: 'Asia/Ho_Chi_Minh' });
  takeMoment('2020-01-01T16:00:00Z');
  const tomorrow = openingText(text, opens, { timeZone: 'Asia/Ho_Chi_Minh' });
  takeMoment(Date.now());
  assert.equal(today, 'admin.opens(time.today(08:00))');
  assert.equal(tomorrow, 'admin.opens(time.day(08:00|thứ Năm, 02/01))');
});

test('a plan of appointments is called by its hours, and what differs is said in words', () => {
  const plan = { id: 'lich-1', from: '08:00:00', to: '11:00:00', weekdays: ['monday'], cap: null };
  const [before, after] = [{ slotPlans: [plan] }, { slotPlans: [{ ...plan, to: '12:00:00', weekdays: ['monday', 'sunday'] }] }];
  const said = Object.assign((key, values) => words(key, values), text, { has: (key) => /^admin\.(day\.[a-z]+day|field\..+)$/.test(key) });
  assert.deepEqual(differences(before, after).map((one) => differenceText(said, one, namesOf(said, before))), [
    'admin.change(admin.field.slotPlans › 08:00–11:00 › admin.field.to|11:00|12:00)',
    'admin.change(admin.field.slotPlans › 08:00–11:00 › admin.field.weekdays|admin.day.monday|admin.day.monday, admin.day.sunday)',
  ]);
});

test('a time is typed without its seconds, and what is no time stays as it is', () => {
  assert.deepEqual(['07:30', '7:3', '25:00', ''].map(timeKept), ['07:30:00', '7:3', '25:00', '']);
  assert.deepEqual(['07:30:00', '7:3', undefined].map(timeShown), ['07:30', '7:3', '']);
});

test('a form is unsaved once something in it is another, and not when it is back', () => {
  const form = new Form({ name: 'a', week: [] });
  form.set('name', 'b');
  assert.equal(form.dirty, true);
  form.set('name', 'a');
  assert.equal(form.dirty, false);
});

test('a value is set and read by its path, a text by its whole key, and undefined takes it away', () => {
  const form = new Form({ services: [{ prefix: 'A' }], texts: {} });
  form.set('services[0].prefix', 'B');
  form.set('texts.kiosk.idle', { vi: 'Xin chào' });
  assert.equal(form.get('services[0].prefix'), 'B');
  assert.deepEqual(form.values.texts, { 'kiosk.idle': { vi: 'Xin chào' } });
  form.set('texts.kiosk.idle', undefined);
  assert.deepEqual(form.values.texts, {});
});

test('a fault below a path is the path\'s own, but not that of a longer name', () => {
  const form = new Form({});
  form.errors = { 'hours.week[1].from': 'not-a-time', 'name.vi': 'missing' };
  assert.equal(form.errorAt('hours.week'), 'not-a-time');
  assert.equal(form.errorAt('name'), 'missing');
  assert.equal(form.errorAt('na'), undefined);
});

test('what a request could not carry is found before it is sent', () => {
  const found = blanks({ services: [{ prefix: 'a', quota: null, minutes: null, from: '7:30', to: '' }], size: 1.5, publicAddress: null });
  assert.deepEqual(found, {
    'services[0].prefix': 'not-a-letter', 'services[0].minutes': 'missing', 'services[0].from': 'not-a-time', 'services[0].to': 'missing',
    size: 'out-of-range',
  });
});

test('an id is made of a name without its marks, and is nobody else\'s', () => {
  assert.deepEqual(['Đất đai', ' Hộ tịch – chứng thực ', '!!!'].map(slugOf), ['dat-dai', 'ho-tich-chung-thuc', '']);
  const draft = new Draft({ settings: { services: [service('dat-dai'), { id: '', name: { vi: 'Đất đai' } }], groups: [], counters: [],
    classes: [], boards: [] } });
  assert.deepEqual(draft.ready().services.map(({ id }) => id), ['dat-dai', 'dat-dai-2']);
});

test('when somebody else saved first, only what was typed here is put onto theirs', () => {
  const base = { name: 'a', minutes: 5, services: [service('x'), service('y')] };
  const mine = { name: 'b', minutes: 5, services: [service('x', { open: true }), service('y')] };
  const theirs = { name: 'a', minutes: 9, services: [service('x'), service('z')] };
  assert.deepEqual(merge(base, mine, theirs), { name: 'b', minutes: 9, services: [service('x', { open: true }), service('z')] });
});

test('what they removed stays only where it was changed here', () => {
  const base = { services: [service('x')] };
  assert.deepEqual(merge(base, { services: [service('x'), service('new')] }, { services: [] }), { services: [service('new')] });
  assert.deepEqual(merge(base, { services: [service('x', { open: true })] }, { services: [] }).services, [service('x', { open: true })]);
});

test('two values are the same whatever the order of their keys, and a list is no object', () => {
  assert.equal(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }), true);
  assert.equal(same([], {}), false);
  assert.equal(same({ a: undefined }, { b: undefined }), false);
});

test('differences are the smallest parts, things by their ids, and their order by itself', () => {
  const before = { services: [service('x', { minutes: 5 }), service('y')] };
  const after = { services: [service('y'), service('x', { minutes: 8 })] };
  assert.deepEqual(differences(before, after), [
    { path: ['services', 'x', 'minutes'], before: 5, after: 8 },
    { path: ['services', 'sequence'], before: ['x', 'y'], after: ['y', 'x'] },
  ]);
  assert.deepEqual(differences(before, structuredClone(before)), []);
});

test('a difference is said by names: what, from what to what', () => {
  const said = (path, before, after) => differenceText(text, { path, before, after }, { x: 'Đất đai' });
  assert.equal(said(['services', 'x', 'minutes'], 5, 8), 'admin.change(admin.field.services › Đất đai › admin.field.minutes|5|8)');
  assert.equal(said(['services', 'x'], service('x'), undefined), 'admin.change.removed(admin.field.services › Đất đai)');
  assert.equal(said(['open'], null, true), 'admin.change.new(admin.field.open|admin.value.yes)');
  assert.equal(said(['open'], true, null), 'admin.change(admin.field.open|admin.value.yes|admin.value.none)');
  const made = whatItHas(differences({}, { role: 'officer', disabled: false, note: '', services: [] }));
  assert.deepEqual(made.map(({ path }) => path), [['role']]);
});

test('an address names office, section and item, and leads back to them', () => {
  const route = { office: 'ha-dong', section: 'services', item: 'dat-dai', filter: {} };
  assert.equal(addressOf(route), '/admin?office=ha-dong&section=services&item=dat-dai');
  assert.deepEqual(routeOf(at(addressOf(route))), route);
  const audit = { office: 'ha-dong', section: 'audit', item: null, filter: { who: 'lan' } };
  assert.equal(addressOf(audit), '/admin/audit?office=ha-dong&who=lan');
  assert.deepEqual(routeOf(at(addressOf(audit))), audit);
});

test('an address that names no section leads to the first', () => {
  assert.equal(routeOf(at('/admin?section=nowhere')).section, 'office');
});

test('an item moves by a place', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b']);
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 1), ['b', 'a', 'c']);
});

test('every text that an office may word stands on one screen, and what is drawn of a screen is there', () => {
  const all = JSON.parse(readFileSync(new URL('../../ScreenHosting/wwwroot/texts/vi.json', import.meta.url), 'utf8'));
  const own = Object.keys(all).filter((key) => /^(kiosk|consent|number|trouble)\./.test(key));
  assert.deepEqual(own.filter((key) => SCREENS.filter(({ of }) => of(key)).length !== 1), []);
  const drawn = SCREENS.flatMap(({ shows }) => shows.flatMap(([, ...texts]) => texts));
  assert.deepEqual(drawn.filter((key) => !(key in all)), []);
});

test('procedures are pasted from a table or a text, and what is wrong is told with its line', async () => {
  const { readPasted } = await import('../../QueueServer/wwwroot/admin/pasted-procedures.js');
  const settings = { services: [{ id: 'ho-tich', prefix: 'A' }, { id: 'chung-thuc', prefix: 'B' }],
    procedures: [{ code: '1.1', name: { vi: 'Có rồi' }, service: 'ho-tich' }] };
  const read = (...lines) => readPasted(lines.join('\r\n'), settings, ['vi', 'en']);
  assert.deepEqual(read(' 2.1.h26 ; Khai sinh ; a ; Birth ', '', '2.2\t"Bản sao"\tB').rows, [
    { code: '2.1.H26', name: { vi: 'Khai sinh', en: 'Birth' }, service: 'ho-tich' },
    { code: '2.2', name: { vi: 'Bản sao' }, service: 'chung-thuc' },
  ]);
  const wrong = ['1.1;Một;A', '2.1;Hai;A', '2.1;Ba;A', 'có dấu;Bốn;A', '2.5;;A', `2.6;${'x'.repeat(121)};A`, '2.7;Bảy;Z', '2.8;Tám'];
  assert.deepEqual(read(...wrong).faults.map(({ line, why }) => `${line} ${why}`),
    ['1 taken', '3 taken', '4 code', '5 name', '6 long', '7 service', '8 service']);
  assert.equal(read('2.1;Tie\u0302\u0301ng;A').rows[0].name.vi, 'Tiếng', 'composed');
  assert.deepEqual(readPasted('', settings, ['vi', 'en']), { rows: [], faults: [] });
});

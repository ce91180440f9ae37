import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const texts = new Proxy({ 'language.name': 'Tiếng Việt', 'language.locale': 'vi-VN' }, { has: () => true });
let server = {}; // what it answers, by method and path

globalThis.localStorage = { getItem: () => null, setItem() {} };
globalThis.document = { documentElement: {}, activeElement: null };
globalThis.fetch = async (path, { method = 'GET' } = {}) => {
  if (path === '/texts/index.json') return Response.json([{ code: 'vi', name: 'Tiếng Việt' }]);
  if (path.startsWith('/texts/')) return Response.json(texts);
  const answer = server[`${method} ${path}`];
  if (answer === undefined) throw new Error('nobody is there');
  return answer === null ? new Response(null, { status: 204 }) : Response.json(answer.body ?? answer, { status: answer.status ?? 200 });
};
const { PageStore } = await import('../../QueueServer/wwwroot/shell/page-store.js');
const { Refusal } = await import('../../QueueServer/wwwroot/shell/server.js');

const LAN = { username: 'lan', role: 'officer', mustChange: false, mustSetFactor: false };

/** The root of a page: it has what was rendered, and no elements. */
const root = () => ({ shown: '', querySelector: () => null });

function made(own = {}) {
  const told = { entered: [], left: [] };
  const store = new PageStore(root(), { extra: 1, get twice() { return this.extra * 2; } }, {
    title: () => 'title',
    template: (page) => page.screen,
    entered: (me, before) => {
      told.entered.push([me.username, before?.username ?? null]);
      store.change({ screen: 'own' });
    },
    live: 'live',
    left: (refusal) => {
      told.left.push(refusal?.code ?? null);
      return { me: null };
    },
    ...own,
  });
  return { store, page: store.page, told };
}

class Link extends EventTarget {
  start() { this.started = true; }
  stop() { this.stopped = true; }
  says(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }
}

beforeEach(() => { server = { 'GET /api/v1/me': LAN }; });

test('whoever is there goes on to the page\'s own screen', async () => {
  const { store, page, told } = made();
  await store.begin();
  assert.deepEqual([page.screen, page.me.username, told.entered], ['own', 'lan', [['lan', null]]]);
});

test('nobody signs in; who must change the password, or add a factor, does that first', async () => {
  const { store, page } = made();
  server['GET /api/v1/me'] = null;
  await store.begin();
  assert.equal(page.screen, 'sign-in');
  await store.enter({ ...LAN, mustChange: true });
  assert.equal(page.screen, 'password');
  await store.enter({ ...LAN, mustSetFactor: true });
  assert.equal(page.screen, 'factor');
});

test('a server that is away says so, and the sign-in is there', async () => {
  const { store, page } = made();
  server = {};
  await store.begin();
  assert.deepEqual([page.screen, page.error.code], ['sign-in', 'offline']);
});

test('a value of the page\'s own may be computed', () => {
  const { store, page } = made();
  page.text = { language: 'vi' };
  store.change({ extra: 4 });
  assert.equal(page.twice, 8);
});

test('one thing runs at a time: a second press while one runs does nothing', async () => {
  const { store, page } = made();
  await store.begin();
  const done = [];
  let end;
  const first = store.run(async () => {
    await new Promise((resolve) => { end = resolve; });
    done.push('first');
  });
  await store.run(async () => done.push('second'));
  assert.equal(page.busy, true);
  end();
  await first;
  assert.deepEqual([done, page.busy], [['first'], false]);
});

test('a press on what came since is heard once the answer is there, too; one that would be late is not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { store } = made();
  await store.begin();
  assert.equal(await store.mayRun(), true);
  const began = () => {
    let answer;
    const run = store.run(() => new Promise((resolve) => { answer = resolve; }));
    return { answer: () => answer(), run };
  };

  const first = began();
  assert.equal(await store.mayRun(), false, 'a second press on the same view');
  store.change({ view: { version: 2 } });
  const soon = store.mayRun();
  first.answer();
  await first.run;
  assert.equal(await soon, true);

  const second = began();
  store.change({ view: { version: 3 } });
  const late = store.mayRun();
  t.mock.timers.tick(1000);
  assert.equal(await late, false);
  second.answer();
  await second.run;
});

test('a refusal is said, and goes with the next press', async () => {
  const { store, page } = made();
  await store.begin();
  await store.run(async () => { throw new Refusal('nobody-waiting'); });
  assert.equal(page.error.code, 'nobody-waiting');
  await store.run(async () => {});
  assert.equal(page.error, null);
});

test('what is no refusal is a fault, and is not hidden; the page can be used all the same', async () => {
  const { store, page } = made();
  await store.begin();
  await assert.rejects(store.run(async () => { throw new TypeError('a fault'); }), TypeError);
  assert.equal(page.busy, false);
});

test('whose session is over signs in, and is told why; what was asked and followed is gone', async () => {
  const { store, page, told } = made();
  await store.begin();
  const link = new Link();
  store.follow(link);
  link.says('state', { connected: true, refused: false });
  link.says('view', { version: 1 });
  store.show('pause');
  await store.run(async () => { throw new Refusal('signed-out'); });
  assert.deepEqual([page.screen, page.me, page.error.code, page.dialog, page.view], ['sign-in', null, 'signed-out', null, null]);
  assert.deepEqual([link.stopped, told.left], [true, ['signed-out']]);
});

test('a duty that came up meanwhile is shown instead of a refusal', async () => {
  const { store, page } = made();
  await store.begin();
  server['GET /api/v1/me'] = { ...LAN, mustChange: true };
  await store.run(async () => { throw new Refusal('password-must-change'); });
  assert.deepEqual([page.screen, page.error], ['password', null]);
});

test('signing out leaves things in order first, and tells nobody that they were refused', async () => {
  const { store, page, told } = made();
  await store.begin();
  server['POST /api/v1/sign-out'] = null;
  const order = [];
  await store.signOut(async () => order.push(page.screen));
  assert.deepEqual([order, page.screen, page.error, told.left], [['own'], 'sign-in', null, [null]]);
});

test('what is asked in a dialog is not kept for when the server is back', async () => {
  const { store, page } = made();
  await store.begin();
  store.follow(new Link());
  store.show('cancel');
  let done = false;
  await store.run(async () => { done = true; });
  assert.deepEqual([done, page.error.code], [false, 'offline']);
});

test('a view brings its screen; another that is followed takes its place', async () => {
  const { store, page } = made();
  await store.begin();
  const [first, second] = [new Link(), new Link()];
  const seen = [];
  store.follow(first, {}, { seen: (view) => seen.push([page.view?.version ?? null, view.version]) });
  first.says('view', { version: 3 });
  first.says('view', { version: 4 });
  assert.deepEqual([page.screen, page.view.version, seen], ['live', 4, [[null, 3], [3, 4]]]);
  store.follow(second, { screen: 'starting' });
  assert.deepEqual([first.stopped, second.started, page.view, page.screen], [true, true, null, 'starting']);
});

test('a line that is down is told since when; only a server that answers says that the session is over', async () => {
  const { store, page } = made();
  await store.begin();
  const link = new Link();
  store.follow(link);
  server = {};
  const since = new Date('2026-03-02T09:00:00Z');
  link.says('state', { connected: false, refused: false, since });
  await new Promise((soon) => { setImmediate(soon); });
  assert.deepEqual([page.connected, page.since, page.screen], [false, since, 'own']);
  server['GET /api/v1/me'] = null;
  link.says('state', { connected: false, refused: false, since });
  await new Promise((soon) => { setTimeout(soon, 20); });
  assert.deepEqual([page.screen, page.error.code], ['sign-in', 'signed-out']);
});

test('why something cannot be done is said in its own words, a refusal in the sentence of its code', async () => {
  const { store } = made();
  await store.begin();
  store.page.text = Object.assign((key, values) => `${key}${values?.seconds ?? ''}`, { language: 'vi', locale: 'vi-VN', has: () => true });
  assert.equal(store.said(), '');
  store.change({ error: { key: 'console.why.soon', values: { seconds: 5 } } });
  assert.equal(store.said(), 'console.why.soon5');
  store.change({ error: new Refusal('nobody-waiting') });
  assert.equal(store.said(), 'refusal.nobody-waiting');
});

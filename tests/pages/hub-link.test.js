import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

/** Connections as they are made; each can be told what the server does. */
const made = [];

class Connection {
  constructor(way) {
    this.way = way;
    this.started = Promise.withResolvers?.() ?? withResolvers();
    this.answered = Promise.withResolvers?.() ?? withResolvers();
    made.push(this);
  }

  on(name, listener) { this.push = listener; }
  onclose(listener) { this.close = listener; }
  start() { return this.started.promise; }
  invoke() { return this.answered.promise; }
  async stop() { this.stopped = true; }

  /** The server takes the connection and shows a view. */
  async comes(view) {
    this.started.resolve();
    this.answered.resolve(view);
    await settled();
  }
}

function withResolvers() {
  const one = {};
  one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
  one.promise.catch(() => {});
  return one;
}

const settled = async () => { for (let i = 0; i < 20; i++) await Promise.resolve(); };

class Builder {
  withUrl(path, way) { this.way = way; return this; }
  configureLogging() { return this; }
  build() { return new Connection(this.way); }
}

globalThis.window = { signalR: { HttpTransportType: { WebSockets: 1, ServerSentEvents: 2, LongPolling: 4 }, HubConnectionBuilder: Builder,
  LogLevel: {} } };
globalThis.WebSocket = class {};
globalThis.EventSource = class {};
const { HubLink } = await import('../../QueueServer/wwwroot/shell/hub-link.js');

function follow() {
  made.length = 0;
  const link = new HubLink('WatchHall', ['ha-dong'], 'HallChanged');
  const told = [];
  link.addEventListener('view', ({ detail }) => told.push(detail.version));
  link.addEventListener('state', ({ detail }) => told.push(detail.connected ? 'here' : 'away'));
  link.start();
  return { link, told };
}

test('the first view comes with the connection, then the newest wins and an older one is dropped', async () => {
  const { link, told } = follow();
  await made[0].comes({ version: 5 });
  made[0].push({ version: 7 });
  made[0].push({ version: 6 });
  made[0].push({ version: 8 });
  assert.deepEqual(told, [5, 'here', 7, 8]);
  link.stop();
});

test('what a new connection says first is true, even where it is older', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { link, told } = follow();
  await made[0].comes({ version: 9 });
  made[0].close();
  mock.timers.tick(250);
  await made[1].comes({ version: 2 });
  assert.deepEqual(told, [9, 'here', 'away', 2, 'here']);
  link.stop();
  mock.timers.reset();
});

test('a connection that was given up says nothing any more', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { link, told } = follow();
  await made[0].comes({ version: 1 });
  made[0].close();
  made[0].push({ version: 3 });
  assert.deepEqual(told, [1, 'here', 'away']);
  link.stop();
  mock.timers.reset();
});

test('one that is stopped is not tried again', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { link, told } = follow();
  await made[0].comes({ version: 1 });
  link.stop();
  assert.equal(made[0].stopped, true);
  made[0].close();
  mock.timers.tick(60000);
  assert.equal(made.length, 1);
  assert.deepEqual(told, [1, 'here']);
  mock.timers.reset();
});

test('one that is stopped while it waits for another try does not try', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { link } = follow();
  await made[0].comes({ version: 1 });
  made[0].close();
  link.stop();
  mock.timers.tick(60000);
  assert.equal(made.length, 1);
  mock.timers.reset();
});

test('it never stops trying, at first soon and never seldom', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  globalThis.fetch = async () => { throw new Error('nobody is there'); };
  const { link } = follow();
  for (let tries = 1; tries <= 8; tries++) {
    made.at(-1).started.reject(new Error('refused'));
    await settled();
    mock.timers.tick(2000);
    await settled();
    assert.equal(made.length, tries + 1);
  }
  link.stop();
  mock.timers.reset();
});

test('where the server answers and no WebSocket passes, what does pass is tried at the second refusal', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  globalThis.fetch = async () => new Response('ok');
  const { link } = follow();
  for (let tries = 0; tries < 2; tries++) {
    made.at(-1).started.reject(new Error('refused'));
    await new Promise((soon) => { setImmediate(soon); });
    await settled();
  }
  assert.deepEqual(made.map(({ way }) => way.transport), [1, 1, 6]);
  link.stop();
  mock.timers.reset();
});

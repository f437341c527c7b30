// Between the engine's pipe and the realms: passes texts on and never looks into a script's values.
'use strict';
const { process, setImmediate } = node;
const { send, listen, flush } = load('Node/channel.js');
const { read } = load('Node/compile.js');
const { create } = load('Node/realms.js');

const outbox = []; // what scripts sent in this turn of the event loop
const queue = []; // calls beyond the limit, those before `begun` are with the engine
let begun = 0;
const waiting = new Map(); // id of a call with the engine -> { realm, id, ... }
const run = { id: null, limit: 0, main: null, settings: null };
const realms = new Set(); // those whose script has not ended
let lastId = 0;
let emptying = false;

const answer = (id, result) => send({ id, result });

// Guest code runs only inside `enter`; when the loop turns, its promises have settled and all it sent is here.
function enter(work) {
  if (!emptying) {
    emptying = true;
    setImmediate(() => {
      emptying = false;
      empty();
    });
  }
  work();
}

function empty() {
  for (const message of outbox.splice(0)) pass(message);
  while (begun < queue.length && waiting.size < run.limit) request(queue[begun++]);
  if (begun === queue.length) queue.length = begun = 0;
  if (run.id !== null && waiting.size === 0 && !emptying) finish(false, JSON.stringify({ code: 'script_stalled', name: 'Error', message: 'the script waits for something that can never come' }));
}

function pass(message) {
  const [kind, id] = message;
  if (kind === 'end') end(message);
  else if (id === 0) send({ method: 'note', params: paramsOf(message) });
  else if (waiting.size < run.limit) request(message);
  else queue.push(message);
}

function paramsOf([kind, , scope, phase, group, item, at, json, realm]) {
  return { kind, workflow: realm.settings.workflow, scope, phase, group, item, at, json };
}

function request(message) {
  const id = ++lastId;
  waiting.set(id, message);
  send({ id, method: 'call', params: paramsOf(message) });
}

function answered({ id, result, error }) {
  const message = waiting.get(id);
  if (!message) return;
  waiting.delete(id);
  if (error) deliver(message, false, JSON.stringify({ code: 'script_host_died', message: error.message }));
  else if (!result.ok) deliver(message, false, result.json);
  else if (result.source !== undefined) child(message, result); // else the engine ran it in a process of its own
  else deliver(message, true, result.json);
}

const deliver = (message, ok, json) => enter(() => message[8].control.deliver(message[1], ok, json));

function child(message, { path, source, number }) {
  const reading = read(path, source);
  const [problem] = reading.problems;
  if (problem) {
    const text = `${path}:${problem.line}:${problem.column}: ${problem.message}`;
    deliver(message, false, JSON.stringify({ code: 'script_invalid', message: text }));
    return;
  }
  const { reference, args } = JSON.parse(message[7]);
  const scope = `${message[2] ? message[2] + '/' : ''}workflow:${reference}`;
  tell(message, 'workflow_started', { number, script: describe(reading), source });
  const settings = { ...run.settings, workflow: number, path, scope, args: JSON.stringify(args ?? null), depth: message[8].settings.depth + 1 };
  start(settings, reading, { message, number });
}

function tell(message, kind, data) {
  const params = { ...paramsOf(message), kind, json: JSON.stringify(data) };
  send({ method: 'note', params });
}

function start(settings, reading, caller) {
  enter(() => {
    const realm = create(settings, outbox);
    realm.caller = caller;
    realms.add(realm);
    realm.control.start(reading.script.runInContext(realm.context));
    run.main ??= realm;
  });
}

function end([, , , , , , ok, json, realm]) {
  const { caller } = realm;
  realms.delete(realm);
  if (!caller) {
    finish(ok === 'ok', json);
    return;
  }
  tell(caller.message, 'workflow_ended', { number: caller.number, error: ok === 'ok' ? null : JSON.parse(json) });
  deliver(caller.message, ok === 'ok', json);
}

function finish(ok, json) {
  if (run.id === null) return;
  const unseen = [...rejections.values()].map((text) => JSON.parse(text));
  answer(run.id, { ok, json, unseen });
  run.id = null;
}

const rejections = new Map();

// `reason` is a script's value: only the realm's own code looks at it.
process.on('unhandledRejection', (reason, promise) => {
  if (!run.main) throw new Error('a promise of the host failed');
  const text = run.main.control.describe(reason);
  rejections.set(promise, text);
  send({ method: 'note', params: { kind: 'unseen', workflow: 0, scope: '', phase: null, group: 0, item: 0, at: null, json: text } });
});
process.on('rejectionHandled', (promise) => rejections.delete(promise));
process.on('uncaughtException', (error) => {
  node.fs.writeSync(2, `interlock host: ${String(error?.stack ?? error)}\n`);
  process.exit(70);
});

const describe = ({ path, form, meta, problems }) => ({ path, form, meta, problems });

function take(message) {
  const { id, method, params } = message;
  if (method === undefined) answered(message);
  else if (method === 'ping') answer(id, {});
  else if (method === 'budget') changeBudget(params);
  else if (method === 'parse') answer(id, describe(read(params.path, params.source)));
  else if (method === 'run') begin(id, params);
}

function changeBudget(budget) {
  if (run.settings === null) return;
  run.settings.budget = budget; // for children that begin later
  for (const realm of realms) realm.control.budget(JSON.stringify(budget));
}

function begin(id, { path, source, settings, limit }) {
  Object.assign(run, { id, limit, settings });
  start(settings, read(path, source), null);
}

listen(take);
send({ method: 'ready', params: { version: process.versions.node } });
flush();

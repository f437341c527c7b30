// The realms that scripts run in: empty, made from nothing of Node's; our functions there are closed in by its own code.
'use strict';
const { vm, AsyncLocalStorage } = node;
const { beat } = load('Node/channel.js');
const CALLS_A_BEAT = 500;
const frames = new AsyncLocalStorage();
const names = load.names().filter((name) => name.startsWith('Realm/'));
const boot = new vm.Script(
  `(function (hostSend, hostFrame, hostEnter, settingsText) {'use strict';${names.map(load.text).join('\n')}\nreturn control;\n})`,
  { filename: 'interlock:realm' },
);

// A function of Node's realm that leads nowhere, should a script ever get hold of it.
const alone = (body) => Object.freeze(Object.setPrototypeOf(body, null));

function create(settings, take) {
  const context = vm.createContext(Object.create(null), {
    name: 'workflow',
    codeGeneration: { strings: false, wasm: false },
  });
  const hostSend = alone((kind, id, scope, phase, group, item, at, text) => {
    if (take.length % CALLS_A_BEAT === CALLS_A_BEAT - 1) beat();
    take[take.length] = [kind, id, scope, phase, group, item, at, text, realm];
  });
  const hostFrame = alone(() => frames.getStore());
  const hostEnter = alone((frame) => {
    frames.enterWith(frame);
  });
  const realm = { settings, control: null, context };
  realm.control = boot.runInContext(context)(hostSend, hostFrame, hostEnter, JSON.stringify(settings));
  return realm;
}

module.exports = { create };

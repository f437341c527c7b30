// Determinism: what differs from run to run throws and says what to use instead.
const CLOCK = "would not be the same on resume; use 'await interlock.now()', which is recorded";
const CHANCE = "would not be the same on resume; use 'await interlock.random()', which is recorded";

function refuse(name, reason) {
  const refused = () => {
    throw new NativeError(`${name} ${reason}`);
  };
  return refused;
}

function GuardedDate(...parts) {
  if (!new.target) throw new NativeError(`Date() ${CLOCK}`);
  if (parts.length === 0) throw new NativeError(`new Date() without a time ${CLOCK}`);
  return construct(NativeDate, parts, new.target);
}
defineProperty(GuardedDate, 'name', { value: 'Date' });
defineProperty(GuardedDate, 'length', { value: 7 });
defineProperty(GuardedDate, 'prototype', { value: NativeDate.prototype, writable: false });
for (const [name, value] of [['parse', NativeDate.parse], ['UTC', NativeDate.UTC], ['now', refuse('Date.now()', CLOCK)]])
  defineProperty(GuardedDate, name, { value, writable: true, configurable: true });
defineProperty(NativeDate.prototype, 'constructor', { value: GuardedDate, writable: true, configurable: true });
defineProperty(Math, 'random', { value: refuse('Math.random()', CHANCE), writable: true, configurable: true });

function guardFormat() {
  const { prototype } = Intl.DateTimeFormat;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format').get;
  const parts = prototype.formatToParts;
  defineProperty(prototype, 'format', {
    configurable: true,
    get() {
      const bound = apply(format, this, []);
      return (date) => {
        if (date === undefined) throw new NativeError(`Intl.DateTimeFormat().format() without a time ${CLOCK}`);
        return bound(date);
      };
    },
  });
  defineProperty(prototype, 'formatToParts', {
    configurable: true,
    writable: true,
    value: function formatToParts(date) {
      if (date === undefined) throw new NativeError(`Intl.DateTimeFormat().formatToParts() without a time ${CLOCK}`);
      return apply(parts, this, [date]);
    },
  });
}
guardFormat();

for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Temporal', 'console'])
  deleteProperty(globalThis, name);

// Node would hand a formatter objects of its own realm.
defineProperty(NativeError, 'prepareStackTrace', {
  get: () => undefined,
  set: refuse('Error.prepareStackTrace', 'cannot be set in a workflow'),
});
defineProperty(globalThis, 'Error', { value: NativeError, writable: false, configurable: false });

// What is told to people: phases, the log, the console.
const MOST_LOG = 16 * 1024;

function phase(title, detail) {
  if (typeof title !== 'string') throw misuse(`phase() takes a title, not ${show(title)}`);
  const frame = current();
  frame.phase = title;
  note('phase', { title, detail: typeof detail === 'string' ? detail : '' }, frame);
}

const logger = (level) => {
  const write = (...values) => {
    const parts = [];
    for (let index = 0; index < values.length; index++) parts[index] = textOf(values[index]);
    note('log', { level, message: sliceText(wellFormed(join(parts, ' ')), 0, MOST_LOG) });
  };
  return write;
};

const log = logger('log');
const console = { __proto__: null };
for (const name of ['log', 'info', 'table', 'dir', 'group', 'groupCollapsed']) console[name] = log;
console.groupEnd = () => {};
for (const name of ['debug', 'trace']) console[name] = logger('debug');
console.warn = logger('warn');
console.error = logger('error');

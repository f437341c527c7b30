// Errors with the author's own lines; what a thrown value says of itself is read with care, it may lie or throw.
const HINTS = { __proto__: null };
for (const name of ['process', 'require', 'module', 'fetch', 'Buffer', '__dirname', '__filename', 'window', 'document', 'XMLHttpRequest'])
  HINTS[name] = 'a workflow has no files, network or programs; let an agent do it';
for (const name of ['setInterval', 'setImmediate']) HINTS[name] = "use 'setTimeout' in a loop";
HINTS.structuredClone = "use 'JSON.parse(JSON.stringify(value))'";

const fatal = new WeakSet();
const [isFatalError, markFatal] = [uncurry(fatal.has), uncurry(fatal.add)];

class WorkflowError extends NativeError {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
defineProperty(WorkflowError.prototype, 'name', { value: 'WorkflowError', writable: true, configurable: true });

// A wrong call: passes through `parallel` and `pipeline`, where other errors become null.
function misuse(message) {
  const error = new WorkflowError('script_usage', message);
  markFatal(fatal, error);
  return error;
}

function raised({ code, message, name, fatal: isFatal, stack }, at) {
  const error = new WorkflowError(code, message);
  if (name && name !== 'Error') error.name = name;
  if (isFatal) markFatal(fatal, error);
  const frames = isArray(stack) && stack.length > 0 ? stack : at ? [at] : [];
  error.stack = join([`${error.name}: ${message}`, ...frames], '\n    at ');
  return error;
}

function look(read) {
  try {
    const text = read();
    return typeof text === 'string' ? sliceText(text, 0, 65536) : undefined;
  } catch {
    return undefined;
  }
}

const MOST_FRAMES = 20;
NativeError.stackTraceLimit = MOST_FRAMES;
const FRAME = /^\s+at (?:async )?(?:.*\()?(.*?):(\d+):(\d+)\)?$/;

function framesOf(stack) {
  const frames = [];
  for (const line of splitText(stack ?? '', '\n')) {
    const found = includesText(line, 'interlock:') || includesText(line, 'node:') ? null : matchIn(FRAME, line);
    if (found) frames[frames.length] = { file: found[1], line: +found[2], column: +found[3], text: replaceIn(line, /^\s+at /, '') };
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

function describe(value) {
  const isObject = value !== null && typeof value === 'object';
  const name = (isObject && look(() => value.name)) || 'Error';
  let message = isObject ? look(() => value.message) : look(() => `${typeof value === 'symbol' ? 'a symbol' : value}`);
  message ??= (isObject && look(() => textOf(value))) || 'a value that cannot be shown was thrown';
  const missing = name === 'ReferenceError' && matchIn(/^(\w+) is not defined$/, message);
  if (missing && HINTS[missing[1]]) message += `: ${HINTS[missing[1]]}`;
  const frames = isObject ? framesOf(look(() => value.stack)) : [];
  const [first] = frames;
  return {
    name,
    message,
    code: (isObject && value instanceof WorkflowError && look(() => value.code)) || 'script_error',
    fatal: isObject && isFatalError(fatal, value),
    file: first?.file ?? null,
    line: first?.line ?? 0,
    column: first?.column ?? 0,
    stack: frames.map((frame) => frame.text),
  };
}

// The place in the author's file from which `from`, one of our functions, was called: one frame is enough, unless our
// own code called it.
function place(from) {
  try {
    return placeIn(1, from) ?? placeIn(MOST_FRAMES);
  } catch {
    return null;
  } finally {
    NativeError.stackTraceLimit = MOST_FRAMES;
  }
}

function placeIn(limit, from) {
  const holder = {};
  NativeError.stackTraceLimit = limit;
  captureStack(holder, from);
  const [frame] = framesOf(holder.stack);
  return frame ? `${frame.file}:${frame.line}:${frame.column}` : null;
}

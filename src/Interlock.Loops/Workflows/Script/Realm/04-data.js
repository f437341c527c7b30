// Only data leaves a realm: a copy of plain values, each property read once.
const MOST_LEVELS = 200;
const MOST_TEXT = 32 * 1024 * 1024;

const notData = (path, what) => new WorkflowError('result_not_serializable', `${path} ${what}`);

function plain(value, path, level = 0) {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'number':
      return isFiniteNumber(value) ? value : null;
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      if (value === null) return null;
      break;
    default:
      throw notData(path, `is a ${typeof value}, which is no data`);
  }
  if (level > MOST_LEVELS) throw notData(path, 'is nested too deeply, or contains itself');
  if (value instanceof NativePromise) throw notData(path, "is a promise: 'await' is missing");
  if (value instanceof Map || value instanceof Set) throw notData(path, 'is a Map or Set: write [...value]');
  if (value instanceof NativeError) return { __proto__: null, name: look(() => value.name), message: look(() => value.message) };
  const { toJSON } = value;
  if (typeof toJSON === 'function') return plain(apply(toJSON, value, ['']), path, level + 1);
  return isArray(value) ? plainArray(value, path, level) : plainObject(value, path, level);
}

function plainArray(value, path, level) {
  const copy = [];
  const { length } = value;
  for (let index = 0; index < length; index++) copy[index] = plain(value[index], `${path}[${index}]`, level + 1) ?? null;
  return copy;
}

function plainObject(value, path, level) {
  const copy = { __proto__: null };
  for (const key of keysOf(value)) {
    const item = plain(value[key], `${path}.${key}`, level + 1);
    if (item !== undefined) copy[wellFormed(key)] = item;
  }
  return copy;
}

function dataText(value, path) {
  let text;
  try {
    text = writeJson(plain(value, path) ?? null);
  } catch (error) {
    if (error instanceof WorkflowError) captureStack(error); // its own is as deep as the data
    throw error;
  }
  if (text.length > MOST_TEXT) throw notData(path, `is larger than ${MOST_TEXT / 1024 / 1024} MB`);
  return text;
}

// For people: the log and thrown values.
function textOf(value) {
  if (typeof value === 'string') return value;
  if (value instanceof NativeError) return look(() => value.stack) ?? look(() => value.message) ?? 'an error';
  if (value === undefined || typeof value === 'number' || typeof value === 'bigint') return `${value}`;
  try {
    return dataText(value, 'value');
  } catch {
    return `[${typeof value}]`;
  }
}

// Calls of the engine. Only texts cross; the other side's functions never leave this file.
const pending = new Map();
const [setPending, getPending, dropPending] = [uncurry(pending.set), uncurry(pending.get), uncurry(pending.delete)];
let calls = 0;
let answers = 0;

function post(kind, id, frame, at, text) {
  try {
    hostSend(kind, id, frame.path, frame.phase, frame.group, frame.item, at, text);
  } catch {
    throw tooDeep();
  }
}

const note = (kind, data, frame = current()) => post(kind, 0, frame, null, writeJson(data));

function call(kind, text) {
  const id = ++calls;
  const frame = current();
  const at = place(entry);
  return new NativePromise((resolve, reject) => {
    setPending(pending, id, { resolve, reject, at });
    try {
      post(kind, id, frame, at, text);
    } catch (error) {
      dropPending(pending, id);
      throw error;
    }
  });
}

function deliver(id, ok, text) {
  const waiting = getPending(pending, id);
  if (!waiting) return;
  answers++;
  dropPending(pending, id);
  if (ok) waiting.resolve(parseJson(text));
  else waiting.reject(raised(parseJson(text), waiting.at));
}

// What is wrong with a call becomes a rejection with the author's line, never a throw out of the realm's own code.
let entry; // the function that the script called last
function checked(work) {
  const called = (...values) => {
    entry = called;
    try {
      return work(...values);
    } catch (error) {
      return new NativePromise((_, reject) => reject(error));
    }
  };
  return called;
}

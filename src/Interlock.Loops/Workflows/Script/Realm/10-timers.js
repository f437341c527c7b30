// setTimeout: the engine tells the time. Timers that were set between two answers of the engine fire in the order of
// their times, also where a resumed run has all the answers at once.
const timers = new Map();
const [setTimer, getTimer, dropTimer] = [uncurry(timers.set), uncurry(timers.get), uncurry(timers.delete)];
let lastTimer = 0;
let batch = { answers: -1, next: null };

function enqueue(timer) {
  if (batch.answers !== answers) batch = { answers, next: null };
  timer.batch = batch;
  let before = batch;
  while (before.next !== null && before.next.milliseconds <= timer.milliseconds) before = before.next;
  timer.next = before.next;
  before.next = timer;
}

function fireDue({ batch }) {
  while (batch.next !== null && batch.next.isOver) {
    const { id, frame, work, values, next } = batch.next;
    batch.next = next;
    // A throw in it is a rejection that nobody sees, and is reported as such.
    if (dropTimer(timers, id)) within(frame, async () => work(...values));
  }
}

async function sleep(timer) {
  await effect('sleep', { milliseconds: timer.milliseconds }, 'setTimeout()');
  timer.isOver = true;
  fireDue(timer);
}

function setTimeout(work, delay, ...values) {
  if (typeof work !== 'function') throw misuse(`setTimeout() takes a function, not ${show(work)}`);
  const milliseconds = typeof delay === 'number' && delay > 0 ? delay : 0;
  const timer = { id: ++lastTimer, milliseconds, work, values, frame: current(), isOver: false, next: null, batch: null };
  setTimer(timers, timer.id, timer);
  enqueue(timer);
  sleep(timer);
  return timer.id;
}

function clearTimeout(id) {
  const timer = getTimer(timers, id);
  if (!timer) return;
  dropTimer(timers, id);
  timer.isOver = true;
  fireDue(timer);
}

function queueMicrotask(work) {
  if (typeof work !== 'function') throw misuse(`queueMicrotask() takes a function, not ${show(work)}`);
  (async () => {
    await undefined;
    work();
  })();
}

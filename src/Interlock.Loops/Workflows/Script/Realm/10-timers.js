// setTimeout: the engine tells the time.
const timers = new Map();
const [setTimer, hasTimer, dropTimer] = [uncurry(timers.set), uncurry(timers.has), uncurry(timers.delete)];
let lastTimer = 0;

async function fire(timer, work, milliseconds, values) {
  await effect('sleep', { milliseconds }, 'setTimeout()');
  if (!hasTimer(timers, timer)) return;
  dropTimer(timers, timer);
  work(...values);
}

function setTimeout(work, delay, ...values) {
  if (typeof work !== 'function') throw misuse(`setTimeout() takes a function, not ${show(work)}`);
  const milliseconds = typeof delay === 'number' && delay > 0 ? delay : 0;
  const timer = ++lastTimer;
  setTimer(timers, timer, true);
  fire(timer, work, milliseconds, values); // a throw in it is a rejection that nobody sees, and is reported as such
  return timer;
}

function clearTimeout(timer) {
  dropTimer(timers, timer);
}

function queueMicrotask(work) {
  if (typeof work !== 'function') throw misuse(`queueMicrotask() takes a function, not ${show(work)}`);
  (async () => {
    await undefined;
    work();
  })();
}

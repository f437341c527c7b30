// What a script sees, and what the host may call.
const args = parseJson(settings.args);
let money = settings.budget;
const budget = freeze({
  get total() {
    return money.total ?? null;
  },
  spent: () => money.spent,
  remaining: () => (money.total === null || money.total === undefined ? Infinity : money.total > money.spent ? money.total - money.spent : 0),
});

function slotOf(name) {
  const slots = [args?.prompts?.[name], args?.promptSlots?.[name]];
  for (const slot of slots) {
    if (typeof slot === 'string') return { template: slot, context: {} };
    if (isObject(slot) && typeof slot.template === 'string') return { template: slot.template, context: slot.context ?? {} };
  }
  return null;
}

function promptSlot(name, context, suggested) {
  if (typeof name !== 'string' || name === '') throw misuse(`promptSlot() takes a name, not ${show(name)}`);
  let slot = slotOf(name);
  const mayGuess = settings.dryRun || args?.allowSuggestedPrompts === true || args?.useSuggestedPrompts === true;
  const isSuggested = slot === null;
  if (isSuggested && mayGuess && typeof suggested === 'string' && suggested !== '') slot = { template: suggested, context: {} };
  if (slot === null)
    throw new WorkflowError('script_error', `missing prompt slot '${name}'; pass input.prompts.${name}, or input.allowSuggestedPrompts`);
  note('prompt', { name, suggested: isSuggested });
  const pretty = (value) => writeJson(plain(value, 'promptSlot()') ?? null, null, 2);
  const filled = replaceIn(slot.template, /\{\{context\}\}/g, () => pretty({ ...(isObject(context) ? context : {}), ...slot.context }));
  return replaceIn(filled, /\{\{input\}\}/g, () => pretty(args));
}

const interlock = freeze({
  run: settings.run,
  runFolder: settings.runFolder,
  resumedFrom: settings.resumedFrom,
  dryRun: settings.dryRun,
  script: settings.path,
  now: checked(() => effect('now', {}, 'interlock.now()')),
  random: checked(() => effect('random', {}, 'interlock.random()')),
});
const odw = freeze({
  backend: settings.dryRun ? 'mock' : 'interlock',
  runId: settings.run,
  runDir: settings.runFolder,
  statePath: null,
  resumeFrom: settings.resumedFrom,
});
const performance = freeze({ now: refuse('performance.now()', CLOCK) });
const crypto = freeze({
  randomUUID: refuse('crypto.randomUUID()', CHANCE),
  getRandomValues: refuse('crypto.getRandomValues()', CHANCE),
});

const surface = {
  ...{ agent, parallel, pipeline, fanout, workflow, step, phase, log, console, budget, args, input: args, promptSlot },
  ...{ checkpoint, check, gate, ship, fix, reviewWorktreeDiffs, applyWorktreeDiff, applyWorktreeDiffs },
  ...{ captureMainWorktreeSnapshot, assertMainWorktreeUnchanged, restoreMainWorktreeSnapshot },
  ...{ setTimeout, clearTimeout, queueMicrotask, interlock, odw, pandacode, performance, crypto, Date: GuardedDate },
};
for (const name of keysOf(surface)) defineProperty(globalThis, name, { value: surface[name], writable: true, configurable: true });

async function start(main) {
  let ok = true;
  let text;
  try {
    text = dataText(await within(top, () => main(args)), 'the result');
  } catch (error) {
    ok = false;
    text = writeJson(describe(error));
  }
  post('end', 0, top, ok ? 'ok' : 'failed', text);
}

const control = freeze({
  start,
  deliver,
  describe: (value) => writeJson(describe(value)),
  budget: (text) => {
    money = parseJson(text);
  },
});

// Everything else that the engine does for a script.
const effect = (name, values, what) => call('effect', `{"effect":"${name}","arguments":${dataText(values, what)}}`);

function named(what, name) {
  if (typeof name !== 'string' || name === '') throw misuse(`${what} takes a name, not ${show(name)}`);
  return name;
}

function candidates(what, list) {
  if (!isArray(list)) throw misuse(`${what} takes an array of results of agents, not ${show(list)}`);
  return list;
}

const checkpoint = checked((name, value) =>
  effect('set_checkpoint', { name: named('checkpoint()', name), value: value ?? null }, 'checkpoint()'),
);
defineProperty(checkpoint, 'get', {
  value: checked((name) => effect('get_checkpoint', { name: named('checkpoint.get()', name) }, 'checkpoint.get()')),
});

const check = checked((name, command) => {
  if (command !== undefined && command !== null && typeof command !== 'string')
    throw misuse(`the command of check() must be a string, not ${show(command)}`);
  return effect('check', { name: named('check()', name), command: command ?? undefined }, 'check()');
});

const withOptions = (name, title) =>
  checked((options) => effect(name, { options: optionsOf(`${title}()`, options) }, `${title}()`));
const gate = withOptions('gate', 'gate');
const ship = withOptions('ship', 'ship');
const fix = withOptions('fix', 'fix');
const captureMainWorktreeSnapshot = withOptions('capture_snapshot', 'captureMainWorktreeSnapshot');

const reviewWorktreeDiffs = checked((list, options) =>
  effect('review_diffs', { candidates: candidates('reviewWorktreeDiffs()', list), options: optionsOf('reviewWorktreeDiffs()', options) }, 'reviewWorktreeDiffs()'),
);
const applyWorktreeDiffs = checked((list, options) =>
  effect('apply_diffs', { candidates: candidates('applyWorktreeDiffs()', list), options: optionsOf('applyWorktreeDiffs()', options) }, 'applyWorktreeDiffs()'),
);
const applyWorktreeDiff = checked((candidate, options) =>
  effect('apply_diff', { candidate: candidate ?? null, options: optionsOf('applyWorktreeDiff()', options) }, 'applyWorktreeDiff()'),
);
const assertMainWorktreeUnchanged = checked((snapshot, options) =>
  effect('assert_snapshot', { snapshot: snapshot ?? null, options: optionsOf('assertMainWorktreeUnchanged()', options) }, 'assertMainWorktreeUnchanged()'),
);
const restoreMainWorktreeSnapshot = checked((snapshot, found, options) =>
  effect('restore_snapshot', { snapshot: snapshot ?? null, check: found ?? null, options: optionsOf('restoreMainWorktreeSnapshot()', options) }, 'restoreMainWorktreeSnapshot()'),
);

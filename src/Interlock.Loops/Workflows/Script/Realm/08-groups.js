// parallel(), fanout() and pipeline(): many branches, each with a scope of its own.
const GROUP_OPTIONS = ['label', 'id', 'phase', 'max', 'concurrency'];
let groups = 0;

function groupOptions(name, options) {
  const given = optionsOf(`${name}()`, options);
  for (const key of keysOf(given)) {
    const value = given[key];
    if (!includesText(`,${join(GROUP_OPTIONS, ',')},`, `,${key},`))
      throw misuse(`${name}() has no option '${key}'; known: ${join(GROUP_OPTIONS, ', ')}`);
    const wanted = key === 'max' || key === 'concurrency' ? 'number' : 'string';
    if (value !== undefined && value !== null && typeof value !== wanted)
      throw misuse(`option '${key}' of ${name}() must be a ${wanted}, not ${show(value)}`);
  }
  const width = given.max ?? given.concurrency ?? Infinity;
  if (!(width >= 1)) throw misuse(`${name}() needs room for one at least, not ${width}`);
  return { label: given.label ?? null, id: given.id, phase: given.phase, width };
}

function passes(result) {
  try {
    return result !== null && result?.ok !== false;
  } catch {
    return false;
  }
}

async function branch(frame, work) {
  try {
    return await within(frame, async () => work());
  } catch (error) {
    if (isFatalError(fatal, error)) throw error;
    note('item_failed', describe(error), frame);
    return null;
  }
}

async function group(kind, count, stages, { label, id, phase, width }, work) {
  const number = ++groups;
  const outer = current();
  const inner = phase === undefined || phase === null ? outer : { ...outer, phase };
  note('group_started', { number, kind, label: label ?? id ?? null, count, stages }, inner);
  const results = [];
  for (let index = 0; index < count; index++) results[index] = null;
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      const frame = below(inner, `${kind}${id ? `:${id}` : ''}/${index}`, { group: number, item: index });
      results[index] = await branch(frame, () => work(index, frame));
    }
  };
  const lanes = [];
  for (let index = 0; index < count && index < width; index++) lanes[index] = lane();
  await all(lanes);
  let ok = true;
  for (let index = 0; index < count; index++) ok = ok && passes(results[index]);
  note('group_ended', { number, ok }, inner);
  return results;
}

function taskOf(task, index) {
  if (typeof task === 'function') return () => task(index);
  if (task instanceof NativePromise)
    throw misuse(`item ${index} of parallel() is a promise that already runs: write '() => agent(…)'`);
  if (!isObject(task)) throw misuse(`item ${index} of parallel() must be a function or {prompt, …}, not ${show(task)}`);
  const { prompt, input, ...options } = task;
  return () => agent(prompt ?? input, options);
}

const parallel = checked((tasks, options) => {
  if (!isArray(tasks)) throw misuse(`parallel() takes an array of functions, not ${show(tasks)}`);
  const works = [];
  for (let index = 0; index < tasks.length; index++) works[index] = taskOf(tasks[index], index);
  return group('parallel', works.length, 0, groupOptions('parallel', options), (index) => works[index]());
});

const fanout = checked((items, mapper, options) => {
  if (!isArray(items)) throw misuse(`fanout() takes an array, not ${show(items)}`);
  if (typeof mapper !== 'function') throw misuse(`fanout() takes a function, not ${show(mapper)}`);
  const given = [...items];
  const chosen = groupOptions('fanout', options);
  chosen.label ??= 'fanout';
  return group('fanout', given.length, 0, chosen, (index) => mapper(given[index], index));
});

const pipeline = checked((items, ...stages) => {
  if (!isArray(items)) throw misuse(`pipeline() takes an array, not ${show(items)}`);
  const last = stages.length > 0 && isObject(stages[stages.length - 1]) ? stages.pop() : undefined;
  for (const stage of stages) if (typeof stage !== 'function') throw misuse(`a stage of pipeline() must be a function, not ${show(stage)}`);
  const given = [...items];
  return group('pipeline', given.length, stages.length, groupOptions('pipeline', last), async (index, frame) => {
    let value = given[index];
    for (let number = 0; number < stages.length; number++) {
      const previous = value;
      value = await within(below(frame, `${number}`), async () => stages[number](previous, given[index], index));
    }
    return value;
  });
});

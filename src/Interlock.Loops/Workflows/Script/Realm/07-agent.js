// agent(), workflow(), step() and the aliases of old scripts.
const isObject = (value) => value !== null && typeof value === 'object' && !isArray(value);
const show = (value) => (value === null ? 'null' : isArray(value) ? 'an array' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`);

function optionsOf(name, options) {
  if (options === undefined || options === null) return {};
  if (!isObject(options)) throw misuse(`the options of ${name} must be an object, not ${show(options)}`);
  return options;
}

// `retry.retryWhen` is a function in old scripts; it never had an effect.
function withoutRetryWhen(options) {
  const { retry } = options;
  if (!isObject(retry) || typeof retry.retryWhen !== 'function') return options;
  return { ...options, retry: { ...retry, retryWhen: 'function' } };
}

const agent = checked((prompt, options) => {
  if (typeof prompt !== 'string') throw misuse(`the prompt of agent() must be a string, not ${show(prompt)}`);
  return call('agent', dataText({ prompt, options: withoutRetryWhen(optionsOf('agent()', options)) }, 'agent()'));
});

const workflow = checked((reference, args) => {
  if (typeof reference !== 'string' || reference === '') throw misuse(`workflow() takes a name or path, not ${show(reference)}`);
  if (settings.depth >= settings.maxDepth) throw misuse(`workflows nest at most ${settings.maxDepth} deep`);
  return call('workflow', dataText({ reference, args: args ?? null, depth: settings.depth + 1 }, 'workflow()'));
});

let steps = 0;
async function runStep(name, work) {
  const number = ++steps;
  const start = await call('step_begin', writeJson({ number, name }));
  if (start.replayed) return start.value;
  const frame = below(current(), `step:${name}`);
  try {
    const text = dataText(await within(frame, async () => work()), `the result of step '${name}'`);
    await call('step_end', `{"number":${number},"name":${writeJson(name)},"value":${text}}`);
    return parseJson(text);
  } catch (error) {
    await call('step_end', writeJson({ number, name, error: describe(error) }));
    throw error;
  }
}

const step = checked((name, work) => {
  if (typeof name !== 'string' || name === '') throw misuse(`step() takes a name, not ${show(name)}`);
  if (typeof work !== 'function') throw misuse(`step() takes a function, not ${show(work)}`);
  return runStep(name, work);
});

const withRuntime = (runtime) => (prompt, options) => agent(prompt, { ...optionsOf('agent()', options), runtime });
const pandacode = freeze({
  exec: checked((runtime, prompt, options) => {
    if (typeof runtime !== 'string') throw misuse(`pandacode.exec() takes a runtime first, not ${show(runtime)}`);
    return withRuntime(runtime)(prompt, options);
  }),
  codex: checked(withRuntime('codex')),
  claude: checked(withRuntime('claude')),
  bamboo: checked(withRuntime('bamboo')),
});

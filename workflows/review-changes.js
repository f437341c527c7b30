export const meta = {
  name: 'review-changes',
  description: 'Looks at changes from several sides, and believes only what survives an attempt to refute it',
  whenToUse: "args: { target: 'what to review' (default: the last commit), dimensions: { name: 'what to look for' } }",
  phases: [{ title: 'find' }, { title: 'verify' }],
};

const target = args?.target ?? 'the last commit (git show HEAD)';
const dimensions = Object.entries(
  args?.dimensions ?? {
    correctness: 'wrong results, broken callers, unhandled errors and odd input',
    security: 'input that is trusted, secrets, paths, commands and permissions',
    tests: 'behaviour that no test would notice when it breaks, and tests that cannot fail',
    simplicity: 'code that could be left out, is there twice, or says less than it seems',
  },
);

const finding = {
  type: 'object',
  required: ['file', 'line', 'problem', 'severity'],
  properties: { file: { type: 'string' }, line: { type: 'integer' }, problem: { type: 'string' }, severity: { enum: ['high', 'medium', 'low'] } },
};
const found = { type: 'object', required: ['findings'], properties: { findings: { type: 'array', items: finding } } };
const verdict = { type: 'object', required: ['real', 'why'], properties: { real: { type: 'boolean' }, why: { type: 'string' } } };

const judged = await pipeline(
  dimensions,
  (_, [name, look]) =>
    agent(`Review ${target}. Look only for this: ${look}. Name each problem with its file and line; no praise, no guesses.`, {
      label: `find:${name}`,
      phase: 'find',
      schema: found,
    }),
  (answer, [name]) =>
    parallel(
      (answer.findings ?? []).map((one) => async () => {
        const check = await agent(
          `Somebody says of ${target}: "${one.problem}" (${one.file}:${one.line}). Try to refute it: read the code, run it where you can. It is real only if you fail.`,
          { label: `verify:${one.file}:${one.line}`, phase: 'verify', schema: verdict },
        );
        return { dimension: name, ...one, real: check.real === true, why: check.why ?? check.error?.message };
      }),
    ),
);

const all = judged.flat().filter(Boolean);
const failed = judged.filter((one) => one === null).length;
return { findings: all.filter((one) => one.real), refuted: all.filter((one) => !one.real).length, dimensionsThatFailed: failed };

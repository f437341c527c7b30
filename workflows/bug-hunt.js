export const meta = {
  name: 'bug-hunt',
  description: 'Hunts for bugs in rounds until the budget is used up or two rounds bring nothing new; each bug is proved or dropped',
  whenToUse: "args: { where: 'src', areas: ['…'], rounds: 5, budget: { total: 500000 } }",
  phases: [{ title: 'hunt' }, { title: 'prove' }],
};

const { where = 'this repository', areas = ['errors and edge cases', 'state and order of events', 'data and formats'], rounds = 5 } = args ?? {};
const RESERVE = 0.15; // of the budget: what is found must still be proved

const bug = { type: 'object', required: ['file', 'what'], properties: { file: { type: 'string' }, line: { type: 'integer' }, what: { type: 'string' } } };
const bugs = { type: 'object', required: ['bugs'], properties: { bugs: { type: 'array', items: bug } } };
const proof = { type: 'object', required: ['real', 'proof'], properties: { real: { type: 'boolean' }, proof: { type: 'string' } } };

const seen = new Map();
const key = (one) => `${one.file}: ${one.what}`;
const goesOn = () => budget.total === null || budget.remaining() > budget.total * RESERVE;

for (let round = 1, dry = 0; round <= rounds && dry < 2 && goesOn(); round++) {
  const known = [...seen.keys()].join('\n') || 'none';
  const hunted = await parallel(
    areas.map((area) => () =>
      agent(`Hunt for bugs in ${where}: ${area}. Round ${round}; known already:\n${known}\nName only new ones that a user would meet.`, {
        label: `hunt:${area}`,
        phase: 'hunt',
        schema: bugs,
      }),
    ),
  );
  const fresh = new Map(hunted.flatMap((one) => one?.bugs ?? []).map((one) => [key(one), one]));
  for (const name of seen.keys()) fresh.delete(name);
  dry = fresh.size === 0 ? dry + 1 : 0;
  const proved = await parallel(
    [...fresh].map(([name]) => () =>
      agent(`Is this a real bug? "${name}". Prove it with a failing test or a run that shows it; without a proof it is not real.`, {
        label: `prove:${name}`,
        phase: 'prove',
        schema: proof,
      }),
    ),
  );
  [...fresh].forEach(([name, one], index) => seen.set(name, { ...one, real: proved[index]?.real === true, proof: proved[index]?.proof ?? null }));
  await checkpoint('bugs', [...seen.values()]);
}
return { bugs: [...seen.values()].filter((one) => one.real), dropped: [...seen.values()].filter((one) => !one.real).length, spent: budget.spent() };

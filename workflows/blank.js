export const meta = {
  name: 'blank',
  description: 'Asks an agent about each item, then sums up',
  whenToUse: "args: { items: ['…'] }",
  phases: [{ title: 'each' }, { title: 'sum' }],
};

const items = args?.items ?? ['README.md'];
const notes = await parallel(items.map((item) => () => agent(`Read ${item} and say in one sentence what it is for.`, { label: item, phase: 'each' })));
return agent(`Sum up in three sentences:\n${notes.join('\n')}`, { phase: 'sum' });

export const meta = {
  name: 'research',
  description: 'A question is split, looked into from all sides at once, and answered with its sources',
  whenToUse: "args: the question as a text, or { question, parts: 4 }",
  phases: [{ title: 'split' }, { title: 'look' }, { title: 'answer' }],
};

const question = typeof args === 'string' ? args : args?.question;
if (!question) throw new Error("there is no question: --input 'How does X work?'");

const list = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: args?.parts ?? 4 };
const split = await agent(`Split this question into independent parts that can be looked into side by side: ${question}`, {
  phase: 'split',
  schema: { type: 'object', required: ['parts'], properties: { parts: list } },
});
const parts = split.parts ?? [question];

const note = {
  type: 'object',
  required: ['answer', 'sources', 'open'],
  properties: { answer: { type: 'string' }, sources: { type: 'array', items: { type: 'string' } }, open: { type: 'array', items: { type: 'string' } } },
};
const notes = await parallel(
  parts.map((part) => () =>
    agent(`Look into this: ${part}\nIt is part of the question: ${question}\nName a source (file and line, command, address) for each claim, and what stays open.`, {
      label: part,
      phase: 'look',
      schema: note,
    }),
  ),
);

const known = parts.map((part, index) => ({ part, ...notes[index] })).filter((one) => one.answer);
const answer = await agent(`Answer: ${question}\nUse these notes only, say where they disagree, and keep their sources:\n${JSON.stringify(known, null, 2)}`, {
  label: 'answer',
  phase: 'answer',
});
return { answer, notes: known, failed: parts.length - known.length };

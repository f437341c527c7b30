export const meta = {
  name: 'ship',
  description: 'A request becomes a planned, reviewed, tested and landed change',
  whenToUse: "args: the request as a text, or what ship() takes: { request | tasks, checks, land, reviewers, … }",
  phases: [{ title: 'ship', detail: 'plan, work side by side, review, repair, land on evidence' }],
};

phase('ship');
const shipped = await ship(typeof args === 'string' ? { request: args } : args);
log(shipped.ok ? `landed ${shipped.landed?.files.length ?? 0} files` : `not landed: ${shipped.error?.message ?? shipped.outcome}`);
return shipped;

const made = await agent('change', { isolation: 'worktree' });
const gate = await reviewWorktreeDiffs([made], { label: 'batch', reviewerCount: 2, criteria: ['works'] });
const landed = await applyWorktreeDiffs([made], { label: 'approved' });
const one = await applyWorktreeDiff(made);
return { text: made.text, files: made.worktree.files, gate: Object.keys(gate), landed: landed.options, one: Object.keys(one) };
//? value {"text":"did: change","files":["a.txt"],"gate":["candidates","options"],"landed":{"label":"approved"},"one":["candidate","options"]}

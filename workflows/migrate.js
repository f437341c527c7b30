export const meta = {
  name: 'migrate',
  description: 'One recipe for many files: each is changed by an agent of its own and applied only when the checks prove it',
  whenToUse: "args: { recipe: 'what to do', files: ['a.ts', …] } or { recipe, find: 'which files' }; give a check: --check test='npm test'",
  phases: [{ title: 'find' }, { title: 'migrate' }, { title: 'apply' }],
};

const { recipe, find } = args ?? {};
if (!recipe) throw new Error('there is no recipe: --input \'{"recipe": "…", "files": ["…"]}\'');

const paths = { type: 'object', required: ['files'], properties: { files: { type: 'array', items: { type: 'string' } } } };
const files =
  args.files ?? (await agent(`List the files (paths from the top of the repository) that this is about: ${find ?? recipe}`, { phase: 'find', schema: paths })).files;
if (!Array.isArray(files)) throw new Error('no files were found');

const done = await pipeline(
  files,
  (_, file) => agent(`${recipe}\n\nDo this in ${file} and change no other file.`, { label: file, phase: 'migrate', isolation: 'worktree' }),
  async (made, file) => {
    if (!made.worktree) return { file, ok: false, why: made.error?.message ?? 'the agent failed' };
    const stray = made.worktree.files.filter((path) => path !== file);
    if (stray.length > 0) return { file, ok: false, why: `it changed other files too: ${stray.join(', ')}` };
    if (!made.worktree.changed) return { file, ok: true, changed: false };
    const applied = await applyWorktreeDiff(made, { label: file }); // with checks, only a tree that they prove
    return { file, ok: applied.ok, changed: applied.applied, why: applied.error?.message };
  },
);

const failed = done.filter((one) => !one?.ok);
return { ok: failed.length === 0, changed: done.filter((one) => one?.changed).length, failed, files: files.length };

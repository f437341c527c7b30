const snapshot = await captureMainWorktreeSnapshot({ label: 'before' });
const check = await assertMainWorktreeUnchanged(snapshot);
const back = await restoreMainWorktreeSnapshot(snapshot, check, { label: 'back' });
return [snapshot.options.label, Object.keys(check), Object.keys(back)];
//? value ["before",["snapshot","options"],["snapshot","check","options"]]

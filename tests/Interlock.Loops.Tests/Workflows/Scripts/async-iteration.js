async function* findings() { for (const n of [1, 2]) yield agent(`find ${n}`); }
const all = [];
for await (const finding of findings()) all.push(finding);
return all;
//? value ["did: find 1","did: find 2"]

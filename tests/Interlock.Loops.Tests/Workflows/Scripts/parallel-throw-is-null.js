const all = await parallel([() => agent('a'), () => { throw new Error('sync'); }, async () => { throw 'async'; }]);
return all.filter(Boolean).length === 1 && all[1] === null && all[2] === null;
//? value true

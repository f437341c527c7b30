return parallel([() => agent('a'), { prompt: 'b', label: 'object' }, { input: 'c' }, async (i) => i, () => 'plain']);
//? value ["did: a","did: b","did: c",3,"plain"]

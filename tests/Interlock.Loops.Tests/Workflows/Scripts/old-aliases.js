const all = [await pandacode.codex('a'), await pandacode.claude('b', { model: 'inherit' }), await pandacode.exec('bamboo', 'c')];
return [all.length, odw.runId, odw.backend, interlock.run, input === args, interlock.dryRun];
//? value [3,"run-1","interlock","run-1",true,false]

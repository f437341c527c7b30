await agent('x', { schema: { check() {} } });
//? error wf.js:1:7 agent().options.schema.check is a function, which is no data

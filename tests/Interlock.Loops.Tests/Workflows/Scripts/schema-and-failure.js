const object = await agent('q', { schema: { type: 'object', properties: { answer: { type: 'string' } } } });
const failed = await agent('fail please');
return { answer: object.answer, ok: failed.ok, category: failed.error.category };
//? value {"answer":"q","ok":false,"category":"agent_failed"}

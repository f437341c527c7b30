const order = [];
await pipeline(['slow', 'fast'],
  async (name) => { if (name === 'slow') { await agent('1'); await agent('2'); await agent('3'); } order.push(`${name} 1`); },
  async (_, name) => { order.push(`${name} 2`); });
return order;
//? value ["fast 1","fast 2","slow 1","slow 2"]

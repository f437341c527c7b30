return pipeline(['a', 'b'],
  async (item) => agent(item),
  (previous, item, index) => `${previous}|${item}|${index}`,
);
//? value ["did: a|a|0","did: b|b|1"]

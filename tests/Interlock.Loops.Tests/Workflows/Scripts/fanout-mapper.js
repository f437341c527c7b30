return fanout(['x', 'y'], (item, index) => agent(`${item}${index}`), { label: 'spread', max: 1 });
//? value ["did: x0","did: y1"]

return parallel([0, 1].map((i) => () => parallel([0, 1].map((j) => () => agent(`${i}${j}`)))));
//? value [["did: 00","did: 01"],["did: 10","did: 11"]]

return [budget.total, budget.spent(), budget.remaining() === Infinity];
//? value [null,0,true]

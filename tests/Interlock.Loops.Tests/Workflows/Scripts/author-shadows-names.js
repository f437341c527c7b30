const log = [], phase = 'x', args = 5, input = 6, $0 = 1, main = 2;
const workflow = (x) => x;
log.push(phase, args, input, workflow($0), main);
return log;
//? value ["x",5,6,1,2]

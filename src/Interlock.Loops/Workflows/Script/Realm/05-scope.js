// Where in the program's structure something happens: Node's AsyncLocalStorage carries the frame through every await.
const top = { path: settings.scope, phase: null, group: 0, item: 0 };
const tooDeep = () => new RangeError('the script is nested too deeply');

// Near the end of the stack the other side's functions throw errors of their own realm: those stay here.
function frameNow() {
  try {
    return hostFrame();
  } catch {
    throw tooDeep();
  }
}

function enter(frame) {
  try {
    hostEnter(frame);
  } catch {
    throw tooDeep();
  }
}

const current = () => frameNow() ?? top;

function within(frame, work) {
  const before = frameNow();
  enter(frame);
  try {
    return work();
  } finally {
    enter(before);
  }
}

const below = (frame, segment, changes) => ({ ...frame, ...changes, path: frame.path ? `${frame.path}/${segment}` : segment });

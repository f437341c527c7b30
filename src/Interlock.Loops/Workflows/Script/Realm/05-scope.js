// Where in the program's structure something happens: Node's AsyncLocalStorage carries the frame through every await.
const top = { path: settings.scope, phase: null, group: 0, item: 0 };
const current = () => hostFrame() ?? top;

function within(frame, work) {
  const before = hostFrame();
  hostEnter(frame);
  try {
    return work();
  } finally {
    hostEnter(before);
  }
}

const below = (frame, segment, changes) => ({ ...frame, ...changes, path: frame.path ? `${frame.path}/${segment}` : segment });

// One JSON object a line on stdin and stdout.
'use strict';
const { fs, process, setImmediate } = node;
const waiting = [];
let scheduled = false;

function writeAll(text) {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(1, bytes, at, bytes.length - at);
    } catch (error) {
      if (error.code === 'EPIPE') process.exit(0);
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function flush() {
  for (let at = 0; at < waiting.length; at += 1000) writeAll(waiting.slice(at, at + 1000).join('\n') + '\n');
  waiting.length = 0;
}

// Everything that one turn of the event loop wrote goes out together.
function send(message) {
  waiting.push(JSON.stringify(message));
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    flush();
  });
}

// A script that makes many calls before it first pauses is at work, not in an endless loop: this little is written at
// once, also in the middle of its turn. A full pipe says the same.
const BEAT = Buffer.from('{"method":"beat"}\n', 'utf8');

function beat() {
  try {
    fs.writeSync(1, BEAT, 0, BEAT.length);
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
  }
}

function listen(take) {
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop();
    for (const line of lines) take(JSON.parse(line));
  });
  process.stdin.on('end', () => process.exit(0));
}

module.exports = { send, listen, flush, beat };

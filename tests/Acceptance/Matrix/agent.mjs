// A command: agent that asks a model: the conversation is a file, and the tools are a shell and a question.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const { INTERLOCK_MEMORY, INTERLOCK_QUESTION, INTERLOCK_USAGE, INTERLOCK_SCHEMA, MATRIX_MODEL } = process.env;
const memory = `${INTERLOCK_MEMORY}/messages.json`;
const messages = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : [];
const usage = { inputTokens: 0, outputTokens: 0, model: 'm1' };
const tools = ['bash', 'ask_user'].map((name) => ({ type: 'function', function: { name, parameters: { type: 'object' } } }));

function say(...more) {
  messages.push(...more);
  writeFileSync(memory, JSON.stringify(messages));
}

async function answer() {
  const body = { model: 'm1', messages, tools };
  if (INTERLOCK_SCHEMA) body.response_format = { type: 'json_schema', json_schema: { name: 'out', schema: {} } };
  const reply = await fetch(`${MATRIX_MODEL}/chat/completions`, { method: 'POST', body: JSON.stringify(body) });
  if (!reply.ok) {
    console.error(`the model says ${reply.status}\nretry-after: ${reply.headers.get('retry-after') ?? 1}`);
    process.exit(reply.status === 429 ? 75 : 1);
  }
  const { choices, usage: used } = await reply.json();
  usage.inputTokens += used.prompt_tokens;
  usage.outputTokens += used.completion_tokens;
  writeFileSync(INTERLOCK_USAGE, JSON.stringify(usage));
  return choices[0].message;
}

const prompt = readFileSync(0, 'utf8');
const open = messages.at(-1)?.tool_calls?.[0];
const result = (call, content) => ({ role: 'tool', tool_call_id: call.id, content });
if (open?.function.name === 'ask_user') say(result(open, prompt));
else say(...(open ? [result(open, 'interrupted')] : []), { role: 'user', content: prompt });

for (;;) {
  const message = await answer();
  say(message);
  const call = message.tool_calls?.[0];
  if (!call) {
    process.stdout.write(message.content);
    process.exit(0);
  }
  const given = JSON.parse(call.function.arguments);
  if (call.function.name === 'ask_user') {
    writeFileSync(INTERLOCK_QUESTION, JSON.stringify(given));
    process.exit(3);
  }
  say(result(call, spawnSync('/bin/sh', ['-c', given.command], { encoding: 'utf8' }).stdout));
}

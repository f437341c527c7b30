// An agent that speaks ACP and does what its prompt says: a JSON list of steps, each an object with one member. What
// the client answers to {"ask": [method, parameters]} is collected and is its last message. What it can do is its first argument.
import { createInterface } from "node:readline";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";

const options = JSON.parse(process.argv[2] ?? "{}");
const waiting = new Map();
let lastId = 0;
let loggedIn = false;
let cancelled = () => {};
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n");
const ask = (method, params) =>
  new Promise((resolve) => {
    const id = `a${++lastId}`;
    waiting.set(id, resolve);
    send({ id, method, params });
  });
const never = new Promise(() => {});

const handlers = {
  initialize: async () =>
    options.mute
      ? never
      : {
          protocolVersion: options.version ?? 1,
          agentCapabilities: options.can ?? {},
          authMethods: options.authMethods ?? [],
        },
  authenticate: async ({ methodId }) => ((loggedIn = methodId === options.login), {}),
  "session/new": async () => open("ses-1"),
  "session/load": async ({ sessionId }) => {
    say(sessionId, "what was said before");
    return open(sessionId);
  },
  "session/resume": async ({ sessionId }) => open(sessionId),
  "session/set_config_option": async ({ configId, value }) => (chosen.push([configId, value]), options.session),
  "session/set_model": async ({ modelId }) => (chosen.push(["model", modelId]), {}),
  "session/prompt": async ({ sessionId, prompt }) => play(sessionId, prompt),
};
const chosen = [];

function open(sessionId) {
  if (options.login && !loggedIn) throw { code: -32000, message: "Authentication required" };
  return { sessionId, ...(options.session ?? {}) };
}

function update(sessionId, body) {
  send({ method: "session/update", params: { sessionId, update: body } });
}

function say(sessionId, text) {
  update(sessionId, { sessionUpdate: "agent_message_chunk", content: { type: "text", text } });
}

async function play(sessionId, prompt) {
  const answers = [];
  const stop = new Promise((resolve) => (cancelled = () => resolve({ stopReason: "cancelled" })));
  for (const step of JSON.parse(prompt[0].text)) {
    const [[what, value]] = Object.entries(step);
    if (what === "say") say(sessionId, value);
    else if (what === "update") update(sessionId, value);
    else if (what === "ask") answers.push(await Promise.race([ask(value[0], { sessionId, ...value[1] }), stop]));
    else if (what === "terminal") answers.push(...(await terminal(value)));
    else if (what === "raw") process.stdout.write(value + "\n");
    else if (what === "huge") process.stdout.write("x".repeat(value) + "\n");
    else if (what === "daemon") spawn("tail", ["-f", "/dev/null"], { detached: true, stdio: "ignore" }).unref();
    else if (what === "write") writeFileSync(value[0], value[1]);
    else if (what === "run") await new Promise((resolve) => spawn("sh", ["-c", value]).on("exit", resolve));
    else if (what === "die") process.exit(value);
    else if (what === "hang") return value === "deaf" ? never : stop;
    else if (what === "fail") throw value;
    else if (what === "stop") return { stopReason: value, ...(options.result ?? {}) };
    else if (what === "tell") say(sessionId, JSON.stringify({ chosen, prompt: prompt.length, env: process.env }));
  }
  if (answers.length > 0) {
    update(sessionId, { sessionUpdate: "tool_call", toolCallId: "last", title: "t", status: "completed" });
    say(sessionId, JSON.stringify(answers));
  }
  return { stopReason: "end_turn", ...(options.result ?? {}) };
}

async function terminal(command) {
  const created = await ask("terminal/create", command);
  if (created.error) return [created];
  const { terminalId } = created.result;
  const exit = await ask("terminal/wait_for_exit", { terminalId });
  const output = await ask("terminal/output", { terminalId });
  return [exit, output, await ask("terminal/release", { terminalId })];
}

createInterface({ input: process.stdin })
  .on("line", async (line) => {
    const { id, method, params, result, error } = JSON.parse(line);
    if (!method) return waiting.get(id)?.(error ? { error } : { result });
    if (method === "session/cancel") return cancelled();
    try {
      const handler = handlers[method] ?? (() => Promise.reject({ code: -32601, message: method }));
      send({ id, result: await handler(params) });
    } catch (error) {
      send({ id, error: error.code ? error : { code: -32603, message: `${error}` } });
    }
  })
  .on("close", () => options.stays || process.exit(0));
if (options.stays) setInterval(() => {}, 1000);

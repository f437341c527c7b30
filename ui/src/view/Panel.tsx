import type { RunNode } from "../data/types";
import { model, select, selected } from "../state";
import { clean, line, short } from "../text/clean";
import { count, duration, money } from "../text/format";
import { nameOf } from "../model/model";
import { Badge } from "./Badge";
import { Diff } from "./Diff";

/** Everything that is known of the node that is selected. */
export function Panel() {
  const node = model.nodes.get(selected.value ?? "");
  if (!node) return null;
  return (
    <aside class="panel" aria-label={`Node ${nameOf(node)}`} tabIndex={-1}>
      <div class="panel-head">
        <h2 dir="auto">{line(node.label, 120) || node.kind}</h2>
        <button onClick={() => select(null)} aria-label="Close">
          ✕
        </button>
      </div>
      <p>
        <Badge word={node.state} /> {node.kind}
        {node.phase ? ` in ${line(node.phase, 60)}` : ""}
      </p>
      {node.failure && (
        <div class="trouble" role="note">
          <b>{node.failure.class}</b>: {clean(node.failure.message)}
          {node.failure.remedy && <p class="muted">{clean(node.failure.remedy)}</p>}
        </div>
      )}
      <Facts node={node} />
      {node.evidence && <EvidenceFacts node={node} />}
      {(node.remarks ?? []).map((remark) => (
        <p class="muted">{clean(remark)}</p>
      ))}
      {node.retries && (
        <Part title={`Retries (${node.retries.length})`} shown>
          <ul>
            {node.retries.map((retry) => (
              <li>
                <span class="mono">{duration(retry.at)}</span> {retry.type}: {clean(retry.text)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <TextPart title={node.kind === "check" ? "Output" : "Final text"} text={node.text} shown />
      <TextPart title="Object" text={pretty(node.object)} shown />
      {node.diff && (
        <Part title={`Diff (${node.files?.length ?? "some"} files)`} shown>
          <Diff text={node.diff} />
        </Part>
      )}
      {!node.diff && node.files && node.files.length > 0 && <TextPart title="Files" text={node.files.join("\n")} shown />}
      <TextPart title="Prompt" text={node.prompt} />
      <Follows title="Followed" ids={node.deps} />
    </aside>
  );
}

function Facts({ node }: { node: RunNode }) {
  const { tokens } = node;
  const folder = node.session?.folder;
  const facts: [string, preact.ComponentChild][] = [
    ["agent", line(node.agent, 80)],
    ["model asked", line(node.modelAsked, 80)],
    ["model used", node.model ? line(node.model, 80) : node.agent ? "not told" : ""],
    ["task", line(node.task, 80)],
    ["waited", node.asked !== undefined && node.start !== undefined && node.start > node.asked ? duration(node.start - node.asked) : ""],
    ["took", node.end !== undefined && node.start !== undefined ? duration(node.end - node.start) : ""],
    ["turns", node.attempts && node.attempts > 1 ? String(node.attempts) : ""],
    ["tokens in", tokens ? `${count(tokens.input)}${tokens.cachedInput ? ` (${count(tokens.cachedInput)} cached)` : ""}` : ""],
    ["tokens out", tokens ? `${count(tokens.output)}${tokens.reasoning ? ` (${count(tokens.reasoning)} reasoning)` : ""}` : ""],
    ["cost", node.money === undefined ? "" : `${money(node.money)}${node.quality === "estimated" ? ", estimated" : ""}`],
    ["in the script", line(node.at, 120)],
    ["session", node.session?.id ? line(node.session.id, 80) : ""],
    ["records", folder ? <a href={fileUrl(`${model.report.run.paths.run}/${folder}`)}>{folder}</a> : ""],
  ];
  return (
    <dl class="facts-list">
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

function EvidenceFacts({ node }: { node: RunNode }) {
  const it = node.evidence!;
  return (
    <Part title="Evidence" shown>
      <p>
        <Badge word={it.verdict} /> <code>{clean(it.command ?? "")}</code> exit {it.exit ?? "?"}
        {it.timedOut ? ", timed out" : ""}
        {it.reused ? ", reused" : ""}
      </p>
      <p class="muted mono">
        {it.tests ? `${it.tests.passed} passed, ${it.tests.failed} failed, ${it.tests.skipped} skipped (${clean(it.tests.runner)}); ` : ""}
        evidence {short(it.evidence)} of tree {short(it.tree)}
      </p>
      {it.output && <a href={fileUrl(it.output)}>whole output</a>}
    </Part>
  );
}

function Part({ title, shown, children }: { title: string; shown?: boolean; children: preact.ComponentChildren }) {
  return (
    <details open={shown ?? false}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function TextPart({ title, text, shown }: { title: string; text: string | undefined; shown?: boolean }) {
  if (!text) return null;
  return (
    <Part title={title} shown={shown ?? false}>
      <pre dir="auto">{clean(text)}</pre>
    </Part>
  );
}

function Follows({ title, ids }: { title: string; ids: string[] }) {
  const nodes = ids.flatMap((id) => model.nodes.get(id) ?? []);
  if (nodes.length === 0) return null;
  return (
    <p>
      {title}:{" "}
      {nodes.slice(0, 20).map((node) => (
        <button class="plain link" onClick={() => select(node.id)}>
          {nameOf(node)}
        </button>
      ))}
    </p>
  );
}

function pretty(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // cut short, so no whole document
  }
}

// Only ever a file of this machine, whatever the path holds.
function fileUrl(path: string): string {
  return `file://${path.split("/").map(encodeURIComponent).join("/")}`;
}

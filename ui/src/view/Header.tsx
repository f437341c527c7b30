import { model } from "../state";
import { clean, line } from "../text/clean";
import { count, duration, money } from "../text/format";
import { Badge } from "./Badge";

export function Header() {
  const { run } = model.report;
  const usage = run.usage;
  const facts: [string, string][] = [
    ["verdict", run.verdict === "not_run" ? "" : run.verdict],
    ["exit", run.exit === null ? "" : String(run.exit)],
    ["took", duration(run.seconds === null ? null : run.seconds * 1000)],
    ["nodes", String(model.report.nodes.length + model.report.left.nodes)],
    ["agent turns", String(usage.agents)],
    ["tokens in", count(usage.inputTokens) || "unknown"],
    ["out", count(usage.outputTokens) || "unknown"],
    ["cost", usage.money === null ? "unknown" : `${usage.unpricedTurns > 0 ? "≥ " : ""}${money(usage.money)}`],
    ["resumed", run.resumes > 0 ? `${run.resumes} ×` : ""],
  ];
  return (
    <header>
      <h1>
        <Badge word={run.outcome ?? run.state} /> <span dir="auto">{line(run.request, 300) || "A run without a request"}</span>
      </h1>
      <p class="facts">
        <span class="mono">
          {run.loop ?? "run"} {run.run}
        </span>
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <span key={name}>
              {name} <b>{clean(value)}</b>
            </span>
          ))}
      </p>
    </header>
  );
}

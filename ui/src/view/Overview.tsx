import { model, select, tab } from "../state";
import { clean, line, short } from "../text/clean";
import { duration } from "../text/format";
import { Badge } from "./Badge";
import { Phases } from "./Phases";
import { Story } from "./Story";

/** How it ended and why, then the story. */
export function Overview() {
  const { run, nodes, left } = model.report;
  const failed = nodes.filter((node) => node.state === "failed");
  return (
    <div class="page">
      {run.failure && (
        <div class="trouble" role="note">
          <b>{run.failure.class}</b>: {clean(run.failure.message)}
          {run.failure.remedy && <p>{clean(run.failure.remedy)}</p>}
        </div>
      )}
      <Story />
      <Phases />
      {run.checks.length > 0 && (
        <section>
          <h2>Checks</h2>
          <ul class="plain">
            {run.checks.map((check) => (
              <li>
                <Badge word={check.verdict} /> <b>{line(check.name, 60)}</b> <code>{line(check.command, 200)}</code>{" "}
                {check.tests ? `${check.tests.passed} passed, ${check.tests.failed} failed` : "tests not counted"}
                <span class="muted mono">
                  {" "}
                  exit {check.exit ?? "?"}, tree {short(check.tree)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {failed.length > 0 && (
        <section>
          <h2>Failed nodes</h2>
          <ul class="plain">
            {failed.slice(0, 50).map((node) => (
              <li>
                <button class="plain link" onClick={() => select(node.id)}>
                  {line(node.label, 80) || node.kind}
                </button>{" "}
                {line(node.failure?.message, 200)}
              </li>
            ))}
          </ul>
          {failed.length > 50 && <button onClick={() => (tab.value = "table")}>all {failed.length} in the table</button>}
        </section>
      )}
      {run.result !== null && run.result !== undefined && (
        <section>
          <h2>Result</h2>
          <pre dir="auto">{clean(typeof run.result === "string" ? run.result : JSON.stringify(run.result, null, 2)).slice(0, 100_000)}</pre>
        </section>
      )}
      {run.notes.length > 0 && (
        <section>
          <h2>Notes</h2>
          <ul>
            {run.notes.map((note) => (
              <li>{clean(note)}</li>
            ))}
          </ul>
        </section>
      )}
      <p class="muted mono">
        {run.repository ? `${clean(run.repository)}; ` : ""}
        {run.base ? `base ${short(run.base)}; ` : ""}
        {run.started ? `started ${short(run.started, 19)}; ` : ""}
        {run.seconds === null ? "" : `took ${duration(run.seconds * 1000)}; `}
        Interlock {line(run.version, 20)} on {line(run.host, 60)}; records in {clean(run.paths.run)}
        {left.nodes > 0 ? `; ${left.nodes} nodes are not in this page` : ""}
      </p>
    </div>
  );
}

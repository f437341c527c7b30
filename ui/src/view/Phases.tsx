import { filter, model, tab } from "../state";
import { line } from "../text/clean";
import { count, duration, money } from "../text/format";

interface Sum {
  phase: string;
  nodes: number;
  done: number;
  failed: number;
  from: number;
  to: number;
  output: number | undefined;
  money: number | undefined;
}

/** A workflow by phases. */
export function Phases() {
  if (model.report.run.loop !== "workflow") return null;
  const sums = new Map<string, Sum>();
  for (const node of model.report.nodes) {
    const phase = node.phase ?? "";
    let sum = sums.get(phase);
    if (!sum) sums.set(phase, (sum = { phase, nodes: 0, done: 0, failed: 0, from: Infinity, to: 0, output: undefined, money: undefined }));
    sum.nodes++;
    if (node.state === "done") sum.done++;
    if (node.state === "failed") sum.failed++;
    sum.from = Math.min(sum.from, node.start ?? node.asked ?? Infinity);
    sum.to = Math.max(sum.to, node.end ?? 0);
    if (node.tokens?.output !== undefined) sum.output = (sum.output ?? 0) + node.tokens.output;
    if (node.money !== undefined) sum.money = (sum.money ?? 0) + node.money;
  }
  if (sums.size === 0) return null;
  return (
    <section>
      <h2>Phases</h2>
      <table>
        <thead>
          <tr>
            {["phase", "nodes", "done", "failed", "from start to end", "tokens out", "cost"].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...sums.values()].map((sum) => (
            <tr>
              <th scope="row">
                {sum.phase === "" ? (
                  "(no phase)"
                ) : (
                  <button class="plain link" onClick={() => show(sum.phase)}>
                    {line(sum.phase, 80)}
                  </button>
                )}
              </th>
              <td>{sum.nodes}</td>
              <td>{sum.done}</td>
              <td>{sum.failed}</td>
              <td>{sum.to > sum.from ? duration(sum.to - sum.from) : ""}</td>
              <td>{count(sum.output)}</td>
              <td>{money(sum.money)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function show(phase: string) {
  filter.value = phase.toLowerCase();
  tab.value = "table";
}

import { useMemo } from "preact/hooks";
import type { RunNode } from "../data/types";
import { found, model, onCriticalPath, select, selected } from "../state";
import { line } from "../text/clean";
import { duration } from "../text/format";
import { toneOf } from "./Badge";
import { Chart } from "./Chart";
import { Filter } from "./Filter";
import { useWindow } from "./useWindow";

const startOf = (node: RunNode) => node.start ?? node.asked ?? 0;

/** Who worked when: a bar a node, the wait for a slot before it, the critical path in the margin. */
export function Timeline() {
  const nodes = found.value;
  const rows = useMemo(() => [...nodes].sort((a, b) => startOf(a) - startOf(b) || Number(a.id.slice(1)) - Number(b.id.slice(1))), [nodes]);
  const at = rows.findIndex((node) => node.id === selected.value);
  const { frame, first, last, onScroll } = useWindow(rows.length, 26, at);
  const share = (ms: number) => `${((100 * ms) / model.length).toFixed(3)}%`;
  return (
    <section class="fill">
      <div class="bar">
        <Filter />
        <span class="muted">◆ critical path; light: waited for a slot</span>
      </div>
      <Chart />
      <div ref={frame} class="grid" role="grid" aria-label="Timeline" aria-rowcount={rows.length + 1} tabIndex={0} onScroll={onScroll}>
        <div role="row" class="row head gantt">
          <div role="columnheader">node</div>
          <div role="columnheader" class="axis">
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <span style={{ left: `${part * 100}%` }} class={part === 1 ? "end" : part === 0 ? "begin" : ""}>
                {duration(part * model.length)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" class="spacer" style={{ height: `${rows.length * 26}px` }}>
          {rows.slice(first, last).map((node, index) => (
            <Bar key={node.id} node={node} row={first + index} share={share} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Bar({ node, row, share }: { node: RunNode; row: number; share: (ms: number) => string }) {
  const start = startOf(node);
  const end = node.end ?? (node.state === "running" || node.state === "waiting" ? model.length : start);
  const asked = node.asked ?? start;
  const critical = onCriticalPath(node.id);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={node.id === selected.value}
      class="row gantt"
      style={{ top: `${row * 26}px` }}
      onClick={() => select(node.id)}
    >
      <div role="gridcell" dir="auto" title={line(node.label, 300)}>
        {critical ? "◆ " : ""}
        {line(node.label, 40) || node.kind} <span class="muted">{node.kind === "agent" ? "" : node.kind}</span>
      </div>
      <div role="gridcell" class="track" aria-label={`${node.state}, ${duration(end - start)} from ${duration(start)}`}>
        {start > asked && <i class="wait" style={{ left: share(asked), width: share(start - asked) }} />}
        <i class={`span tone-${toneOf(node.state)} ${critical ? "critical" : ""}`} style={{ left: share(start), width: share(end - start) }} />
      </div>
    </div>
  );
}

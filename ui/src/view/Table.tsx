import { useMemo } from "preact/hooks";
import type { RunNode } from "../data/types";
import { found, select, selected, sort } from "../state";
import { line } from "../text/clean";
import { csv } from "../text/csv";
import { count, duration, money } from "../text/format";
import { Badge } from "./Badge";
import { Filter } from "./Filter";
import { useWindow } from "./useWindow";

interface Column {
  name: string;
  key: (node: RunNode) => string | number;
  cell: (node: RunNode) => preact.ComponentChild;
  width: string;
}

const took = (node: RunNode) => (node.end !== undefined && node.start !== undefined ? node.end - node.start : undefined);

const columns: Column[] = [
  { name: "id", key: (n) => Number(n.id.slice(1)), cell: (n) => n.id, width: "4.5rem" },
  { name: "state", key: (n) => n.state, cell: (n) => <Badge word={n.state} />, width: "8rem" },
  { name: "what", key: (n) => n.label ?? n.kind, cell: (n) => line(n.label, 80) || n.kind, width: "minmax(10rem,3fr)" },
  { name: "kind", key: (n) => n.kind, cell: (n) => n.kind, width: "6rem" },
  { name: "phase", key: (n) => n.phase ?? "", cell: (n) => line(n.phase, 40), width: "minmax(6rem,1fr)" },
  { name: "agent", key: (n) => n.agent ?? "", cell: (n) => line(n.agent, 40), width: "minmax(6rem,1fr)" },
  { name: "model", key: (n) => n.model ?? n.modelAsked ?? "", cell: (n) => line(n.model ?? n.modelAsked, 40), width: "minmax(6rem,1fr)" },
  { name: "took", key: (n) => took(n) ?? -1, cell: (n) => duration(took(n)), width: "6rem" },
  { name: "tokens", key: (n) => (n.tokens?.input ?? 0) + (n.tokens?.output ?? 0), cell: (n) => (n.tokens ? `${count(n.tokens.input)} / ${count(n.tokens.output)}` : ""), width: "7rem" },
  { name: "cost", key: (n) => n.money ?? -1, cell: (n) => money(n.money), width: "5rem" },
];

const grid = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };

export function Table() {
  const nodes = found.value;
  const { column, down } = sort.value;
  const rows = useMemo(() => sorted(nodes, column, down), [nodes, column, down]);
  const at = rows.findIndex((node) => node.id === selected.value);
  const { frame, first, last, onScroll } = useWindow(rows.length, 30, at);
  return (
    <section class="fill">
      <div class="bar">
        <Filter />
        <button onClick={() => save(rows)}>CSV</button>
      </div>
      <div ref={frame} class="grid" role="grid" aria-label="Nodes" aria-rowcount={rows.length + 1} aria-activedescendant={at < 0 ? undefined : `row-${selected.value}`} onScroll={onScroll} tabIndex={0}>
        <div role="row" class="row head" style={grid}>
          {columns.map(({ name }) => (
            <div key={name} role="columnheader" aria-sort={name !== column ? "none" : down ? "descending" : "ascending"}>
              <button class="plain" onClick={() => (sort.value = { column: name, down: name === column && !down })}>
                {name}
                {name === column ? (down ? " ↓" : " ↑") : ""}
              </button>
            </div>
          ))}
        </div>
        <div role="rowgroup" class="spacer" style={{ height: `${rows.length * 30}px` }}>
          {rows.slice(first, last).map((node, index) => (
            <div
              key={node.id}
              id={`row-${node.id}`}
              role="row"
              aria-rowindex={first + index + 2}
              aria-selected={node.id === selected.value}
              class="row"
              style={{ ...grid, top: `${(first + index) * 30}px` }}
              onClick={() => select(node.id)}
            >
              {columns.map(({ name, cell }) => (
                <div key={name} role="gridcell" dir="auto">
                  {cell(node)}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function sorted(nodes: RunNode[], name: string, down: boolean): RunNode[] {
  const key = columns.find((column) => column.name === name)!.key;
  const sign = down ? -1 : 1;
  return [...nodes].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y)));
  });
}

function save(nodes: RunNode[]) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(nodes)], { type: "text/csv" }));
  link.download = "nodes.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

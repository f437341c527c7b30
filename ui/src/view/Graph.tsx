import { useEffect, useMemo, useState } from "preact/hooks";
import { bandsOf } from "../graph/bands";
import { type Box, layout } from "../graph/layout";
import { isCriticalEdge, model, onCriticalPath, open, painter, select, selected, toggle } from "../state";
import { line } from "../text/clean";
import { signOf, toneOf } from "./Badge";

export function Graph() {
  const drawing = useMemo(() => layout(painter.paint(open.value)), [open.value]);
  const [zoom, setZoom] = useState(1);
  useEffect(() => document.querySelector(".canvas .selected")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [selected.value]);
  if (drawing.boxes.length === 0) return <p class="empty">Nothing was done in this run.</p>;
  const bands = bandsOf(drawing.boxes);
  const pad = 12;
  const top = pad + 22 * (1 + Math.max(-1, ...bands.map((band) => band.row)));
  const [width, height] = [drawing.width + 2 * pad, drawing.height + pad + top];
  return (
    <section class="fill">
      <div class="bar">
        <button onClick={() => setZoom(zoom * 1.25)} aria-label="Larger">
          +
        </button>
        <button onClick={() => setZoom(zoom / 1.25)} aria-label="Smaller">
          −
        </button>
        <button onClick={() => setZoom(1)}>1:1</button>
        <button onClick={() => (open.value = new Set(model.report.groups.map((group) => group.id)))}>open groups</button>
        <button onClick={() => (open.value = new Set())}>close all</button>
        <span class="muted">
          {drawing.boxes.filter((box) => box.vertex.kind === "node").length} of {model.report.nodes.length} nodes drawn; the thick line is the critical path
        </span>
      </div>
      <div class="canvas" tabIndex={0} aria-label="Graph">
        <svg width={width * zoom} height={height * zoom} viewBox={`${-pad} ${-top} ${width} ${height}`} role="group" aria-label="What followed what">
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
              <path d="M0 0 L8 4 L0 8 z" class="arrow" />
            </marker>
          </defs>
          {bands.map(({ phase, from, to, row }) => (
            <g key={phase} class="band">
              <path d={`M${from} ${8 - top + 22 * row + 16} V${8 - top + 22 * row + 11} H${to} v5`} />
              <text x={from} y={8 - top + 22 * row + 7}>
                {line(phase, Math.max(6, Math.floor((to - from) / 7)))}
              </text>
            </g>
          ))}
          {drawing.lines.map(({ from, to, points }) => (
            <path
              key={`${from} ${to}`}
              d={curve(points)}
              class={isCriticalEdge(from, to) ? "edge critical" : "edge"}
              marker-end="url(#arrow)"
            />
          ))}
          {drawing.boxes.map((box) => (
            <Shape key={box.vertex.id} box={box} />
          ))}
        </svg>
      </div>
    </section>
  );
}

function Shape({ box }: { box: Box }) {
  const { vertex, x, y, width, height } = box;
  if (vertex.kind === "join") return <circle class="join" cx={x + width / 2} cy={y + height / 2} r={4} />;
  const act = () => (vertex.toggles ? toggle(vertex.toggles) : select(vertex.id));
  const isNode = vertex.kind === "node";
  const names = ["box", vertex.kind, `tone-${toneOf(vertex.state)}`, selected.value === vertex.id ? "selected" : ""];
  if (isNode && onCriticalPath(vertex.id)) names.push("critical");
  return (
    <g
      class={names.join(" ")}
      transform={`translate(${x},${y})`}
      role="button"
      tabindex={0} // in SVG the attribute has this case
      aria-label={`${line(vertex.label, 80)}, ${vertex.state}${vertex.detail ? `, ${line(vertex.detail, 60)}` : ""}`}
      aria-expanded={vertex.toggles ? vertex.kind === "fork" : undefined}
      onClick={act}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        act();
      }}
    >
      <rect width={width} height={height} rx={vertex.kind === "fork" ? 13 : 6} />
      {vertex.kind === "closed" && <path class="stack" d={`M6 ${height + 3} H${width - 3} M${width + 3} 6 V${height - 3}`} />}
      <text x={10} y={vertex.kind === "fork" || !vertex.detail ? height / 2 + 4 : 18}>
        {signOf(vertex.state)} {line(vertex.kind === "fork" ? `${vertex.label} ${vertex.detail}` : vertex.label, vertex.kind === "fork" ? 17 : 21)}
      </text>
      {vertex.kind !== "fork" && vertex.detail && (
        <text x={10} y={34} class="small">
          {line(vertex.detail, 25)}
        </text>
      )}
      <title>{line(vertex.label, 300)}</title>
    </g>
  );
}

// Through all points, with horizontal tangents.
function curve(points: [number, number][]): string {
  const [first, ...rest] = points;
  let at = first!;
  let path = `M${at[0]} ${at[1]}`;
  for (const to of rest) {
    const middle = (at[0] + to[0]) / 2;
    path += ` C${middle} ${at[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`;
    at = to;
  }
  return path;
}

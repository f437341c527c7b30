import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { model } from "../state";
import { count, duration } from "../text/format";

/** Agents at work, and output tokens so far, over the run's time. */
export function Chart() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current!;
    const data = series();
    if (data[0].length < 2) return;
    const told = data[2].some((tokens) => tokens > 0);
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(options(element.clientWidth, getComputedStyle(element), told), told ? data : [data[0], data[1]], element);
    };
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const watch = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: 130 }));
    draw();
    watch.observe(element);
    dark.addEventListener("change", draw);
    return () => {
      watch.disconnect();
      dark.removeEventListener("change", draw);
      plot?.destroy();
    };
  }, []);
  return <div ref={place} class="chart" role="img" aria-label="Agents at work and output tokens over time" />;
}

function options(width: number, style: CSSStyleDeclaration, hasTokens: boolean): uPlot.Options {
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line") }, ticks: { stroke: colour("--line") }, font: "11px system-ui" };
  return {
    width,
    height: 130,
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: false } },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map(duration) },
      { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 500, 1000] },
      ...(hasTokens
        ? [{ ...axis, scale: "tokens", side: 1, size: 50, grid: { show: false }, values: (_: uPlot, ticks: number[]) => ticks.map(count) }]
        : []),
    ],
    series: [
      { label: "time", value: (_, ms) => duration(ms) },
      { label: "at work", stroke: colour("--accent"), paths: uPlot.paths.stepped!({ align: 1 }), points: { show: false } },
      ...(hasTokens
        ? [{ label: "tokens out", scale: "tokens", stroke: colour("--rejected"), points: { show: false }, value: (_: uPlot, n: number) => count(n) }]
        : []),
    ],
  };
}

// One point a change, thinned out to what a screen can show.
function series(): [number[], number[], number[]] {
  const changes: [number, number, number][] = [];
  for (const node of model.report.nodes) {
    if (node.start === undefined || !node.agent) continue;
    changes.push([node.start, 1, 0]);
    if (node.end !== undefined) changes.push([node.end, -1, node.tokens?.output ?? 0]);
  }
  changes.sort((a, b) => a[0] - b[0]);
  const [x, work, tokens]: [number[], number[], number[]] = [[], [], []];
  let [busy, spent] = [0, 0];
  const gap = model.length / 2000;
  for (const [at, by, used] of changes) {
    busy += by;
    spent += used;
    if (x.length > 0 && at - x[x.length - 1]! < gap) {
      work[work.length - 1] = Math.max(busy, work[work.length - 1]!);
      tokens[tokens.length - 1] = spent;
    } else {
      x.push(at);
      work.push(busy);
      tokens.push(spent);
    }
  }
  if (x.length > 0) {
    x.push(model.length + gap);
    work.push(busy);
    tokens.push(spent);
  }
  return [x, work, tokens];
}

import { coordCenter, coordGreedy, decrossDfs, decrossTwoLayer, graph, layeringLongestPath, sugiyama, twolayerAgg } from "d3-dag";
import type { Picture, Vertex } from "./picture";

export interface Box {
  vertex: Vertex;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Drawing {
  boxes: Box[];
  lines: { from: string; to: string; points: [number, number][] }[];
  width: number;
  height: number;
}

const large = 250;

export function sizeOf(vertex: Vertex): [number, number] {
  if (vertex.kind === "join") return [10, 10];
  if (vertex.kind === "fork") return [130, 26];
  return [176, 42];
}

/** Places a picture from left to right, in layers (Sugiyama's method by d3-dag, which goes from top to bottom). */
export function layout(picture: Picture): Drawing {
  const dag = graph<Vertex, [string, string]>();
  const made = new Map(picture.vertices.map((vertex) => [vertex.id, dag.node(vertex)]));
  for (const edge of picture.edges) dag.link(made.get(edge[0])!, made.get(edge[1])!, edge);
  if (made.size === 0) return { boxes: [], lines: [], width: 0, height: 0 };
  const base = sugiyama()
    .layering(layeringLongestPath())
    .nodeSize(({ data }: { data: Vertex }): [number, number] => {
      const [width, height] = sizeOf(data);
      return [height, width];
    })
    .gap([14, 46]);
  const place =
    made.size > large
      ? base.decross(decrossDfs()).coord(coordCenter())
      : base.decross(decrossTwoLayer().order(twolayerAgg())).coord(coordGreedy());
  const { width, height } = place(dag as never);
  const boxes = [...made.values()].map((node) => {
    const [w, h] = sizeOf(node.data);
    return { vertex: node.data, x: node.y - w / 2, y: node.x - h / 2, width: w, height: h };
  });
  const at = new Map(boxes.map((box) => [box.vertex.id, box]));
  const lines = [...dag.links()].map((link) => {
    const [from, to] = link.data;
    // From border to border; the layout's own points lead from middle to middle.
    const between = link.points.slice(1, -1).map(([x, y]): [number, number] => [y, x]);
    return { from, to, points: [side(at.get(from)!, 1), ...between, side(at.get(to)!, 0)] };
  });
  return { boxes, lines, width: height, height: width };
}

function side(box: Box, part: 0 | 1): [number, number] {
  return [box.x + part * box.width, box.y + box.height / 2];
}

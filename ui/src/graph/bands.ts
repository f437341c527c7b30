import type { Box } from "./layout";

/** A phase over the columns that it spans. */
export interface Band {
  phase: string;
  from: number;
  to: number;
  /** Line that it stands in: phases that overlap stand below each other. */
  row: number;
}

export function bandsOf(boxes: readonly Box[]): Band[] {
  const spans = new Map<string, Band>();
  for (const { vertex, x, width } of boxes) {
    if (vertex.phase === "") continue;
    const band = spans.get(vertex.phase);
    if (!band) spans.set(vertex.phase, { phase: vertex.phase, from: x, to: x + width, row: 0 });
    else [band.from, band.to] = [Math.min(band.from, x), Math.max(band.to, x + width)];
  }
  const bands = [...spans.values()].sort((a, b) => a.from - b.from).slice(0, 100);
  const ends: number[] = [];
  for (const band of bands) {
    const row = ends.findIndex((end) => end <= band.from);
    band.row = row < 0 ? ends.length : row;
    ends[band.row] = band.to;
  }
  return bands;
}

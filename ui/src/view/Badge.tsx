import { words } from "../text/format";

const signs: Record<string, string> = {
  done: "✓",
  approve: "✓",
  landed: "✓",
  completed: "✓",
  proved: "✓",
  failed: "✕",
  refuted: "✕",
  rejected: "↺",
  reject: "↺",
  asks: "?",
  needs_owner: "?",
  running: "▶",
  waiting: "…",
  interrupted: "■",
  cancelled: "■",
};

// The same colour for words that mean the same.
const tones: Record<string, string> = {
  approve: "done",
  landed: "done",
  completed: "done",
  proved: "done",
  finished: "done",
  refuted: "failed",
  gate_error: "failed",
  blocked: "failed",
  infrastructure: "failed",
  timed_out: "failed",
  budget_exhausted: "failed",
  reject: "rejected",
  unproved: "rejected",
  needs_owner: "asks",
  no_change: "rejected",
  cancelled: "interrupted",
  not_run: "waiting",
};

export const toneOf = (word: string): string => tones[word] ?? word;
export const signOf = (word: string): string => signs[word] ?? signs[toneOf(word)] ?? "•";

/** A state in colour, sign and word: never by colour alone. */
export function Badge({ word }: { word: string }) {
  return (
    <span class={`badge tone-${toneOf(word)}`}>
      <span aria-hidden="true">{signOf(word)} </span>
      {words(word)}
    </span>
  );
}

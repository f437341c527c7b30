import type { RunNode } from "../data/types";
import { clean } from "./clean";

const columns: [string, (node: RunNode) => string | number | undefined][] = [
  ["id", (n) => n.id],
  ["kind", (n) => n.kind],
  ["label", (n) => n.label],
  ["phase", (n) => n.phase],
  ["state", (n) => n.state],
  ["agent", (n) => n.agent],
  ["model_asked", (n) => n.modelAsked],
  ["model", (n) => n.model],
  ["start_ms", (n) => n.start],
  ["end_ms", (n) => n.end],
  ["attempts", (n) => n.attempts],
  ["input_tokens", (n) => n.tokens?.input],
  ["output_tokens", (n) => n.tokens?.output],
  ["money_usd", (n) => n.money],
  ["failure", (n) => n.failure?.class],
];

/** The nodes as CSV (RFC 4180); no text is one that a spreadsheet would take for a formula. */
export function csv(nodes: RunNode[]): string {
  const rows = [columns.map(([name]) => name), ...nodes.map((node) => columns.map(([, read]) => cell(read(node))))];
  return rows.map((row) => row.join(",")).join("\r\n") + "\r\n";
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = clean(value);
  const safe = /^\s*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// The data of a report: docs/report-data.md.

export type State = "done" | "failed" | "rejected" | "asks" | "running" | "waiting" | "interrupted";

export interface Line {
  at: number;
  type: string;
  text: string;
}

export interface Tokens {
  input?: number;
  cachedInput?: number;
  output?: number;
  reasoning?: number;
}

export interface Evidence {
  name: string;
  verdict: string;
  exit?: number | null;
  tests?: { ran: number; passed: number; failed: number; skipped: number; runner: string } | null;
  evidence?: string | null;
  command?: string | null;
  tree?: string | null;
  timedOut?: boolean;
  reused?: boolean;
  output?: string | null;
}

export interface Failure {
  class: string;
  message: string;
  remedy?: string | null;
}

export interface RunNode {
  id: string;
  kind: string;
  label?: string;
  phase?: string;
  group?: string;
  item?: number;
  deps: string[];
  task?: string;
  round?: number;
  at?: string;
  agent?: string;
  modelAsked?: string;
  model?: string;
  state: State;
  asked?: number;
  start?: number;
  end?: number;
  seconds?: number;
  attempts?: number;
  retries?: Line[];
  tokens?: Tokens;
  money?: number;
  quality?: string;
  prompt?: string;
  text?: string;
  object?: string;
  files?: string[];
  diff?: string;
  evidence?: Evidence;
  failure?: Failure;
  session?: { id?: string; folder?: string };
  remarks?: string[];
}

export interface RunGroup {
  id: string;
  kind: string;
  label?: string;
  phase?: string;
  parent?: string;
  item?: number;
  count?: number;
  stages?: number;
  deps: string[];
  start?: number;
  end?: number;
  ok?: boolean;
}

export interface Blocker {
  source: string | null;
  file: string | null;
  line: number | null;
  symbol: string | null;
  problem: string;
  tasks: string[];
  why: string | null;
}

export interface Round {
  round: number;
  decision: string | null;
  blockers: Blocker[];
  repaired: string[];
  retained: string[];
  reason: string | null;
  reviews: { reviewer: string; decision: string | null; summary: string | null; ownerQuestions: string[] }[];
}

export interface Run {
  run: string;
  loop: string | null;
  state: string;
  outcome: string | null;
  exit: number | null;
  verdict: string;
  request: string | null;
  repository: string | null;
  branch: string | null;
  base: string | null;
  tree: string | null;
  landed: { mode: string; files: string[]; commit: string | null; branch: string | null; url: string | null } | null;
  kept: { branch: string | null; patch: string | null; files: string[] } | null;
  tasks: { id: string; title: string | null; files: string[]; agent: string | null }[];
  planSource: string | null;
  rounds: Round[];
  checks: Evidence[];
  failure: Failure | null;
  result: unknown;
  usage: { agents: number; inputTokens: number | null; outputTokens: number | null; money: number | null; unpricedTurns: number };
  notes: string[];
  started: string | null;
  ended: string | null;
  seconds: number | null;
  resumes: number;
  version: string | null;
  host: string | null;
  paths: { run: string; receipt: string | null };
}

export interface Report {
  format: number;
  run: Run;
  groups: RunGroup[];
  nodes: RunNode[];
  log: Line[];
  left: { nodes: number; lines: number };
}

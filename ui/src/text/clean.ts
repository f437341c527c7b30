// Terminal sequences (ECMA-48), other control characters, and characters that turn or hide text. The engine takes them
// out already; what is shown does not rest on that.
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text that can be shown: line breaks and tabs stay. */
export function clean(text: string): string {
  return text.replace(sequences, "").replace(controls, "");
}

// The same characters as they stand in JSON, or nearly: a false alarm costs only time.
const suspects = /\\u(?:00(?:0[0-8bcef]|1|7f|[89])|061c|200[bef]|202[a-e]|206|feff)|[\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/i;

/** Whether a JSON text may hold what must not be shown. */
export function isSuspect(json: string): boolean {
  return suspects.test(json);
}

/** A value with every text and name in it clean. */
export function cleanAll<T>(value: T): T {
  if (typeof value === "string") return clean(value) as T;
  if (Array.isArray(value)) return value.map(cleanAll) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [clean(name), cleanAll(inner)])) as T;
}

/** Text in one line of at most so many characters. */
export function line(text: string | null | undefined, most = 200): string {
  const one = clean(text ?? "").replace(/\s+/g, " ").trim();
  return one.length <= most ? one : `${one.slice(0, most - 1)}…`;
}

/** The beginning of an id. */
export function short(id: string | null | undefined, most = 12): string {
  return line(id).slice(0, most);
}

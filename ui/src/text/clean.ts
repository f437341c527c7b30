// Terminal sequences (ECMA-48), other control characters, and characters that turn or hide text. The engine takes them
// out already; what is shown does not rest on that.
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text that can be shown: line breaks and tabs stay. */
export function clean(text: string): string {
  return text.replace(sequences, "").replace(controls, "");
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

export interface DiffFile {
  path: string;
  about: string[];
  lines: { kind: "add" | "del" | "same" | "hunk" | "note"; old?: number; now?: number; text: string }[];
  added: number;
  deleted: number;
}

/** Reads a patch of git (`--no-renames`); what is no patch is kept as notes. */
export function readDiff(patch: string): DiffFile[] {
  const files: DiffFile[] = [];
  let file: DiffFile | undefined;
  let [old, now] = [0, 0];
  for (const text of patch.split("\n")) {
    const start = /^diff --git a\/(.*) b\/\1$/.exec(text);
    if (start || text.startsWith("diff --git ")) {
      file = { path: start?.[1] ?? text.slice(11), about: [], lines: [], added: 0, deleted: 0 };
      files.push(file);
      [old, now] = [0, 0];
      continue;
    }
    if (!file) files.push((file = { path: "", about: [], lines: [], added: 0, deleted: 0 }));
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (hunk) {
      [old, now] = [Number(hunk[1]), Number(hunk[2])];
      file.lines.push({ kind: "hunk", text });
    } else if (now === 0 && old === 0) {
      if (/^(new|deleted) file|^old mode|^new mode|^Binary|^GIT binary/.test(text)) file.about.push(text);
      else if (!/^(index|---|\+\+\+) /.test(text) && file.path === "" && text) file.lines.push({ kind: "note", text });
    } else if (text.startsWith("+")) {
      file.lines.push({ kind: "add", now: now++, text: text.slice(1) });
      file.added++;
    } else if (text.startsWith("-")) {
      file.lines.push({ kind: "del", old: old++, text: text.slice(1) });
      file.deleted++;
    } else if (text.startsWith(" ")) file.lines.push({ kind: "same", old: old++, now: now++, text: text.slice(1) });
    else if (text) file.lines.push({ kind: "note", text });
  }
  return files;
}

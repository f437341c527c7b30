export interface Token {
  kind: "" | "word" | "string" | "number" | "comment";
  text: string;
}

const words = new Set(
  (
    "abstract and as assert async await base bool break case catch char class const continue def default defer del delete do double elif else end enum " +
    "except export extends false final finally float fn for foreach from func function go if impl implements import in int interface internal is " +
    "lambda let long match mod module mut namespace new nil none not null object of or override package pass private protected pub public raise " +
    "readonly record ref require return sealed select self static string struct super switch template then this throw throws true try type typeof " +
    "undefined union unless use using val var virtual void when where while with yield"
  ).split(" "),
);

const pattern =
  /(\/\/.*|\/\*.*?(?:\*\/|$)|(?:^|\s)#(?![!\w]*\b(?:include|define|if|endif|else|pragma)\b).*|--\s.*)|("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`?)|\b(\d[\w.]*)\b|([A-Za-z_]\w*)/g;
const commentDash = /\.(sql|lua|hs|elm|ada)$/;
const commentHash = /\.(py|rb|sh|bash|ya?ml|toml|pl|r|mk|cfg|conf|ini)$|(^|\/)(Makefile|Dockerfile)$/;
const plain = /\.(md|txt|csv|json|lock|log)$/;

/** Cuts a line of code into coloured parts: one rough grammar for the usual languages; prose stays as it is. */
export function tokens(text: string, path: string): Token[] {
  if (text.length > 500 || plain.test(path)) return [{ kind: "", text }];
  const parts: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, comment, quoted, number, word] = match;
    let kind: Token["kind"] = "";
    if (comment !== undefined) {
      const sign = comment.trimStart();
      if (sign.startsWith("#") ? commentHash.test(path) : sign.startsWith("--") ? commentDash.test(path) : !commentHash.test(path)) kind = "comment";
    } else if (quoted !== undefined) kind = "string";
    else if (number !== undefined) kind = "number";
    else if (word !== undefined && words.has(word)) kind = "word";
    if (kind === "") continue;
    if (match.index > at) parts.push({ kind: "", text: text.slice(at, match.index) });
    parts.push({ kind, text: whole });
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push({ kind: "", text: text.slice(at) });
  return parts;
}

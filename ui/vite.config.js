import { createHash } from "node:crypto";
import { defineConfig } from "vite";

const policyOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// One file: script and style stand in the page, and its policy names their hashes; nothing else may run or load.
const inline = {
  name: "interlock-inline",
  enforce: "post",
  generateBundle(_, bundle) {
    const files = Object.values(bundle);
    const page = files.find((file) => file.fileName === "index.html");
    const script = files.find((file) => file.type === "chunk");
    const style = files.find((file) => file.fileName.endsWith(".css"));
    const code = script.code.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--");
    const rules = String(style.source).trim();
    const policy = [
      "default-src 'none'",
      `script-src ${policyOf(code)}`,
      `style-src ${policyOf(rules)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    // Replacements are functions: '$&' in code means nothing.
    page.source = String(page.source)
      .replace(/\s*<script type="module"[^>]*><\/script>/, "")
      .replace(/\s*<link rel="stylesheet"[^>]*>/, "")
      .replace("<!--policy-->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
      .replace("</head>", () => `<style>${rules}</style></head>`)
      .replace("</body>", () => `<script type="module">${code}</script></body>`);
    delete bundle[script.fileName];
    delete bundle[style.fileName];
  },
};

export default defineConfig({
  plugins: [inline],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});

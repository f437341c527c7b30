namespace Interlock.Cli.Tests.Page;

/// <summary>Measures contrast in the browser: WCAG 2.2, relative luminance, for every element with text of its own.</summary>
internal static class Contrast
{
    public const string Script = """
        (() => {
          const parse = text => (/[\d.]+%?/g[Symbol.match](text) ?? []).map(Number);
          const light = ([r, g, b]) => {
            const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const back = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const ratios = {};
          for (const element of document.querySelectorAll('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
            if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) continue;
            const [a, b] = [light(parse(getComputedStyle(element).color)), light(back(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const name = `${element.tagName} ${element.className}`;
            ratios[name] = Math.min(ratios[name] ?? 99, ratio);
          }
          return { ratios, dark: light(parse(getComputedStyle(document.body).backgroundColor)) < 0.5 };
        })()
        """;
}

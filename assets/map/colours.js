/** Colours as the 32 bits an ImageData pixel holds (little-endian ABGR). */

/** "#rrggbb" → packed, opaque. */
export function pack(hex, alpha = 255) {
  const [red, green, blue] = channels(hex);
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Mix of two "#rrggbb": `share` of `top` over `under`. */
export function mix(under, top, share) {
  const a = channels(under);
  const b = channels(top);
  return hexOf(a.map((value, i) => Math.round(value + (b[i] - value) * share)));
}

/** Ink that shows on `hex`: dark on light classes, white on dark ones. */
export function contrasting(hex) {
  return luminance(hex) > 0.3 ? "#10243e" : "#ffffff";
}

/** Text on `hex`: black or white, whichever has the stronger contrast (4.5 at least). */
export function readable(hex) {
  return luminance(hex) > 0.179 ? "#000000" : "#ffffff";
}

/** WCAG relative luminance, 0–1. */
export function luminance(hex) {
  const [r, g, b] = channels(hex).map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function hexOf(values) {
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

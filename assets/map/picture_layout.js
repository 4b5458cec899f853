/** Where things stand on a saved picture: lines of text, maps, legends. */

export const WIDTH = 1920;
export const HEIGHT = 1080;
export const MARGIN = 48;
export const LINE = 36; // of a legend
const GAP = 40; // between two maps
const CAPTION = 48;
const BESIDE = 560; // width of legends that stand beside maps

/** Text in one line or two, broken where the two are most alike. */
export function wrapped(text, width, measure) {
  if (measure(text) <= width) return [text];
  const words = text.split(" ");
  const breaks = words.slice(1).map((_, i) => [
    words.slice(0, i + 1).join(" "),
    words.slice(i + 1).join(" "),
  ]);
  const longer = (lines) => Math.max(...lines.map(measure));
  return breaks.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best), [text]);
}

/**
 * Maps and legends on the page: side by side with the legends below, or one above the
 * other with the legends beside, whichever shows the world larger.
 * @param {{top: number, bottom: number, maps: number, hasCaptions: boolean,
 *   legends: (width: (shared: boolean) => number) => Object[], world: number[]}} page
 * @returns {{maps: {x, y, width, height}[], legends: Object[]}} legends: as laidOut()
 *   gives them, with x, y and width
 */
export function arranged(page) {
  const ways = page.maps > 1 ? [beside(page), stacked(page)] : [beside(page)];
  const scales = ways.map((way) => scaleOf(way.maps[0], page.world));
  return scales[1] > scales[0] ? ways[1] : ways[0];
}

function scaleOf({ width, height }, [left, top, right, bottom]) {
  return Math.min(width / (right - left), height / (bottom - top));
}

function beside({ top, bottom, maps: count, hasCaptions, legends }) {
  const whole = WIDTH - 2 * MARGIN;
  const width = (whole - GAP * (count - 1)) / count;
  const found = legends((isShared) => (isShared ? whole : width));
  const lines = Math.max(...found.map((legend) => legend.lines));
  const y = top + (hasCaptions ? CAPTION : 0);
  const end = bottom - lines * LINE - 16;
  const x = (i) => MARGIN + i * (width + GAP);
  return {
    maps: Array.from({ length: count }, (_, i) => ({ x: x(i), y, width, height: end - y })),
    legends: found.map((legend, i) => ({
      ...legend,
      x: x(i),
      y: end + 8,
      width: found.length < count ? whole : width,
    })),
  };
}

function stacked({ top, bottom, maps: count, hasCaptions, legends }) {
  const row = (bottom - 12 - top) / count;
  const head = hasCaptions ? CAPTION : 12;
  const width = WIDTH - 2 * MARGIN - BESIDE - GAP;
  const x = MARGIN + width + GAP;
  const y = (i) => top + i * row + head;
  return {
    maps: Array.from({ length: count }, (_, i) => ({ x: MARGIN, y: y(i), width, height: row - head })),
    legends: legends(() => BESIDE).map((legend, i) => ({ ...legend, x, y: y(i), width: BESIDE })),
  };
}

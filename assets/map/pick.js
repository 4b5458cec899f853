/** Which region is at a point of the screen, and which lies next in a direction. */

const NEAR = 5;

/**
 * Sub-district number at a CSS point, or the nearest within a few pixels: islands are
 * small and fingers are not.
 * @returns {number} -1 for open sea
 */
export function pick({ ids, width, height }, { px, py, ratio }) {
  const x = Math.floor(px * ratio);
  const y = Math.floor(py * ratio);
  for (let reach = 0; reach <= NEAR * ratio; reach++) {
    const id = nearest({ ids, width, height }, { x, y, reach });
    if (id) return id - 1;
  }
  return -1;
}

function nearest({ ids, width, height }, { x, y, reach }) {
  for (let dy = -reach; dy <= reach; dy++) {
    const step = Math.abs(dy) === reach ? 1 : Math.max(1, 2 * reach);
    for (let dx = -reach; dx <= reach; dx += step) {
      const inside = x + dx >= 0 && y + dy >= 0 && x + dx < width && y + dy < height;
      const id = inside ? ids[(y + dy) * width + x + dx] : 0;
      if (id) return id;
    }
  }
  return 0;
}

const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/**
 * The region to go to from `number` with an arrow key: near, and more ahead than aside.
 * @param {Float32Array} centres x, y by region number (NaN where not drawn)
 * @param {{number: number, key: string, allowed: Uint8Array}} step
 * @returns {number} `number` itself where nothing lies that way
 */
export function neighbour(centres, { number, key, allowed }) {
  const [ux, uy] = DIRECTIONS[key];
  const x = centres[number * 2];
  const y = centres[number * 2 + 1];
  let best = number;
  let least = Infinity;
  for (let i = 0; i < allowed.length; i++) {
    if (!allowed[i] || i === number) continue;
    const dx = centres[i * 2] - x;
    const dy = centres[i * 2 + 1] - y;
    const ahead = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead * 1.5 && cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}

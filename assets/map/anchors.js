/**
 * Where the regions of a level lie: a centre for labels, marks and arrow keys, the box,
 * and how large they typically are.
 */

export class Anchors {
  /**
   * @param {import("./geometry.js").Geometry} geometry
   * @param {import("./register.js").Register} register
   */
  constructor(geometry, register) {
    this.geometry = geometry;
    this.register = register;
    this.levels = {};
  }

  /** Geometry got finer: measure again. */
  forget() {
    this.levels = {};
  }

  /**
   * Of a level, by region number: centres (x, y; NaN where not drawn), boxes, areas;
   * and `order`, the numbers from the largest region to the smallest.
   */
  of(level) {
    this.levels[level] ??= this.measure(level);
    return this.levels[level];
  }

  /** Typical width, in world units, of a region of the level. */
  span(level) {
    const found = this.of(level);
    found.span ??= Math.sqrt(median(found.areas.filter((area) => area > 0)));
    return found.span;
  }

  measure(level) {
    const count = this.register.count(level);
    const owners = this.register.owners(level);
    const found = {
      centres: new Float32Array(count * 2),
      boxes: new Float32Array(count * 4).fill(NaN),
      areas: new Float32Array(count),
    };
    this.sum(found, owners);
    this.snap(found, owners);
    found.order = largestFirst(found.areas);
    return found;
  }

  /** Mean of the sub-districts' centres, weighted by area. */
  sum({ centres, boxes, areas }, owners) {
    const { geometry } = this;
    for (let i = 0; i < geometry.size; i++) {
      if (geometry.sourceOf[i] < 0) continue;
      const owner = owners[i];
      areas[owner] += geometry.areas[i];
      centres[owner * 2] += geometry.areas[i] * geometry.centres[i * 2];
      centres[owner * 2 + 1] += geometry.areas[i] * geometry.centres[i * 2 + 1];
      widen(boxes, owner * 4, geometry.boxes, i * 4);
    }
    for (let n = 0; n < areas.length; n++) {
      centres[n * 2] /= areas[n];
      centres[n * 2 + 1] /= areas[n];
    }
  }

  /** Move each mean to the nearest of the sub-districts' centres: on land, and inside. */
  snap({ centres, areas }, owners) {
    const { geometry } = this;
    const least = new Float32Array(areas.length).fill(Infinity);
    const means = centres.slice();
    for (let i = 0; i < geometry.size; i++) {
      if (geometry.sourceOf[i] < 0) continue;
      const owner = owners[i];
      const x = geometry.centres[i * 2];
      const y = geometry.centres[i * 2 + 1];
      const distance = Math.hypot(x - means[owner * 2], y - means[owner * 2 + 1]);
      if (distance >= least[owner]) continue;
      least[owner] = distance;
      centres[owner * 2] = x;
      centres[owner * 2 + 1] = y;
    }
  }
}

function widen(boxes, at, others, from) {
  for (let side = 0; side < 4; side++) {
    const pickSide = side < 2 ? Math.min : Math.max;
    const known = boxes[at + side];
    const other = others[from + side];
    boxes[at + side] = Number.isNaN(known) ? other : pickSide(known, other);
  }
}

function largestFirst(areas) {
  const drawn = Array.from(areas.keys()).filter((number) => areas[number] > 0);
  return drawn.sort((a, b) => areas[b] - areas[a]);
}

function median(values) {
  return values.slice().sort()[Math.floor(values.length / 2)] ?? 0;
}

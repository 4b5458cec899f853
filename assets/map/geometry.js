/**
 * The rings of every sub-district at the finest detail fetched so far.
 *
 * Sources (the national file, a province's full file, the hexagons) stay as decoded;
 * a region points at the source, and the rings in it, that draw it.
 */

export class Geometry {
  /**
   * @param {number} size sub-districts
   * @param {{minimumSpan: number}} options smallest width of a view, in world units
   */
  constructor(size, { minimumSpan }) {
    this.size = size;
    this.minimumSpan = minimumSpan;
    this.sources = [];
    this.sourceOf = new Int16Array(size).fill(-1);
    this.firstRing = new Uint32Array(size);
    this.endRing = new Uint32Array(size);
    this.boxes = new Float32Array(size * 4);
    this.centres = new Float32Array(size * 2);
    this.areas = new Float32Array(size);
  }

  /** Draw the regions of `source` (see decode) from it, from now on. */
  add(source) {
    const rings = measureRings(source);
    this.sources.push({ ...source, spans: rings.spans });
    source.numbers.forEach((number, i) => {
      const first = source.regionRings[i];
      const end = source.regionRings[i + 1];
      if (end === first) return;
      this.sourceOf[number] = this.sources.length - 1;
      this.firstRing[number] = first;
      this.endRing[number] = end;
      this.measureRegion(number, { rings, first, end });
    });
  }

  /** Box [left, top, right, bottom] of the sub-districts in `mask`; null if none. */
  boxOf(mask) {
    const box = emptyBox();
    for (let i = 0; i < this.size; i++) {
      if (mask[i] && this.sourceOf[i] >= 0) growBox(box, this.boxes, i * 4);
    }
    return box[0] > box[2] ? null : box;
  }

  measureRegion(number, { rings, first, end }) {
    const box = emptyBox();
    let largest = first;
    for (let ring = first; ring < end; ring++) {
      growBox(box, rings.boxes, ring * 4);
      if (rings.areas[ring] > rings.areas[largest]) largest = ring;
    }
    this.boxes.set(box, number * 4);
    this.areas[number] = rings.areas[largest];
    this.centres[number * 2] = rings.centres[largest * 2];
    this.centres[number * 2 + 1] = rings.centres[largest * 2 + 1];
  }
}

/** Box, larger side, area and centroid of each ring. */
function measureRings({ points, ringStarts }) {
  const count = ringStarts.length - 1;
  const rings = {
    boxes: new Float32Array(count * 4),
    spans: new Float32Array(count),
    areas: new Float32Array(count),
    centres: new Float32Array(count * 2),
  };
  for (let ring = 0; ring < count; ring++) {
    measureBox(rings, ring, { points, from: ringStarts[ring], to: ringStarts[ring + 1] });
    measureArea(rings, ring, { points, from: ringStarts[ring], to: ringStarts[ring + 1] });
  }
  return rings;
}

function measureBox(rings, ring, { points, from, to }) {
  const box = emptyBox();
  for (let p = from * 2; p < to * 2; p += 2) {
    if (points[p] < box[0]) box[0] = points[p];
    if (points[p] > box[2]) box[2] = points[p];
    if (points[p + 1] < box[1]) box[1] = points[p + 1];
    if (points[p + 1] > box[3]) box[3] = points[p + 1];
  }
  rings.boxes.set(box, ring * 4);
  rings.spans[ring] = Math.max(box[2] - box[0], box[3] - box[1]);
}

function measureArea(rings, ring, { points, from, to }) {
  const x0 = points[from * 2];
  const y0 = points[from * 2 + 1];
  let twice = 0;
  let sumX = 0;
  let sumY = 0;
  for (let p = from * 2 + 2; p < to * 2 - 2; p += 2) {
    const ax = points[p] - x0;
    const ay = points[p + 1] - y0;
    const bx = points[p + 2] - x0;
    const by = points[p + 3] - y0;
    const cross = ax * by - bx * ay;
    twice += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  rings.areas[ring] = Math.abs(twice) / 2;
  rings.centres[ring * 2] = x0 + (twice ? sumX / (3 * twice) : 0);
  rings.centres[ring * 2 + 1] = y0 + (twice ? sumY / (3 * twice) : 0);
}

function emptyBox() {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

function growBox(box, boxes, at) {
  box[0] = Math.min(box[0], boxes[at]);
  box[1] = Math.min(box[1], boxes[at + 1]);
  box[2] = Math.max(box[2], boxes[at + 2]);
  box[3] = Math.max(box[3], boxes[at + 3]);
}

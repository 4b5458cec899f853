/**
 * The id buffer: which sub-district owns each pixel (number + 1; 0 is sea).
 *
 * Scanline even-odd fill, pixel centres decide, so that neighbours with a common edge
 * neither overlap nor leave a seam. Regions too small for a pixel get one, last, so
 * that a big neighbour cannot take it back.
 */

export class Raster {
  constructor() {
    this.width = 0;
    this.height = 0;
    this.ids = new Uint16Array(0);
    this.rowHeads = new Int32Array(0);
    this.crossings = new Float32Array(4096);
    this.nexts = new Int32Array(4096);
    this.used = 0;
  }

  /**
   * Draw all regions.
   * @param {import("./geometry.js").Geometry} geometry
   * @param {{left: number, top: number, scale: number, width: number, height: number}}
   *   camera world point of the left top corner, pixels per world unit, size in pixels
   */
  draw(geometry, camera) {
    this.resize(camera.width, camera.height);
    this.camera = camera;
    this.ids.fill(0);
    const specks = [];
    for (let region = 0; region < geometry.size; region++) {
      if (geometry.sourceOf[region] >= 0 && isInView(geometry.boxes, region, camera)) {
        this.drawRegion(geometry, region, specks);
      }
    }
    this.drawSpecks(specks);
  }

  resize(width, height) {
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.ids = new Uint16Array(width * height + ((width * height) & 1));
    this.rowHeads = new Int32Array(height).fill(-1);
  }

  drawRegion(geometry, region, specks) {
    const source = geometry.sources[geometry.sourceOf[region]];
    const { scale } = this.camera;
    this.firstRow = this.height;
    this.lastRow = -1;
    this.used = 0;
    for (let ring = geometry.firstRing[region]; ring < geometry.endRing[region]; ring++) {
      if (source.spans[ring] * scale < 1) {
        this.addSpeck(specks, region, source.points, source.ringStarts[ring] * 2);
      } else {
        this.addRing(source.points, source.ringStarts[ring], source.ringStarts[ring + 1]);
      }
    }
    this.fillRows(region + 1);
  }

  /** Record where the ring's edges cross the middle of each pixel row. */
  addRing(points, from, to) {
    const { left, top, scale } = this.camera;
    let ax = (points[to * 2 - 2] - left) * scale - 0.5;
    let ay = (points[to * 2 - 1] - top) * scale - 0.5;
    for (let p = from * 2; p < to * 2; p += 2) {
      const bx = (points[p] - left) * scale - 0.5;
      const by = (points[p + 1] - top) * scale - 0.5;
      const first = Math.ceil(ay < by ? ay : by);
      const end = Math.ceil(ay < by ? by : ay);
      if (first < end) this.addEdge(ax, ay, (bx - ax) / (by - ay), first, end);
      ax = bx;
      ay = by;
    }
  }

  addEdge(x, y, slope, first, end) {
    const from = first < 0 ? 0 : first;
    const to = end > this.height ? this.height : end;
    if (from >= to) return;
    if (from < this.firstRow) this.firstRow = from;
    if (to - 1 > this.lastRow) this.lastRow = to - 1;
    if (this.used + to - from > this.nexts.length) this.grow(this.used + to - from);
    for (let row = from; row < to; row++) this.insert(row, x + (row - y) * slope);
  }

  /** Keep each row's crossings as a list sorted by x: they are two to six, rarely more. */
  insert(row, x) {
    const { crossings, nexts, rowHeads } = this;
    const item = this.used++;
    crossings[item] = x;
    let before = -1;
    let after = rowHeads[row];
    while (after >= 0 && crossings[after] < x) {
      before = after;
      after = nexts[after];
    }
    nexts[item] = after;
    if (before < 0) rowHeads[row] = item;
    else nexts[before] = item;
  }

  grow(needed) {
    const size = Math.max(needed, this.nexts.length * 2);
    this.crossings = copyInto(new Float32Array(size), this.crossings);
    this.nexts = copyInto(new Int32Array(size), this.nexts);
  }

  fillRows(id) {
    const { crossings, nexts, rowHeads, width, ids } = this;
    for (let row = this.firstRow; row <= this.lastRow; row++) {
      let item = rowHeads[row];
      rowHeads[row] = -1;
      while (item >= 0 && nexts[item] >= 0) {
        const other = nexts[item];
        const from = Math.max(0, Math.ceil(crossings[item]));
        const to = Math.min(width, Math.ceil(crossings[other]));
        if (to - from > 16) ids.fill(id, row * width + from, row * width + to);
        else for (let x = from; x < to; x++) ids[row * width + x] = id;
        item = nexts[other];
      }
    }
  }

  addSpeck(specks, region, points, at) {
    const x = Math.floor((points[at] - this.camera.left) * this.camera.scale);
    const y = Math.floor((points[at + 1] - this.camera.top) * this.camera.scale);
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    specks.push(y * this.width + x, region + 1);
  }

  drawSpecks(specks) {
    for (let i = 0; i < specks.length; i += 2) this.ids[specks[i]] = specks[i + 1];
  }
}

function isInView(boxes, region, { left, top, scale, width, height }) {
  const at = region * 4;
  return (
    boxes[at + 2] >= left &&
    boxes[at + 3] >= top &&
    boxes[at] <= left + width / scale &&
    boxes[at + 1] <= top + height / scale
  );
}

function copyInto(target, source) {
  target.set(source);
  return target;
}

/**
 * The id buffer's land as runs: pixels of one region side by side in a row. Most of the
 * map is sea, which never changes colour; painting and outlining look at land only.
 */

export class Runs {
  constructor() {
    this.count = 0;
    this.starts = new Int32Array(1024); // first pixel
    this.ends = new Int32Array(1024); // pixel after the last
    this.ids = new Uint16Array(1024);
    this.rows = new Int32Array(1); // first run of each row, and one after the last
  }

  /**
   * Find the runs.
   * @param {{ids: Uint16Array, width: number, height: number}} raster
   * @param {{closing: boolean}} options closing: a sea pixel with three or four land
   *   neighbours becomes land first; simplified edges do not always quite meet
   */
  find(raster, { closing }) {
    const { width, height } = raster;
    if (this.rows.length !== height + 1) this.rows = new Int32Array(height + 1);
    this.count = 0;
    for (let row = 0; row < height; row++) {
      this.rows[row] = this.count;
      if (this.count + width > this.ids.length) this.grow(this.count + width);
      this.findInRow(raster, row);
      const canClose = closing && row > 0 && row < height - 1;
      if (canClose && this.closeRow(raster, row)) this.findInRow(raster, row);
    }
    this.rows[height] = this.count;
  }

  /** @returns {{first: number, end: number}} the rows between which all land lies */
  land() {
    const { rows } = this;
    let first = 0;
    let end = rows.length - 1;
    while (first < end && rows[first + 1] === rows[first]) first++;
    while (end > first && rows[end - 1] === rows[end]) end--;
    return { first, end };
  }

  findInRow({ ids, width }, row) {
    const { starts, ends, ids: owners } = this;
    const end = (row + 1) * width;
    let count = this.rows[row];
    for (let at = row * width; at < end; ) {
      const id = ids[at];
      const start = at;
      do at++;
      while (at < end && ids[at] === id);
      if (id === 0) continue;
      starts[count] = start;
      ends[count] = at;
      owners[count++] = id;
    }
    this.count = count;
  }

  /** Gaps lie beside runs. @returns {boolean} whether any pixel was closed */
  closeRow({ ids, width }, row) {
    const first = row * width;
    const last = first + width - 1;
    let closed = false;
    for (let run = this.rows[row]; run < this.count; run++) {
      const before = this.starts[run] - 1;
      const after = this.ends[run];
      if (before > first && ids[before] === 0) closed = closePixel(ids, before, width) || closed;
      if (after < last && ids[after] === 0) closed = closePixel(ids, after, width) || closed;
    }
    return closed;
  }

  grow(needed) {
    const size = Math.max(needed, this.ids.length * 2);
    this.starts = copied(this.starts, new Int32Array(size));
    this.ends = copied(this.ends, new Int32Array(size));
    this.ids = copied(this.ids, new Uint16Array(size));
  }
}

function copied(from, to) {
  to.set(from);
  return to;
}

function closePixel(ids, at, width) {
  const left = ids[at - 1];
  const right = ids[at + 1];
  const above = ids[at - width];
  const below = ids[at + width];
  const land = (left ? 1 : 0) + (right ? 1 : 0) + (above ? 1 : 0) + (below ? 1 : 0);
  if (land >= 3) ids[at] = left || right;
  return land >= 3;
}

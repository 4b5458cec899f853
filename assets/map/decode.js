/**
 * KEC1: rings of regions as unsigned LEB128 varints.
 *
 * nRegions; per region [number step,] nRings; per ring nPoints, then zigzag dx, dy in
 * grid steps, running across the whole file; the closing point is dropped. A file of
 * one province names its regions by number, each as the step from the one before.
 */

export class BrokenGeometry extends Error {}

/**
 * @param {Uint8Array} bytes
 * @param {{origin: number[], step: number, numbered?: boolean}} grid origin is
 *   [longitude, latitude] of grid point (0, 0); step is in degrees
 * @returns {{points: Float32Array, ringStarts: Uint32Array, regionRings: Uint32Array,
 *   numbers: Uint16Array}} points are x, y pairs in world units (y grows southwards);
 *   ring k has points ringStarts[k]…ringStarts[k + 1]; region i of the file has rings
 *   regionRings[i]…regionRings[i + 1] and is sub-district numbers[i]
 */
export function decode(bytes, { origin, step, numbered = false }) {
  const read = varints(bytes);
  const points = new Float32Array(bytes.length);
  const count = read();
  const regionRings = new Uint32Array(count + 1);
  const numbers = new Uint16Array(count);
  const ringStarts = [0];
  let used = 0;
  let x = 0;
  let y = 0;
  let number = 0;
  for (let i = 0; i < count; i++) {
    number = numbered ? number + read() : i;
    numbers[i] = number;
    for (let rings = read(); rings > 0; rings--) {
      for (let left = read(); left > 0; left--) {
        x += signed(read());
        y += signed(read());
        points[used++] = origin[0] + x * step;
        points[used++] = -(origin[1] + y * step);
      }
      ringStarts.push(used / 2);
    }
    regionRings[i + 1] = ringStarts.length - 1;
  }
  return {
    points: points.slice(0, used),
    ringStarts: Uint32Array.from(ringStarts),
    regionRings,
    numbers,
  };
}

function signed(zigzag) {
  return (zigzag >>> 1) ^ -(zigzag & 1);
}

function varints(bytes) {
  let at = 0;
  return () => {
    let value = 0;
    let shift = 0;
    for (;;) {
      if (at >= bytes.length) throw new BrokenGeometry("the geometry file is cut off");
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
      shift += 7;
    }
  };
}

/**
 * The regions of the map, from regions.json: codes, names and parents by level.
 *
 * A region number is the place of a region among the current regions of its level,
 * in code order. Sub-districts are what is drawn; every other level is a table from
 * sub-district number to region number.
 */

export const NATION = "ID";
export const LEVELS = ["province", "regency", "subdistrict"];
export const NO_REGION = 0xffff;

/** Level of a dotted code, from its form alone. */
export function levelOf(code) {
  return code === NATION ? "nation" : LEVELS[code.split(".").length - 1];
}

/** Code one level up; null for the nation. */
export function parentCode(code) {
  if (code === NATION) return null;
  const dot = code.lastIndexOf(".");
  return dot < 0 ? NATION : code.slice(0, dot);
}

export class Register {
  /** @param {{levels: Object}} json content of regions.json */
  constructor(json) {
    this.levels = json.levels;
    this.size = this.levels.subdistrict.codes.length;
    this.numbers = Object.fromEntries(
      LEVELS.map((level) => [level, numbersByCode(this.levels[level].codes)]),
    );
    this.ownersByLevel = ownersByLevel(this.levels, this.size);
    this.insides = new Map();
  }

  count(level) {
    return this.levels[level].codes.length;
  }

  code(level, number) {
    return this.levels[level].codes[number];
  }

  name(level, number) {
    return this.levels[level].names[number];
  }

  /** Region number of a code at its own level; undefined for the nation or unknown. */
  number(code) {
    return this.numbers[levelOf(code)]?.get(code);
  }

  has(code) {
    return code === NATION || this.number(code) !== undefined;
  }

  /** Own name of any code, "" for the nation. */
  nameOf(code) {
    const number = this.number(code);
    return number === undefined ? "" : this.name(levelOf(code), number);
  }

  /** Uint16Array: for each sub-district, the number of its region at `level`. */
  owners(level) {
    return this.ownersByLevel[level];
  }

  /** As owners(), but indexed by what the id buffer holds: number + 1, 0 for sea. */
  ownersOfIds(level) {
    const key = `${level} ids`;
    this.ownersByLevel[key] ??= shifted(this.ownersByLevel[level]);
    return this.ownersByLevel[key];
  }

  /** Uint8Array: 1 for each sub-district inside `code`. */
  inside(code) {
    if (!this.insides.has(code)) this.insides.set(code, this.insideMask(code));
    return this.insides.get(code);
  }

  /** As inside(), but indexed by what the id buffer holds. */
  insideOfIds(code) {
    const key = `${code} ids`;
    if (!this.insides.has(key)) {
      const mask = new Uint8Array(this.size + 1);
      mask.set(this.inside(code), 1);
      this.insides.set(key, mask);
    }
    return this.insides.get(key);
  }

  insideMask(code) {
    const mask = new Uint8Array(this.size);
    if (code === NATION) return mask.fill(1);
    const owners = this.owners(levelOf(code));
    const number = this.number(code);
    for (let i = 0; i < mask.length; i++) mask[i] = owners[i] === number ? 1 : 0;
    return mask;
  }

  /** Uint8Array over the regions of `level`: 1 for each that lies inside `code`. */
  insideAtLevel(code, level) {
    const mask = new Uint8Array(this.count(level));
    const inside = this.inside(code);
    const owners = this.owners(level);
    for (let i = 0; i < inside.length; i++) if (inside[i]) mask[owners[i]] = 1;
    return mask;
  }
}

function numbersByCode(codes) {
  return new Map(codes.map((code, number) => [code, number]));
}

function ownersByLevel(levels, size) {
  const subdistrict = Uint16Array.from({ length: size }, (_, i) => i);
  const regency = Uint16Array.from(levels.subdistrict.parents);
  const province = regency.map((number) => levels.regency.parents[number]);
  return { province, regency, subdistrict };
}

function shifted(owners) {
  const table = new Uint16Array(owners.length + 1);
  table[0] = NO_REGION;
  table.set(owners, 1);
  return table;
}

/** What the map says about a region: its title, the lines of its card, its row. */

import { fill } from "./format.js";
import { cardLines } from "./hover.js";
import { MARKS, markOf } from "./marks.js";
import { parentCode } from "./register.js";

const PAPUA = "9"; // first digit of the provinces whose sub-districts are "distrik"

export class Reader {
  constructor({ register, texts, formatter }) {
    Object.assign(this, { register, texts, formatter });
  }

  /** "Kec. Alang-Alang Lebar, Kota Palembang"; "Kab. Bandung, Jawa Barat" */
  title(level, number) {
    const name = short(this.register.name(level, number));
    if (level === "province") return name;
    const code = this.register.code(level, number);
    const parent = short(this.register.nameOf(parentCode(code)));
    if (level === "regency") return `${name}, ${parent}`;
    const { subdistrict, subdistrict_papua: papua } = this.texts;
    return `${fill(code.startsWith(PAPUA) ? papua : subdistrict, { name })}, ${parent}`;
  }

  /** @param {Map|null} values by region number; null while on their way */
  lines({ layer, number, values }) {
    const title = this.title(layer.level, number);
    const { texts, formatter } = this;
    const row = values?.get(number);
    const mark = MARKS[markOf(layer.bytes[number])];
    if (!row && mark?.ground) return { title, value: "", facts: [texts.marks[mark.id]] };
    return cardLines(title, row, { header: layer.header, texts, formatter });
  }

  /** Rows for the table twin and for tests, in region order. */
  rows({ layer, inside, values }) {
    const rows = [];
    for (let number = 0; number < layer.bytes.length; number++) {
      if (!inside[number]) continue;
      const byte = layer.bytes[number];
      rows.push({
        region: this.register.code(layer.level, number),
        name: this.title(layer.level, number),
        class: (byte & 15) === 15 ? null : byte & 15,
        mark: MARKS[markOf(byte)]?.id ?? null,
        ...values?.get(number),
      });
    }
    return rows;
  }
}

function short(name) {
  return name.replace(/^Kabupaten /, "Kab. ");
}

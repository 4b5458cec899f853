/** Numbers as a reader of the locale writes them; units are those of the catalogue. */

const NBSP = "\u00a0";
const LIMITS = [60, 80, 100]; // percents of reports
const WIDE = 0.02; // of a range of percents that is told in whole ones

/** How a unit is shown; `config.units` may override any of it. */
const UNITS = {
  percent: { scale: 100, decimals: 1, rangeDecimals: 0, text: `{value}${NBSP}%` },
  index: { decimals: 3 },
  score: { decimals: 1 },
  count: { decimals: 0 },
  rupiah: { compact: true, decimals: 1, text: `Rp${NBSP}{value}` },
  people_thousand: { decimals: 1 },
};

export class Formatter {
  /** @param {string} locale "id" or "en"  @param {Object} units overrides by unit */
  constructor(locale, units = {}) {
    this.locale = locale === "en" ? "en" : "id-ID";
    this.units = units;
    this.known = new Map();
  }

  /** For the figures of a layer: a change carries its sign. */
  for({ palette }) {
    if (palette !== "diverging") return this;
    this.withSign ??= Object.assign(new Formatter(this.locale, this.units), {
      signDisplay: "exceptZero",
    });
    return this.withSign;
  }

  /** "73,5 %" from 0.735; @param {number} decimals overrides the unit's own */
  value(value, unit, decimals) {
    const style = this.styleOf(unit);
    const text = this.number(value * (style.scale ?? 1), {
      decimals: decimals ?? style.decimals ?? 1,
      compact: style.compact,
    });
    return fill(style.text ?? "{value}", { value: text });
  }

  /** Without the unit's words: for class edges in a legend that names the unit. */
  bare(value, unit, decimals) {
    const style = this.styleOf(unit);
    const scaled = value * (style.scale ?? 1);
    return this.number(scaled, { decimals, compact: style.compact });
  }

  /** Fewest decimals that write all edges exactly; else the unit's, or enough to tell
   * the edges apart. */
  decimalsFor(edges, unit) {
    const style = this.styleOf(unit);
    if (style.compact) return style.decimals;
    const scaled = edges.filter(Number.isFinite).map((edge) => edge * (style.scale ?? 1));
    return (
      [0, 1, 2].find((decimals) => areExact(scaled, decimals)) ??
      [0, 1, 2, 3, 4, 5].find(
        (decimals) => decimals >= (style.decimals ?? 1) && areApart(scaled, decimals),
      ) ??
      6
    );
  }

  /** A wide range needs fewer decimals than its value; as dashboard/formats.py. */
  rangeDecimals(lower, upper, unit) {
    const { rangeDecimals, decimals = 1 } = this.styleOf(unit);
    return upper - lower >= WIDE && rangeDecimals !== undefined ? rangeDecimals : decimals;
  }

  count(value) {
    return this.number(value, { decimals: 0 });
  }

  /** A rate of reporting, never rounded up to a limit; as dashboard/formats.py. */
  share(value) {
    const percent = Number((value * 100).toPrecision(12));
    const isUp = LIMITS.some((limit) => percent < limit && limit - percent <= 0.05);
    const shown = isUp ? Math.floor(percent * 10) / 10 : percent;
    return this.value(shown / 100, "percent", 1);
  }

  styleOf(unit) {
    return { ...UNITS[unit], ...this.units[unit] };
  }

  number(value, { decimals, compact = false }) {
    const key = `${decimals} ${compact}`;
    if (!this.known.has(key)) {
      const options = {
        maximumFractionDigits: decimals,
        roundingMode: "halfExpand", // as the server rounds
        signDisplay: this.signDisplay,
      };
      if (compact) options.notation = "compact";
      if (compact) options.compactDisplay = "long";
      else options.minimumFractionDigits = decimals;
      this.known.set(key, new Intl.NumberFormat(this.locale, options));
    }
    return this.known.get(key).format(value).replace("-", "−");
  }
}

function areExact(values, decimals) {
  return values.every((value) => {
    const rounded = Number(value.toFixed(decimals));
    return Math.abs(value - rounded) <= 1e-9 * Math.max(1, Math.abs(value));
  });
}

function areApart(values, decimals) {
  const texts = new Set(values.map((value) => value.toFixed(decimals)));
  return texts.size === new Set(values).size;
}

/** Put values into the {places} of a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

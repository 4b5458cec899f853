/** Where things are on the server. Parameters keep one order, so that caches match. */

const PARAMETERS = [
  "period",
  "programme",
  "sector",
  "area_type",
  "method",
  "classes",
  "against",
  "region",
];

/** Classes of one period. @param {Object} state see README.md */
export function layerAddress(base, state) {
  return `${mapPath(base, state)}.bin${query(state, PARAMETERS)}`;
}

/** Classes of all periods of the same selection. */
export function stripAddress(base, state) {
  const left = ["period", "against", "region"];
  const names = PARAMETERS.filter((name) => !left.includes(name));
  return `${mapPath(base, state)}/strip.bin${query(state, names)}`;
}

/** Values for hover cards. */
export function valuesAddress(base, state) {
  const names = PARAMETERS.filter((name) => name !== "method" && name !== "classes");
  return `${mapPath(base, state)}/values.json${query(state, names)}`;
}

/** One detail's rings: the whole nation, or one province's in full. */
export function ringsAddress(base, hash, part) {
  return `${base}/${hash}-${part}.kec`;
}

function mapPath(base, { version, indicator, level }) {
  return [base, ...[version, indicator, level].map(encodeURIComponent)].join("/");
}

/** Choices left to the server ("auto") and the whole nation are not written. */
function query(state, names) {
  const unsaid = [undefined, null, "", "auto", "ID"];
  const given = names.filter((name) => !unsaid.includes(state[name]));
  const text = given.map((name) => `${name}=${encodeURIComponent(state[name])}`).join("&");
  return text && `?${text}`;
}

/* Periods as texts ("2024Q3", "2024S1", "2024"); the rules of dashboard/periods.py. */
(function () {
  "use strict";

  /* Months since year 0 at the period's end, so that kinds compare in time. */
  function endOf(period) {
    const found = /^(\d{4})(?:([SQ])(\d))?$/.exec(period);
    if (!found) return NaN; // what stands in an address may be anything
    const [, year, letter, part] = found;
    const months = letter === "Q" ? 3 * part : letter === "S" ? 6 * part : 12;
    return 12 * year + months;
  }

  window.berdayaPeriods = {
    /* The last of the ordered periods that ends no later; undefined without one. */
    latestUpTo(periods, wanted) {
      if (!wanted) return undefined;
      return periods.filter((period) => endOf(period) <= endOf(wanted)).pop();
    },
    yearBefore: (period) => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`,
  };
})();

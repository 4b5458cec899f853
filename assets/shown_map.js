/*
 * What the map is told of a selection: the figures to show, and the words for its title,
 * legends and captions. `known` is the page's vocabulary (see meaning.js).
 */
(function () {
  "use strict";

  const { DEFAULTS, displayLevel, indicatorOf, periodShown } = window.berdayaMeaning;

  function mapState(chosen, known) {
    const selection = { ...chosen, indicator: indicatorOf(chosen, known) };
    if (known.only?.length) selection.compare = "none"; // such a page has one map
    const period = periodShown(selection, known);
    const words = wordsOf(selection.indicator, period, known);
    return {
      ...words,
      legend: legendOf(words, selection, known),
      caption: isPair(selection) ? captionOf(words, selection, known) : "",
      b: second(period, selection, known),
      ...DEFAULTS,
      ...selection,
      classes: classes(selection),
      period,
      level: displayLevel(selection, known),
      version: known.version,
    };
  }

  /* Five are as many as one can tell apart on a wall. */
  function classes(selection) {
    if (selection.tampil !== "1") return selection.classes || "auto";
    return String(Math.min(Number(selection.classes) || 9, 5));
  }

  const isPair = ({ compare, period_b: period, indicator_b: indicator }) =>
    Boolean({ period, indicator }[compare]);

  /* What a map shows, and when. */
  function wordsOf(indicator, period, known) {
    const name = known.indicators[indicator]?.name || "";
    const label = known.period_labels[period] || "";
    return { name, label, title: [name, label].filter(Boolean).join(", ") };
  }

  /* A change is no figure of a period, and is headed as what it is. */
  function legendOf({ name, title }, selection, known) {
    const since = known.period_labels[selection.period_b];
    if (selection.compare !== "change" || !since) return isPair(selection) ? title : name;
    const indicator = name.charAt(0).toLowerCase() + name.slice(1);
    return known.texts.change
      .replace("{indicator}", () => indicator)
      .replace("{period}", () => since);
  }

  /* What tells one of two maps from the other; two indicators may be of two periods. */
  function captionOf({ name, label, title }, selection, known) {
    if (selection.compare === "period") return label;
    const isOfOne = periodOfSecond(selection, known) === periodShown(selection, known);
    return isOfOne ? name : title;
  }

  const periodOfSecond = (selection, known) =>
    periodShown({ ...selection, indicator: selection.indicator_b }, known);

  /* The second of two compared maps: its words, and its period where that is another. */
  function second(period, selection, known) {
    if (!isPair(selection)) return {};
    const isOfPeriods = selection.compare === "period";
    const own = isOfPeriods ? selection.period_b : periodOfSecond(selection, known);
    const words = wordsOf(selection[isOfPeriods ? "indicator" : "indicator_b"], own, known);
    const legend = legendOf(words, selection, known);
    const said = { ...words, legend, caption: captionOf(words, selection, known) };
    return isOfPeriods || own === period ? said : { ...said, period: own };
  }

  window.berdayaMapState = mapState;
})();

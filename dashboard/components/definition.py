"""One indicator as the catalogue declares it; presented, in short."""

from collections.abc import Mapping

from dashboard.catalogue import Indicator
from dashboard.components.elements import html
from dashboard.components.sentences import data_source, level_name
from dashboard.components.source import source_footer
from dashboard.components.ways import page_address
from dashboard.components.wording import unit_of_n
from dashboard.context import Context
from dashboard.formats import format_date, format_number, format_value
from dashboard.queries.choices import offers_of
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


def definition(
    indicator: Indicator, context: Context, selection: Selection
) -> html.Article:
    """Name, reason and facts; `is-shown` is the one that a presentation begins with."""
    offered, lang = offers_of(context).periods, selection.lang
    _ = translator(lang)
    link = _("This version of the data has no figures of it.")
    if indicator.id in offered:
        href = page_address("/map", selection, indicator=indicator.id)
        link = html.A(_("Show on the map"), href=href)
    is_shown = indicator.id == _in_hall(context, selection)
    return html.Article(
        [
            _name(indicator, lang),
            html.P(indicator.why.in_locale(lang)),
            html.Dl(definition_lines(_facts(indicator, context, lang), _in_short(_))),
            html.P(link, className="to-map"),
            html.P(
                source_footer(indicator, context, period=None, lang=lang),
                className="source-line",
            ),
        ],
        className="definition" + (" is-shown" if is_shown else ""),
    )


def _in_hall(context: Context, selection: Selection) -> str:
    """The definition that a presentation begins with: of the figure last looked at."""
    offered = offers_of(context).periods
    if selection.indicator in offered:
        return selection.indicator
    return context.catalogue.opening_indicator(offered)


def _name(indicator: Indicator, lang: str) -> html.H3:
    """The name; where it is presented, as a sentence."""
    name = indicator.name.in_locale(lang)
    sentence = translator(lang)("What “{name}” means", name=name)
    return html.H3(
        [
            html.Span(name, className="name"),
            html.Span(sentence, className="hall-title"),
        ],
        id=indicator.id,
    )


def _in_short(_: Translate) -> dict[str, str]:
    """The facts that fit on a wall; one only where it is wide."""
    return {
        _("How it is worked out"): "in-short",
        _("Better when"): "in-short",
        _("Withheld below"): "in-short is-if-room",
        _("Basis of the definition"): "in-short",
    }


def definition_lines(
    facts: Mapping[str, str], in_short: Mapping[str, str] | None = None
) -> list:
    """The pairs of a list; `in-short` are those that a presentation keeps."""
    lines = []
    for name, text in facts.items():
        looks = (in_short or {}).get(name, "")
        lines += [html.Dt(name, className=looks), html.Dd(text, className=looks)]
    return lines


def _facts(indicator: Indicator, context: Context, lang: str) -> dict[str, str]:
    _ = translator(lang)
    facts = {
        _("How it is worked out"): indicator.formula.in_locale(lang),
        _("Better when"): _direction(indicator, _),
        _("Levels"): ", ".join(level_name(level, lang) for level in indicator.levels),
        _("Withheld below"): _minimum(indicator, _, lang),
        _("Class edges"): " · ".join(_edges(indicator, lang)),
        _("Source"): data_source(indicator, context, lang),
        _("Basis of the definition"): indicator.source.in_locale(lang),
        _("Reviewed on"): format_date(indicator.reviewed_on, lang),
        _("Identifier"): indicator.id,
    }
    return {name: text for name, text in facts.items() if text}


def _direction(indicator: Indicator, _: Translate) -> str:
    if indicator.higher_is_better is None:
        return _("neither: it tells a size")
    return _("higher") if indicator.higher_is_better else _("lower")


def _minimum(indicator: Indicator, _: Translate, lang: str) -> str:
    if indicator.disclosure == "public":
        return _("never: the figures are published by their source")
    if indicator.minimum_n.publication <= 1:
        return _("never: it is a plain count")
    return _(
        "{hidden} {unit} (not shown at all), {few} {unit} (too few for a figure)",
        hidden=format_number(indicator.minimum_n.confidentiality, lang),
        few=format_number(indicator.minimum_n.publication, lang),
        unit=unit_of_n(indicator, lang),
    )


def _edges(indicator: Indicator, lang: str) -> list[str]:
    """Class edges are declared in the unit shown, 80 for 80 %."""
    scale = 0.01 if indicator.unit in ("percent", "percent_change") else 1
    return [format_value(e * scale, indicator.unit, lang) for e in indicator.breaks]

"""One figure of the survey before and after, by area type and by programme."""

from collections.abc import Mapping

from dashboard.catalogue import Indicator
from dashboard.components.elements import html
from dashboard.components.welfare_arms import arm_name, change_cells
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.arms import ARMS, ArmChange, Waves
from dashboard.queries.offers import programmes
from dashboard.texts import Translate, translator

Parts = Mapping[str, Mapping[str, ArmChange]]  # part -> arm -> its change


def domains_fold(
    one: Indicator,
    found: Mapping[str, Parts],
    waves: Waves,
    context: Context,
    lang: str,
) -> list:
    """A closed fold with a table for each; nothing where the survey asked nobody."""
    _ = translator(lang)
    if not any(found.values()):
        return []
    name = one.name.in_locale(lang)
    tables = [
        _table(heading, found[by], _names(by, context, lang), one, waves, lang)
        for by, heading in (
            ("area_type", _("By area type")),
            ("programme", _("By programme")),
        )
        if found[by]
    ]
    note = _(
        "The comparison belongs to no programme, and the survey does not tell sectors"
        " apart. Parts are never added up: small ones say little by themselves."
    )
    summary = html.Summary(_("{indicator} by area type and programme", indicator=name))
    parts = [summary, *tables, html.P(note, className="muted")]
    return [html.Details(parts, className="arms-domains")]


def _names(by: str, context: Context, lang: str) -> dict[str, str]:
    """Every part's name, in the order of the catalogue, or of codes."""
    if by == "programme":
        return {code: names[lang] for code, names in programmes(context).items()}
    known = context.catalogue.area_types
    return {key: one.name.in_locale(lang) for key, one in known.items()}


def _table(heading, parts: Parts, names: Mapping[str, str], one, waves, lang):
    _ = translator(lang)
    before, after = (format_period(p, lang) for p in (waves.before, waves.after))
    heads = (heading, _("Arm"), before, after, _("Change"))
    order = [*(key for key in names if key in parts), *(parts.keys() - names.keys())]
    rows = [
        row
        for key in order
        for row in _rows(names.get(key, key), parts[key], one, lang, _)
    ]
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(text, scope="col") for text in heads])),
                html.Tbody(rows),
            ],
            className="data-table arms-table",
        ),
        className="table-scroller",
        role="region",
        tabIndex=0,
        **{"aria-label": heading},
    )


def _rows(
    name: str, arms: Mapping[str, ArmChange], one: Indicator, lang: str, _: Translate
) -> list[html.Tr]:
    there = [arm for arm in ARMS if arm in arms]
    head = html.Th(name, scope="rowgroup", rowSpan=len(there))
    return [
        html.Tr(
            [
                *([head] if number == 0 else []),
                html.Th(arm_name(arm, _), scope="row"),
                *change_cells(arms[arm], one, lang),
            ]
        )
        for number, arm in enumerate(there)
    ]

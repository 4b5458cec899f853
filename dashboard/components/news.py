"""The line about a new version: how many figures of the view changed, and which."""

from collections.abc import Sequence

from dashboard.components.sentences import version_words
from dashboard.components.wording import value_words
from dashboard.context import Context
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.queries.news import Compared
from dashboard.queries.shown import Shown
from dashboard.texts import translator

NAMED = 3


def news_words(
    found: Sequence[Compared] | None, view: Shown, context: Context
) -> dict[str, object]:
    """`text` and `items`, a sentence each; what reads the same has not changed."""
    lang = view.selection.lang
    _ = translator(lang)
    version = version_words(context, lang)
    if found is None:
        text = _("New data ({version}) for this view.", version=version)
        return {"text": text, "items": []}
    changed = [one for one in found if _words(one, lang)[0] != _words(one, lang)[1]]
    if not changed:
        text = _(
            "New data ({version}): no figure of this view changed.", version=version
        )
        return {"text": text, "items": []}
    text = _(
        "New data ({version}): {n} of the {all} figures of this view changed.",
        version=version,
        n=format_number(len(changed), lang),
        all=format_number(len(found), lang),
    )
    return {
        "text": text,
        "items": [_item(one, lang, context) for one in changed[:NAMED]],
    }


def _words(one: Compared, lang: str) -> tuple[str, str]:
    before, after = (
        value_words(row, one.indicator, lang) for row in (one.before, one.after)
    )
    return before, after


def _item(one: Compared, lang: str, context: Context) -> str:
    before, after = _words(one, lang)
    return translator(lang)(
        "{indicator}, {region}, {period}: from {before} to {after}",
        indicator=one.indicator.name.in_locale(lang),
        region=region_in_parent(one.after["region"], context.regions),
        period=format_period(one.after["period"], lang),
        before=before,
        after=after,
    )

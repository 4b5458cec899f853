"""The line under every figure: whose figures, of when, how complete, which version."""

from collections.abc import Sequence

from dashboard.catalogue import Indicator
from dashboard.components.elements import html
from dashboard.components.sentences import data_source, sample_words, version_words
from dashboard.components.wording import when_words
from dashboard.context import Context
from dashboard.texts import translator


def source_footer(
    indicator: Indicator,
    context: Context,
    *,
    period: str | None,
    beside: str | None = None,
    lang: str,
    seen: Sequence[str] = (),
    others: Sequence[Indicator] = (),
) -> list[html.Span]:
    """Source and period; `seen`, which a presentation leaves out; the version.

    `beside` is the other period of a comparison; `others` have figures there too.
    """
    _ = translator(lang)
    names = [data_source(one, context, lang) for one in (indicator, *others)]
    source = [_("Source: {source}", source=", ".join(dict.fromkeys(names)))]
    when = [when_words(one, indicator, lang) for one in (period, beside) if one]
    if len(when) > 1:
        when = [_("{one} and {other}", one=when[0], other=when[1])]
    source += when
    return foot_of(source, context, lang, seen=seen)


def foot_of(
    source: Sequence[str], context: Context, lang: str, *, seen: Sequence[str] = ()
) -> list[html.Span]:
    """These words, then the version; before them that the figures are a sample's."""
    version = translator(lang)(
        "data version {version}", version=version_words(context, lang)
    )
    sample = sample_words(context, lang)
    return [
        *([html.Span(f"{sample} · ", className="beside-badge")] if sample else []),
        html.Span(" · ".join(source)),
        *(html.Span(f" · {text}", className="fine-print") for text in seen),
        html.Span(f" · {version}"),
    ]

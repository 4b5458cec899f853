"""One indicator over its periods: a line, its range as a band, a parent to compare.

Periods that may not be shown leave a gap; the line is never drawn across it.
"""

from collections.abc import Callable, Mapping, Sequence

from dashboard.figures.template import (
    ACCENT,
    ACCENT_BAND,
    COMPARED,
    TARGET,
    Figure,
    blank_figure,
)

Row = Mapping[str, object]
Trace = dict  # one line, as plotly.js reads it
Words = Callable[[Row], str]
_TARGET_LINE = {"color": TARGET, "width": 2, "dash": "dash", "shape": "hv"}
_COMPARED_LINE = {"color": COMPARED, "width": 1.5, "dash": "dot"}


def trend_line(
    series: Sequence[Row],
    *,
    name: str,
    words: Words,
    period_name: Callable[[str], str],
    unit: str,
    lang: str,
    compared: Sequence[Row] | None = None,
    compared_name: str = "",
    targets: Sequence[float | None] = (),
    targets_name: str = "",
) -> Figure:
    """`series` has a row of values per period in order, None for what is not known;
    `words` says a row in the hover; `targets` has a period's target each.
    """
    figure = blank_figure(lang)
    periods = [period_name(row["period"]) for row in series]
    scale = 100 if unit in ("percent", "percent_change") else 1
    traces, layout = figure["data"], figure["layout"]
    traces += _band(series, periods, scale)
    if compared is not None:
        other = _line(compared, periods, scale, words, name=compared_name)
        traces.append(other | {"mode": "lines", "line": _COMPARED_LINE})
    if any(one is not None for one in targets):
        traces.append(_targets(targets, periods, scale, name=targets_name))
    traces.append(_line(series, periods, scale, words, name=name))
    layout["showlegend"] = compared is not None or bool(targets)
    layout["yaxis"] |= {
        "ticksuffix": "\u00a0%" if scale == 100 else "",
        "rangemode": "tozero" if scale == 1 else "normal",
        "separatethousands": True,
    }
    layout["xaxis"] |= {"type": "category", "nticks": 6, "tickangle": 0}
    return figure


def _line(series, periods, scale, words: Words, *, name: str) -> Trace:
    return {
        "type": "scatter",
        "x": periods,
        "y": _numbers(series, "value", scale),
        "name": name,
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": ACCENT, "width": 2.5},
        "marker": {"size": 6},
        "customdata": [words(row) for row in series],
        "hovertemplate": "%{customdata}<extra>%{fullData.name}</extra>",
    }


def _targets(targets, periods, scale, *, name: str) -> Trace:
    """A level for the periods of each year, with a mark where there is but one."""
    rows = [{"value": one} for one in targets]
    return {
        "type": "scatter",
        "x": periods,
        "y": _numbers(rows, "value", scale),
        "name": name,
        "mode": "lines+markers",
        "connectgaps": False,
        "line": _TARGET_LINE,
        "marker": {"size": 9, "symbol": "line-ew-open"},
        "hoverinfo": "y+name",
    }


def _band(series, periods, scale) -> list[Trace]:
    """Two invisible edges with the space between them filled, for each run of periods.

    A fill knows no gaps, so that every run without one is drawn by itself.
    """
    known = [None not in (row["lower"], row["upper"]) for row in series]
    starts = [i for i, k in enumerate(known) if k and (i == 0 or not known[i - 1])]
    traces = []
    for start in starts:
        run = known[start:]
        end = start + (run.index(False) if False in run else len(run))
        traces += _filled(series[start:end], periods[start:end], scale)
    return traces


def _filled(run: Sequence[Row], periods: list[str], scale: int) -> list[Trace]:
    edge = {
        "type": "scatter",
        "x": periods,
        "mode": "lines",
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    upper = edge | {"y": _numbers(run, "upper", scale)}
    lower = edge | {
        "y": _numbers(run, "lower", scale),
        "fill": "tonexty",
        "fillcolor": ACCENT_BAND,
    }
    return [upper, lower]


def _numbers(rows: Sequence[Row], key: str, scale: int) -> list[float | None]:
    """Plain numbers to four decimals; None leaves a gap."""
    found = [row[key] for row in rows]
    return [None if one is None else round(one * scale, 4) for one in found]

"""Numbers, periods and region names as a reader sees them, per locale.

12.431 · 73,5 % · Rp 1,2 miliar · "2,1 poin" · TW III 2024. Values are in natural
units (0–1 for a percent); a missing value has no format: callers show words.
"""

from datetime import date, datetime
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_compact_decimal

from dashboard.periods import parse_period
from dashboard.regions import NATION, Regions

NBSP = "\u00a0"
_SHARES = ("percent", "percent_change")
_DECIMALS = {"score": 1, "index": 3, "people_thousand": 2, "years": 2}
_RUPIAH_STEPS = (10**6, 10**9, 10**12)
SIGNIFICANT = 3  # digits of an amount that is divided
_REPORTING_LIMITS = (60, 80, 100)  # percents; as `disclosure.judge` withholds
_NO_DIGITS_BUT_ZERO = dict.fromkeys(map(ord, "123456789"))
_TENTH = Decimal("0.1")
_QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}


def format_number(
    number: float, locale: str, *, decimals: int = 0, least: int | None = None
) -> str:
    """Grouped digits: 12.431 in Indonesian, 12,431 in English; a true minus sign.

    Half a step is rounded away from zero, as a reader would. `least` decimals stay
    where the last ones are zeros (by default all of them).
    """
    digits = Decimal(str(number)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{digits:,f}"
    for _drop in range(decimals - (decimals if least is None else least)):
        text = text.removesuffix("0")
    return text.removesuffix(".").translate(_marks(locale))


@cache
def _marks(locale: str) -> dict[int, str]:
    """Python's own marks of numbers -> the locale's. A page has hundreds of numbers,
    and babel takes a pattern apart for each."""
    known = Locale.parse(locale).number_symbols["latn"]
    return str.maketrans({",": known["group"], ".": known["decimal"], "-": "−"})


def format_value(value: float, unit: str, locale: str) -> str:
    """A value with its unit.

    >>> format_value(0.735, "percent", "id").replace(NBSP, " ")
    '73,5 %'
    """
    if unit in _SHARES:
        return f"{format_number(value * 100, locale, decimals=1)}{NBSP}%"
    if unit in ("rupiah", "rupiah_thousand"):
        return format_rupiah(value * (1000 if unit != "rupiah" else 1), locale)
    return format_number(value, locale, decimals=_DECIMALS.get(unit, 0))


def format_plain(value: float, unit: str, locale: str) -> str:
    """A value without its unit, for a column whose heading names it."""
    return format_value(value, unit, locale).removesuffix(f"{NBSP}%")


def format_rupiah(amount: float, locale: str) -> str:
    """Rp 1,2 miliar; full digits below a million, no decimal that is a zero."""
    step = _rupiah_step(amount)
    decimals = 1 if step > 1 else 0
    return _rupiah(amount, step, locale, decimals=decimals, least=0)


def format_rupiah_of(part: float, whole: float, locale: str) -> tuple[str, str]:
    """An amount and what it is a part of: three digits that matter, so that the
    division can be done again, and as many decimals in both where both are millions.

    >>> format_rupiah_of(1_370_000_000_000, 1_600_000_000_000, "id")[1][-12:]
    '1,60\xa0triliun'
    """
    steps = [_rupiah_step(amount) for amount in (part, whole)]
    decimals = [_decimals_of(a, s) for a, s in zip((part, whole), steps, strict=True)]
    if steps[0] == steps[1]:
        decimals = [max(decimals)] * 2
    return tuple(
        _rupiah(amount, step, locale, decimals=places)
        for amount, step, places in zip((part, whole), steps, decimals, strict=True)
    )


def _rupiah_step(amount: float) -> int:
    """Millions, milliards or billions; 1 below a million. What rounds up counts up."""
    size = abs(amount)
    return max((s for s in _RUPIAH_STEPS if size >= s * (1 - 0.00005)), default=1)


def _decimals_of(amount: float, step: int) -> int:
    """As many as three digits that matter need."""
    if step == 1:
        return 0
    whole = len(str(int(abs(amount) / step + 0.5)))
    return max(SIGNIFICANT - whole, 0)


def _rupiah(
    amount: float, step: int, locale: str, *, decimals: int, least: int | None = None
) -> str:
    number = format_number(amount / step, locale, decimals=decimals, least=least)
    if step == 1:
        return f"Rp{NBSP}{number}"
    one = format_compact_decimal(step, format_type="long", locale=locale)
    return f"Rp{NBSP}{number}{NBSP}{one.split()[-1]}"


def format_range(lower: float, upper: float, unit: str, locale: str) -> str:
    """68–79 %: the unit once, whole percents where the range is wide enough.

    Below zero the dash stands free: −15 – −8 %.
    """
    dash = "–" if lower >= 0 else f"{NBSP}–{NBSP}"
    if unit in _SHARES:
        decimals = 0 if upper - lower >= 0.02 else 1
        ends = (
            format_number(end * 100, locale, decimals=decimals)
            for end in (lower, upper)
        )
        return f"{dash.join(ends)}{NBSP}%"
    return dash.join(format_value(end, unit, locale) for end in (lower, upper))


def format_share(share: float, locale: str) -> str:
    """A rate of reporting, 91,6 %: rounded like any other, but never up to a limit.

    Under 60 % a figure is withheld, under 80 % it is provisional: 79,97 % reads 79,9 %.
    """
    percent = Decimal(str(share * 100))
    shown = percent.quantize(_TENTH, ROUND_HALF_UP)
    if any(percent < limit <= shown for limit in _REPORTING_LIMITS):
        shown = percent.quantize(_TENTH, ROUND_FLOOR)
    return f"{format_number(shown, locale, decimals=1)}{NBSP}%"


def format_difference(difference: float, unit: str, locale: str, *, points: str) -> str:
    """A signed difference; percents differ in points (`points` is the word).

    What rounds to nothing has no sign.
    """
    size, suffix = format_value(abs(difference), unit, locale), ""
    if unit in _SHARES:
        size = format_number(abs(difference) * 100, locale, decimals=1)
        suffix = f"{NBSP}{points}"
    is_nothing = size == size.translate(_NO_DIGITS_BUT_ZERO)
    sign = "" if is_nothing else "+" if difference > 0 else "−"
    return f"{sign}{size}{suffix}"


def format_period(period: str, locale: str) -> str:
    """TW III 2024 in Indonesian, 2024 Q3 in English.

    >>> format_period("2024Q3", "id"), format_period("2024Q3", "en")
    ('TW III 2024', '2024 Q3')
    """
    kind, year, part = parse_period(period)
    if kind == "year":
        return str(year)
    if kind == "half":
        name = f"{year} H{part}" if locale == "en" else f"Semester {_QUARTERS[part]}"
        return name if locale == "en" else f"{name} {year}"
    return f"{year} Q{part}" if locale == "en" else f"TW {_QUARTERS[part]} {year}"


def format_date(day: date, locale: str) -> str:
    """22 November 2026, in the reader's language."""
    return babel_date(day, format="d MMMM yyyy", locale=locale)


def format_moment(moment: datetime | str, locale: str) -> str:
    """A moment in UTC as 22 Nov 2026 15.04 UTC; "" where it is unknown."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    day = babel_date(moment, format="d MMM yyyy", locale=locale)
    separator = "." if locale == "id" else ":"
    moment_of_day = f"{moment:%H}{separator}{moment:%M}"
    return f"{day} {moment_of_day} UTC".replace(" ", NBSP)


def region_in_parent(code: str, regions: Regions) -> str:
    """A region with its parent, as names repeat: Kec. Sako, Kota Palembang."""
    region = regions[code]
    if region.parent in (None, NATION):
        return region.short_name
    return f"{region.short_name}, {regions[region.parent].short_name}"


# XlsxWriter writes text as text only when it is told to.
WORKBOOK_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(text: str) -> str:
    """Text for a CSV cell that a spreadsheet shows and never runs as a formula.

    Only for text: numbers keep their minus sign.

    >>> csv_text("=1+1"), csv_text("Bogor")
    ("'=1+1", 'Bogor')
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

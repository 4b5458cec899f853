"""What the SELECT of the household survey is told: its magnitudes and its many items.

Each answer leans on the household's welfare, the logarithm of its spending over the
poverty line: who spends more owns more, goes hungry less and lacks less. One hash of
64 bits draws six answers, as drawing each by itself took most of the table's time.
"""

from dashboard.ingest.sample import survey_magnitudes as m

# welfare at which half of the households own the asset
_ASSETS = (-1.6, -0.8, 0.6, 0.1, -0.4, 2.2, 1.4, 1.9, 1.3, 1.2, 0.7, 1.6)
# how hungry (see the SELECT) half of the households are that say yes to the item
_FOOD_ITEMS = (1.1, 1.4, 1.6, 2.0, 2.1, 2.5, 2.9, 3.4)
# welfare at which half of the households lack it
_DEPRIVATIONS = (-1.1, -0.9, -0.6, -1.3, -0.8, -1.0, -0.9, -0.7, -0.2, -1.4)
_LIFESTYLE_ITEMS = 8
_BITS = 10  # of an answer drawn
_ANSWERS_OF_A_HASH = 6
_ITEMS = (
    # form of the names, limits, how far over it a household is, its steps to one
    ("a{:02}", _ASSETS, "wealth - ({at})", 300),
    ("fies{}", _FOOD_ITEMS, "hunger - ({at})", 900),
    ("dep{:02}", _DEPRIVATIONS, "({at}) - wealth", 300),
)


def survey_values(size: str, seed: int) -> dict[str, object]:
    """Placeholder -> what stands for it in sql/household_survey.sql."""
    waves = m.SURVEY_WAVES_OF_SIZE[size]
    numbers = {
        name.lower(): value
        for name, value in vars(m).items()
        if isinstance(value, int | float)
    }
    hashes = -(-sum(len(limits) for _, limits, *_ in _ITEMS) // _ANSWERS_OF_A_HASH)
    return numbers | {
        "survey_waves": f"{list(waves)}",
        "survey_quarters": f"{[m.SURVEY_WAVES[wave] for wave in waves]}",
        "draws": ",\n        ".join(
            f"CASE WHEN is_answered THEN (hash(wave_key, {330 + number}, {seed}) >> 4)"
            f"::BIGINT END AS bits{number}"
            for number in range(hashes)
        ),
        "answers": ",\n    ".join(_answers()),
        "lifestyle": ",\n    ".join(_lifestyle()),
    }


def _answers():
    """Items answered yes or no: 1 or 0, nothing where no one was interviewed."""
    place = 0
    for form, limits, over, steps in _ITEMS:
        for number, at in enumerate(limits, start=1):
            hashed, part = divmod(place, _ANSWERS_OF_A_HASH)
            drawn = f"((bits{hashed} >> {part * _BITS}) & {2**_BITS - 1})"
            likely = f"{2 ** (_BITS - 1)} + {over.format(at=round(at * steps))}"
            yield f"({drawn} < {likely})::INTEGER AS {form.format(number)}"
            place += 1


def _lifestyle():
    """Eight things from 1 to 5, before (asked at the baseline too) and now.

    One up, one down or the same; ups are likelier than downs in both arms.
    """
    for number in range(_LIFESTYLE_ITEMS):
        yield f"{_level(number)} AS ls{number + 1}_before"
    for number in range(_LIFESTYLE_ITEMS):
        drawn = f"((steps >> {7 * number}) & 127)"
        step = f"({drawn} < rising)::INTEGER - ({drawn} > 102)::INTEGER"
        now = f"greatest(1, least(5, {_level(number)} + {step}))"
        yield f"{now} AS ls{number + 1}_now"


def _level(number: int) -> str:
    return f"(1 + ((levels >> {7 * number}) & 127) * 5 // 128)::INTEGER"

"""How large and how different things are in the sample: project defaults.

Means are given for the two ends of the country, rural Java and rural disadvantaged
regencies; every other place lies between by its `strength` (1 = rural Java).
"""

from dataclasses import dataclass

from dashboard.periods import period_range

QUARTERS = period_range("2016Q1", "2025Q4")
QUARTERS_OF_SIZE = {"full": len(QUARTERS), "demo": 12}
# of events, registers and money, which would make a first run wait: a year to compare
# with, and four quarters before it to add up
QUARTERS_BESIDES_GROUPS = {"full": len(QUARTERS), "demo": 8}

GROUPS_ALIVE = 300_000
# Means follow the families in deciles 1–4, which vary by themselves: with this shape
# 5 % of the sub-districts have fewer than five groups and 14 % fewer than ten, as a
# negative binomial with k = 1.5 round one mean would give.
GROUP_DISPERSION = 3.0
NO_PROGRAMME_SHARE = 0.01
SECTOR_COUNT_SHARES = (0.60, 0.25, 0.15)  # sub-districts with one, two, three
# A second or third programme comes where there are enough groups to work with: those
# that have more groups tend to have more sectors, with this much luck on the logarithm
# of their number. Were it luck alone, one sector in eight would have fewer than five
# groups where it works: no office sets that up, and no rule lets anyone see it.
SECTOR_COUNT_LUCK = 0.5
SECTOR_SPLITS = ((1.0,), (0.65, 1.0), (0.50, 0.80, 1.0))  # cumulative, by count

ISLAND_GROUPS = {
    "1": "Sumatra",
    "2": "Sumatra",
    "3": "Jawa",
    "5": "Bali-NT",
    "6": "Kalimantan",
    "7": "Sulawesi",
    "8": "Maluku",
    "9": "Papua",
}
STRENGTH = {
    "Jawa": 1.0,
    "Bali-NT": 0.75,
    "Sumatra": 0.7,
    "Sulawesi": 0.6,
    "Kalimantan": 0.6,
    "Maluku": 0.4,
    "Papua": 0.3,
}
STRENGTH_OF_AREA = {"rural": 0.0, "suburb": 0.03, "urban": 0.06}
# Families of a sub-district (mean) and the share of them in deciles 1–4.
FAMILIES = {
    "Jawa": (23_000, 0.38),
    "Bali-NT": (9_500, 0.45),
    "Sumatra": (9_000, 0.40),
    "Sulawesi": (6_000, 0.42),
    "Kalimantan": (7_500, 0.36),
    "Maluku": (4_500, 0.50),
    "Papua": (3_000, 0.60),
}
FAMILIES_SPREAD = 0.35  # sd of the logarithm


@dataclass(frozen=True)
class Between:
    """A share at the two ends of the country."""

    java: float
    disadvantaged: float


SHARES = {
    "meetings": Between(0.82, 0.62),
    "attendance": Between(0.75, 0.60),
    "books": Between(0.55, 0.30),
    "decisions": Between(0.70, 0.55),
    "savers": Between(0.70, 0.45),
    "recovery": Between(0.90, 0.72),
    "par30": Between(0.085, 0.245),  # without the bad tail; with it 0.14 and 0.28
    "par90_of_par30": Between(0.57, 0.64),
    "own_capital": Between(0.14, 0.08),
    "mentoring": Between(0.60, 0.35),
    "business": Between(0.85, 0.70),
}
# More of these is worse, so that they follow a place's quality downwards.
WORSE_WHEN_HIGHER = frozenset({"par30", "par90_of_par30"})

# Standard deviations on the logit scale.
PROVINCE_SPREAD = 0.35
REGENCY_SPREAD = 0.30
SUBDISTRICT_SPREAD = 0.35
GROUP_SPREAD = 0.60
COMMON_PART = 0.5  # of each variance: a good place is good at most things
QUARTER_SPREAD = 0.10
QUARTER_MEMORY = 0.6
SEASON = (0.05, -0.10, 0.0, 0.10)  # first to fourth quarter
DIP_QUARTERS = period_range("2020Q2", "2021Q1")
DIP_OF_MEETINGS = -0.8
DIP_OF_RECOVERY = -0.5

BAD_TAIL_SHARE = 0.12
BAD_TAIL_RECOVERY = 0.45
BAD_TAIL_PAR30 = 0.55

# Chance that a group of this age in quarters closes within the quarter.
YOUNG_HAZARD = 0.05
YOUNG_AGES = range(3, 7)
LATER_HAZARD = 0.03
HAZARD_SCALE = 1.27  # after the two factors below half are alive at 20 quarters
HAZARD_OF_DISADVANTAGED = 1.6
HAZARD_OF_MENTORED = 0.7

MEMBERS_FEWEST = 8
MEMBERS_MOST = 20
MEMBERS_MEAN = 12
WOMEN_ONLY_SHARE = 0.35
SEED_CAPITAL_MEDIAN = 20_000_000  # rupiah of 2016
SEED_CAPITAL_SPREAD = 0.5
SAVINGS_PER_MEMBER_MEDIAN = 250_000

REPORTING_FIRST_QUARTER = {
    "Jawa": 0.88,
    "Bali-NT": 0.82,
    "Sumatra": 0.80,
    "Sulawesi": 0.77,
    "Kalimantan": 0.77,
    "Maluku": 0.70,
    "Papua": 0.65,
}
REPORTING_RISE = 0.01  # a quarter
REPORTING_CEILING = 0.97
REPORTING_SUBDISTRICT_SPREAD = 0.30
REPORTING_GROUP_SPREAD = 0.50
NEVER_REPORTED_SHARE = 0.010  # of the sub-districts
STOPPED_REPORTING_SHARE = 0.020
WEAK_REPORTING_SHARE = 0.030
PARTLY_REPORTING_SHARE = 0.060
WEAK_REPORTING = 0.45  # what is left of the usual reporting
PARTIAL_REPORTING = 0.74
# Of the newest quarter: regencies that sent nothing yet, and what the others sent.
NEWEST_SILENT_SHARE = 0.30
NEWEST_SENT = (0.35, 1.0)
LATE_SHARE = 0.04
ESTIMATED_SHARE = 0.03

# Consumer prices: yearly inflation, then steps of the published base years.
INFLATION = {
    2016: 0.0302,
    2017: 0.0361,
    2018: 0.0313,
    2019: 0.0272,
    2020: 0.0168,
    2021: 0.0187,
    2022: 0.0551,
    2023: 0.0261,
    2024: 0.0157,
    2025: 0.0292,
}

# How likely a sub-district has a programme of the sector.
SECTOR_WEIGHTS = {
    "savings_credit": 0.26,
    "economic_enterprise": 0.24,
    "agriculture_fishery": 0.18,
    "basic_infrastructure": 0.11,
    "social_service": 0.07,
    "health_nutrition": 0.06,
    "education": 0.04,
    "customary_community": 0.02,
    "social_values": 0.02,
}
PROVINCE_INFLATION_SPREAD = 0.006  # sd of a province's yearly inflation
PRICES_OF_2012 = 0.80  # December 2015 = 1
POVERTY_LINES = {"U": 629_561, "R": 580_349}  # rupiah a person a month
POVERTY_LINE_MONTH = "2025-03"
CONTEXT_YEARS = range(2016, 2026)
EVALUATED_SHARE = 0.10  # of the sites of a programme, each with a comparison site
PHASED_IN_SHARE = 0.08

"""How large and how different surveyed households are in the sample: project defaults.

Spending is drawn as a multiple of the local poverty line, on the logarithm: the spread
is split between villages, households and waves, so that neighbours are alike (0.08)
and so is one household in two waves (0.5).
"""

SURVEY_PLACES_SHARE = 3_000 / 7_285
SURVEY_VILLAGES = 2  # of a sub-district
SURVEY_HOUSEHOLDS = 10  # of a village
SURVEY_WAVES = ("2023Q2", "2024Q2", "2025Q2")  # the quarters in which fieldwork ended
SURVEY_WAVES_OF_SIZE = {"full": (0, 1, 2), "demo": (0, 2)}
SURVEY_LOST_A_WAVE = 0.04  # refused or not found: 8 % after two
SURVEY_MOVED = 0.01

SURVEY_SPREAD_OF_VILLAGE = 0.141  # sd of ln spending; of all together 0.50
SURVEY_SPREAD_OF_HOUSEHOLD = 0.324
SURVEY_SPREAD_OF_WAVE = 0.354
SURVEY_MEAN_OVER_LINE = 0.42  # mean of ln(spending / line): twice the nation's poverty
SURVEY_STRENGTH = 0.30  # between the weakest and the strongest sub-district
SURVEY_GROWTH = 0.015  # a year, in both arms
# What the programme adds to ln spending by the last wave; half of it by the mid one.
SURVEY_EFFECT = 0.08
SURVEY_EFFECT_OF_POOR = 0.11
SURVEY_EFFECT_OF_FEMALE_HEADED = 0.0
SURVEY_EFFECT_OF_DISADVANTAGED = 0.10

"""How large things are in the sample's registers: project defaults.

Of PKH, the welfare registry, coverage, budget, institutions and facilitators.
"""

# PKH: about ten million families, of which 3.4 % left self-reliant in 2020 and 8.4 %
# because nothing made them eligible any more.
KPM_OF_POOR_FAMILIES = 0.25
MANDIRI_JAVA = 0.038
MANDIRI_DISADVANTAGED = 0.020
ALAMIAH_PART = 0.084
OTHER_EXITS_PART = 0.010

# The welfare registry: shares of a year, by the band in which a family is at its start
# (deciles 1, 2, 3, 4 and 5–10).
POOR_BANDS = (0.23, 0.25, 0.26, 0.26)  # of the families in deciles 1–4
EXIT_OF_BAND = (0.02, 0.04, 0.08, 0.17)  # to deciles 5–10
UP_OF_BAND = (0.10, 0.10, 0.09)  # by one decile
DOWN_OF_BAND = (0.0, 0.07, 0.07, 0.07, 0.055)  # by one band; deciles are ranks
LEFT_REGISTRY = 0.02
ENTERED_BANDS = (0.0, 0.0, 0.4, 0.0, 0.6)  # of those who are new
EXIT_SPREADS = {"province": 0.12, "regency": 0.15, "key": 0.25}  # sd of the logarithm
EXIT_WAVE_SPREAD = 0.06
MEMBERS_LEAVE_MORE = 1.15
MEMBER_EXIT_SPREAD = 0.12
FAMILIES_OF_GROUP = 12
POOR_OF_MEMBERS = 0.65
REGISTRY_QUARTER = 2  # transitions are counted once a year, as is the DTSEN snapshot

# Budget: rupiah of block grants a group and year; the part of it that groups received.
BLM_OF_GROUP = 6_000_000
RECEIVED_JAVA = 0.93
RECEIVED_DISADVANTAGED = 0.78

# Institutions: the mean of an item (0–4) as an independent assessor rates it.
INSTITUTIONS_OF_VILLAGE = 0.7
INSTITUTIONS_MOST = 14
INDEPENDENT_SHARE = 0.75
FACILITATOR_SHARE = 0.10
ITEMS_JAVA = 2.6
ITEMS_DISADVANTAGED = 1.7

# Facilitators: groups that one is assigned, and the most posts of a sub-district, of
# which the last two are a TKSK and a PKH companion.
GROUPS_OF_FACILITATOR = 12
FACILITATORS_MOST = 12

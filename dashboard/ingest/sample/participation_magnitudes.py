"""How often villages meet, who comes, and what becomes of proposals and complaints.

Project defaults, as in magnitudes.py; rates are of a programme village and a quarter.
"""

# Of the second and third programmes of a sub-district, those that hold meetings of
# their own; the largest always does, in one village.
MEETS_AT_OTHERS = 0.30

# Events of stages 1 to 5: 2, 4, 5, 3 and 1 a year.
IDENTIFY_RATE = 0.50
PLAN_RATE = 1.00
IMPLEMENT_RATE = 1.25
MONITOR_RATE = 0.75
SAFEGUARD_RATE = 0.25
SURVEYED_SHARE = 0.25  # of the villages, in the third quarter of each year

INVITED_FEWEST = 20
INVITED_MOST = 120
INVITED_UNKNOWN = 0.04
# Logits of attendance by stage, for a place of middling strength: 62 … 45 %.
IDENTIFY_LOGIT = 0.16
PLAN_LOGIT = 0.32
IMPLEMENT_LOGIT = 0.50
MONITOR_LOGIT = 0.0
SAFEGUARD_LOGIT = -0.18
ATTENDANCE_OF_STRENGTH = 0.5  # from a place of strength 0 to one of strength 1
MIDDLING_STRENGTH = 0.65
SURVEY_LOGIT = -0.35  # what observers count, less than what is recorded

WOMEN_LOGIT = -0.16  # 46 %
WOMEN_SURVEY_LOGIT = -0.85  # 30 %
POOR_LOGIT = 0.0
DISADVANTAGED_SHARE = 0.06  # and what customary communities add: 8 %
ADAT_SHARE = 0.45  # of those who come where the programme is theirs

PROPOSALS_RATE = 1.0
PROPOSAL_COST_MEDIAN = 90_000_000  # rupiah of 2016
ORIGIN_UNKNOWN = 0.03
# Each level of the ladder, of what the level below adopted: 60, 40, 15, 2 % in all.
VILLAGE_ADOPTS = 0.62
SUBDISTRICT_ADOPTS = 0.67
REGENCY_ADOPTS = 0.38
PROVINCE_ADOPTS = 0.12
NATION_ADOPTS = 0.10
FUNDED_SHARE = 0.35

COMPLAINTS_RATE = 0.20
RESOLVED_IN_TIME = 0.68
NEVER_RESOLVED = 0.08

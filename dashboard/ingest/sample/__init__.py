"""The seeded sample: made-up reports of every table, read like real ones.

    make_sample(root, SamplePlan("demo", seed=1), regions=…, catalogue=…, settings=…)
    ensure_sample_store(settings)      # the first run of `serve`

How it is made: `places` (how large and how good each sub-district is), `sites` (which
programmes work there), `chains` (groups that follow each other), `moments` and `prices`
(what moves by quarter) are drawn in numpy; each table is then one SELECT of sql/, run
by `generate`. `magnitudes` holds every number that was chosen. `faults` puts wrong rows
in and writes the answer key.
"""

from dashboard.ingest.sample.generate import SamplePlan
from dashboard.ingest.sample.make import SEED, ensure_sample_store, make_sample

__all__ = [
    "SEED",
    "SamplePlan",
    "ensure_sample_store",
    "make_sample",
]

"""The seeded sample: made-up reports of every table, read like real ones."""

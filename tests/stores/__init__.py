"""Small stores made by hand, for tests of what reads a store.

The totals here are plain pandas on purpose: they are also what the tests of
`build` compare its SQL with.
"""

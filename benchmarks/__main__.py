"""`python -m benchmarks`: measure the store that is served and print the report."""

from benchmarks import store_queries
from dashboard.settings import Settings

_VERDICTS = {True: "holds", False: "MISSED", None: ""}


def main() -> None:
    for line in store_queries.report(Settings()):
        budget = f"≤ {line.budget:g} ms" if line.budget else ""
        verdict = _VERDICTS[line.holds]
        print(f"{line.what:32} {line.milliseconds:8.1f} ms   {budget:10} {verdict}")


if __name__ == "__main__":
    main()

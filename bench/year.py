"""The readiness of forty agencies that each ran the records of the demonstration's years."""

import statistics
from datetime import date

from bench.copies import copies_of
from bench.figures import Figure, script
from bench.installation import fresh
from bench.readiness import ROUNDS, counted, read, timed

AGENCIES = 40
TODAY = date(2020, 10, 15)


def measure() -> list[Figure]:
    """Return seconds and queries of the readiness, and the queries that come with more agencies."""
    with fresh():
        from teraju.cli.prepare import prepare
        from teraju.config.collector import settle

        prepare(lambda _line: None)
        ids, records = filled()
        # As the door for web servers does.
        settle()
        many = counted(lambda: read(ids, TODAY))
        one = counted(lambda: read(ids[:1], TODAY))
        seconds = statistics.median(timed(lambda: read(ids, TODAY)) for _ in range(ROUNDS))
    return [
        Figure("records of an agency", records / AGENCIES, "rows"),
        Figure("readiness of 40 agencies with their records", seconds, "s", 1),
        Figure("the same, queries", many, "queries"),
        Figure("queries beyond those of one agency", many - one, "queries", 0),
    ]


def filled() -> tuple[list[int], int]:
    """Forty copies of the Inspektorat of Serang, and the rows that they take."""
    from bench.copies import tables
    from teraju.platform.organisation.models import Agency
    from teraju.portal.demo.serang import play

    cast = play()
    agency = Agency.objects.select_related("government").get(
        government=cast.government, kind="inspectorate"
    )
    before = sum(model._base_manager.count() for model in tables())
    ids = copies_of(agency, AGENCIES)
    return ids, sum(model._base_manager.count() for model in tables()) - before


if __name__ == "__main__":
    script(measure)

"""The package that a telephone takes along: 600 instruments of 200 owners, and a tenth of it."""

import statistics
import time
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

OWNERS, PER_OWNER, ROUNDS = 200, 3, 9
SIZE_BUDGET, SECONDS_BUDGET = 300.0, 1.0
PLATES: dict[str, list[dict[str, str]]] = {
    "table_scale": [{"max": one} for one in ("5", "10", "15", "25")],
    "electronic_scale": [
        {"max": size, "e": step, "accuracy_class": "III"}
        for size, step in (("5", "1"), ("15", "5"), ("30", "10"), ("60", "20"), ("150", "50"))
    ],
    "common_weight": [{"accuracy_class": "M2"}],
    "dacin": [{"max": "25"}, {"max": "110"}],
    "centesimal": [{"max": "150", "d": "50"}, {"max": "300", "d": "100"}],
}


def measure() -> list[Figure]:
    """Return size, seconds and queries of the package, and the queries of a small market."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        from teraju.modules.metrology.tests import unit_world
        from teraju.modules.metrology.tests.sheet_world import build_bench

        bench = build_bench()
        few = market(bench, "Pasar Kecil", OWNERS // 10)
        many = market(bench, "Pasar Besar", OWNERS)
        viewer = bench.acts("tester", unit_world.DAY)
        small, large = asked(viewer, few), asked(viewer, many)
    return [
        Figure(f"package of {OWNERS * PER_OWNER} instruments", large[0], "kB", SIZE_BUDGET),
        Figure("the same, made", large[1], "s", SECONDS_BUDGET),
        Figure("the same, queries", large[2], "queries"),
        Figure("queries beyond those of a tenth of it", large[2] - small[2], "queries", 0),
    ]


def market(bench: Any, name: str, owners: int) -> Any:
    """A session at a market of its own, with a kiosk for each trader."""
    from teraju.modules.metrology.models import Instrument, Owner, Place, Session
    from teraju.modules.metrology.tests.unit_world import DAY
    from teraju.platform.accounts.tests.factories import NOW

    said: dict[str, Any] = {"government": bench.agency.government, "agency": bench.agency}
    said |= {"created_at": NOW, "updated_at": NOW}
    place = Place.objects.create(name=name, kind="market", **said)
    kinds = list(PLATES)
    for number in range(owners):
        owner = Owner.objects.create(name=f"{name} Pedagang {number:03}", **said)
        kiosk = Place.objects.create(
            name=owner.name, kind="kiosk", market=place, stall=f"B-{number}", **said
        )
        for part in range(PER_OWNER):
            kind = kinds[(number + part) % len(kinds)]
            plates = PLATES[kind]
            Instrument.objects.create(
                tag=f"T{place.pk}{number:05}{part}",
                kind=kind,
                plate=plates[number % len(plates)],
                capacity="15 kg × 5 g, III",
                make="Merek Contoh",
                serial=f"SN{number:07}",
                count=8 if kind == "common_weight" else 1,
                owner=owner,
                place=kiosk,
                since=DAY,
                **said,
            )
    session = Session.objects.create(
        place=place, starts_on=DAY, ends_on=DAY, state="confirmed", **said
    )
    session.testers.set([bench.tester])
    return session


def asked(viewer: Any, session: Any) -> tuple[float, float, int]:
    """Return the kB, the median seconds and the queries of a package."""
    import json

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from teraju.modules.metrology.selectors import field
    from teraju.modules.metrology.selectors.field_package import package_of

    def make() -> bytes:
        one = field.sessions(viewer).get(pk=session.pk)
        package = package_of(viewer, field.of_session(one))
        return json.dumps(package, separators=(",", ":")).encode()

    with CaptureQueriesContext(connection) as queries:
        body = make()
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        make()
        taken.append(time.perf_counter() - began)
    return len(body) / 1000, statistics.median(taken), len(queries)


if __name__ == "__main__":
    script(measure)

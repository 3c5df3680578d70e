"""The heat map of 5,000 risks, and 10,000 risks taken away as Excel by a job."""

import time
from typing import Any

from bench.exchange import seconds, work
from bench.figures import Figure, script
from bench.installation import fresh

MAPPED, TAKEN = 5_000, 10_000
QUERIES, EXPORT_BUDGET = 12, 2.0


def measure() -> list[Figure]:
    """Return the queries and seconds of the map, and the seconds of the export's job."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        client, agency = coordinator()
        fill(agency, 0, MAPPED)
        client.get("/risks/map/")
        queries, drawn = mapped(client)
        fill(agency, MAPPED, TAKEN)
        taken = min(export_seconds(client) for _ in range(3))
    return [
        Figure("queries of the heat map of 5,000 risks", queries, "queries", QUERIES),
        Figure("heat map of 5,000 risks", drawn, "s"),
        Figure("export of 10,000 risks to Excel, as a job", taken, "s", EXPORT_BUDGET),
    ]


def coordinator() -> tuple[Any, Any]:
    """Return a client logged in as a quality coordinator, and the agency."""
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    user = factories.person(Role.QUALITY_COORDINATOR, agency=agency)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client, agency


def fill(agency: Any, first: int, last: int) -> None:
    """Write rated risks straight into the tables: all cells of the matrix in turn."""
    from django.utils import timezone

    from teraju.modules.risks.domain.matrix import bands, matrix
    from teraju.modules.risks.models import Rating, Risk

    now = timezone.now()
    stamps = {"created_at": now, "updated_at": now}
    place = {"government": agency.government, "agency": agency}
    risks = Risk.objects.bulk_create(
        Risk(
            **place,
            **stamps,
            code=f"R-{n:05}",
            kind="bribery" if n % 3 == 0 else "quality",
            title=f"Risiko contoh nomor {n}",
            cause="Penyebab contoh yang cukup panjang untuk satu baris.",
            consequence="Akibat contoh yang cukup panjang untuk satu baris.",
            owner_office="Kepala Bidang",
            identified_on=now.date(),
        )
        for n in range(first, last)
    )
    table, levels = matrix("bpkp-5x5"), bands("A")
    ratings = Rating.objects.bulk_create(
        Rating(
            **place,
            **stamps,
            risk=risk,
            stage=stage,
            likelihood=(n + shift) % 5 + 1,
            impact=(n // 5 + shift) % 5 + 1,
            value=table.value((n + shift) % 5 + 1, (n // 5 + shift) % 5 + 1),
            level=levels.level(table.value((n + shift) % 5 + 1, (n // 5 + shift) % 5 + 1)),
            matrix="bpkp-5x5",
            matrix_edition=table.edition,
            bands="A",
            bands_edition=levels.edition,
            appetite=10,
            rated_on=now.date(),
        )
        for n, risk in enumerate(risks)
        for shift, stage in enumerate(("inherent", "residual", "target"))
    )
    for n, risk in enumerate(risks):
        risk.inherent, risk.residual, risk.target = ratings[3 * n : 3 * n + 3]
        risk.state = "assessed"
    Risk.objects.bulk_update(risks, ["inherent", "residual", "target", "state"], batch_size=500)


def mapped(client: Any) -> tuple[int, float]:
    """Return how often the page asks the database, and how long it takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    started = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/risks/map/")
    if response.status_code != 200:
        raise SystemExit(f"The map answers {response.status_code}.")
    return len(captured), time.perf_counter() - started


def export_seconds(client: Any) -> float:
    """Have the register written to Excel; return the seconds of the job."""
    from teraju.platform.tasks.models import Job

    client.get("/risks/", {"format": "xlsx"})
    total = seconds(work)
    job = Job.objects.filter(kind="web.export").order_by("-created_at")[0]
    if job.status != "done" or job.done != TAKEN:
        raise SystemExit(f"The export ended as {job.status}: {job.error}")
    return total


if __name__ == "__main__":
    script(measure)

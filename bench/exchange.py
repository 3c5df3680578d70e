"""A register of 100,000 rows taken away as Excel and brought back, by jobs that run in-process."""

import io
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

ROWS = 100_000
ROUNDS = 3
EXPORT_BUDGET, IMPORT_BUDGET = 5.0, 15.0


def measure() -> list[Figure]:
    """Return the seconds of both jobs, and how they stand beside the bare libraries."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        client, agency = administrator()
        body = workbook(agency)
        adding = import_seconds(client, body)
        again = import_seconds(client, body)
        taking = statistics.median(export_seconds(client) for _ in range(ROUNDS))
        written = statistics.median(seconds(lambda: workbook(agency)) for _ in range(ROUNDS))
        parsed = statistics.median(seconds(lambda: bare_read(body)) for _ in range(ROUNDS))
    return [
        Figure("export of 100,000 rows to Excel, as a job", taking, "s", EXPORT_BUDGET),
        Figure("bare writing of the same rows", written, "s"),
        Figure("export beside bare writing", taking / written, "times"),
        Figure("import of 100,000 rows, check and write as jobs", adding, "s", IMPORT_BUDGET),
        Figure("the same file once more, nothing to add", again, "s", IMPORT_BUDGET),
        Figure("bare reading of the same rows", parsed, "s"),
        Figure("import beside bare reading", adding / parsed, "times"),
    ]


def administrator() -> tuple[Any, str]:
    """Return a client logged in as a government's administrator, and the name of its agency."""
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    government = factories.GovernmentFactory.create()
    agency = factories.AgencyFactory.create(government=government)
    user = factories.UserFactory.create(home=government)
    factories.RoleAssignmentFactory.create(user=user, role=Role.ADMINISTRATOR)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client, agency.name


def workbook(agency: str) -> bytes:
    """Return the places of one agency as an Excel file, written by the library alone."""
    from rustpy_xlsxwriter import write_worksheet

    buffer = io.BytesIO()
    rows = (
        {"Agency": agency, "Place": f"Ruang {n}", "Address": f"Jalan Contoh Nomor {n}"}
        for n in range(ROWS)
    )
    write_worksheet(rows, buffer, sheet_name="Places", autofit=True, bold_headers=True)
    return buffer.getvalue()


def bare_read(body: bytes, rows: int = ROWS) -> None:
    """Read all cells by the library alone."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    if len(sheet.to_python()) != rows + 1:
        raise SystemExit("The file has lost rows.")


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def import_seconds(client: Any, body: bytes) -> float:
    """Send the file and have it written where there is something to write; return both jobs."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from teraju.platform.exchange.models import ImportRun
    from teraju.platform.organisation.models import Place

    before = Place.objects.count()
    upload = SimpleUploadedFile("places.xlsx", body)
    client.post("/import/organisation.places/", {"upload": upload})
    total = seconds(work)
    run = ImportRun.objects.order_by("-pk")[0]
    if before == 0:
        client.post(run.get_absolute_url(), {})
        total += seconds(work)
    run.refresh_from_db()
    if (run.new, run.unchanged, Place.objects.count()) != (ROWS - before, before, ROWS):
        raise SystemExit(f"The import stands at {run.state}: {run.new} new rows.")
    return total


def export_seconds(client: Any) -> float:
    """Have the register written to Excel; return the seconds of the job."""
    from teraju.platform.tasks.models import Job

    client.get("/places/", {"format": "xlsx"})
    total = seconds(work)
    job = Job.objects.filter(kind="web.export").order_by("-created_at")[0]
    if job.status != "done" or job.done != ROWS:
        raise SystemExit(f"The export ended as {job.status}: {job.error}")
    return total


def work() -> None:
    """Run what stands in the queue, as a worker does."""
    from django.utils import timezone

    from teraju.platform.tasks.models import Job
    from teraju.platform.tasks.worker import Worker

    Job.objects.filter(status="waiting").update(run_after=timezone.now())
    Worker().run_until_empty()


if __name__ == "__main__":
    script(measure)

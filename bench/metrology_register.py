"""The register of measuring instruments: 50,000 rows from Excel, and a million beside 10,000."""

import io
import statistics
from collections.abc import Callable
from typing import Any

from bench.exchange import bare_read, seconds, work
from bench.figures import Figure, script
from bench.installation import fresh
from bench.list_page import batch

FILE_ROWS, FEW, TIMES = 50_000, 10_000, 100
IMPORT_BUDGET, RATIO_BUDGET = 15.0, 2.0
PER_MARKET, PER_OWNER = 250, 3
ROUNDS = 5
ADDRESS = "/metrology/instruments/"
# What people ask of the register: the question, and whether its ratio has to keep the budget.
ASKED = {
    "first page": {},
    "page 100": {"page": "100"},
    "search of a tag": {"q": "TAG"},
    "search of a name": {"q": "pedagang 17"},
    "search of many": {"q": "pasar"},
    "filter by status": {"status": "valid"},
    "filter by a rare status": {"status": "rejected"},
    "filter by kind": {"kind": "dacin"},
    "filter by market": {"market": "MARKET"},
    "search in a filter": {"q": "pedagang", "status": "expired"},
    "order by validity": {"sort": "until"},
}


def measure() -> list[Figure]:
    """Return the seconds of the import, and each page of a million rows beside the same of few."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        client, unit = head_of_a_unit()
        body = workbook(unit, 0, FILE_ROWS)
        bringing, bare = import_seconds(client, body), bare_seconds(body)
        keep_few()
        few = pages(client)
        multiply()
        many = pages(client)
    ratios = {name: many[name] / few[name] for name in ASKED}
    worst = max(ratios, key=lambda name: ratios[name])
    return [
        Figure("import of 50,000 instruments, check and write", bringing, "s", IMPORT_BUDGET),
        Figure("the file read once and its rows inserted by the libraries alone", bare, "s"),
        Figure("import beside the libraries alone", bringing / bare, "times"),
        Figure("register of 10,000 instruments, first page", few["first page"] * 1000, "ms"),
        Figure("register of 1,000,000 instruments, first page", many["first page"] * 1000, "ms"),
        *(Figure(f"{name}, beside 10,000", ratios[name], "times") for name in ASKED),
        Figure(f"the worst of these ({worst})", ratios[worst], "times", RATIO_BUDGET),
    ]


def head_of_a_unit() -> tuple[Any, str]:
    """Return a client logged in as head of a metrology unit, and the name of the unit."""
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    user = factories.UserFactory.create(home=agency.government)
    factories.RoleAssignmentFactory.create(
        user=user, role=Role.METROLOGY_HEAD, government=agency.government, agency=agency
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client, agency.name


def workbook(unit: str, first: int, count: int) -> bytes:
    """Return rows as a unit keeps them, written by the library alone."""
    from rustpy_xlsxwriter import write_worksheet

    kinds = ("Table scale", "Electronic scale", "Dacin", "Centesimal", "Common weight")
    buffer = io.BytesIO()
    rows = (
        {
            "Number or tag": str(n + 1),
            "Unit": unit,
            "Kind": kinds[n % len(kinds)],
            "Owner": f"Pedagang {n // PER_OWNER}",
            "Telephone of the owner": f"0812{n // PER_OWNER:08}",
            "Kind of place": "Kiosk in a market",
            "Market": f"Pasar {n // PER_MARKET}",
            "Place": f"Kios {n // PER_OWNER}",
            "Block and number": f"B-{n // PER_OWNER}",
            "Make": f"Merek {n % 40}",
            "Serial number": f"SN{n:07}",
            "Capacity in the unit of its kind": "10",
            "Pieces": "1",
        }
        for n in range(first, first + count)
    )
    write_worksheet(rows, buffer, sheet_name="UTTP", autofit=True, bold_headers=True)
    return buffer.getvalue()


def import_seconds(client: Any, body: bytes) -> float:
    """Send the file and have it written; return both jobs."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from teraju.modules.metrology.models import Instrument
    from teraju.platform.exchange.models import ImportRun

    upload = SimpleUploadedFile("uttp.xlsx", body)
    client.post("/import/metrology.instruments/", {"upload": upload})
    total = seconds(work)
    run = ImportRun.objects.order_by("-pk")[0]
    client.post(run.get_absolute_url(), {"are_new": "on"})
    total += seconds(work)
    run.refresh_from_db()
    if Instrument.objects.count() != FILE_ROWS:
        raise SystemExit(f"The import stands at {run.state}: {run.faults[:3]}")
    return total


def bare_seconds(body: bytes) -> float:
    """Return how long the libraries alone take to read the file and to insert what it became.

    Nothing is checked, compared or made of the cells: the rows are at hand. They are put in the
    place of those that stand, and taken back.
    """
    from django.db import connection, transaction

    from teraju.modules.metrology.models import Instrument, InstrumentWord, Owner, Place

    rows = {model: list(model.objects.order_by("pk")) for model in (Owner, Place, Instrument)}
    words = list(InstrumentWord.objects.values_list("government", "word", "instrument"))
    insert = "INSERT INTO {} (government_id, word, instrument_id) VALUES (%s, %s, %s)"
    statement = insert.format(InstrumentWord._meta.db_table)

    def write() -> None:
        bare_read(body, FILE_ROWS)
        for model, records in rows.items():
            model.objects.bulk_create(records, batch_size=2000)
        cursor.executemany(statement, words)

    with transaction.atomic(), connection.cursor() as cursor:
        for model in (InstrumentWord, *reversed(rows)):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        taken = seconds(write)
        transaction.set_rollback(True)
    return taken


def keep_few() -> None:
    """Leave 10,000 instruments, of all standings, with their owners and places; the rare standing
    is one in a thousand.
    """
    from django.db.models import F, Value
    from django.db.models.functions import Mod

    from teraju.modules.metrology.models import Instrument, InstrumentWord, Owner, Place
    from teraju.platform.accounts.tests.factories import NOW

    last = list(Instrument.objects.order_by("pk").values_list("pk", flat=True)[:FEW])[-1]
    InstrumentWord.objects.filter(instrument__gt=last).delete()
    Instrument.objects.filter(pk__gt=last).delete()
    Owner.objects.filter(instruments=None).delete()
    Place.objects.filter(instruments=None, kind="kiosk").delete()
    Place.objects.filter(kiosks=None, kind="market").delete()
    day = NOW.date()
    rows = Instrument.objects.annotate(part=Mod(F("pk"), Value(1000)))
    rows.update(standing="valid", verified_on=day, valid_until=day.replace(year=day.year + 20))
    rows.filter(part__lt=300).update(valid_until=day)
    rows.filter(part=7).update(standing="rejected")


def multiply() -> None:
    """Make a hundred of each instrument, with owners, kiosks and words of their own.

    Markets stay as many as they are: a regency has tens of them, however many scales stand there.
    """
    from django.db import connection, transaction

    from teraju.modules.metrology.models import Instrument, InstrumentWord, Owner, Place

    with connection.cursor() as cursor:
        # Filling, not serving: with the usual cache the index of the words is read again and again.
        cursor.execute("PRAGMA cache_size=-1500000")
    with transaction.atomic(), connection.cursor() as cursor:
        for model in (Owner, Place, Instrument, InstrumentWord):
            cursor.execute(copying(model))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-8000")
        cursor.execute("ANALYZE")


STEP = 10_000_000


def copying(model: Any) -> str:
    """Return the statement that copies all rows of a model, moved on by a step for each copy."""
    columns = [field.column for field in model._meta.concrete_fields]
    moved = {"id", "owner_id", "user_id", "place_id", "instrument_id"}
    told = {
        "name": "name || ' ' || n",
        "tag": "tag || n",
        "list_number": "list_number || '-' || n",
        "list_key": "list_key || '-' || n",
        "word": "CASE WHEN word LIKE 't0%' THEN word || n ELSE word END",
    }
    values = [f"{one} + n * {STEP}" if one in moved else told.get(one, one) for one in columns]
    return (
        f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {TIMES - 1})"  # noqa: E501
        f" INSERT INTO {model._meta.db_table} ({', '.join(columns)})"
        f" SELECT {', '.join(values)} FROM {model._meta.db_table}, copy"
        + (" WHERE kind = 'kiosk'" if "market_id" in columns else "")
    )


def pages(client: Any) -> dict[str, float]:
    """Return the median seconds of each question."""
    from teraju.modules.metrology.models import Instrument, Place

    tag = Instrument.objects.order_by("pk")[FEW // 2].tag
    market = str(Place.objects.filter(kind="market").order_by("pk")[3].pk)
    named = {"TAG": tag, "MARKET": market}
    found = {}
    for name, asked in ASKED.items():
        question = {key: named.get(value, value) for key, value in asked.items()}
        fetch = fetching(client, question)
        found[name] = statistics.median(one for _round in range(ROUNDS) for one in batch(fetch))
    return found


def fetching(client: Any, question: dict[str, str]) -> Callable[[], bytes]:
    """Return a function that fetches one page of the register."""

    def fetch() -> bytes:
        answer = client.get(ADDRESS, question)
        if answer.status_code != 200 or b"<tr" not in answer.content:
            raise SystemExit(f"{question} answers {answer.status_code} with no row.")
        return answer.content

    return fetch


if __name__ == "__main__":
    script(measure)

"""The master list of 10,000 documents beside a bare list, and two revisions of 200 pages."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh
from bench.list_page import BARE, batch

DOCUMENTS, AGENCIES, ROUNDS = 10_000, 20, 12
ADDRESS = "/documents/"
# 400 words to a page, 60 to a paragraph.
PARAGRAPHS, WORDS = 200 * 400 // 60, 60
COMPARISONS = 5


def measure() -> list[Figure]:
    """Return milliseconds of both lists, their ratio, and seconds of the two comparisons."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        ours, bare, ratio = timings(signed_in())
        touched, rewritten = comparisons()
    return [
        Figure("master list of 10,000 documents, median", ours * 1000, "ms"),
        Figure("bare Django list of the same documents, median", bare * 1000, "ms"),
        Figure("master list beside the bare one", ratio, "times", 2),
        Figure("comparing 200 pages, every tenth paragraph changed", touched, "s", 1),
        Figure("comparing 200 pages, every paragraph changed", rewritten, "s", 1),
    ]


def signed_in() -> str:
    """Fill a government with documents and return the session cookie of its secretary."""
    from django.conf import settings
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    government = factories.GovernmentFactory.create()
    agencies = factories.AgencyFactory.create_batch(AGENCIES, government=government)
    fill(government, agencies)
    user = factories.UserFactory.create(home=government)
    factories.RoleAssignmentFactory.create(
        user=user, role=Role.REGIONAL_SECRETARY, government=government
    )
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def fill(government: Any, agencies: list[Any]) -> None:
    """Write the documents, each with a superseded revision and one in force."""
    from teraju.modules.documents.models import Document, Revision
    from teraju.platform.accounts.tests.factories import NOW

    stamp: dict[str, datetime] = {"created_at": NOW, "updated_at": NOW}
    kinds = ("procedure", "work_instruction", "form", "policy")
    rows = Document.objects.bulk_create(
        Document(
            government=government,
            agency=agencies[n % AGENCIES],
            type=kinds[n % 4],
            number=f"DOK-{n:05}",
            title=f"Dokumen nomor {n} tentang penyelenggaraan layanan",
            owner_role="process_owner",
            review_months=24,
            next_review_on=date(2099, 1, 1 + n % 28),
            **stamp,
        )
        for n in range(DOCUMENTS)
    )
    first, second = date(2018, 3, 1), date(2019, 3, 1)
    Revision.objects.bulk_create(
        Revision(
            government=government,
            document=row,
            number=number,
            state=state,
            text="# Tujuan",
            reason="Data ukur",
            author_office="Ketua Tim Mutu",
            approved_on=begins,
            effective_on=begins,
            superseded_on=ends,
            **stamp,
        )
        for row in rows
        for number, state, begins, ends in (
            (0, "superseded", first, second),
            (1, "effective", second, None),
        )
    )


def request_with(cookie: str) -> Callable[[], bytes]:
    """Return a function that fetches the page as a web server would."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler = WSGIHandler()
    factory = RequestFactory(SERVER_NAME="127.0.0.1", HTTP_COOKIE=cookie)

    def fetch() -> bytes:
        statuses: list[str] = []
        response = handler(factory.get(ADDRESS).environ, lambda status, *_: statuses.append(status))
        body = b"".join(response)
        response.close()
        if not statuses[0].startswith("200") or body.count(b"<tr") < 26:
            raise SystemExit(f"{ADDRESS} answers {statuses[0]} with {body.count(b'<tr')} rows.")
        return body

    return fetch


def timings(cookie: str) -> tuple[float, float, float]:
    """Return the median seconds of our page and of the bare one, and the median of their ratios."""
    from django.test import override_settings

    settings = {**BARE, "ROOT_URLCONF": "bench.bare.document_urls"}
    fetch_ours = request_with(cookie)
    with override_settings(**settings):
        fetch_bare = request_with(cookie)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(statistics.median(batch(fetch_ours)))
        with override_settings(**settings):
            bare.append(statistics.median(batch(fetch_bare)))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    return statistics.median(ours), statistics.median(bare), statistics.median(ratios)


def comparisons() -> tuple[float, float]:
    """Return the median seconds of comparing a long text with two later ones.

    Seconds of the processor: nothing else takes part, and other programs are not to be measured.
    """
    from teraju.modules.documents.domain.comparison import compare

    chance = random.Random(2020)
    words = [f"kata{n}" for n in range(3000)] + ["yang", "dan", "di", "dengan"] * 300
    old = [" ".join(chance.choices(words, k=WORDS)) for _ in range(PARAGRAPHS)]
    touched = [f"{text} berubah" if n % 10 == 0 else text for n, text in enumerate(old)]
    rewritten = [text.replace("yang", "yg").replace("dan ", "serta ") for text in old]

    def seconds(new: list[str]) -> float:
        taken = []
        for _ in range(COMPARISONS):
            started = time.process_time()
            compare("\n\n".join(old), "\n\n".join(new))
            taken.append(time.process_time() - started)
        return statistics.median(taken)

    return seconds(touched), seconds(rewritten)


if __name__ == "__main__":
    script(measure)

"""The worksheet with all requirements of two standards, its queries, and a bare page beside it."""

import statistics
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh
from bench.list_page import BARE, ROUNDS, batch

BARE_SHEET = {**BARE, "ROOT_URLCONF": "bench.bare.sheet_urls"}


def measure() -> list[Figure]:
    """Return queries, milliseconds and the ratio of the two pages."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        cookie, address = assessed()
        queries = count_queries(cookie, address)
        ours, bare, ratio = timings(cookie, address)
    return [
        Figure("worksheet of two standards, queries", queries, "queries", 12),
        Figure("worksheet of two standards, median", ours * 1000, "ms"),
        Figure("bare page of the same requirements, median", bare * 1000, "ms"),
        Figure("worksheet beside the bare page", ratio, "times", 3),
    ]


def assessed() -> tuple[str, str]:
    """Start an assessment against both standards; the assessor's cookie and the sheet's address."""
    from django.conf import settings
    from django.test import Client

    from teraju.modules.conformity.api import start_assessment
    from teraju.modules.standards.api import Edition
    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.selectors import viewer_of
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    user = factories.person(Role.INTERNAL_AUDITOR, agency=agency)
    names = ["SNI ISO 9001:2015", "SNI ISO 37001:2016"]
    assessment = start_assessment(
        actor=viewer_of(user, factories.NOW),
        agency=agency,
        editions=list(Edition.objects.filter(sni_designation__in=names)),
        started_on=factories.NOW.date(),
    )
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = f"{name}={client.cookies[name].value}"
    return cookie, f"/readiness/assessments/{assessment.pk}/sheet/"


def request_with(cookie: str, address: str) -> Callable[[], bytes]:
    """Return a function that fetches the page as a web server would."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler = WSGIHandler()
    factory = RequestFactory(SERVER_NAME="127.0.0.1", HTTP_COOKIE=cookie)

    def fetch() -> bytes:
        environ: dict[str, Any] = factory.get(address).environ
        statuses: list[str] = []
        response = handler(environ, lambda status, *_: statuses.append(status))
        body = b"".join(response)
        response.close()
        if not statuses[0].startswith("200") or body.count(b"<form") < 60:
            raise SystemExit(f"{address} answers {statuses[0]}, {body.count(b'<form')} rows.")
        return body

    return fetch


def count_queries(cookie: str, address: str) -> int:
    """Return how many queries one page takes once it is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fetch = request_with(cookie, address)
    fetch()
    with CaptureQueriesContext(connection) as captured:
        fetch()
    return len(captured)


def timings(cookie: str, address: str) -> tuple[float, float, float]:
    """Return the median seconds of both pages, and the median of their ratios, turn by turn."""
    from django.test import override_settings

    fetch_ours = request_with(cookie, address)
    bare_settings = partial(override_settings, **BARE_SHEET)
    with bare_settings():
        fetch_bare = request_with(cookie, address)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(statistics.median(batch(fetch_ours)))
        with bare_settings():
            bare.append(statistics.median(batch(fetch_bare)))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    return statistics.median(ours), statistics.median(bare), statistics.median(ratios)


if __name__ == "__main__":
    script(measure)

"""A list page of 25 rows: its queries, and its time beside a bare Django list of the same rows."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

# Short turns: a neighbour's burst of work on the machine then meets both pages alike.
ROUNDS, PER_ROUND, WARM_UP = 30, 8, 3
ADDRESS = "/agencies/"
BARE = {
    "ROOT_URLCONF": "bench.bare.urls",
    # What `startproject` writes.
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "bare" / "templates"],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
}


def measure() -> list[Figure]:
    """Return queries, milliseconds and the ratio of the two pages."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        cookie = signed_in()
        queries = count_queries(cookie)
        ours, bare, ratio = timings(cookie)
    return [
        Figure("list page of 25 rows, queries", queries, "queries", 10),
        Figure("list page of 25 rows, median", ours * 1000, "ms"),
        Figure("bare Django list page of the same rows, median", bare * 1000, "ms"),
        Figure("list page beside the bare one", ratio, "times", 2),
    ]


def signed_in() -> str:
    """Make a government with 120 agencies and return the session cookie of its administrator."""
    from django.conf import settings
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    government = factories.GovernmentFactory.create()
    parent = factories.AgencyFactory.create(government=government)
    factories.AgencyFactory.create_batch(119, parent=parent)
    user = factories.UserFactory.create(home=government)
    factories.RoleAssignmentFactory.create(user=user, role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def request_with(cookie: str) -> Callable[[], bytes]:
    """Return a function that fetches the page as a web server would."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler = WSGIHandler()
    factory = RequestFactory(SERVER_NAME="127.0.0.1", HTTP_COOKIE=cookie)

    def fetch() -> bytes:
        environ: dict[str, Any] = factory.get(ADDRESS).environ
        statuses: list[str] = []
        response = handler(environ, lambda status, *_: statuses.append(status))
        body = b"".join(response)
        response.close()
        if not statuses[0].startswith("200") or body.count(b"<tr") < 26:
            raise SystemExit(f"{ADDRESS} answers {statuses[0]} with {body.count(b'<tr')} rows.")
        return body

    return fetch


def count_queries(cookie: str) -> int:
    """Return how many queries one page takes once it is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fetch = request_with(cookie)
    fetch()
    with CaptureQueriesContext(connection) as captured:
        fetch()
    return len(captured)


def timings(cookie: str) -> tuple[float, float, float]:
    """Return the median seconds of our page and of the bare one, and the median of their ratios."""
    from django.test import override_settings

    fetch_ours = request_with(cookie)
    with override_settings(**BARE):
        fetch_bare = request_with(cookie)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(statistics.median(batch(fetch_ours)))
        with override_settings(**BARE):
            bare.append(statistics.median(batch(fetch_bare)))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    return statistics.median(ours), statistics.median(bare), statistics.median(ratios)


def batch(fetch: Callable[[], bytes]) -> list[float]:
    """Return the seconds of each request of a batch; the first ones only fill caches."""
    for _ in range(WARM_UP):
        fetch()
    seconds = []
    for _ in range(PER_ROUND):
        started = time.perf_counter()
        fetch()
        seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    script(measure)

"""The page of a survey of 100,000 answers beside that of 1,000, and one answer taken in each."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

FEW, MANY = 1_000, 100_000
RATIO = 2.0
ROUNDS = 9


def measure() -> list[Figure]:
    """Return the milliseconds of both pages, and their ratio."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        client, agency, actor = manager()
        few = filled(actor, agency, FEW)
        many = filled(actor, agency, MANY)
        short, long = timed(lambda: shown(client, few)), timed(lambda: shown(client, many))
        answered = timed(lambda: taken(actor, many))
    return [
        Figure("index page of a survey of 1,000 answers", short * 1000, "ms"),
        Figure("index page of a survey of 100,000 answers", long * 1000, "ms"),
        Figure("index page of 100,000 answers, beside 1,000", long / short, "times", RATIO),
        Figure("an answer to a survey of 100,000", answered * 1000, "ms"),
    ]


def manager() -> tuple[Any, Any, Any]:
    """Return a client logged in as survey manager, the agency, and the manager as actor."""
    from django.test import Client
    from django.utils import timezone

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.selectors import viewer_of
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    user = factories.person(Role.SURVEY_MANAGER, agency=agency)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client, agency, viewer_of(user, timezone.localtime())


def filled(actor: Any, agency: Any, count: int) -> Any:
    """Return an open survey with so many made-up answers."""
    from teraju.modules.satisfaction import api
    from teraju.modules.satisfaction.domain.questionnaire import elements

    survey = api.plan_survey(
        actor=actor,
        agency=agency,
        is_example=True,
        title=f"SKM {count}",
        starts_on=actor.today - timedelta(days=60),
        ends_on=actor.today,
        population=1_000_000,
    )
    api.open_survey(actor=actor, survey_id=survey.pk)
    wanted = api.ExampleAnswers(count=count, aims=dict.fromkeys(elements(), 310), seed=count)
    api.add_examples(actor=actor, survey_id=survey.pk, wanted=wanted)
    survey.refresh_from_db()
    return survey


def shown(client: Any, survey: Any) -> None:
    """Open the page of a survey."""
    response = client.get(survey.get_absolute_url())
    if response.status_code != 200 or b"<svg" not in response.content:
        raise SystemExit(f"The page answers {response.status_code} without a picture.")


def taken(actor: Any, survey: Any) -> None:
    """Take one answer from a place of its own."""
    import secrets

    from teraju.modules.satisfaction import api
    from teraju.modules.satisfaction.domain.states import Channel

    api.answer(
        actor=actor,
        survey=survey,
        reply=api.Reply(scores=dict.fromkeys(survey.print_order, 4)),
        channel=Channel.PHONE,
        token=secrets.token_hex(8),
        seconds=60,
        place=secrets.token_hex(8),
    )


def timed(work: Callable[[], None]) -> float:
    """Return the median seconds of some rounds, after one that warms up."""
    work()
    found = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return statistics.median(found)


if __name__ == "__main__":
    script(measure)

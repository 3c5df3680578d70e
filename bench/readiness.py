"""The readiness of forty agencies against two standards, and loading a catalogue."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

AGENCIES, ROUNDS = 40, 7


def measure() -> list[Figure]:
    """Return seconds and queries of the readiness, and the queries of a catalogue loaded anew."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        ids, day = assessed()
        many = counted(lambda: read(ids, day))
        one = counted(lambda: read(ids[:1], day))
        seconds = statistics.median(timed(lambda: read(ids, day)) for _ in range(ROUNDS))
        loading, nodes = loaded_anew()
    return [
        Figure("readiness of 40 agencies x 2 standards", seconds, "s", 1),
        Figure("the same, queries", many, "queries"),
        Figure("queries beyond those of one agency", many - one, "queries", 0),
        Figure(f"loading a catalogue of {nodes} requirements", loading, "queries", 30),
    ]


def assessed() -> tuple[list[int], Any]:
    """Forty agencies, each with judgements and evidence for every topic."""
    from teraju.modules.conformity import api
    from teraju.modules.standards.api import Edition, Topic, requirements_of
    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests import factories

    names = ["SNI ISO 9001:2015", "SNI ISO 37001:2016"]
    editions = list(Edition.objects.filter(sni_designation__in=names))
    asked = requirements_of([edition.pk for edition in editions], factories.NOW.date())
    codes = {code for rows in asked.values() for one in rows for code in one.topics}
    topics = list(Topic.objects.filter(code__in=codes))
    government = factories.GovernmentFactory.create()
    ids = []
    for agency in factories.AgencyFactory.create_batch(AGENCIES, government=government):
        actor = factories.viewer(Role.QUALITY_COORDINATOR, agency=agency)
        for part in range(0, len(topics), 10):
            api.add_evidence(
                actor=actor,
                agency=agency,
                topics=topics[part : part + 10],
                title="Bukti",
                note="Bukti contoh",
                happened_on=actor.today,
            )
        auditor = factories.viewer(Role.INTERNAL_AUDITOR, agency=agency)
        assessment = api.start_assessment(
            actor=auditor, agency=agency, editions=editions, started_on=auditor.today
        )
        answers = [
            api.Answer(topic.code, api.Result.CONFORMING, api.Progress.IN_PLACE)
            for topic in topics
            if topic.owner_role != Role.INTERNAL_AUDITOR
        ]
        api.judge(actor=auditor, assessment_id=assessment.pk, answers=answers)
        ids.append(agency.pk)
    return ids, factories.NOW.date() + timedelta(days=1)


def read(ids: list[int], day: Any) -> None:
    """Compute the readiness; it must be there for every agency and standard."""
    from teraju.modules.conformity.api import readiness_of

    found = readiness_of(ids, day)
    if len(found) != 2 * len(ids) or not all(one.counts.conforming for one in found.values()):
        raise SystemExit("The readiness is not what was put in.")


def loaded_anew() -> tuple[int, int]:
    """Take a catalogue out and load it again; how many queries, how many requirements."""
    from teraju.modules.standards.api import Edition, Requirement, load_catalogue

    edition = Edition.objects.get(sni_designation="SNI ISO 9001:2015")
    rows = Requirement.objects.filter(edition__standard__code="iso-37001", edition__edition="2025")
    Requirement.topics.through.objects.filter(requirement__in=rows).delete()
    rows.update(parent=None)
    rows.delete()
    queries = counted(load_catalogue)
    return queries, edition.requirements.count()


def counted(act: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def timed(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    script(measure)

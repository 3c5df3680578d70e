"""The signed report of an agency's readiness: a self-assessment on paper, never public."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.modules.conformity import permissions, wording
from teraju.modules.conformity.domain.readiness import RequirementStanding
from teraju.modules.conformity.policy import first_day
from teraju.modules.conformity.refusals import WrongChoice
from teraju.modules.conformity.selectors import Owners, Readiness, owners_of, readiness_of
from teraju.modules.standards.api import Edition, TopicLine, topics
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import (
    Drawing,
    Gap,
    Paper,
    ReadinessReport,
    Signatory,
    StandardGaps,
    StateCounts,
    issue_paper,
)

NUMBERED_AS = "conformity.readiness"
# The sign of the kind keeps its numbers apart from those of other papers.
PATTERN = "{seq:03}/PS/{code}/{month_roman}/{year}"
Draw = Callable[[Sequence[Readiness]], Drawing | None]


@transaction.atomic
def issue_report(
    *,
    actor: Viewer,
    agency: Agency,
    editions: Sequence[Edition],
    on: date,
    draw: Draw,
    language: str = "id",
    is_example: bool = False,
) -> Paper:
    """Issue how an agency stood against these editions on a day, with all that was open.

    Its code opens for whoever holds it, and tells no more than whose self-assessment it is.
    """
    rights.require(actor, permissions.REPORT_ISSUE, agency)
    _check(actor, editions, on)
    found = readiness_of([agency.pk], on, [one.pk for one in editions])
    ready = [found[agency.pk, one.pk] for one in editions]
    with override(language):
        data = _content(agency, editions, on, ready, draw(ready))
    paper = issue_paper(
        actor=actor,
        template="readiness_report",
        data=data,
        public_facts=_public_facts(agency, editions, on),
        government=agency.government,
        agency=agency,
        target=agency,
        title=format_lazy(_("Self-assessment of readiness: {agency}"), agency=agency.name),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=is_example,
        language=language,
        signatory=Signatory(office=agency.head_title),
    )
    _tell(actor, agency, paper, editions, on)
    return paper


def _check(actor: Viewer, editions: Sequence[Edition], on: date) -> None:
    if on > actor.today:
        raise DomainError(_("The day lies in the future."), field="on")
    if on < first_day():
        raise DomainError(_("Nothing is kept of so early a day."), field="on")
    if not editions:
        raise WrongChoice(_("Choose at least one standard."), field="editions")


def _tell(
    actor: Viewer, agency: Agency, paper: Paper, editions: Sequence[Edition], on: date
) -> None:
    told = {"number": paper.number, "standards": [one.designation for one in editions], "day": on}
    record_event(actor=actor, verb="conformity.assessment.reported", target=agency, after=told)


def _public_facts(
    agency: Agency, editions: Sequence[Edition], on: date
) -> list[tuple[str | Promise, Any]]:
    return [
        (_("Agency"), agency.name),
        (_("Standards"), ", ".join(one.designation for one in editions)),
        (_("As of"), on),
        (_("What it is"), _("a self-assessment of the agency, no certificate")),
    ]


def _content(
    agency: Agency,
    editions: Sequence[Edition],
    on: date,
    ready: Sequence[Readiness],
    drawing: Drawing | None,
) -> ReadinessReport:
    known = topics()
    owners = owners_of([agency], on)[agency.pk]
    return ReadinessReport(
        title=_("Self-assessment of readiness"),
        subtitle=agency.name,
        facts=_public_facts(agency, editions, on),
        picture=drawing,
        counts=[
            StateCounts(
                standard=edition.designation,
                conforming=one.counts.conforming,
                attention=one.counts.attention,
                missing=one.counts.missing,
                not_applicable=one.counts.not_applicable,
            )
            for edition, one in zip(editions, ready, strict=True)
        ],
        standards=[
            StandardGaps(standard=edition.designation, gaps=_gaps(one, known, owners))
            for edition, one in zip(editions, ready, strict=True)
        ],
    )


def _gaps(ready: Readiness, known: Mapping[str, TopicLine], owners: Owners) -> list[Gap]:
    titles = {one.number: one.title for one in ready.asked}
    return [
        _gap(one, titles[one.number], known, owners)
        for one in ready.requirements
        if one.open_topics
    ]


def _gap(
    standing: RequirementStanding, title: str, known: Mapping[str, TopicLine], owners: Owners
) -> Gap:
    """The reasons of every topic that keeps a requirement open, and what comes next for each."""
    reasons, steps, people = [], [], []
    for one in standing.open_topics:
        topic = known[one.topic]
        reasons.append(f"{topic.title}: {wording.sentence(one)}")
        step = str(wording.NEXT[one.action]) if one.action else ""
        steps.append(f"{step}: {wording.looked_for(topic)}" if step else wording.looked_for(topic))
        people.append(str(owners.of(topic).label))
    return Gap(
        number=standing.number,
        title=title,
        state=standing.state.value,
        reason=" ".join(dict.fromkeys(reasons)),
        next_action=". ".join(dict.fromkeys(steps)),
        owner=", ".join(dict.fromkeys(people)) or None,
    )

"""The signed summary of a programme, which anybody can check by its code."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import courses
from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.models import Agreement, Programme
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked
from teraju.platform.papers.contents import CertificateLine, ProgrammeSummary, Step
from teraju.platform.papers.models import Paper
from teraju.platform.papers.services import Signatory, issue_paper, replace_earlier

from .common import names_of

NUMBERED_AS = "cooperation.programme_summary"


@transaction.atomic
def issue_summary(*, actor: Viewer, programme_id: int, language: str = "id") -> Paper:
    """Issue the signed summary of a programme as it stands today; its code opens for anybody.

    An earlier summary is revoked and points to the new one, so that one is valid at a time.
    """
    rows = Programme.objects.visible_to(actor)
    programme: Programme = claim(
        rows.select_related("government", "agency", "agreement__parent"), programme_id
    )
    rights.require(actor, "cooperation.programme.issue", programme)
    known = courses.states_of(actor, programme)
    records = list(courses.linked_records(actor, [programme]).values())
    paper = issue_paper(
        actor=actor,
        template="programme_summary",
        data=_content(programme, known, records),
        public_facts=_public_facts(programme, known, records),
        government=programme.government,
        agency=programme.agency,
        target=programme,
        title=format_lazy(_("Summary of the programme: {title}"), title=programme.title),
        number_key=NUMBERED_AS,
        is_public=True,
        is_example=programme.is_example or any(state.is_example for state in known),
        language=language,
        signatory=Signatory(office=programme.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper


def _content(
    programme: Programme, known: list[rules.StepState], records: list[Linked]
) -> ProgrammeSummary:
    return ProgrammeSummary(
        title=programme.title,
        facts=_facts(programme),
        steps=[_step(state) for state in known],
        certificates=[_certificate(record) for record in records],
        findings=None,
    )


def _facts(programme: Programme) -> list[tuple[object, Any]]:
    agreement = programme.agreement
    parent = agreement.parent if agreement else None
    lines: list[tuple[object, Any]] = [
        (_("Agency"), programme.agency.name),
        (_("Standards"), ", ".join(names_of(programme.editions.all()))),
        (_("Status"), programme.get_status_display()),
    ]
    for paper in (parent, agreement):
        if paper:
            lines += _paper_facts(paper)
    return lines


def _paper_facts(paper: Agreement) -> list[tuple[object, Any]]:
    number = f" ({paper.number})" if paper.number else ""
    signed = paper.signed_on if paper.is_signed else None
    return [
        (paper.get_kind_display(), f"{paper.title}{number}"),
        (_("signed on"), signed),
    ]


def _step(state: rules.StepState) -> Step:
    line = Step(date=state.on, label=courses.label_of(state.step), done=state.reached)
    if state.step.note:
        line["note"] = state.step.note
    return line


def _certificate(record: Linked) -> CertificateLine:
    reached = [(mark.label, mark.on) for mark in record.milestones if mark.reached]
    return CertificateLine(title=record.title, number=record.number, facts=reached)


def _public_facts(
    programme: Programme, known: list[rules.StepState], records: list[Linked]
) -> list[tuple[Any, Any]]:
    reached = [(courses.label_of(s.step), s.on) for s in known if s.reached]
    return [
        (_("Agency"), programme.agency.name),
        (_("Standards"), ", ".join(names_of(programme.editions.all()))),
        *[(_("Certificate"), " ".join([r.title, r.number]).strip()) for r in records],
        *reached,
    ]

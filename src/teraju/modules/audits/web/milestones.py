"""The dated points of a certification: for its own timeline, and for neighbours that link to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import selectors
from teraju.modules.audits.models import AuditKind, BodyAudit, Certification, Visit, VisitCode
from teraju.modules.audits.selectors.progress import DECISIVE, latest, planned
from teraju.modules.audits.services.links import AGREEMENT
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.links.api import Linked, Milestone
from teraju.platform.web.kinds import Step, Text

KIND = "audits.certification"
LABELS: dict[str, Text] = {
    "application": _("Application to the body"),
    "stage_1": _("Stage 1 audit"),
    "stage_2": _("Stage 2 audit"),
    "decision": _("Decision of the body"),
    "handover": _("Handover of the certificates"),
    VisitCode.SURVEILLANCE_1: _("First surveillance"),
    VisitCode.SURVEILLANCE_2: _("Second surveillance"),
    VisitCode.RECERTIFICATION: _("Recertification"),
}


def milestones(certification: Certification) -> list[Milestone]:
    """What the certification has reached and what is ahead, by date. Prefetched: no query."""
    if certification.is_recorded_later:
        own = [_point(certification, "decision", certification.decision_on, reached=True)]
    else:
        own = _way(certification)
    own += [_handover(certification)] if certification.certificates.all() else []
    own += [_visit(certification, visit) for visit in certification.visits.all()]
    return own


def _way(certification: Certification) -> list[Milestone]:
    audits = list(certification.audits.all())
    stage_1 = latest(audits, (AuditKind.STAGE_1,)) or planned(audits, AuditKind.STAGE_1)
    stage_2 = latest(audits, DECISIVE) or _planned_any(audits)
    decided = certification.decision_on
    points = [
        _point(
            certification,
            "application",
            certification.applied_on,
            reached=certification.applied_on is not None,
        ),
        _audit(certification, "stage_1", stage_1),
        _audit(certification, "stage_2", stage_2),
        _point(
            certification,
            "decision",
            decided or certification.wished_on,
            reached=decided is not None,
        ),
    ]
    skips_stage_1 = stage_1 is None and stage_2 is not None
    return [one for one in points if not (skips_stage_1 and one.code == "stage_1")]


def _planned_any(audits: list[BodyAudit]) -> BodyAudit | None:
    return next((a for kind in reversed(DECISIVE) if (a := planned(audits, kind))), None)


def _audit(certification: Certification, code: str, audit: BodyAudit | None) -> Milestone:
    if audit is None:
        return _point(certification, code, None, reached=False)
    day = audit.ended_on or audit.started_on or audit.planned_on
    ended = audit.ended_on is not None
    example = certification.is_example or audit.is_example
    return Milestone(code, day, LABELS[code], reached=ended, is_example=example)


def _handover(certification: Certification) -> Milestone:
    days = [one.handed_over_on for one in certification.certificates.all()]
    known = [day for day in days if day is not None]
    complete = len(known) == len(days)
    day = max(known) if complete else None
    example = any(one.handover_is_example for one in certification.certificates.all())
    return Milestone("handover", day, LABELS["handover"], reached=complete, is_example=example)


def _visit(certification: Certification, visit: Visit) -> Milestone:
    day, reached = visit.due_by, False
    if visit.audit and visit.audit.ended_on:
        day, reached = visit.audit.ended_on, True
    elif visit.following and visit.following.decision_on:
        day, reached = visit.following.decision_on, True
    return _point(certification, visit.code, day, reached=reached)


def _point(certification: Certification, code: str, on: date | None, *, reached: bool) -> Milestone:
    return Milestone(code, on, LABELS[code], reached, certification.is_example)


def steps(certification: Certification, agreements: Iterable[Linked], today: date) -> list[Step]:
    """The timeline from the agreements to the certificate: done, now, ahead."""
    before = [
        Step(one.on, one.label, "done", url=agreement.url, note=agreement.title)
        for agreement in agreements
        for one in agreement.milestones
        if one.reached and one.on is not None
    ]
    own = milestones(certification)
    done = [one for one in own if one.reached]
    ahead = [one for one in own if not one.reached and not _passed_by(certification, one)]
    first = [Step(one.on, one.label, "done") for one in done]
    now = [Step(one.on, one.label, "now", note=_note(one, today)) for one in ahead[:1]]
    later = [Step(one.on, one.label, "ahead", note=_note(one, today)) for one in ahead[1:]]
    past = sorted([*before, *first], key=lambda step: step.on or date.min)
    return [*past, *now, *later]


def _passed_by(certification: Certification, point: Milestone) -> bool:
    """A refused or abandoned certification waits for nothing any more."""
    return certification.status in ("refused", "withdrawn")


def _note(point: Milestone, today: date) -> Text:
    if point.on is None:
        return ""
    if point.code in VisitCode.values:
        return _("at the latest") if point.on >= today else _("overdue")
    return _("planned")


def agreements_of(viewer: Viewer, certification: Certification) -> list[Linked]:
    """The agreements it is linked to, as far as the viewer may see them."""
    pks = [link.target_id for link in certification.links.all() if link.kind == AGREEMENT]
    found = links.find(viewer, AGREEMENT, pks)
    return [found[pk] for pk in pks if pk in found]


def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """Certifications by id for a neighbour, in a fixed number of queries."""
    rows = selectors.certification_pages(viewer).filter(pk__in=pks)
    return {row.pk: _linked(row) for row in rows}


def _linked(row: Certification) -> Linked:
    return Linked(
        kind=KIND,
        pk=row.pk,
        title=row.title,
        number=row.number,
        url=reverse("audits_certification", args=[row.pk]),
        state=row.get_status_display(),
        milestones=milestones(row),
    )


def choices(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    rows = selectors.certifications(viewer).filter(government=government_id)
    return [(row.pk, str(row)) for row in rows.prefetch_related(None).order_by("-number", "-pk")]


OFFER = links.LinkKind(KIND, _("Certification"), find, choices)

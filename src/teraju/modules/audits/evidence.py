"""What certificates and audits of the bodies prove: of their own standards, for their own time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_years
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.standards.api import Asked, requirements_of
from teraju.platform.audit.api import TrailEvent, first_recorded

from . import permissions
from .domain.cycle import CertificateStanding as Worth
from .models import (
    AuditKind,
    BodyAudit,
    BodyFinding,
    Certificate,
    CertificateStanding,
    CertificationStatus,
    Conclusion,
    FindingClause,
    Grade,
    StandingKind,
    Verdict,
    VerdictKind,
    Visit,
)
from .selectors.progress import GATED, validity_on

CERTIFICATE, SURVEILLANCE, FINDING = "audits.certificate", "audits.surveillance", "audits.finding"
SYSTEM = "management-system"
CERTIFIED = frozenset({SYSTEM, "scope"})
# An auditor who comes back sees that the agency measures and improves, not how well.
SEEN_AGAIN = frozenset({"monitoring", "continual-improvement"})
HELD = (AuditKind.SURVEILLANCE, AuditKind.RECERTIFICATION)
# Special audits come unannounced: nobody could have prepared for their day.
ANNOUNCED = (AuditKind.STAGE_1, AuditKind.STAGE_2, AuditKind.STAGE_2_REPEAT, *HELD)
DAY = timedelta(days=1)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def certificates(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Every certificate on record by a day, run out or not. Three queries."""
    rows = list(
        Certificate.objects.filter(agency__in=agency_ids)
        .select_related("government", "edition__standard")
        .prefetch_related(Prefetch("standings", _standings()))
        .order_by("agency", "pk")
    )
    completed = _completions(rows)
    for one in rows:
        if one.government.day_of(one.created_at) > on:
            continue
        for at, changes in completed[str(one.pk)]:
            if one.government.day_of(at) > on:
                _take_back(one, changes)
        yield _certificate(one, on)


def _certificate(one: Certificate, on: date) -> Proof:
    recorded = one.government.day_of(one.created_at)
    said = [s for s in one.standings.all() if one.government.day_of(s.recorded_at) <= on]
    withdrawn = next((s.on for s in said if s.kind == StandingKind.WITHDRAWN), None)
    begins = one.valid_from or one.decision_on
    is_dated = begins is not None and one.expires_on is not None
    worth = validity_on(one, said, on)
    is_suspended = worth.state is Worth.SUSPENDED
    reason: object = "" if is_dated else _("The dates of this certificate are not known.")
    if withdrawn:
        reason = format_lazy(_("Withdrawn on {day}."), day=date_format(withdrawn))
    elif is_suspended and worth.since:
        reason = format_lazy(_("Suspended since {day}."), day=date_format(worth.since))
    return Proof(
        kind=CERTIFICATE,
        key=f"{CERTIFICATE}-{one.pk}",
        agency_id=one.agency_id,
        topics=CERTIFIED,
        title=format_lazy(_("Certificate {title}"), title=f"{one.edition} {one.number}".strip()),
        url=one.get_absolute_url(),
        happened_on=one.decision_on or one.valid_from or one.handed_over_on or recorded,
        recorded_on=recorded,
        state=State.ATTENTION if is_suspended else State.CONFORMING,
        supports=not is_dated and not is_suspended,
        reason=reason,
        valid_from=begins,
        valid_until=_earliest(one.expires_on, withdrawn and withdrawn - DAY),
        editions=frozenset({one.edition_id}),
        source=("audits.certificate", str(one.pk)),
        is_example=one.is_example,
    )


def _completions(rows: Iterable[Certificate]) -> Mapping[str, list[tuple[datetime, Any]]]:
    """When dates were filled in later, and what had stood there; the latest first."""
    events = TrailEvent.objects.filter(
        verb="audits.certificate.completed",
        target_type="audits.certificate",
        target_id__in=[str(one.pk) for one in rows],
    )
    found: dict[str, list[tuple[datetime, Any]]] = defaultdict(list)
    for target, at, changes in events.order_by("-at", "-pk").values_list(
        "target_id", "at", "changes"
    ):
        found[target].append((at, changes))
    return found


def _take_back(one: Certificate, changes: Mapping[str, Sequence[str | None]]) -> None:
    """Read a certificate as it stood before its dates were filled in; it is never saved."""
    for name in ("decision_on", "valid_from", "expires_on"):
        if name in changes:
            before = changes[name][0]
            setattr(one, name, date.fromisoformat(before) if before else None)


def surveillances(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Surveillance and recertification audits that ended by a day. Seven queries."""
    rows = list(
        BodyAudit.objects.filter(
            agency__in=agency_ids, kind__in=HELD, ended_on__lte=on, conclusion__in=_CONCLUDED
        )
        .select_related("government", "certification")
        .prefetch_related(
            "certification__editions",
            Prefetch("certification__visits", Visit.objects.select_related("audit")),
            Prefetch(
                "certification__certificates__standings",
                _standings().filter(kind=StandingKind.WITHDRAWN),
            ),
        )
        .order_by("agency", "ended_on", "pk")
    )
    ended = first_recorded("audits.audit.ended", "audits.bodyaudit", [one.pk for one in rows])
    recorded = {
        one.pk: one.government.day_of(ended.get(str(one.pk), one.created_at)) for one in rows
    }
    known = [one for one in rows if recorded[one.pk] <= on]
    by_agency: dict[int, list[BodyAudit]] = defaultdict(list)
    for one in known:
        by_agency[one.agency_id].append(one)
    for one in known:
        yield from _surveillance(one, by_agency[one.agency_id], recorded[one.pk], on)


def _surveillance(
    audit: BodyAudit, of_agency: Sequence[BodyAudit], recorded: date, on: date
) -> Iterator[Proof]:
    editions, last = _still_certified(audit, on)
    is_good = audit.conclusion == Conclusion.POSITIVE
    reason = "" if is_good else _("The audit team of the body did not recommend to go on.")
    for suffix, topics, supports in (("", {SYSTEM}, False), ("-seen", SEEN_AGAIN, True)):
        if supports and not is_good:
            continue
        yield Proof(
            kind=SURVEILLANCE,
            key=f"{SURVEILLANCE}-{audit.pk}{suffix}",
            agency_id=audit.agency_id,
            topics=frozenset(topics),
            title=format_lazy(
                "{audit}: {title}",
                audit=AuditKind(audit.kind).label,
                title=audit.certification.title,
            ),
            url=audit.certification.get_absolute_url(),
            happened_on=_ended(audit),
            recorded_on=recorded,
            state=State.CONFORMING if is_good else State.ATTENTION,
            supports=supports,
            reason=reason,
            valid_until=_earliest(
                _until_next_visit(audit, on), _superseded(audit, of_agency), last
            ),
            editions=editions,
            source=("audits.bodyaudit", str(audit.pk)),
            is_example=audit.is_example,
        )


def _until_next_visit(audit: BodyAudit, on: date) -> date:
    """The day before the body has to come again; a year where nothing says so."""
    ended = _ended(audit)
    due = [
        visit.due_by
        for visit in audit.certification.visits.all()
        if visit.due_by > ended
        and audit.government.day_of(visit.created_at) <= on
        and visit.audit_id != audit.pk
        and not (visit.audit and visit.audit.ended_on and visit.audit.ended_on <= ended)
    ]
    return min(due) - DAY if due else add_years(ended, 1)


def _superseded(audit: BodyAudit, of_agency: Sequence[BodyAudit]) -> date | None:
    """The day before a later audit of the same standards ended: what that said counts instead."""
    place, own = (_ended(audit), audit.pk), _standards(audit)
    later = [
        _ended(other)
        for other in of_agency
        if (_ended(other), other.pk) > place and own <= _standards(other)
    ]
    return min(later) - DAY if later else None


def _still_certified(audit: BodyAudit, on: date) -> tuple[frozenset[int], date | None]:
    """The editions whose certificates were not withdrawn; of none left, all and the last day."""
    editions = frozenset(one.pk for one in audit.certification.editions.all())
    lost: dict[int, date] = {}
    for certificate in audit.certification.certificates.all():
        for said in certificate.standings.all():
            if audit.government.day_of(said.recorded_at) <= on:
                lost[certificate.edition_id] = said.on
    if lost and editions <= lost.keys():
        return editions, max(lost.values()) - DAY
    return editions - lost.keys(), None


def findings(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Nonconformities that the body had not verified as corrected by a day. Five queries."""
    verified = Verdict.objects.filter(kind=VerdictKind.CORRECTION_VERIFIED)
    rows = list(
        BodyFinding.objects.filter(agency__in=agency_ids, grade__in=GATED)
        .select_related("government", "certification", "audit")
        .prefetch_related(
            Prefetch("clauses", FindingClause.objects.order_by("edition", "clause", "pk")),
            Prefetch("verdicts", verified),
        )
        .order_by("agency", "pk")
    )
    found = [one for one in rows if _is_open_on(one, on)]
    asked = requirements_of({tied.edition_id for one in found for tied in one.clauses.all()})
    for one in found:
        for edition_id, topics in _topics_of(one, asked).items():
            yield _finding(one, edition_id, topics)


def _finding(one: BodyFinding, edition_id: int, topics: set[str]) -> Proof:
    recorded = one.government.day_of(one.created_at)
    is_major = one.grade == Grade.MAJOR
    words = (
        _("Finding {number} is open: the body has not verified the correction of this major.")
        if is_major
        else _("Finding {number} is open: the body has not verified the correction of this minor.")
    )
    return Proof(
        kind=FINDING,
        key=f"{FINDING}-{one.pk}-{edition_id}",
        agency_id=one.agency_id,
        topics=frozenset(topics),
        title=one.statement,
        url=one.get_absolute_url(),
        happened_on=min(one.audit.started_on or recorded, recorded),
        recorded_on=recorded,
        state=State.MISSING if is_major else State.ATTENTION,
        reason=format_lazy(words, number=one.number),
        editions=frozenset({edition_id}),
        source=("audits.bodyfinding", str(one.pk)),
        is_example=one.is_example,
    )


def _is_open_on(one: BodyFinding, on: date) -> bool:
    """On record by the day, not verified by then, and its certification not given up before."""
    if one.government.day_of(one.created_at) > on:
        return False
    certification = one.certification
    ends = {
        CertificationStatus.WITHDRAWN: certification.withdrawn_on,
        CertificationStatus.REFUSED: certification.decision_on,
    }
    over = ends.get(CertificationStatus(certification.status))
    if over and over <= on:
        return False
    if one.verified_on is None or one.verified_on > on:
        return True
    said = [one.government.day_of(verdict.recorded_at) for verdict in one.verdicts.all()]
    return bool(said) and min(said) > on


def _topics_of(finding: BodyFinding, asked: Mapping[int, Sequence[Asked]]) -> dict[int, set[str]]:
    """What the cited clauses are about, by edition; a clause that leads nowhere: the system."""
    found: dict[int, set[str]] = {}
    for tied in finding.clauses.all():
        if asked[tied.edition_id]:
            topics = topics_of_clause(tied.clause, asked[tied.edition_id]) or {SYSTEM}
            found.setdefault(tied.edition_id, set()).update(topics)
    return found


def topics_of_clause(clause: str, asked: Sequence[Asked]) -> set[str]:
    """The topics of a clause as a body writes it.

    A number deeper than the catalogue is looked for further up; a heading means all below it.
    """
    found: set[str] = set()
    for written in NUMBER.findall(clause):
        number = written
        while number and not (below := _below(number, asked)):
            number = number.rpartition(".")[0]
        if number:
            found.update(topic for one in below for topic in one.topics)
    return found


def _below(number: str, asked: Sequence[Asked]) -> list[Asked]:
    return [one for one in asked if f"{one.number}.".startswith(f"{number}.")]


def audit_days(agency_ids: Collection[int]) -> dict[int, set[date]]:
    """The first days, held or planned, of the bodies' announced audits. One query."""
    found: dict[int, set[date]] = defaultdict(set)
    rows = BodyAudit.objects.filter(agency__in=agency_ids, kind__in=ANNOUNCED)
    for agency_id, started, planned in rows.order_by("pk").values_list(
        "agency", "started_on", "planned_on"
    ):
        day = started or planned
        if day:
            found[agency_id].add(day)
    return dict(found)


_CONCLUDED = (Conclusion.POSITIVE, Conclusion.NEGATIVE)


def _standings() -> Any:
    return CertificateStanding.objects.order_by("on", "pk")


def _ended(audit: BodyAudit) -> date:
    """The last day of an audit that has ended."""
    return audit.ended_on or date.max


def _standards(audit: BodyAudit) -> set[int]:
    return {one.standard_id for one in audit.certification.editions.all()}


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _starting_at(url_name: str, agency_id: int) -> str:
    return f"{reverse(url_name)}?agency={agency_id}"


KINDS = (
    EvidenceKind(
        kind=CERTIFICATE,
        label=_("Certificate"),
        topics=CERTIFIED,
        find=certificates,
        start_url=lambda agency_id: _starting_at("audits_certification_add", agency_id),
        start_right=permissions.MANAGE,
    ),
    EvidenceKind(
        kind=SURVEILLANCE,
        label=_("Surveillance of the body"),
        topics=SEEN_AGAIN | {SYSTEM},
        find=surveillances,
        start_url=lambda agency_id: _starting_at("audits_certifications", agency_id),
    ),
    # It never proves anything: nobody is sent to look for one.
    EvidenceKind(
        kind=FINDING,
        label=_("Finding of the body"),
        topics=frozenset(),
        find=findings,
        start_url=lambda agency_id: _starting_at("audits_findings", agency_id),
    ),
)

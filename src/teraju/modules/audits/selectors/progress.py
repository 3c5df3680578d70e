"""How far a certification has come, read off its audits and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from teraju.kernel.periods import Period, add_months
from teraju.modules.audits.domain import cycle, gates
from teraju.modules.audits.models import (
    AuditKind,
    BodyAudit,
    BodyFinding,
    Certificate,
    CertificateStanding,
    Certification,
    Conclusion,
    Grade,
    StandingKind,
)

DECISIVE = (AuditKind.STAGE_2, AuditKind.STAGE_2_REPEAT, AuditKind.RECERTIFICATION)
GATED = (Grade.MAJOR, Grade.MINOR)
LONGEST_SUSPENSION_MONTHS = 6


@dataclass(frozen=True)
class OpenGate:
    """A reason against the decision, with the finding it comes from."""

    code: gates.BlockCode
    finding: BodyFinding | None
    limit: date | None


def latest(audits: Iterable[BodyAudit], kinds: Sequence[str]) -> BodyAudit | None:
    """The last audit of these kinds that has ended."""
    ended = [audit for audit in audits if audit.kind in kinds and audit.ended_on]
    return max(ended, key=lambda audit: (audit.ended_on, audit.pk), default=None)


def planned(audits: Iterable[BodyAudit], kind: str) -> BodyAudit | None:
    """The audit of a kind that is planned or under way, not ended."""
    return next((a for a in audits if a.kind == kind and not a.ended_on), None)


def decision_gates(certification: Certification, day: date) -> list[OpenGate]:
    """What stands against a decision on a day. Two queries unless prefetched."""
    findings = {str(one.pk): one for one in certification.findings.all()}
    audit = latest(certification.audits.all(), DECISIVE)
    blocks = gates.decision_blocks(
        [
            gates.BodyFinding(
                reference=key,
                grade=gates.Grade(one.grade),
                plan_accepted_on=one.plan_accepted_on,
                verified_on=one.verified_on,
            )
            for key, one in sorted(findings.items(), key=lambda item: int(item[0]))
            if one.grade in GATED
        ],
        stage_2_ended_on=audit.ended_on if audit else None,
        decided_on=day,
    )
    return [OpenGate(b.code, findings.get(b.reference), b.limit) for b in blocks]


def is_recommended(certification: Certification) -> bool:
    """The team of the last decisive audit recommends the certificate."""
    audit = latest(certification.audits.all(), DECISIVE)
    return audit is not None and audit.conclusion == Conclusion.POSITIVE


def is_given_up(certification: Certification) -> bool:
    """All its certificates were withdrawn: nobody audits it any more. No query if prefetched."""
    certificates = list(certification.certificates.all())
    return bool(certificates) and all(
        any(one.kind == StandingKind.WITHDRAWN for one in certificate.standings.all())
        for certificate in certificates
    )


def is_waiting(finding: BodyFinding) -> bool:
    """The finding asks something of the agency or the body still."""
    return finding.grade in GATED and finding.verified_on is None


@dataclass(frozen=True)
class Validity:
    """What a certificate is worth on a day; `state` None: its dates are not known."""

    state: cycle.CertificateStanding | None
    since: date | None = None
    suspended_too_long: bool = False


def validity_on(
    certificate: Certificate, standings: Iterable[CertificateStanding], day: date
) -> Validity:
    """Read a certificate's worth off its dates and all that was said about it."""
    said = sorted(standings, key=lambda one: (one.on, one.pk))
    withdrawn = next((one.on for one in said if one.kind == StandingKind.WITHDRAWN), None)
    suspensions = list(_suspensions(said))
    if certificate.valid_from is None or certificate.expires_on is None:
        return _undated(withdrawn, suspensions, day)
    state = cycle.standing_on(
        day,
        valid_from=certificate.valid_from,
        expires_on=certificate.expires_on,
        suspensions=suspensions,
        withdrawn_on=withdrawn,
    )
    return _validity(state, withdrawn, suspensions, day)


def _undated(withdrawn: date | None, suspensions: list[Period], day: date) -> Validity:
    if withdrawn and withdrawn <= day:
        return Validity(cycle.CertificateStanding.WITHDRAWN, withdrawn)
    if any(period.contains(day) for period in suspensions):
        return _validity(cycle.CertificateStanding.SUSPENDED, None, suspensions, day)
    return Validity(None)


def _validity(
    state: cycle.CertificateStanding,
    withdrawn: date | None,
    suspensions: list[Period],
    day: date,
) -> Validity:
    if state is cycle.CertificateStanding.WITHDRAWN:
        return Validity(state, withdrawn)
    if state is not cycle.CertificateStanding.SUSPENDED:
        return Validity(state)
    since = next(period.starts_on for period in suspensions if period.contains(day))
    return Validity(state, since, day > add_months(since, LONGEST_SUSPENSION_MONTHS))


def _suspensions(said: Sequence[CertificateStanding]) -> Iterable[Period]:
    start: date | None = None
    for one in said:
        if one.kind == StandingKind.SUSPENDED and start is None:
            start = one.on
        elif one.kind in (StandingKind.RESTORED, StandingKind.WITHDRAWN) and start is not None:
            yield Period(start, max(one.on, start))
            start = None
    if start is not None:
        yield Period(start)


def first_free_day(certification: Certification) -> date | None:
    """The earliest day a decision can bear: not before stage 2 ended or a gate was opened."""
    audit = latest(certification.audits.all(), DECISIVE)
    if audit is None or audit.ended_on is None:
        return None
    days = [audit.ended_on]
    for finding in certification.findings.all():
        if finding.grade == Grade.MAJOR and finding.verified_on:
            days.append(finding.verified_on)
        elif finding.grade == Grade.MINOR:
            days += [day for day in (finding.plan_accepted_on or finding.verified_on,) if day]
    return max(days)

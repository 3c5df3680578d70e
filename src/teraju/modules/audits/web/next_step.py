"""What comes next for a certification, in a sentence and one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.gates import BlockCode
from teraju.modules.audits.models import (
    AuditKind,
    BodyFinding,
    Certification,
    CertificationKind,
    CertificationStatus,
    Conclusion,
    FindingState,
    Visit,
    VisitCode,
)
from teraju.modules.audits.selectors.progress import (
    DECISIVE,
    OpenGate,
    decision_gates,
    is_given_up,
    is_recommended,
    latest,
    planned,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action

# A recertification is begun in good time: half a year before the certificate ends.
RECERTIFICATION_DAYS = 182


@dataclass(frozen=True)
class NextStep:
    text: str
    primary: Action | None = None


def next_step(certification: Certification, viewer: Viewer) -> NextStep:
    """The sentence and the button. Reads what the page has loaded, no query."""
    match certification.status:
        case CertificationStatus.PLANNED:
            body = certification.body.short_name if certification.body else ""
            return NextStep(
                _("Apply to %(body)s, then record the application.") % {"body": body},
                _action(certification, viewer, _("Record the application"), "apply"),
            )
        case CertificationStatus.APPLIED | CertificationStatus.STAGE_1:
            return _towards_stage_2(certification, viewer)
        case CertificationStatus.STAGE_2:
            return NextStep(
                _("Stage 2 is under way. Record its last day and what it concludes."),
                _stage(certification, viewer, _under_way(certification)),
            )
        case CertificationStatus.AWAITING_DECISION:
            return _towards_decision(certification, viewer)
        case CertificationStatus.CERTIFIED:
            return _after_decision(certification, viewer)
        case CertificationStatus.REFUSED:
            return NextStep(_("The body refused. A new certification can be planned."))
    return NextStep(_("The agency withdrew. A new certification can be planned."))


def _towards_stage_2(certification: Certification, viewer: Viewer) -> NextStep:
    audits = list(certification.audits.all())
    if certification.kind == CertificationKind.RECERTIFICATION:
        return NextStep(
            _("The recertification audit comes next. Record when it is held."),
            _stage(certification, viewer, AuditKind.RECERTIFICATION),
        )
    held, ahead = latest(audits, [AuditKind.STAGE_1]), planned(audits, AuditKind.STAGE_1)
    if held and held.conclusion == Conclusion.READY:
        stage_2 = planned(audits, AuditKind.STAGE_2)
        text = _("Stage 1 found the agency ready. Stage 2 comes next.")
        day = stage_2.planned_on if stage_2 else None
        return NextStep(
            f"{text} {_planned_for(day)}" if day else text,
            _stage(certification, viewer, AuditKind.STAGE_2),
        )
    if ahead and ahead.started_on:
        text = _("Stage 1 is under way. Record its last day and what it concludes.")
    elif ahead and ahead.planned_on:
        text = _("Stage 1 comes next.") + " " + _planned_for(ahead.planned_on)
    elif held:
        text = _("Stage 1 found the agency not ready yet. It has to be held again.")
    else:
        text = _("Stage 1 comes next: agree on the day with the body.")
    return NextStep(text, _stage(certification, viewer, AuditKind.STAGE_1))


def _planned_for(day: date) -> str:
    return _("It is planned for %(day)s.") % {"day": date_format(day)}


def _towards_decision(certification: Certification, viewer: Viewer) -> NextStep:
    gates = decision_gates(certification, viewer.today)
    if any(gate.code == BlockCode.STAGE_2_MUST_BE_REPEATED for gate in gates):
        return NextStep(
            _("A major nonconformity was not verified within six months: repeat stage 2."),
            _stage(certification, viewer, AuditKind.STAGE_2_REPEAT),
        )
    waiting = [gate.finding for gate in gates if gate.finding]
    if waiting:
        text = " ".join([_waiting_words(gates), _("After that the decision can be recorded.")])
        return NextStep(text, _answer(waiting, viewer))
    if not is_recommended(certification):
        return NextStep(
            _("The team did not recommend the certificate: repeat stage 2, or note the refusal."),
            _stage(certification, viewer, AuditKind.STAGE_2_REPEAT),
        )
    text = _("Nothing stands against the decision any more. Record it when the body has decided.")
    label = _("Record the decision")
    right = permissions.DECISION_RECORD
    return NextStep(text, _action(certification, viewer, label, "decision", right))


def _waiting_words(gates: Sequence[OpenGate]) -> str:
    sentences = []
    for code in (BlockCode.MAJOR_NOT_VERIFIED, BlockCode.MINOR_PLAN_NOT_ACCEPTED):
        findings = [gate.finding for gate in gates if gate.code == code and gate.finding]
        if not findings:
            continue
        clauses = sorted({row.clause for one in findings for row in one.clauses.all()})
        values = {"count": len(findings), "clauses": ", ".join(clauses)}
        sentences.append(_sentence(code, single=len(findings) == 1) % values)
    return " ".join(sentences)


def _sentence(code: BlockCode, *, single: bool) -> str:
    if code == BlockCode.MAJOR_NOT_VERIFIED:
        if single:
            return _("One major nonconformity (%(clauses)s) waits for the body to verify it.")
        return _("%(count)d major nonconformities (%(clauses)s) wait for the body to verify them.")
    if single:
        return _("One minor nonconformity (%(clauses)s) waits for the body to accept its plan.")
    return _(
        "%(count)d minor nonconformities (%(clauses)s) wait for the body to accept their plans."
    )


def _answer(waiting: Sequence[BodyFinding], viewer: Viewer) -> Action | None:
    """The button of whoever's turn it is; for everybody else the way to the finding."""
    open_ones = [one for one in waiting if one.state == FindingState.OPEN]
    handed_in = [one for one in waiting if one.state != FindingState.OPEN]
    first = waiting[0]
    if open_ones and rights.allowed(viewer, permissions.FINDING_ANSWER, open_ones[0]):
        first = open_ones[0]
        label = _("Submit the correction") if first.grade == "major" else _("Submit the plan")
        return Action(label, reverse("audits_finding_answer", args=[first.pk]), icon="send")
    if handed_in and rights.allowed(viewer, permissions.FINDING_JUDGE, handed_in[0]):
        first = handed_in[0]
        return Action(_("Judge the answer"), first.get_absolute_url(), icon="check")
    return Action(_("Open the finding"), first.get_absolute_url(), icon="arrow-right")


def _after_decision(certification: Certification, viewer: Viewer) -> NextStep:
    if certification.is_recorded_later and certification.decision_on is None:
        certificate = next(iter(certification.certificates.all()), None)
        text = _("The date of the decision is not known. Fill it in when the paper is found.")
        if certificate is None:
            return NextStep(text)
        action = _action(
            certification, viewer, _("Fill in what is open"), "", permissions.CERTIFICATE_MANAGE
        )
        url = reverse("audits_certificate_complete", args=[certificate.pk])
        return NextStep(text, Action(action.label, url, action.refusal, "pencil"))
    if not certification.is_recorded_later and any(
        one.handed_over_on is None for one in certification.certificates.all()
    ):
        right = permissions.CERTIFICATE_MANAGE
        return NextStep(
            _("The certificates are granted. Record the handover when it has taken place."),
            _action(certification, viewer, _("Record the handover"), "handover", right),
        )
    if is_given_up(certification):
        return NextStep(_("All certificates of it were withdrawn."))
    return _next_visit(certification, viewer)


def _next_visit(certification: Certification, viewer: Viewer) -> NextStep:
    visit = next(
        (v for v in certification.visits.all() if v.audit_id is None and v.following_id is None),
        None,
    )
    if visit is None:
        return NextStep(_("Everything that this certification asked for is done."))
    if visit.code != VisitCode.RECERTIFICATION:
        text = _("The next surveillance is due by %(day)s at the latest.")
        label = _("Record the surveillance")
        action = _action(certification, viewer, label, "surveillance")
        return NextStep(text % {"day": date_format(visit.due_by)}, action)
    return _recertify(certification, visit, viewer)


def _recertify(certification: Certification, visit: Visit, viewer: Viewer) -> NextStep:
    day = {"day": date_format(visit.due_by)}
    following = [
        one for one in certification.following.all() if one.status not in ("refused", "withdrawn")
    ]
    if following:
        url = following[0].get_absolute_url()
        text = _("The recertification is on its way; it has to be decided by %(day)s.")
        return NextStep(text % day, Action(_("Open the recertification"), url, icon="arrow-right"))
    if viewer.today < visit.due_by - timedelta(days=RECERTIFICATION_DAYS):
        return NextStep(_("The recertification has to be decided by %(day)s.") % day)
    text = _("The recertification has to be decided by %(day)s. Begin it now.")
    label = _("Start the recertification")
    return NextStep(text % day, _action(certification, viewer, label, "recertification"))


def _under_way(certification: Certification) -> str:
    audits = list(certification.audits.all())
    return next((kind for kind in DECISIVE if planned(audits, kind)), AuditKind.STAGE_2)


def _stage(certification: Certification, viewer: Viewer, kind: str) -> Action:
    labels = {
        AuditKind.STAGE_1: _("Record stage 1"),
        AuditKind.STAGE_2: _("Record stage 2"),
        AuditKind.STAGE_2_REPEAT: _("Record the repeated stage 2"),
        AuditKind.RECERTIFICATION: _("Record the recertification audit"),
    }
    action = _action(certification, viewer, labels[AuditKind(kind)], "stage")
    return Action(action.label, f"{action.url}?kind={kind}", action.refusal, action.icon)


def _action(
    certification: Certification,
    viewer: Viewer,
    label: str,
    page: str,
    right: str = permissions.MANAGE,
) -> Action:
    if page == "apply":
        right = permissions.APPLY
    url = reverse(f"audits_{page}", args=[certification.pk]) if page else ""
    refusal = str(rights.refusal(viewer, right, certification))
    return Action(label, url, refusal=refusal, icon="arrow-right")

"""The team of an audit: named, competent, independent by rule and by their own word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.functional import Promise, lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.independence import Conflict, ConflictCode, TieKind
from teraju.modules.audits.domain.internal_states import may
from teraju.modules.audits.internal_policy import number
from teraju.modules.audits.models import Part, TeamMember
from teraju.modules.audits.refusals import (
    NotCompetent,
    NotIndependent,
    NotInTeam,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.audits.selectors.teams import (
    INDEPENDENT,
    WORKING,
    area_of,
    auditors,
    candidates,
    competence_of,
    conflicts_of,
)
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .internal_common import OUT_OF_PLACE, claim_audit, moved, needed, require_team_change

WORDS: dict[ConflictCode, str | Promise] = {
    ConflictCode.OWN_PROCESS: _(
        "{who} answers or answered for the process {tie}: nobody audits their own work. Choose "
        "somebody else."
    ),
    ConflictCode.OWN_UNIT: _(
        "{who} works or worked in the audited unit ({tie}): nobody audits their own unit. Choose "
        "somebody from elsewhere."
    ),
    ConflictCode.OWN_INSPECTORATE: _(
        "{who} belongs or belonged to this inspectorate ({tie}): an inspectorate that audits "
        "itself gets its auditors from another agency."
    ),
}


@transaction.atomic
def add_member(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    person: User,
    part: str,
    certificate: str = "",
    certified_on: date | None = None,
) -> TeamMember:
    """Put somebody into the team who is competent and does not audit their own work."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team_change(actor, audit)
    moved(audit, "team")
    if not candidates(audit.government_id, actor.today).filter(pk=person.pk).exists():
        raise WrongPlace(_("This person does not work for this government."), field="person")
    if part in INDEPENDENT:
        refuse_conflicts(person, conflicts_of(person.pk, area_of(audit), audit.first_day))
    member = TeamMember(
        government_id=audit.government_id,
        agency=audit.agency,
        audit=audit,
        person=person,
        office=person.title[:160],
        part=part,
        certificate=cleaned(certificate),
        certified_on=certified_on,
        is_example=audit.is_example,
    )
    if part in WORKING:
        member.competence = _competence(actor, member)
    save(actor, member)
    after = {"person": member.office, "part": str(Part(part).label)}
    record_event(actor=actor, verb="audits.internal.member_added", target=audit, after=after)
    return member


@transaction.atomic
def declare_independence(
    *, actor: Viewer, member_id: int, expected_version: int | None = None, declaration: str = ""
) -> TeamMember:
    """A member declares in person to be independent of what is audited."""
    member = _claim(actor, member_id, expected_version)
    if actor.user_id is None or member.person_id != actor.user_id:
        raise NotInTeam(_("Everybody declares their own independence: only this member may."))
    if member.declared_on or not may(member.audit.state, "team"):
        raise StepNotPossible(_("This declaration is not asked for any more."))
    person = User.objects.get(pk=member.person_id)
    if member.part in INDEPENDENT:
        area = area_of(member.audit)
        refuse_conflicts(person, conflicts_of(person.pk, area, member.audit.first_day), field=None)
    member.declared_on, member.declaration = actor.today, cleaned(declaration)
    save(actor, member)
    record_event(
        actor=actor,
        verb="audits.internal.independence_declared",
        target=member.audit,
        after={"person": member.office, "declared_on": actor.today},
    )
    return member


@transaction.atomic
def release_member(
    *, actor: Viewer, member_id: int, expected_version: int | None = None, reason: str
) -> TeamMember:
    """Let somebody leave the team, with the reason; lines of the plan need others first."""
    member = _claim(actor, member_id, expected_version)
    require_team_change(actor, member.audit)
    moved(member.audit, "team")
    if may(member.audit.state, "plan") and member.slots.exists():
        raise StepNotPossible(_("Lines of the plan name this member: change them first."))
    member.left_on, member.left_because = actor.today, needed(reason, "reason", _("Say why."))
    save(actor, member)
    record_event(
        actor=actor,
        verb="audits.internal.member_left",
        target=member.audit,
        after={"person": member.office, "reason": member.left_because},
    )
    return member


def refuse_conflicts(person: User, found: Sequence[Conflict], field: str | None = "person") -> None:
    """Refuse somebody who would audit their own work, naming the tie."""
    if not found:
        return
    first = found[0]
    words = format_lazy(WORDS[first.code], who=person.title, tie=tie_words(first))
    raise NotIndependent(words, field=field)


def tie_words(conflict: Conflict) -> object:
    """What ties somebody, in words."""
    tie = conflict.tie
    name = LABELS[Role(tie.name)] if tie.kind is TieKind.ROLE else lazystr(tie.name)
    if tie.until is None:
        return name
    return format_lazy(_("{name}, until {day}"), name=name, day=date_format(tie.until))


def _competence(actor: Viewer, member: TeamMember) -> str:
    """What shows that somebody can audit; an internal auditor by office, and by proof."""
    audit = member.audit
    if not auditors(audit.government_id, actor.today).filter(pk=member.person_id).exists():
        raise NotCompetent(_("Only who holds the role of internal auditor audits."), field="person")
    shown = competence_of(member.person_id, audit.first_day)
    if shown is not None:
        return f"{shown.competence.name}, {shown.level}/4, {shown.on.isoformat()}"
    months = number(audit.first_day, "certificate_months")
    if not member.certificate:
        raise NotCompetent(
            _(
                "Nothing shows that this person can audit: assess the competence, or name a "
                "certificate."
            ),
            field="certificate",
        )
    if member.certified_on is None or add_months(member.certified_on, months) < audit.first_day:
        raise NotCompetent(
            format_lazy(_("A certificate counts for {months} months."), months=months),
            field="certified_on",
        )
    return member.certificate


def _claim(actor: Viewer, member_id: int, expected_version: int | None) -> TeamMember:
    rows = TeamMember.objects.visible_to(actor).select_related(
        "audit__agency", "audit__government", "audit__programme__agency", "agency", "government"
    )
    member: TeamMember = claim(rows, member_id, expected_version)
    if member.left_on:
        raise StepNotPossible(OUT_OF_PLACE["plan"])
    return member

"""The statement of scope: drafted as a copy of the one in force, approved, issued as a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.approval import Status
from teraju.modules.planning.models import Process, ScopeExclusion, ScopeStatement
from teraju.modules.planning.refusals import (
    DateOutOfOrder,
    NotComplete,
    NotExcludable,
    NotInThisState,
    WrongPlace,
)
from teraju.modules.standards.api import Edition, Exclusion, Requirement
from teraju.platform.accounts.records import keep
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.organisation.models import Agency, Place
from teraju.platform.papers.models import Paper
from teraju.platform.papers.services import Signatory, issue_paper, replace_earlier

from .approval import ApprovalKind, begin, open_draft, told, written
from .common import locked

FIELDS = ("text", "services", "boundaries", "effective_on")
NUMBERED_AS = "planning.scope"


def _ready(actor: Viewer, statement: ScopeStatement) -> None:
    if not statement.sites.exists():
        raise NotComplete(_("Name at least one site: a system covers named sites only."))
    if not statement.editions.exists():
        raise NotComplete(_("Choose at least one standard."))


def _approved(actor: Viewer, statement: ScopeStatement) -> None:
    """Nothing is in force before somebody approved it."""
    earlier = ScopeStatement.objects.filter(
        agency=statement.agency_id, superseded_on=statement.effective_on
    )
    if any(statement.effective_on <= one.effective_on for one in earlier):
        raise DateOutOfOrder(_("It begins before the one that it replaces: change its first day."))
    if statement.effective_on < actor.today:
        raise DateOutOfOrder(
            _("Its first day has passed: give it back, so that a later day is set.")
        )


def _begins(actor: Viewer, statement: ScopeStatement) -> date:
    return statement.effective_on


SCOPE = ApprovalKind(
    name="scope",
    model=ScopeStatement,
    write=permissions.SCOPE_WRITE,
    ready=_ready,
    approved=_approved,
    begins=_begins,
)


@transaction.atomic
def draft_scope(
    *,
    actor: Viewer,
    agency: Agency,
    text: str,
    services: str,
    effective_on: date,
    editions: Iterable[Edition],
    sites: Iterable[Place],
    boundaries: str = "",
    processes: Iterable[Process] = (),
    is_example: bool = False,
) -> ScopeStatement:
    """Begin a statement; what the one in force declares not applicable is copied."""
    statement: ScopeStatement = begin(
        SCOPE,
        actor=actor,
        agency=agency,
        text=cleaned(text),
        services=cleaned(services),
        boundaries=cleaned(boundaries),
        effective_on=effective_on,
        is_example=is_example,
    )
    _set_lists(statement, editions, sites, processes)
    earlier = ScopeStatement.objects.filter(agency=agency, status=Status.APPROVED).first()
    copied = earlier.exclusions.order_by("pk") if earlier else []
    kept = set(statement.editions.values_list("pk", flat=True))
    ScopeExclusion.objects.bulk_create(
        ScopeExclusion(statement=statement, requirement=one.requirement, reason=one.reason)
        for one in copied
        if one.requirement.edition_id in kept
    )
    told(actor, SCOPE, "drafted", statement, after=_said(statement))
    return statement


@transaction.atomic
def change_scope(
    *,
    actor: Viewer,
    statement_id: int,
    text: str,
    services: str,
    effective_on: date,
    editions: Iterable[Edition],
    sites: Iterable[Place],
    boundaries: str = "",
    processes: Iterable[Process] = (),
    expected_version: int | None = None,
) -> ScopeStatement:
    """Change a draft."""
    statement: ScopeStatement = open_draft(SCOPE, actor, statement_id, expected_version)
    before = _said(statement)
    statement.text, statement.services = cleaned(text), cleaned(services)
    statement.boundaries, statement.effective_on = cleaned(boundaries), effective_on
    chosen = list(editions)
    lost = statement.exclusions.exclude(requirement__edition__in=chosen)
    if lost.exists():
        raise DomainError(
            _("Requirements of this standard are declared not applicable: take that back first."),
            field="editions",
        )
    _set_lists(statement, chosen, sites, processes)
    written(actor, statement)
    told(actor, SCOPE, "changed", statement, before=before, after=_said(statement))
    return statement


@transaction.atomic
def add_exclusion(
    *, actor: Viewer, statement_id: int, requirement: Requirement, reason: str
) -> ScopeExclusion:
    """Declare a requirement not applicable, with the justification that its standard asks for."""
    statement: ScopeStatement = open_draft(SCOPE, actor, statement_id)
    check_excludable(statement, requirement)
    exclusion = ScopeExclusion(statement=statement, requirement=requirement, reason=cleaned(reason))
    keep(exclusion)
    written(actor, statement)
    said = {"requirement": str(requirement), "reason": exclusion.reason}
    told(actor, SCOPE, "exclusion_added", statement, after=said)
    return exclusion


@transaction.atomic
def remove_exclusion(*, actor: Viewer, statement_id: int, exclusion_id: int) -> ScopeStatement:
    """Take a declaration back: the requirement applies again."""
    statement: ScopeStatement = open_draft(SCOPE, actor, statement_id)
    one: ScopeExclusion = statement.exclusions.select_related("requirement").get(pk=exclusion_id)
    said = {"requirement": str(one.requirement), "reason": one.reason}
    told(actor, SCOPE, "exclusion_removed", statement, before=said, after={})
    one.delete()
    written(actor, statement)
    return statement


def check_excludable(statement: ScopeStatement, requirement: Requirement) -> None:
    """Refuse what the standard lets nobody leave out, with the reason that it has."""
    if not statement.editions.filter(pk=requirement.edition_id).exists():
        raise WrongPlace(_("This standard is not covered by the statement."), field="requirement")
    if requirement.exclusion == Exclusion.JUSTIFIED and requirement.is_assessed:
        return
    sentences = {
        Exclusion.NEVER: _(
            "{edition} lets nobody leave out a requirement: {number} always applies."
        ),
        Exclusion.LOW_RISK: _(
            "{edition} {number} is not left out here: where the assessed bribery risk is low, the "
            "risk assessment says so."
        ),
    }
    sentence = sentences.get(
        Exclusion(requirement.exclusion), _("{edition} {number} cannot be declared not applicable.")
    )
    raise NotExcludable(
        format_lazy(sentence, edition=str(requirement.edition), number=requirement.number),
        field="requirement",
    )


@transaction.atomic
def issue_scope(*, actor: Viewer, statement_id: int, language: str = "id") -> Paper:
    """Issue the statement in force as a signed paper that anybody can check by its code."""
    statement = locked(actor, ScopeStatement, statement_id, permissions.APPROVE)
    if not statement.is_approved:
        raise NotInThisState(_("Only the statement in force is issued."))
    paper = issue_paper(
        actor=actor,
        template="system_statement",
        data=_content(statement),
        public_facts=_facts(statement),
        government=statement.government,
        agency=statement.agency,
        target=statement,
        title=format_lazy(_("Scope of the management system: {agency}"), agency=statement.agency),
        number_key=NUMBERED_AS,
        is_public=True,
        is_example=statement.is_example,
        language=language,
        signatory=Signatory(office=statement.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    told(actor, SCOPE, "issued", statement, after={"number": paper.number})
    return paper


def _facts(statement: ScopeStatement) -> list[tuple[Any, Any]]:
    return [
        (_("Agency"), statement.agency.name),
        (_("Standards"), ", ".join(_names(statement.editions.all()))),
        (_("Sites"), ", ".join(_names(statement.sites.all()))),
        (_("In force from"), statement.effective_on),
        (_("Approved on"), statement.approved_on),
        (_("Version"), statement.number),
    ]


def _content(statement: ScopeStatement) -> dict[str, Any]:
    exclusions = statement.exclusions.select_related("requirement__edition").order_by("pk")
    left_out = [f"{one.requirement.edition} {one.requirement}: {one.reason}" for one in exclusions]
    nothing = _("Every requirement of the standards applies.")
    return {
        "title": _("Statement of scope"),
        "subtitle": statement.agency.name,
        "facts": _facts(statement),
        "picture": None,
        "sections": [
            {"title": _("Scope"), "lines": lines_of(statement.text)},
            {"title": _("Services covered"), "lines": lines_of(statement.services)},
            {"title": _("Processes covered"), "lines": _names(statement.processes.all())},
            {"title": _("Boundaries"), "lines": lines_of(statement.boundaries)},
            {"title": _("Requirements that do not apply"), "lines": left_out or [nothing]},
        ],
    }


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _set_lists(
    statement: ScopeStatement,
    editions: Iterable[Edition],
    sites: Iterable[Place],
    processes: Iterable[Process],
) -> None:
    chosen_sites, chosen_processes = list(sites), list(processes)
    if any(site.agency_id != statement.agency_id for site in chosen_sites):
        raise WrongPlace(_("This place belongs to another agency."), field="sites")
    if any(one.agency_id != statement.agency_id for one in chosen_processes):
        raise WrongPlace(_("Choose processes of this agency."), field="processes")
    statement.editions.set(editions)
    statement.sites.set(chosen_sites)
    statement.processes.set(chosen_processes)


def _names(rows: Iterable[Any]) -> list[str]:
    return sorted(str(row) for row in rows)


def _said(statement: ScopeStatement) -> dict[str, Sequence[str] | Any]:
    return {
        **values_of(statement, FIELDS),
        "editions": _names(statement.editions.all()),
        "sites": _names(statement.sites.all()),
    }

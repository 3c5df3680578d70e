"""Papers of small firms: begun, answered, confirmed by the owner, replaced by a newer version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_papers import (
    PAPERS,
    Family,
    PapersState,
    Question,
    edition_named,
    questions,
    rules_on,
)
from teraju.modules.enterprises.domain.offer_showcase import new_code
from teraju.modules.enterprises.models import Enterprise, FirmPapers
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from .common import check_not_future, moved, tell


@transaction.atomic
def begin_papers(
    *,
    actor: Viewer,
    enterprise_id: int,
    family: str,
    answers: Mapping[str, str] | None = None,
    is_example: bool = False,
) -> FirmPapers:
    """Begin a version of a firm's papers; without `answers`, with those of the version before."""
    rows = Enterprise.objects.visible_to(actor).select_related("agency", "government")
    enterprise: Enterprise = claim(rows, enterprise_id)
    rights.require(actor, permissions.PAPERS, enterprise)
    if family not in set(Family):
        raise DomainError(_("Choose the questions."), field="family")
    latest = enterprise.papers.order_by("-number").first()
    given = answers if answers is not None else (latest.answers if latest else {})
    return _begin(actor, enterprise, family, given, is_example=is_example)


@transaction.atomic
def renew_papers(
    *, actor: Viewer, papers_id: int, expected_version: int | None = None
) -> FirmPapers:
    """Begin a new version with the answers of this one, by the questions of today."""
    old = _locked(actor, papers_id, expected_version)
    if old.state not in (PapersState.CONFIRMED, PapersState.REPLACED):
        raise NotNow(_("Carry on with this version: it is not confirmed yet."))
    rows = Enterprise.objects.select_related("agency", "government")
    enterprise: Enterprise = claim(rows, old.enterprise_id)
    return _begin(actor, enterprise, old.family, old.answers, is_example=old.is_example)


def _begin(
    actor: Viewer,
    enterprise: Enterprise,
    family: str,
    answers: Mapping[str, str],
    *,
    is_example: bool,
) -> FirmPapers:
    if enterprise.ended_on:
        raise NotNow(_("This enterprise is out of business."), field="enterprise")
    if enterprise.papers.filter(state=PapersState.DRAFT).exists():
        raise NotNow(
            _("A version of this enterprise is in work already: carry on with that one."),
            field="enterprise",
        )
    edition = rules_on(actor.today)
    latest = enterprise.papers.order_by("-number").first()
    papers = FirmPapers(
        government=enterprise.government,
        agency=enterprise.agency,
        enterprise=enterprise,
        number=latest.number + 1 if latest else 1,
        family=family,
        edition=edition.name,
        code=new_code(),
        answers=_checked(questions(edition, family), answers),
        begun_on=actor.today,
        is_example=is_example,
    )
    save(actor, papers)
    words = {"enterprise": enterprise.name, "version_number": papers.number}
    tell(actor, papers, "papers.begun", {**words, "answered": len(papers.answers)})
    return papers


@transaction.atomic
def change_papers(
    *,
    actor: Viewer,
    papers_id: int,
    expected_version: int | None = None,
    answers: Mapping[str, str],
) -> FirmPapers:
    """Change what the owner answered, until the owner has confirmed it."""
    papers = _locked(actor, papers_id, expected_version)
    if papers.state != PapersState.DRAFT:
        raise NotNow(_("Only an example is changed: begin a new version."))
    asked = questions(edition_named(papers.edition), papers.family)
    before = papers.answers
    papers.answers = _checked(asked, answers)
    changed = [one.code for one in asked if before.get(one.code) != papers.answers.get(one.code)]
    if not changed:
        return papers
    save(actor, papers)
    # Which questions, never the owner's words.
    tell(actor, papers, "papers.changed", {"questions": changed, "answered": len(papers.answers)})
    return papers


@transaction.atomic
def confirm_papers(
    *, actor: Viewer, papers_id: int, expected_version: int | None = None, confirmed_on: date
) -> FirmPapers:
    """Record that the owner read the papers, made them fit and signed them."""
    papers = _locked(actor, papers_id, expected_version)
    check_not_future(actor, confirmed_on, "confirmed_on")
    if confirmed_on < papers.begun_on:
        raise DayOutOfOrder(_("These papers were begun later."), field="confirmed_on")
    if not papers.answers:
        raise NotNow(_("Nothing is answered yet: there is nothing to confirm."))
    Enterprise.objects.select_for_update(no_key=True).get(pk=papers.enterprise_id)
    moved(papers, "confirm", PAPERS)
    papers.confirmed_on = confirmed_on
    _replace(actor, papers)
    save(actor, papers)
    tell(actor, papers, "papers.confirmed", {"confirmed_on": confirmed_on})
    return papers


def _replace(actor: Viewer, by: FirmPapers) -> None:
    rows = FirmPapers.objects.select_for_update(of=("self",), no_key=True).filter(
        enterprise=by.enterprise_id, state=PapersState.CONFIRMED
    )
    for old in rows.select_related("agency", "government", "enterprise"):
        moved(old, "replace", PAPERS)
        save(actor, old)
        tell(actor, old, "papers.replaced", {"by_version": by.number})


@transaction.atomic
def take_back_papers(
    *, actor: Viewer, papers_id: int, expected_version: int | None = None, reason: str
) -> FirmPapers:
    """Take a confirmation back that was recorded by mistake."""
    papers = _locked(actor, papers_id, expected_version)
    why = needed(reason, "reason", _("Say why."))
    _check_no_draft(papers)
    moved(papers, "take_back", PAPERS)
    before, papers.confirmed_on = papers.confirmed_on, None
    save(actor, papers)
    tell(actor, papers, "papers.taken_back", {"reason": why}, {"confirmed_on": before})
    return papers


@transaction.atomic
def drop_papers(
    *, actor: Viewer, papers_id: int, expected_version: int | None = None, reason: str
) -> FirmPapers:
    """Give up a version that the owner does not want."""
    papers = _locked(actor, papers_id, expected_version)
    papers.reason = needed(reason, "reason", _("Say why."))[:300]
    moved(papers, "drop", PAPERS)
    save(actor, papers)
    tell(actor, papers, "papers.dropped", {"reason": papers.reason})
    return papers


@transaction.atomic
def take_up_papers(
    *, actor: Viewer, papers_id: int, expected_version: int | None = None
) -> FirmPapers:
    """Carry on with a version that was given up."""
    papers = _locked(actor, papers_id, expected_version)
    _check_no_draft(papers)
    moved(papers, "take_up", PAPERS)
    papers.reason = ""
    save(actor, papers)
    tell(actor, papers, "papers.taken_up")
    return papers


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> FirmPapers:
    rows = FirmPapers.objects.visible_to(actor).select_related("enterprise")
    found: FirmPapers = locked(actor, rows, pk, permissions.PAPERS, expected_version)
    return found


def _check_no_draft(papers: FirmPapers) -> None:
    rows = FirmPapers.objects.filter(enterprise=papers.enterprise_id, state=PapersState.DRAFT)
    if rows.exclude(pk=papers.pk).exists():
        raise NotNow(_("Another version of this enterprise is in work: finish that one first."))


def _checked(asked: list[Question], answers: Mapping[str, str]) -> dict[str, str]:
    """What was answered, question by question, without what is empty. Refuses what is too long."""
    found: dict[str, str] = {}
    for one in asked:
        text = cleaned(str(answers.get(one.code) or "")).replace("\r\n", "\n")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        text = "\n".join(lines) if one.lines > 1 else " ".join(lines)
        if len(lines) > one.lines > 1:
            words = _("At most %(most)d lines, or the paper grows beyond its page.")
            raise DomainError(words % {"most": one.lines}, field=one.code)
        if len(text) > one.most:
            words = _("At most %(most)d letters, or the paper grows beyond its page.")
            raise DomainError(words % {"most": one.most}, field=one.code)
        if text:
            found[one.code] = text
    return found

"""Self-checks of places of tourism: asked by a link, answered, set aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_checks import (
    CHECK,
    CheckState,
    Reply,
    edition_named,
    groups,
    missing,
    results,
    rules_on,
)
from teraju.modules.enterprises.domain.offer_showcase import new_code
from teraju.modules.enterprises.models import ReadinessCheck, TourismPlace
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed

from .common import moved, tell


@transaction.atomic
def ask_owner(
    *, actor: Viewer, place_id: int, expected_version: int | None = None, is_example: bool = False
) -> ReadinessCheck:
    """Make a link by which the owner answers; without a log-in, for some days."""
    place = _place(actor, place_id, expected_version)
    if place.checks.filter(state=CheckState.ASKED).exists():
        raise NotNow(_("The owner has a link already: renew that one, or take it back."))
    check = _new(actor, place, is_example=is_example)
    check.by_owner = True
    check.open_until = _last_day(actor)
    save(actor, check)
    # Not the code: whoever has it answers in the owner's place.
    tell(actor, check, "check.asked", {"place": place, "open_until": check.open_until})
    return check


@transaction.atomic
def answer_for_place(
    *,
    actor: Viewer,
    place_id: int,
    expected_version: int | None = None,
    replies: Mapping[str, str],
    is_example: bool = False,
) -> ReadinessCheck:
    """Keep what a place answered when somebody of the agency went through the questions."""
    place = _place(actor, place_id, expected_version)
    check = _new(actor, place, is_example=is_example)
    check.open_until = actor.today
    _answer(actor, check, replies)
    tell(actor, check, "check.answered", {"place": place, "ready": _count(check)})
    return check


@transaction.atomic
def answer_by_link(*, actor: Viewer, code: str, replies: Mapping[str, str]) -> ReadinessCheck:
    """Keep what the owner answered; the link is used up. `actor` is nobody in particular."""
    rows = ReadinessCheck.objects.select_related("place__enterprise", "agency", "government")
    check: ReadinessCheck = claim(rows, rows.get(code=code).pk)
    if not is_open(check, actor):
        raise NotNow(_("This link works no longer. Ask the dinas for a new one."))
    _answer(actor, check, replies)
    tell(actor, check, "check.answered", {"ready": _count(check)})
    return check


@transaction.atomic
def renew_link(
    *, actor: Viewer, check_id: int, expected_version: int | None = None
) -> ReadinessCheck:
    """Give a new link; the old one works no longer."""
    check = _locked(actor, check_id, expected_version)
    moved(check, "renew", CHECK)
    place = _place(actor, check.place_id, None)
    if place.checks.filter(state=CheckState.ASKED).exclude(pk=check.pk).exists():
        raise NotNow(_("The owner has a link already: renew that one, or take it back."))
    check.code, check.open_until, check.reason = new_code(), _last_day(actor), ""
    save(actor, check)
    tell(actor, check, "check.renewed", {"open_until": check.open_until})
    return check


@transaction.atomic
def withdraw_link(
    *, actor: Viewer, check_id: int, expected_version: int | None = None, reason: str
) -> ReadinessCheck:
    """Take a link back that nobody is to use."""
    return _reasoned(actor, check_id, expected_version, reason, "withdraw", "withdrawn")


@transaction.atomic
def set_aside(
    *, actor: Viewer, check_id: int, expected_version: int | None = None, reason: str
) -> ReadinessCheck:
    """Let a check count no more: answered by the wrong person, say."""
    return _reasoned(actor, check_id, expected_version, reason, "set_aside", "set_aside")


@transaction.atomic
def restore_check(
    *, actor: Viewer, check_id: int, expected_version: int | None = None
) -> ReadinessCheck:
    """Let a check count again."""
    check = _locked(actor, check_id, expected_version)
    moved(check, "restore", CHECK)
    check.reason = ""
    save(actor, check)
    tell(actor, check, "check.restored")
    return check


def is_open(check: ReadinessCheck, viewer: Viewer) -> bool:
    """Whether its link takes answers today."""
    return (
        check.state == CheckState.ASKED
        and check.open_until is not None
        and viewer.today <= check.open_until
        and check.place.ended_on is None
    )


def _place(actor: Viewer, pk: int, expected_version: int | None) -> TourismPlace:
    rows = TourismPlace.objects.visible_to(actor).select_related("enterprise")
    place: TourismPlace = locked(actor, rows, pk, permissions.TOURISM, expected_version)
    if place.ended_on:
        raise NotNow(_("This place is off the map: put it back first."))
    return place


def _new(actor: Viewer, place: TourismPlace, *, is_example: bool) -> ReadinessCheck:
    return ReadinessCheck(
        government=place.government,
        agency=place.agency,
        place=place,
        edition=rules_on(actor.today).name,
        kind=place.kind,
        size=place.size,
        code=new_code(),
        begun_on=actor.today,
        is_example=is_example,
    )


def _answer(actor: Viewer, check: ReadinessCheck, replies: Mapping[str, str]) -> None:
    asked = groups(edition_named(check.edition), check.kind, check.size)
    known = set(Reply)
    given = {
        one.code: str(replies[one.code])
        for group in asked
        for one in group.questions
        if replies.get(one.code) in known
    }
    open_questions = missing(asked, given)
    if open_questions:
        raise DomainError(_("Choose an answer."), field=open_questions[0])
    moved(check, "answer", CHECK)
    found = results(asked, given)
    check.replies, check.answered_on = given, actor.today
    check.asked = sum(one.asked for one in found)
    check.ready = sum(one.counts[Reply.YES] for one in found)
    save(actor, check)


def _count(check: ReadinessCheck) -> str:
    return f"{check.ready}/{check.asked}"


def _last_day(actor: Viewer) -> date:
    return actor.today + timedelta(days=rules_on(actor.today).integer("link_days"))


def _reasoned(
    actor: Viewer, pk: int, expected_version: int | None, reason: str, event: str, verb: str
) -> ReadinessCheck:
    check = _locked(actor, pk, expected_version)
    moved(check, event, CHECK)
    check.reason = needed(reason, "reason", _("Say why."))[:300]
    save(actor, check)
    tell(actor, check, f"check.{verb}", {"reason": check.reason})
    return check


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> ReadinessCheck:
    rows = ReadinessCheck.objects.visible_to(actor).select_related("place__enterprise")
    found: ReadinessCheck = locked(actor, rows, pk, permissions.TOURISM, expected_version)
    return found

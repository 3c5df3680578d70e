"""Programmes of a year: planned, opened for applications, run, closed; dropped and taken up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.coaching_permissions import DECIDE, PLAN
from teraju.modules.enterprises.coaching_refusals import NoPlace, NotComplete
from teraju.modules.enterprises.domain.coaching_rules import example_criteria
from teraju.modules.enterprises.domain.coaching_states import DECIDED, UNDECIDED
from teraju.modules.enterprises.models import Applicant, Criterion, Programme
from teraju.modules.enterprises.models.coaching_choices import said
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .coaching_common import SAY_WHY, products_placed, programme_locked
from .common import tell

FIELDS = ("title", "year", "sector", "places", "applies_from", "applies_until", "purpose")
CRITERION = ("name", "help", "weight")


@transaction.atomic
def plan_programme(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Programme:
    """Plan a programme; it begins with the example criteria, which are changed there."""
    rights.require(actor, PLAN, agency)
    programme = Programme(government_id=agency.government_id, agency=agency, is_example=is_example)
    fill(programme, values, FIELDS)
    save(actor, programme)
    with translation.override("id"):
        for one in example_criteria(actor.today):
            keep(
                Criterion(
                    programme=programme,
                    name=said(one.name),
                    help=said(one.help),
                    weight=one.weight,
                )
            )
    after = {"agency": agency, **filled(values_of(programme, FIELDS))}
    tell(actor, programme, "programme.planned", after)
    return programme


@transaction.atomic
def change_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, **values: Any
) -> Programme:
    """Change a programme that is not over; it keeps a place for everybody who has one."""
    programme = programme_locked(actor, programme_id, PLAN, "change", expected_version)
    before = values_of(programme, FIELDS)
    fill(programme, values, FIELDS)
    taken = len(products_placed(programme))
    if programme.places < taken:
        raise NoPlace(_("%(count)d places are taken already.") % {"count": taken}, field="places")
    save(actor, programme)
    tell(actor, programme, "programme.changed", values_of(programme, FIELDS), before)
    return programme


@transaction.atomic
def add_criterion(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    name: str,
    weight: int,
    help: str = "",
) -> Criterion:
    """Add a criterion while nobody has been decided on."""
    programme = programme_locked(actor, programme_id, PLAN, "weigh", expected_version)
    _check_undecided(programme)
    criterion = Criterion(programme=programme)
    fill(criterion, {"name": name, "help": help, "weight": weight}, CRITERION)
    keep(criterion)
    save(actor, programme)
    tell(actor, programme, "programme.criterion_added", _told(criterion))
    return criterion


@transaction.atomic
def change_criterion(
    *,
    actor: Viewer,
    criterion_id: int,
    expected_version: int | None = None,
    name: str,
    weight: int,
    help: str = "",
) -> Criterion:
    """Change a criterion or its weight; the ranking follows at once."""
    criterion = _criterion(actor, criterion_id, expected_version)
    before = _told(criterion)
    fill(criterion, {"name": name, "help": help, "weight": weight}, CRITERION)
    keep(criterion)
    save(actor, criterion.programme)
    tell(actor, criterion.programme, "programme.criterion_changed", _told(criterion), before)
    return criterion


@transaction.atomic
def remove_criterion(
    *, actor: Viewer, criterion_id: int, expected_version: int | None = None
) -> Programme:
    """Remove a criterion with the scores given by it; the trail keeps what it was."""
    criterion = _criterion(actor, criterion_id, expected_version)
    before = {**_told(criterion), "scores": criterion.scores.count()}
    programme = criterion.programme
    criterion.scores.all().delete()
    criterion.delete()
    save(actor, programme)
    tell(actor, programme, "programme.criterion_removed", dict.fromkeys(before), before)
    return programme


@transaction.atomic
def open_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None
) -> Programme:
    """Take applications, once there is something to compare them by."""
    programme = programme_locked(actor, programme_id, DECIDE, "open", expected_version)
    if not programme.criteria.exists():
        raise NotComplete(_("Write first what applicants are compared by."))
    return _moved(actor, programme, "opened")


@transaction.atomic
def start_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None
) -> Programme:
    """End the time for applications; who waits is still decided on."""
    programme = programme_locked(actor, programme_id, DECIDE, "run", expected_version)
    return _moved(actor, programme, "started")


@transaction.atomic
def open_again(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> Programme:
    """Take applications once more."""
    programme = programme_locked(actor, programme_id, DECIDE, "open_again", expected_version)
    return _moved(actor, programme, "opened_again", reason)


@transaction.atomic
def close_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None
) -> Programme:
    """Close a programme in which nobody waits for a decision; coachings go on to their end."""
    programme = programme_locked(actor, programme_id, DECIDE, "close", expected_version)
    waiting = programme.applicants.filter(state__in=UNDECIDED).count()
    if waiting:
        raise NotComplete(
            _("%(count)d applicants wait for a decision: decide first.") % {"count": waiting}
        )
    return _moved(actor, programme, "closed")


@transaction.atomic
def reopen_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> Programme:
    """Open a closed programme again."""
    programme = programme_locked(actor, programme_id, DECIDE, "reopen", expected_version)
    return _moved(actor, programme, "reopened", reason)


@transaction.atomic
def drop_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> Programme:
    """Drop a programme in which nobody is coached yet."""
    programme = programme_locked(actor, programme_id, DECIDE, "drop", expected_version)
    if programme.coachings.exists():
        raise NotNow(_("Enterprises are coached in this programme: close it when they are done."))
    return _moved(actor, programme, "dropped", reason)


@transaction.atomic
def take_up_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> Programme:
    """Make a draft of a dropped programme."""
    programme = programme_locked(actor, programme_id, DECIDE, "take_up", expected_version)
    return _moved(actor, programme, "taken_up", reason)


def _moved(actor: Viewer, programme: Programme, verb: str, reason: str | None = None) -> Programme:
    programme.reason = needed(reason, "reason", SAY_WHY)[:300] if reason is not None else ""
    save(actor, programme)
    tell(actor, programme, f"programme.{verb}", filled({"reason": programme.reason}))
    return programme


def _criterion(actor: Viewer, pk: int, expected_version: int | None) -> Criterion:
    """A criterion of a locked programme in which nobody has been decided on."""
    criterion: Criterion = Criterion.objects.visible_to(actor).get(pk=pk)
    programme = programme_locked(actor, criterion.programme_id, PLAN, "weigh", expected_version)
    _check_undecided(programme)
    criterion.programme = programme
    return criterion


def _check_undecided(programme: Programme) -> None:
    if Applicant.objects.filter(programme=programme, state__in=DECIDED).exists():
        raise NotNow(
            _("Somebody was selected or refused by these criteria: they stay as they are.")
        )


def _told(criterion: Criterion) -> Mapping[str, Any]:
    return {
        "criterion": criterion.name,
        "what_to_look_at": criterion.help,
        "weight": criterion.weight,
    }

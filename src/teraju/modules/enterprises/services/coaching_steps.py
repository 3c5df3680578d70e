"""A coaching as a whole: taken in, changed, put on another road, stopped, taken up again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.coaching_permissions import COACH, DECIDE
from teraju.modules.enterprises.coaching_refusals import WrongChoice
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.stages import ORDER, Stage, is_further
from teraju.modules.enterprises.models import Coaching, Product, Stop
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import values_of

from .coaching_common import (
    SAY_WHY,
    check_coach,
    check_road,
    check_standard,
    coaching_locked,
    programme_locked,
)
from .coaching_selection import begun, check_place, check_product
from .common import check_not_future, tell

FIELDS = ("coach", "standard")
# What every road begins with, and what therefore still counts on another one.
SHARED = (Stage.SELECTED, Stage.GAP_KNOWN, Stage.AGREED, Stage.PREPARING)


@transaction.atomic
def take_in(
    *,
    actor: Viewer,
    programme_id: int,
    product: Product,
    reason: str,
    began_on: date,
    road: str = Road.SPPT_SNI,
    coach: User | None = None,
    standard: str = "",
    expected_version: int | None = None,
) -> Coaching:
    """Begin a coaching without an application, with the reason: a firm that was invited."""
    programme = programme_locked(actor, programme_id, DECIDE, "take_in", expected_version)
    check_product(programme, product)
    check_place(programme, product)
    check_coach(actor, programme.agency, coach)
    check_standard(standard)
    check_not_future(actor, began_on, "began_on")
    words = needed(reason, "reason", SAY_WHY)
    return begun(
        actor,
        programme,
        product,
        road,
        began_on=began_on,
        coach=coach,
        standard=standard,
        reason=words[:300],
    )


@transaction.atomic
def change_coaching(
    *,
    actor: Viewer,
    coaching_id: int,
    coach: User | None = None,
    standard: str = "",
    expected_version: int | None = None,
) -> Coaching:
    """Say who coaches, and which SNI it is about."""
    coaching = coaching_locked(actor, coaching_id, COACH, "work", expected_version)
    before = values_of(coaching, FIELDS)
    if coach != coaching.coach:
        check_coach(actor, coaching.agency, coach)
    check_standard(standard)
    coaching.coach, coaching.standard = coach, standard
    save(actor, coaching)
    tell(actor, coaching, "coaching.changed", values_of(coaching, FIELDS), before)
    return coaching


@transaction.atomic
def change_road(
    *,
    actor: Viewer,
    coaching_id: int,
    road: str,
    reason: str,
    expected_version: int | None = None,
) -> Coaching:
    """Put a coaching on another road: no drop-out, and the shared beginning still counts.

    What was reached beyond it belongs to the other mark; the trail keeps it.
    """
    coaching = coaching_locked(actor, coaching_id, COACH, "change_road", expected_version)
    if road == coaching.road:
        raise WrongChoice(_("It is on this road already."), field="road")
    check_road(road, actor.today)
    if coaching.applications.under_way().exists():
        raise NotNow(_("An application is under way: withdraw it first, or enter what came of it."))
    words = needed(reason, "reason", SAY_WHY)
    before = values_of(coaching, ("road", "stage"))
    beyond = coaching.entries.exclude(stage__in=SHARED)
    before["reached"] = [str(one) for one in beyond]
    beyond.delete()
    coaching.road, coaching.stage = road, _furthest(coaching)
    save(actor, coaching)
    after = {**values_of(coaching, ("road", "stage")), "reached": [], "reason": words}
    tell(actor, coaching, "coaching.road_changed", after, before)
    return coaching


@transaction.atomic
def stop_coaching(
    *,
    actor: Viewer,
    coaching_id: int,
    kind: str,
    words: str,
    on: date,
    expected_version: int | None = None,
) -> Coaching:
    """Stop a coaching, with the kind of reason and in words."""
    coaching = coaching_locked(actor, coaching_id, COACH, "stop", expected_version)
    said = needed(words, "words", SAY_WHY)[:300]
    check_not_future(actor, on, "on")
    if on < coaching.began_on:
        raise DayOutOfOrder(_("It had not begun on this day."), field="on")
    keep(Stop(coaching=coaching, kind=kind, words=said, on=on))
    coaching.reason, coaching.ended_on = said, on
    save(actor, coaching)
    tell(actor, coaching, "coaching.stopped", {"kind": kind, "reason": said, "ended_on": on})
    return coaching


@transaction.atomic
def take_up_coaching(
    *, actor: Viewer, coaching_id: int, reason: str, expected_version: int | None = None
) -> Coaching:
    """Take a stopped coaching up where it stood; it needs a place again."""
    coaching = coaching_locked(actor, coaching_id, COACH, "take_up", expected_version)
    check_product(coaching.programme, coaching.product)
    check_place(coaching.programme, coaching.product)
    words = needed(reason, "reason", SAY_WHY)
    coaching.stops.filter(taken_up_on=None).update(taken_up_on=actor.today)
    before = values_of(coaching, ("ended_on",))
    coaching.reason, coaching.ended_on = words[:300], None
    save(actor, coaching)
    tell(actor, coaching, "coaching.taken_up", {"ended_on": None, "reason": words}, before)
    return coaching


@transaction.atomic
def go_on(
    *,
    actor: Viewer,
    coaching_id: int,
    road: str,
    reason: str,
    expected_version: int | None = None,
) -> Coaching:
    """From the end of one road on to another: a coaching of its own, in the same programme."""
    coaching = coaching_locked(actor, coaching_id, COACH, "go_on", expected_version)
    if coaching.state != CoachingState.ARRIVED:
        raise NotNow(_("It goes on from where it has arrived only."))
    if road == coaching.road:
        raise WrongChoice(_("It has arrived at the end of this road."), field="road")
    check_product(coaching.programme, coaching.product)
    words = needed(reason, "reason", SAY_WHY)[:300]
    following = begun(
        actor,
        coaching.programme,
        coaching.product,
        road,
        coach=coaching.coach,
        standard=coaching.standard,
        reason=words,
    )
    tell(actor, coaching, "coaching.went_on", {"road": road, "reason": words})
    return following


def _furthest(coaching: Coaching) -> Stage:
    """The last stage of its road for which a day is kept."""
    road = Road(coaching.road)
    known = [Stage(one) for one in coaching.entries.values_list("stage", flat=True)]
    found = ORDER[road][0]
    for stage in known:
        if stage in ORDER[road] and is_further(road, stage, found):
            found = stage
    return found

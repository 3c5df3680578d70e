"""Applications for a place: entered, papers checked, scored, decided on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.coaching_permissions import DECIDE, PLAN
from teraju.modules.enterprises.coaching_refusals import NoPlace, NotComplete, WrongChoice
from teraju.modules.enterprises.domain.coaching_selection import HIGHEST
from teraju.modules.enterprises.domain.coaching_states import APPLICANT, PROGRAMME
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import Applicant, Coaching, Product, Programme, Score
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.modules.enterprises.selectors.coaching_ranking import ranking_of
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled, values_of

from . import stages
from .coaching_common import SAY_WHY, check_road, products_placed, programme_locked
from .common import check_not_future, moved, tell

FIELDS = ("road", "applied_on", "note")


@transaction.atomic
def enter_applicant(
    *,
    actor: Viewer,
    programme_id: int,
    product: Product,
    applied_on: date,
    road: str = Road.SPPT_SNI,
    note: str = "",
    expected_version: int | None = None,
    is_example: bool = False,
) -> Applicant:
    """Enter an application while the programme takes them, within its days."""
    programme = programme_locked(actor, programme_id, PLAN, "apply", expected_version)
    check_product(programme, product)
    applicant = Applicant(
        government_id=programme.government_id,
        agency=programme.agency,
        programme=programme,
        product=product,
        is_example=is_example or programme.is_example,
    )
    _fill(actor, applicant, road, applied_on, note)
    after = {"programme": programme, "product": product, **filled(values_of(applicant, FIELDS))}
    tell(actor, applicant, "applicant.entered", after)
    return applicant


@transaction.atomic
def change_applicant(
    *,
    actor: Viewer,
    applicant_id: int,
    applied_on: date,
    road: str,
    note: str = "",
    expected_version: int | None = None,
) -> Applicant:
    """Change an application whose papers were not looked at yet."""
    applicant = _locked(actor, applicant_id, PLAN, "change", expected_version)
    before = values_of(applicant, FIELDS)
    _fill(actor, applicant, road, applied_on, note)
    tell(actor, applicant, "applicant.changed", values_of(applicant, FIELDS), before)
    return applicant


@transaction.atomic
def check_papers(
    *,
    actor: Viewer,
    applicant_id: int,
    in_order: bool,
    reason: str = "",
    expected_version: int | None = None,
) -> Applicant:
    """Say whether the papers are in order; only those that are get scored."""
    event = "admit" if in_order else "reject"
    applicant = _locked(actor, applicant_id, PLAN, event, expected_version)
    applicant.reason = cleaned(reason) if in_order else needed(reason, "reason", SAY_WHY)
    applicant.checked_on = actor.today
    verb = "admitted" if in_order else "rejected"
    return _kept(actor, applicant, verb, reason=applicant.reason)


@transaction.atomic
def score_applicant(
    *,
    actor: Viewer,
    applicant_id: int,
    points: Mapping[int, int | None],
    expected_version: int | None = None,
) -> Applicant:
    """Give points by criterion (its key); what is None or not named keeps its points."""
    applicant = _locked(actor, applicant_id, PLAN, "score", expected_version)
    criteria = {one.pk: one for one in applicant.programme.criteria.all()}
    given = {key: value for key, value in points.items() if value is not None}
    if set(given) - set(criteria):
        raise WrongChoice(_("This criterion is no part of the programme."))
    if not all(0 <= value <= HIGHEST for value in given.values()):
        raise WrongChoice(_("Points run from 0 to 100."))
    known = {one.criterion_id: one for one in applicant.scores.all()}
    before = {criteria[key].name: known[key].points for key in given if key in known}
    for key, value in given.items():
        score = known.get(key) or Score(applicant=applicant, criterion=criteria[key])
        score.points = value
        keep(score)
    save(actor, applicant)
    after = {criteria[key].name: value for key, value in given.items()}
    tell(actor, applicant, "applicant.scored", after, before)
    return applicant


@transaction.atomic
def select_applicant(
    *,
    actor: Viewer,
    applicant_id: int,
    reason: str = "",
    expected_version: int | None = None,
) -> Coaching:
    """Give an applicant a place: its coaching begins.

    Who does not rank within the places is selected with a reason only; it is read later.
    """
    applicant = _locked(actor, applicant_id, DECIDE, "select", expected_version)
    programme = _programme(applicant, "decide")
    check_place(programme, applicant.product)
    ranked = ranking_of(programme).rows[applicant.pk]
    if ranked.rank is None:
        raise NotComplete(_("Score it by every criterion first."))
    if ranked.rank > programme.places:
        needed(
            reason,
            "reason",
            _("It ranks %(rank)d for %(places)d places: say why it is selected.")
            % {"rank": ranked.rank, "places": programme.places},
        )
    coaching = begun(actor, programme, applicant.product, applicant.road)
    applicant.coaching, applicant.reason = coaching, cleaned(reason)
    applicant.decided_on = actor.today
    _kept(
        actor,
        applicant,
        "selected",
        rank=ranked.rank,
        total=ranked.total,
        reason=applicant.reason,
    )
    return coaching


@transaction.atomic
def reserve_applicant(
    *, actor: Viewer, applicant_id: int, reason: str = "", expected_version: int | None = None
) -> Applicant:
    """Put an applicant on the reserve list: it moves up when somebody stops."""
    applicant = _locked(actor, applicant_id, DECIDE, "reserve", expected_version)
    _programme(applicant, "decide")
    applicant.reason, applicant.decided_on = cleaned(reason), actor.today
    return _kept(actor, applicant, "reserved", reason=applicant.reason)


@transaction.atomic
def refuse_applicant(
    *, actor: Viewer, applicant_id: int, reason: str, expected_version: int | None = None
) -> Applicant:
    """Do not select an applicant, with the reason that it is told."""
    applicant = _locked(actor, applicant_id, DECIDE, "refuse", expected_version)
    _programme(applicant, "decide")
    applicant.reason, applicant.decided_on = needed(reason, "reason", SAY_WHY), actor.today
    return _kept(actor, applicant, "refused", reason=applicant.reason)


@transaction.atomic
def withdraw_applicant(
    *, actor: Viewer, applicant_id: int, reason: str, expected_version: int | None = None
) -> Applicant:
    """Enter that the enterprise takes its application back."""
    applicant = _locked(actor, applicant_id, PLAN, "withdraw", expected_version)
    applicant.reason = needed(reason, "reason", SAY_WHY)
    return _kept(actor, applicant, "withdrawn", reason=applicant.reason)


@transaction.atomic
def look_again(
    *, actor: Viewer, applicant_id: int, reason: str, expected_version: int | None = None
) -> Applicant:
    """Take a step back: what was refused or withdrawn is looked at again, with the reason."""
    rows = Applicant.objects.visible_to(actor)
    standing = rows.filter(pk=applicant_id).values_list("state", flat=True).first()
    right = DECIDE if standing == "refused" else PLAN
    applicant = _locked(actor, applicant_id, right, "look_again", expected_version)
    _programme(applicant, "decide")
    applicant.reason = needed(reason, "reason", SAY_WHY)
    applicant.decided_on = None
    return _kept(actor, applicant, "looked_again", reason=applicant.reason)


def check_product(programme: Programme, product: Product) -> None:
    """Refuse a product of another agency's enterprise, or one that is made no more."""
    if product.enterprise.agency_id != programme.agency_id:
        raise WrongChoice(_("This product is in another agency's register."), field="product")
    if product.ended_on or product.enterprise.ended_on:
        raise WrongChoice(_("This product is not made any more."), field="product")


def check_place(programme: Programme, product: Product) -> None:
    """Refuse more products than places; one that has a place takes no second one.

    Locks the programme: of two who ask for the last place, the second finds it taken.
    """
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if len(products_placed(programme) - {product.pk}) >= programme.places:
        raise NoPlace(
            _("All %(count)d places are taken. Change the programme, or use the reserve list.")
            % {"count": programme.places}
        )


def begun(
    actor: Viewer, programme: Programme, product: Product, road: str, **more: Any
) -> Coaching:
    """A coaching that begins today; inside the caller's transaction, which tells the trail."""
    check_road(road, more.get("began_on", actor.today))
    coaching = Coaching(
        government_id=programme.government_id,
        agency=programme.agency,
        programme=programme,
        product=product,
        road=road,
        is_example=programme.is_example,
        **{"began_on": actor.today, **more},
    )
    save(actor, coaching)
    stages.begin(coaching)
    after = {"programme": programme, "product": product, "road": road}
    after |= values_of(coaching, ("began_on", "reason"))
    tell(actor, coaching, "coaching.begun", filled(after))
    return coaching


def _locked(
    actor: Viewer, pk: int, right: str, event: str, expected_version: int | None
) -> Applicant:
    rows = Applicant.objects.visible_to(actor).select_related(
        "programme__agency", "programme__government", "product__enterprise__agency"
    )
    applicant: Applicant = locked(actor, rows, pk, right, expected_version)
    moved(applicant, event, APPLICANT)
    return applicant


def _programme(applicant: Applicant, event: str) -> Programme:
    """Its programme, locked so that two decisions do not take one place."""
    rows = Programme.objects.select_for_update(of=("self",), no_key=True).select_related(
        "agency", "government"
    )
    programme: Programme = rows.get(pk=applicant.programme_id)
    moved(programme, event, PROGRAMME)
    return programme


def _fill(actor: Viewer, applicant: Applicant, road: str, applied_on: date, note: str) -> None:
    check_not_future(actor, applied_on, "applied_on")
    programme = applicant.programme
    if (programme.applies_from and applied_on < programme.applies_from) or (
        programme.applies_until and applied_on > programme.applies_until
    ):
        raise DayOutOfOrder(
            _("The programme did not take applications on this day."), field="applied_on"
        )
    check_road(road, applied_on)
    applicant.road, applicant.applied_on, applicant.note = road, applied_on, cleaned(note)
    save(actor, applicant)


def _kept(actor: Viewer, applicant: Applicant, verb: str, **after: Any) -> Applicant:
    save(actor, applicant)
    tell(actor, applicant, f"applicant.{verb}", filled(after))
    return applicant

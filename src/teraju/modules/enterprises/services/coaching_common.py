"""What the use-cases of coaching share: locking a programme, a coaching and its parts."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.coaching_refusals import WrongChoice
from teraju.modules.enterprises.domain.catalogue import standard
from teraju.modules.enterprises.domain.coaching_rules import compared_roads
from teraju.modules.enterprises.domain.coaching_states import COACHING, PROGRAMME
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.models import Coaching, Programme
from teraju.modules.enterprises.selectors.coaching_people import coaches_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked
from teraju.platform.organisation.models import Agency

from .common import moved

P = TypeVar("P", bound=Record)

SAY_WHY = _("Say why.")


def programme_locked(
    actor: Viewer, pk: int, right: str, event: str, expected_version: int | None = None
) -> Programme:
    """Lock a programme and take a step of its table."""
    rows = Programme.objects.visible_to(actor)
    programme: Programme = locked(actor, rows, pk, right, expected_version)
    moved(programme, event, PROGRAMME)
    return programme


def products_placed(programme: Programme) -> set[int]:
    """The products that hold a place: one for all of its roads; who stopped has freed it."""
    rows = programme.coachings.exclude(state=CoachingState.STOPPED)
    return set(rows.values_list("product", flat=True))


def coaching_locked(
    actor: Viewer, pk: int, right: str, event: str, expected_version: int | None = None
) -> Coaching:
    """Lock a coaching and take a step of its table."""
    rows = Coaching.objects.visible_to(actor).select_related("product__enterprise", "programme")
    coaching: Coaching = locked(actor, rows, pk, right, expected_version)
    moved(coaching, event, COACHING)
    return coaching


def part_locked(
    actor: Viewer, model: type[P], pk: int, right: str, expected_version: int | None = None
) -> P:
    """Lock a part of a coaching that the actor sees and holds the right on."""
    rows: Any = model._default_manager.visible_to(actor)  # type: ignore[attr-defined]
    joined = rows.select_related(
        "coaching__agency", "coaching__government", "coaching__product__enterprise"
    )
    part: P = claim(joined, pk, expected_version)
    rights.require(actor, right, part)
    return part


def check_at_work(coaching: Coaching) -> None:
    """Refuse what belongs to a coaching that is on its way."""
    moved(coaching, "work", COACHING)


def check_coach(actor: Viewer, agency: Agency, coach: User | None) -> None:
    """Refuse somebody who coaches nobody at this agency."""
    if coach and not coaches_of(agency, actor.today).filter(pk=coach.pk).exists():
        raise WrongChoice(_("This person is no coach of the agency."), field="coach")


def check_standard(code: str) -> None:
    """Refuse a standard that the catalogue does not hold."""
    if code and standard(code) is None:
        raise WrongChoice(_("The catalogue holds no such standard."), field="standard")


def check_road(road: str, day: date, field: str = "road") -> None:
    """Refuse a road on a day on which it was not there yet."""
    start = compared_roads(day).later.get(Road(road))
    if start is not None:
        words = _("This road is not there yet on this day: it begins in {year} ({source}).")
        said = format_lazy(words, year=start.since.year, source=start.source)
        raise WrongChoice(said, field=field)

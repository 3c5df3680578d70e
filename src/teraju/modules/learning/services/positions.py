"""Posts of an agency, who holds them and what they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.gaps import HIGHEST
from teraju.modules.learning.models import Competence, Holding, Position, Requirement
from teraju.modules.learning.refusals import NoBasis, OutOfPlace, WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .common import check_competences, check_works_at, locked, needed_reason

FIELDS = ("name", "unit", "superior", "is_exposed", "exposure_reason")


@transaction.atomic
def add_position(
    *,
    actor: Viewer,
    agency: Agency,
    name: str,
    exposure_reason: str,
    is_exposed: bool = False,
    unit: str = "",
    superior: Position | None = None,
    is_example: bool = False,
) -> Position:
    """Add a post; whether it is exposed to bribery is judged with a reason, either way."""
    rights.require(actor, permissions.POSITION, agency)
    position = Position(government_id=agency.government_id, agency=agency, is_example=is_example)
    _fill(position, name, unit, superior, is_exposed, exposure_reason)
    save(actor, position)
    after = filled(values_of(position, FIELDS))
    record_event(actor=actor, verb="learning.position.added", target=position, after=after)
    return position


@transaction.atomic
def change_position(
    *,
    actor: Viewer,
    position_id: int,
    expected_version: int | None = None,
    name: str,
    exposure_reason: str,
    is_exposed: bool = False,
    unit: str = "",
    superior: Position | None = None,
) -> Position:
    """Change what is said of a post that is open."""
    position = _open(actor, position_id, expected_version)
    before = values_of(position, FIELDS)
    _fill(position, name, unit, superior, is_exposed, exposure_reason)
    save(actor, position)
    record_event(actor=actor, verb="learning.position.changed", target=position, before=before)
    return position


@transaction.atomic
def close_position(
    *, actor: Viewer, position_id: int, expected_version: int | None = None, reason: str
) -> Position:
    """Close a post that nobody holds any more; what it needed stays readable."""
    position = _open(actor, position_id, expected_version)
    said = needed_reason(reason)
    if Holding.objects.filter(position=position, until=None).exists():
        raise OutOfPlace(_("Somebody holds this post: enter the last day first."))
    position.closed_on, position.closing_reason = actor.today, said
    save(actor, position)
    after = {"closed_on": actor.today, "reason": said}
    record_event(actor=actor, verb="learning.position.closed", target=position, after=after)
    return position


@transaction.atomic
def reopen_position(
    *, actor: Viewer, position_id: int, expected_version: int | None = None, reason: str
) -> Position:
    """Take a post up again that was closed by mistake or is in the structure again."""
    rows = Position.objects.visible_to(actor).select_related("agency", "government")
    position = locked(actor, rows, position_id, expected_version, permissions.POSITION)
    if not position.closed_on:
        raise OutOfPlace(_("This post is open."))
    said = needed_reason(reason)
    before = {"closed_on": position.closed_on}
    position.closed_on, position.closing_reason = None, ""
    save(actor, position)
    after = {"reason": said}
    record_event(
        actor=actor, verb="learning.position.reopened", target=position, before=before, after=after
    )
    return position


@transaction.atomic
def fill_position(
    *,
    actor: Viewer,
    position_id: int,
    expected_version: int | None = None,
    person: User,
    since: date,
) -> Holding:
    """Enter who holds a post from a day on."""
    position = _open(actor, position_id, expected_version)
    check_works_at(person, position.agency, max(since, actor.today))
    holding = Holding(
        government_id=position.government_id,
        agency=position.agency,
        position=position,
        person=person,
        since=since,
        is_example=position.is_example,
    )
    save(actor, holding)
    after = {"person": person, "since": since}
    record_event(actor=actor, verb="learning.position.filled", target=position, after=after)
    return holding


@transaction.atomic
def leave_position(
    *, actor: Viewer, holding_id: int, expected_version: int | None = None, last_day: date
) -> Holding:
    """Enter the last day of somebody in a post."""
    rows = Holding.objects.visible_to(actor).select_related("agency", "position", "person")
    holding = locked(actor, rows, holding_id, expected_version, permissions.POSITION)
    if holding.until is not None:
        raise OutOfPlace(_("The last day is entered already."))
    if last_day < holding.since:
        raise DomainError(_("The last day lies before the first."), field="last_day")
    holding.until, holding.ended_at = last_day, actor.now
    save(actor, holding)
    after = {"person": holding.person, "until": last_day}
    record_event(actor=actor, verb="learning.position.left", target=holding.position, after=after)
    return holding


@transaction.atomic
def set_need(
    *, actor: Viewer, position_id: int, competence: Competence, level: int
) -> Requirement | None:
    """Say at which level a post needs a competence; 0: it does not need it (any more).

    A level that stood before today stays on record with its last day.
    """
    position = _open(actor, position_id, None)
    check_competences(actor, position.agency, [competence], "level")
    old = Requirement.objects.standing().filter(position=position, competence=competence).first()
    if (old.level if old else 0) == level:
        return old
    need = _set_need(actor, position, competence, level, old)
    record_event(
        actor=actor,
        verb="learning.position.need_set",
        target=position,
        before={"competence": "", "level": old.level if old else None},
        after={"competence": competence.name, "level": level or None},
    )
    return need


@transaction.atomic
def import_needs(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Requirement, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Set needs of posts from the rows of a file, all or none; one event."""
    standing = {(r.position_id, r.competence_id): r for r, _values in changed}
    rows = [*new, *(values for _r, values in changed)]
    positions = {
        p.pk: p
        for p in Position.objects.visible_to(actor)
        .filter(pk__in={row["position"] for row in rows}, government=government)
        .select_related("agency")
        .select_for_update(of=("self",), no_key=True)
    }
    competences = Competence.objects.in_bulk({row["competence"] for row in rows})
    for row in rows:
        position = positions[row["position"]]
        rights.require(actor, permissions.POSITION, position)
        competence = competences[row["competence"]]
        check_competences(actor, position.agency, [competence], "competence")
        old = standing.get((position.pk, competence.pk))
        _set_need(actor, position, competence, row["level"], old)
    after = {**source, "added": len(new), "changed": len(changed)}
    verb = "learning.requirements.imported"
    record_event(actor=actor, verb=verb, target=government, after=after)


def _set_need(
    actor: Viewer, position: Position, competence: Competence, level: int, old: Requirement | None
) -> Requirement | None:
    if not 0 <= level <= HIGHEST:
        raise DomainError(_("The scale goes from 0 to 4."), field="level")
    if old and old.since == actor.today:
        # Nobody has worked by what was set this very day.
        if not level:
            old.delete()
            return None
        old.level = level
        save(actor, old)
        return old
    if old:
        old.until = actor.today - timedelta(days=1)
        save(actor, old)
    if not level:
        return None
    need = Requirement(
        position=position,
        competence=competence,
        level=level,
        since=actor.today,
        is_example=position.is_example,
    )
    save(actor, need)
    return need


def _open(actor: Viewer, position_id: int, expected_version: int | None) -> Position:
    rows = Position.objects.visible_to(actor).select_related("agency", "government")
    position = locked(actor, rows, position_id, expected_version, permissions.POSITION)
    if position.closed_on:
        raise OutOfPlace(_("This post is closed."))
    return position


def _fill(
    position: Position,
    name: str,
    unit: str,
    superior: Position | None,
    is_exposed: bool,  # noqa: FBT001
    exposure_reason: str,
) -> None:
    if not cleaned(exposure_reason):
        raise NoBasis(_("Say why it is, or is not, exposed."), field="exposure_reason")
    if superior and superior.agency_id != position.agency_id:
        raise WrongChoice(_("Choose a post of the same agency."), field="superior")
    _refuse_circle(position, superior)
    position.name, position.unit = cleaned(name), cleaned(unit)
    position.superior, position.is_exposed = superior, is_exposed
    position.exposure_reason = cleaned(exposure_reason)


def _refuse_circle(position: Position, superior: Position | None) -> None:
    """A post reports to nobody below itself. Queries once for each step up."""
    above = superior
    while above is not None:
        if position.pk and above.pk == position.pk:
            raise WrongChoice(_("This post stands below the one it is to lead."), field="superior")
        above = above.superior

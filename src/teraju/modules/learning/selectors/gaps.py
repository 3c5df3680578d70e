"""What posts need against what their holders have shown, as rows, as a matrix and as counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, F, OuterRef, Q, QuerySet, Subquery, Value

from teraju.modules.learning.domain.gaps import Held, Standing, standing
from teraju.modules.learning.models import (
    Assessment,
    Competence,
    Holding,
    Position,
    Requirement,
)
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer

from .reading import readable


def pairs(viewer: Viewer) -> QuerySet[Any]:
    """One row for each holder of a post and each competence the post needs today.

    Each knows `needed`, `held`, `held_on`, `held_until`, `competence_id`, `competence_name`.
    """
    found = Assessment.objects.filter(
        person=OuterRef("person"), competence=OuterRef("competence_id"), on__lte=viewer.today
    ).order_by("-on", "-pk")
    rows: QuerySet[Holding] = Holding.objects.visible_to(viewer).on(viewer.today)
    needs = {"position__requirements__until": None, "position__requirements__isnull": False}
    return (
        rows.filter(readable(viewer))
        .filter(**needs)
        .annotate(
            needed=F("position__requirements__level"),
            need_id=F("position__requirements__pk"),
            competence_id=F("position__requirements__competence"),
            competence_name=F("position__requirements__competence__name"),
            competence_kind=F("position__requirements__competence__kind"),
        )
        .annotate(
            held=Subquery(found.values("level")[:1]),
            held_on=Subquery(found.values("on")[:1]),
            held_until=Subquery(found.values("valid_until")[:1]),
            as_of=Value(viewer.today, output_field=DateField()),
        )
        .select_related("position", "person", "agency")
    )


def gaps(viewer: Viewer) -> QuerySet[Any]:
    """The pairs that are gaps: what `domain.gaps.standing` calls anything but met."""
    return pairs(viewer).filter(
        Q(held=None) | Q(held__lt=F("needed")) | Q(held_until__lt=viewer.today)
    )


def held_of(pair: Any) -> Held | None:
    """What a row of `pairs` has shown."""
    return None if pair.held is None else Held(pair.held, pair.held_on, pair.held_until)


def standing_of(pair: Any) -> Standing:
    return standing(pair.needed, held_of(pair), pair.as_of)


@dataclass(frozen=True)
class Cell:
    """Where a person meets a competence: what is needed and what is held; `needed` 0: nothing."""

    needed: int
    assessment: Assessment | None
    standing: Standing | None


@dataclass(frozen=True)
class Person:
    """A row of the matrix: a holder of a post."""

    holding: Holding
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Matrix:
    """Holders by post against competences."""

    competences: Sequence[Competence]
    people: Sequence[Person]
    on: date = field(default=date.min)

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many pairs stand how."""
        return Counter(c.standing for p in self.people for c in p.cells if c.standing)


def matrix(viewer: Viewer, agency_id: int, *, position: Position | None = None) -> Matrix:
    """The matrix of an agency's posts, or of one post. Four queries."""
    holdings = list(_holdings(viewer, agency_id, position))
    needs: dict[int, dict[int, int]] = defaultdict(dict)
    competences: dict[int, Competence] = {}
    rows = Requirement.objects.standing().filter(position__in={h.position_id for h in holdings})
    for need in rows.select_related("competence").order_by("competence__name", "pk"):
        needs[need.position_id][need.competence_id] = need.level
        competences[need.competence_id] = need.competence
    held = latest_of({h.person_id for h in holdings}, viewer.today)
    columns = list(competences.values())
    people = [
        Person(one, [_cell(needs[one.position_id], held, one, c, viewer.today) for c in columns])
        for one in holdings
    ]
    return Matrix(columns, people, viewer.today)


def latest_of(people: Iterable[int], on: date) -> dict[tuple[int, int], Assessment]:
    """The assessment of each person and competence that counts on a day. One query."""
    rows = Assessment.objects.filter(person__in=set(people), on__lte=on).order_by("on", "pk")
    return {(row.person_id, row.competence_id): row for row in rows}


def _holdings(viewer: Viewer, agency_id: int, position: Position | None) -> QuerySet[Holding]:
    rows: QuerySet[Holding] = Holding.objects.visible_to(viewer).on(viewer.today)
    rows = rows.filter(readable(viewer), agency=agency_id)
    if position:
        rows = rows.filter(position=position)
    return rows.select_related("position", "person").order_by(
        "position__name", "position", "person__title", "pk"
    )


def _cell(
    needs: Mapping[int, int],
    held: Mapping[tuple[int, int], Assessment],
    holding: Holding,
    competence: Competence,
    today: date,
) -> Cell:
    found = held.get((holding.person_id, competence.pk))
    needed = needs.get(competence.pk, 0)
    if not needed:
        return Cell(0, found, None)
    return Cell(needed, found, standing(needed, found.held if found else None, today))


def needs_of(person: User | int | None, viewer: Viewer) -> list[Any]:
    """What the posts of one person need and what they have shown, for their own page."""
    return list(pairs(viewer).filter(person=person).order_by("competence_name", "pk"))

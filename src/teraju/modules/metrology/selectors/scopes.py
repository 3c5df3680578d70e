"""Reading letters of scope, and what the one of a day allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.functional import Promise

from teraju.modules.metrology.domain.scope import Area, Asked, Obstacle, Scope, ScopeEntry, may_test
from teraju.modules.metrology.models import ScopeArea, ScopeLetter, ScopeLine
from teraju.modules.metrology.unit_wording import OBSTACLES
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def letters(viewer: Viewer) -> QuerySet[ScopeLetter]:
    """With the number of kinds each lists."""
    rows: QuerySet[ScopeLetter] = ScopeLetter.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "replaced_by").annotate(
        kinds=Count("lines__kind", distinct=True)
    )


def whole(rows: QuerySet[ScopeLetter]) -> QuerySet[ScopeLetter]:
    """With their lines and areas: two queries more."""
    return rows.prefetch_related(
        Prefetch("lines", ScopeLine.objects.order_by("pk")),
        Prefetch("areas", ScopeArea.objects.order_by("name", "pk")),
        Prefetch("replaces", _earlier()),
    )


def _earlier() -> Any:
    return ScopeLetter.objects.order_by("pk")


def letter_on(agency_id: int, on: date) -> ScopeLetter | None:
    """The letter that holds at a unit on a day, with its lines. Three queries."""
    rows = ScopeLetter.objects.filter(agency=agency_id, from_on__lte=on)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return whole(rows).order_by("-from_on", "-pk").first()


def scope_of(letter: ScopeLetter) -> Scope:
    """What a letter lists, for the rule; its lines and areas have been fetched with it."""
    return Scope(
        tuple(
            ScopeEntry(
                line.kind,
                frozenset(line.classes.split()),
                line.parameter,
                line.lower,
                line.upper,
            )
            for line in letter.lines.all()
        ),
        tuple(Area(one.name, one.since, one.until) for one in letter.areas.all()),
    )


@dataclass(frozen=True)
class ScopeAnswer:
    """Whether the unit may test something, by which letter, and every reason why not."""

    letter: ScopeLetter | None
    obstacles: tuple[Obstacle, ...]

    @property
    def is_covered(self) -> bool:
        return not self.obstacles

    @property
    def sentences(self) -> list[Promise]:
        return [OBSTACLES[one] for one in self.obstacles]


def may_unit_test(
    agency_id: int, kind: str, plate: Mapping[str, str], on: date, area: str = ""
) -> ScopeAnswer:
    """Whether a unit may test an instrument on a day; `area` names a region that is not its own.

    Three queries, however many instruments are asked for with `answer_for`.
    """
    return answer_for(letter_on(agency_id, on), Asked(kind, on, plate, area))


def answer_for(letter: ScopeLetter | None, asked: Asked) -> ScopeAnswer:
    """The same for a letter at hand: no query."""
    scope = scope_of(letter) if letter else None
    return ScopeAnswer(letter, may_test(scope, asked))


def units(viewer: Viewer) -> list[Agency]:
    """The units that hold a letter, by name. One query."""
    held = ScopeLetter.objects.visible_to(viewer).order_by().values("agency")
    return list(Agency.objects.filter(pk__in=held).order_by("name", "pk"))

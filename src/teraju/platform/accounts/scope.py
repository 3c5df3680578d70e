"""Every rule of who sees what. Selectors use `visible_to` and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .roles import GUESTS, Role

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Hat:
    """One role of one person at one agency (or, with an empty path, at the whole government)."""

    role: Role
    government_id: int
    agency_path: str = ""
    agency_id: int | None = None

    @property
    def is_guest(self) -> bool:
        return self.role in GUESTS

    @property
    def is_wide(self) -> bool:
        """Covers the whole government."""
        return not self.agency_path

    def covers(self, government_id: int, agency_path: str) -> bool:
        """Reaches a record of this place; a record without agency needs a wide hat."""
        if self.government_id != government_id:
            return False
        return self.is_wide or (agency_path != "" and agency_path.startswith(self.agency_path))


@dataclass(frozen=True)
class Viewer:
    """Who looks or acts, when, and with which hats. The only source of time below the pages."""

    user_id: int | None
    office: str
    now: datetime
    hats: tuple[Hat, ...] = ()

    @property
    def today(self) -> date:
        """The date at the viewer's place (`now` is aware and in that place's zone)."""
        return self.now.date()

    @property
    def is_anonymous(self) -> bool:
        return self.user_id is None

    @property
    def is_guest(self) -> bool:
        """A guest wherever they may look. Of one record `rights.is_guest_at` says it."""
        return bool(self.hats) and all(hat.is_guest for hat in self.hats)

    @property
    def is_guest_somewhere(self) -> bool:
        return any(hat.is_guest for hat in self.hats)

    def is_guest_at(self, government_id: int | None, agency_path: str) -> bool:
        """Reaches this place as somebody from outside only, whatever they are elsewhere.

        What belongs to a government as a whole is reached from each of its agencies.
        """
        hats = [
            hat
            for hat in self.hats
            if hat.government_id == government_id
            and (not agency_path or hat.covers(government_id, agency_path))
        ]
        return bool(hats) and all(hat.is_guest for hat in hats)

    @property
    def government_ids(self) -> frozenset[int]:
        return frozenset(hat.government_id for hat in self.hats)

    def has_role(self, roles: Collection[Role], government_id: int, agency_path: str) -> bool:
        """Holds one of these roles where it reaches this government and agency."""
        return any(h.role in roles and h.covers(government_id, agency_path) for h in self.hats)


class ScopedQuerySet(models.QuerySet[M]):
    """A query set that can be cut down to what a viewer may see.

    Subclasses say where the row's government and agency stand (`agency_path` None: the row belongs
    to the government as a whole) and which guests may see it at all.
    """

    government_path: str = "government"
    agency_path: str | None = "agency"
    guests: frozenset[Role] = frozenset()

    def visible_to(self, viewer: Viewer) -> Self:
        wide, narrow = self._hats(viewer)
        condition = Q(**{f"{self.government_path}__in": wide}) if wide else Q()
        for hat in narrow:
            condition |= self._seen_with(hat)
        return self.filter(condition) if condition else self.none()

    def visible_by_agency(self, viewer: Viewer) -> Self:
        """The same rows of a table of millions in which each has an agency. Queries once.

        The agencies that have any are asked first: named one by one they lead into the indexes,
        which begin with the agency, where a condition on its path leads through all rows.
        """
        wide, narrow = self._hats(viewer)
        condition = Q(government__in=wide) if wide else Q()
        for hat in narrow:
            condition |= Q(path__startswith=hat.agency_path)
        if not condition:
            return self.none()
        name = str(self.agency_path)
        rows = self.model._base_manager.filter(**{name: OuterRef("pk")})
        agencies: Any = self.model._meta.get_field(name).related_model
        kept = agencies.objects.filter(condition, Exists(rows)).values_list("pk", flat=True)
        return self.filter(**{f"{name}__in": list(kept)})

    def _hats(self, viewer: Viewer) -> tuple[set[int], list[Hat]]:
        """The governments that a viewer sees whole, and the hats that see a part of another."""
        hats = [hat for hat in viewer.hats if hat.role in self.guests or not hat.is_guest]
        wide = {hat.government_id for hat in hats if hat.is_wide}
        narrow = [hat for hat in hats if not hat.is_wide and hat.government_id not in wide]
        return wide, narrow

    def _seen_with(self, hat: Hat) -> Q:
        of_government = Q(**{self.government_path: hat.government_id})
        if self.agency_path is None:
            return of_government
        of_agency = Q(**{f"{self.agency_path}__path__startswith": hat.agency_path})
        if hat.is_guest:
            return of_agency
        return of_agency | (of_government & Q(**{f"{self.agency_path}__isnull": True}))

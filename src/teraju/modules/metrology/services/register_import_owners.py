"""Whose the instruments of a file are: one person one owner, two of a name two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from teraju.kernel.contacts import comparable
from teraju.modules.metrology.domain.likeness import is_called_a_business, name_key
from teraju.modules.metrology.models import Instrument, Owner
from teraju.modules.metrology.selectors.meeting import chunks, owners_called, places_called

from .register_import_places import place_key, place_key_of

Values = Mapping[str, Any]
Told = tuple[Values, Owner | None]
Key = tuple[Any, ...]
# The rows of a file name the same owner one after the other.
key_of = lru_cache(maxsize=1000)(name_key)


@dataclass
class NewOwner:
    """Somebody whom rows bring into being: the first of these rows, and how many they are."""

    owner: Owner
    row: Values
    rows: int = 1


class Owners:
    """The owners of some units whom rows may mean, and those whom they bring into being.

    By name and telephone, however written. Without a telephone the same name at the same place is
    one, in another stall or market somebody else; a business is one wherever it stands.
    """

    def __init__(self, agencies: Iterable[int], rows: Sequence[Values]) -> None:
        self.called: dict[Key, list[Owner]] = {}
        self._standing: dict[int, Owner] = {}
        self.ended: set[Key] = set()
        self.by_phone: dict[Key, Owner] = {}
        self.there: dict[Key, list[Owner]] = {}
        self.by_place = True
        self.new: list[NewOwner] = []
        # Who lacked a telephone, or was taken for a person, until a row told it.
        self.completed: dict[int, Owner] = {}
        # Of these, who was a business before.
        self.businesses: set[int] = set()
        # By the identity of the row: what it is told by may change while others are settled.
        self._whose: dict[int, Owner] = {}
        self._new: dict[int, NewOwner] = {}
        names = {row.get(column) for row in rows for column in ("owner", "user")}
        for owner in owners_called(agencies, {key_of(name) for name in names if name}):
            if owner.ended_on is not None:
                self.ended.add((owner.agency_id, owner.name_key, comparable(owner.phone)))
                continue
            self._standing[owner.pk] = owner
            self._know(owner)
        self._look_where(agencies, rows)

    def meant(self, row: Values, held: Owner | None = None) -> Sequence[Owner]:
        """The owners that a row can mean; `held` is whose the instrument of the row stands as."""
        agency, key, phone = row["agency"], key_of(row["owner"]), told_phone(row)
        if held is not None and held.name_key == key and _fits(held, phone):
            return [self._standing.get(held.pk, held)]
        known = self.by_phone.get((agency, key, phone)) if phone else None
        if known is not None:
            return [known]
        at = self.there.get((agency, key, _place_of(row)), ()) if self.by_place else ()
        if not at and is_business(row):
            at = [one for one in self.called.get((agency, key), ()) if _is_business(one)]
        return [one for one in at if not one.phone] if phone else at

    def settle(self, told: Iterable[Told], make: Callable[[Values], Owner]) -> None:
        """Find or make the owner of each row; those with a telephone first, who are told best."""
        told = list(told)
        bare = [one for one in told if not one[0].get("phone")]
        for row, held in [*(one for one in told if one[0].get("phone")), *bare]:
            found = self.meant(row, held)
            owner = found[0] if found else self._made(row, make(row))
            self._note(owner, row)
            self._complete(owner, row)
            self._whose[id(row)] = owner

    def told_of(self) -> list[tuple[bool, Owner]]:
        """Those who were completed, each with whether they were a business before."""
        return [(pk in self.businesses, owner) for pk, owner in self.completed.items()]

    def owner(self, row: Values) -> Owner:
        return self._whose[id(row)]

    def user(self, row: Values, make: Callable[[Values], Owner]) -> Owner:
        """Whoever uses an instrument is told by the name alone: the oldest who is called so."""
        told = {"agency": row["agency"], "owner": row["user"]}
        found = self.called.get((row["agency"], key_of(row["user"])))
        return found[0] if found else self._made(told, make(told))

    def _made(self, row: Values, owner: Owner) -> Owner:
        self.new.append(NewOwner(owner, row, 0))
        self._new[id(owner)] = self.new[-1]
        self._know(owner)
        return owner

    def _know(self, owner: Owner) -> None:
        key = owner.agency_id, owner.name_key
        self.called.setdefault(key, []).append(owner)
        if owner.phone:
            self.by_phone.setdefault((*key, comparable(owner.phone)), owner)

    def _note(self, owner: Owner, row: Values) -> None:
        """Whoever is told by a row is met again at its place."""
        if id(owner) in self._new:
            self._new[id(owner)].rows += 1
        if not self.by_place:
            return
        at = self.there.setdefault((owner.agency_id, owner.name_key, _place_of(row)), [])
        if not any(one is owner for one in at):
            at.append(owner)

    def _complete(self, owner: Owner, row: Values) -> None:
        phone, told = row.get("phone") or "", bool(row.get("is_business"))
        lacks_phone = bool(phone) and not owner.phone
        if not lacks_phone and (owner.is_business or not told):
            return
        if lacks_phone:
            owner.phone = phone
            self.by_phone[owner.agency_id, owner.name_key, comparable(phone)] = owner
        if owner.pk is not None:
            if owner.pk not in self.completed and owner.is_business:
                self.businesses.add(owner.pk)
            self.completed[owner.pk] = owner
        owner.is_business = owner.is_business or told

    def _look_where(self, agencies: Iterable[int], rows: Sequence[Values]) -> None:
        """Where owners have instruments: asked for those alone who may be told by it."""
        bare = {
            (row["agency"], key_of(row["owner"]))
            for row in rows
            if "owner" in row and not told_phone(row)
        }
        asked = {
            one.pk: one
            for key, called in self.called.items()
            for one in called
            if key in bare or not one.phone
        }
        # Where all are told by a telephone, places tell nobody apart.
        self.by_place = bool(bare or asked)
        if not asked:
            return
        places = {one.pk: place_key_of(one) for one in places_called(set(agencies), rows)}
        used = Instrument.objects.in_use().order_by("owner", "place")
        for part in chunks(asked):
            pairs = used.filter(owner__in=part).values_list("owner", "place").distinct()
            for pk, place in pairs:
                if place in places:
                    owner = asked[pk]
                    key = owner.agency_id, owner.name_key, places[place]
                    self.there.setdefault(key, []).append(owner)


def told_phone(row: Values) -> str:
    """The telephone of a row as it is compared; "" where it tells none."""
    return comparable(row.get("phone") or "")


def is_business(row: Values) -> bool:
    """What the file says of the owner; where it says nothing, what the name says."""
    told = row.get("is_business")
    return is_called_a_business(row["owner"]) if told is None else bool(told)


def _is_business(owner: Owner) -> bool:
    return owner.is_business or is_called_a_business(owner.name)


def _fits(owner: Owner, phone: str) -> bool:
    return not phone or not owner.phone or comparable(owner.phone) == phone


def _place_of(row: Values) -> Key | None:
    return place_key(row) if "place_kind" in row and "place" in row else None

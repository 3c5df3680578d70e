"""Reading owners, places, instruments, repairers and exemptions, cut to the viewer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from teraju.kernel.contacts import all_forms, comparable, read_contact, written_forms
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.finding import after_prefix, typed_words
from teraju.modules.metrology.domain.likeness import is_same_number, name_key
from teraju.modules.metrology.domain.marks import SheetState, VoidReason
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Exemption,
    Instrument,
    InstrumentWord,
    OrderLine,
    Owner,
    Place,
    Repairer,
    Sheet,
    Voiding,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

# So many instruments are found by words; who finds more adds a word.
MOST_FOUND = 1000
# So many of one name are told apart in a sentence.
MOST_NAMED = 10
# So long before its last day whoever keeps the register is told of a permit.
PERMIT_SOON = timedelta(days=60)


# Since when the mark of a row counts no more; looked up for the rows that are shown, and only for
# those that are void.
_ACTS = Voiding.objects.filter(verification__instrument=OuterRef("pk")).exclude(
    reason=VoidReason.MISTAKE
)
_LAST = _ACTS.order_by("-verification__on", "-verification__at", "-pk").values("on")[:1]
_VOID_SINCE = Case(
    When(standing=Standing.VOID, then=Coalesce(Subquery(_LAST), F("void_on"))),
    output_field=DateField(),
)


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())


def _in_use(name: str) -> Any:
    """How many instruments in use a row has: counted for the rows of one page, not for all."""
    rows = Instrument.objects.in_use().filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def owners(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = Owner.objects.visible_to(viewer).select_related("agency", "government")
    return rows


def owners_counted(viewer: Viewer) -> QuerySet[Any]:
    """Owners with how many instruments each has in use."""
    rows: QuerySet[Any] = owners(viewer).annotate(in_use=_in_use("owner"))
    return rows


def owners_found(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
    """Owners that hold every word, or have the telephone."""
    return found_of_owner(rows, text, viewer, ["name", "business_number"], "phone")


def found_of_owner(
    rows: QuerySet[Any], text: str, viewer: Viewer, fields: Sequence[str], phone: str
) -> QuerySet[Any]:
    """Rows that hold every word; by the owner's telephone only for who may read it, else it leaks.

    `phone` is the path to it; a whole number is found however it is written.
    """
    may = rights.allowed_somewhere(viewer, permissions.CONTACT_READ)
    wanted = Q()
    for word in text.split():
        paths = [*fields, *([phone] if may else [])]
        wanted &= reduce(or_, [Q(**{f"{path}__icontains": word}) for path in paths])
    read = read_contact(text) if may else None
    if read is not None:
        wanted |= Q(**{f"{phone}__in": written_forms(*read)})
    return rows.filter(wanted)


def places(viewer: Viewer) -> Any:
    rows = Place.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "market")


def places_counted(viewer: Viewer) -> QuerySet[Any]:
    """Places with how many instruments stand there in use, in a market with those of its kiosks."""
    number = _in_use("place") + _in_use("place__market")
    rows: QuerySet[Any] = places(viewer).annotate(in_use=number)
    return rows


def instruments(viewer: Viewer) -> Any:
    """Instruments with the day on which they are looked at."""
    return _looked_at(Instrument.objects.visible_to(viewer), viewer)


def listed_instruments(viewer: Viewer) -> Any:
    """The same for a list of a million. Queries once."""
    return _looked_at(Instrument.objects.visible_by_agency(viewer), viewer)


def _looked_at(rows: Any, viewer: Viewer) -> Any:
    related = rows.select_related("agency", "government", "owner", "user", "place__market")
    return related.annotate(as_of=_today(viewer), void_since=_VOID_SINCE)


def instruments_at(viewer: Viewer, place: Place) -> Any:
    """The instruments in use at a place, of a market with those of its kiosks."""
    here = Q(place=place.pk) | Q(place__market=place.pk)
    return instruments(viewer).in_use().filter(here)


def belongs_to_people(place: Place) -> bool:
    """Whether a person, no business, has or had an instrument at this very place."""
    persons = Q(owner__is_business=False) | Q(user__is_business=False)
    return place.instruments.filter(persons).exists()


def open_sheet_of(instrument: Instrument) -> Sheet | None:
    """The test that somebody is at just now."""
    found: Sheet | None = instrument.sheets.filter(state=SheetState.OPEN).order_by("pk").first()
    return found


def open_lines_of(instrument: Instrument) -> Sequence[OrderLine]:
    """The orders in which it still waits for something."""
    rows = instrument.order_lines.running().select_related("order__output")
    return list(rows.order_by("pk"))


def repairers(viewer: Viewer) -> QuerySet[Any]:
    rows = Repairer.objects.visible_to(viewer).select_related("agency", "government")
    found: QuerySet[Any] = rows.annotate(as_of=_today(viewer))
    return found


def exemptions(viewer: Viewer) -> QuerySet[Exemption]:
    rows: QuerySet[Exemption] = Exemption.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "instrument__owner", "instrument__place__market"
    )


def with_standing(rows: QuerySet[Any], standing: str, today: date) -> QuerySet[Any]:
    """Instruments that are worth this today: what was valid runs out by itself."""
    return _worth(rows, standing, today, "standing", "valid_until")


def many_with_standing(rows: QuerySet[Any], standing: str, today: date) -> QuerySet[Any]:
    """The same for a standing that very many have: no index leads to them.

    So the newest are gone through until a page is full; out of the index, which knows no order of
    entry, all of them would have to be put in order first.
    """
    read = rows.annotate(
        read_standing=Coalesce("standing", Value("")), read_until=Coalesce("valid_until", None)
    )
    return _worth(read, standing, today, "read_standing", "read_until")


def _worth(rows: QuerySet[Any], standing: str, today: date, kept: str, until: str) -> QuerySet[Any]:
    if standing == Standing.VALID:
        return rows.filter(**{kept: Standing.VALID, f"{until}__gte": today})
    if standing == Standing.EXPIRED:
        either = [Standing.VALID, Standing.EXPIRED]
        return rows.filter(**{f"{kept}__in": either, f"{until}__lt": today})
    return rows.filter(**{kept: standing})


def found_by(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
    """Those of these instruments that hold every word, or what begins with it."""
    if not text.strip():
        return rows
    return rows.filter(pk__in=found_instruments(text, viewer))


def found_instruments(text: str, viewer: Viewer) -> list[int]:
    """The numbers of instruments that hold every word: at most `MOST_FOUND` of them.

    The words lie in an index (`InstrumentWord`); the rarest of them leads, the others are looked
    up for what it finds. A query for each word but where there is only one, and one for all.
    """
    words = _words_asked(text)
    if not words:
        return []
    known = InstrumentWord.objects.filter(government__in=viewer.government_ids)
    if len(words) > 1:
        words.sort(key=lambda word: _counted(known, word))
    hits = _beginning(known, words[0])
    for word in words[1:]:
        others = known.filter(instrument=OuterRef("instrument"))
        hits = hits.filter(Exists(_beginning(others, word)))
    return list(hits.values_list("instrument", flat=True)[:MOST_FOUND])


def of_found_instruments(path: str, text: str, viewer: Viewer) -> Q:
    """What of other rows is of an instrument that holds every word; `path` leads to it.

    Where more hold them than are counted out, each row is looked up by itself: they are many then,
    and the first page is full soon.
    """
    found = found_instruments(text, viewer)
    if len(found) < MOST_FOUND:
        return Q(**{f"{path}__in": found})
    of_row = InstrumentWord.objects.filter(instrument=OuterRef(path))
    return reduce(and_, (Q(Exists(_beginning(of_row, one))) for one in _words_asked(text)))


def _words_asked(text: str) -> list[str]:
    """The longest first. Single signs, as the B of B-12, ask only where they stand alone."""
    words = sorted(dict.fromkeys(typed_words(text)), key=len, reverse=True)
    return [word for word in words if len(word) > 1] or words[:1]


def _counted(rows: QuerySet[InstrumentWord], word: str) -> int:
    return len(_beginning(rows, word).values_list("instrument")[: MOST_FOUND + 1])


def _beginning(rows: QuerySet[InstrumentWord], word: str) -> QuerySet[InstrumentWord]:
    found = rows.filter(word__gte=word)
    end = after_prefix(word)
    return found.filter(word__lt=end) if end else found


def owners_alike(agency_id: int, name: str, phone: str) -> Sequence[Owner]:
    """Owners of a unit, also ended ones, of this name, whom the telephone does not tell apart.

    They have the same telephone, or one of the two has none. One query.
    """
    found = Owner.objects.filter(agency=agency_id, name_key=name_key(name)).order_by("pk")
    number = comparable(phone)
    return [one for one in found if not (number and one.phone) or comparable(one.phone) == number]


def named_owners(viewer: Viewer, text: str) -> Sequence[Owner]:
    """The owners that trade and are called so, or reached by this telephone; a few at most."""
    return _owners_called(owners(viewer).filter(ended_on=None), text)


def ended_owner(viewer: Viewer, text: str) -> Owner | None:
    """One who is called so and trades no longer."""
    return next(iter(_owners_called(owners(viewer).exclude(ended_on=None), text)), None)


def _owners_called(owned: QuerySet[Any], text: str) -> Sequence[Owner]:
    rows = owned.order_by("name", "pk")
    told, _dot, number = text.rpartition("#")
    if number.isdecimal() and len(number) < 19:
        one = rows.filter(name__iexact=told.strip(" ·,"), pk=int(number)).first()
        if one is not None:
            return [one]
    found = list(rows.filter(Q(name__iexact=text) | Q(phone__in=all_forms(text)))[:MOST_NAMED])
    name, *more = _parts(text)
    if found or not more:
        return found
    return list(rows.filter(name__iexact=name, phone__in=all_forms(more[0]))[:MOST_NAMED])


def owner_named(owner: Owner) -> str:
    """How an owner is typed so that no other is meant: names are many, telephones are shared."""
    return f"{owner.name} · {owner.phone}" if owner.phone else owner.name


def owner_typed(owner: Owner) -> str:
    """The same in a form: one whom no telephone tells apart is told by the number of the record.

    One query for whoever has a telephone.
    """
    is_told = bool(owner.phone) and not _has_twin(owner)
    return owner_named(owner) if is_told else f"{owner.name} · #{owner.pk}"


def _has_twin(owner: Owner) -> bool:
    """Whether another that trades has this name and telephone, as a file may have left them."""
    alike = Owner.objects.filter(
        agency=owner.agency_id, name__iexact=owner.name, phone__in=all_forms(owner.phone)
    )
    return alike.filter(ended_on=None).exclude(pk=owner.pk).exists()


def named_places(viewer: Viewer, text: str) -> Sequence[Place]:
    """The open places that are called so, as `place_named` names them or with less of it."""
    return _places_called(places(viewer).filter(closed_on=None), text)


def closed_place(viewer: Viewer, text: str) -> Place | None:
    """One that is called so and is closed, the last closed first."""
    rows = places(viewer).exclude(closed_on=None).order_by("-closed_on")
    return next(iter(_places_called(rows, text)), None)


def _places_called(kept: Any, text: str) -> Sequence[Place]:
    rows = kept.order_by(*kept.query.order_by, "name", "pk")
    found = list(rows.filter(name__iexact=text)[:3])
    name, *more = _parts(text)
    if found or not more:
        return found
    rows = rows.filter(name__iexact=name)
    for part in more:
        rows = rows.filter(Q(stall__iexact=part) | Q(market__name__iexact=part))
    return list(rows[:3])


def _parts(text: str) -> list[str]:
    """What was typed after dots, or after commas: few keyboards have the dot."""
    return [part.strip() for part in re.split("[·,]", text) if part.strip()] or [text]


def kiosks_at(market: Place, stall: str) -> list[Place]:
    """The open kiosks of a market under one number, however it is written. One query."""
    rows = Place.objects.filter(market=market, closed_on=None).exclude(stall="")
    return [one for one in rows.order_by("name", "pk") if is_same_number(one.stall, stall)]


def place_named(place: Place) -> str:
    """How a place is typed so that no other is meant: many markets have a kiosk B-12."""
    return f"{place} · {place.market.name}" if place.market else str(place)


def with_permit(rows: QuerySet[Any], value: str, today: date) -> QuerySet[Any]:
    """Repairers whose permit is valid today, has run out, or whose entry has ended."""
    if value == "ended":
        return rows.filter(ended_on__isnull=False)
    run_out = Q(permit_until__lt=today)
    return rows.filter(run_out if value == "run_out" else ~run_out, ended_on=None)


def permits_to_renew(viewer: Viewer) -> QuerySet[Any]:
    """Repairers whose permit runs out soon, or has, until a new one or the end is entered."""
    rows = repairers(viewer).filter(permit_until__lte=viewer.today + PERMIT_SOON, ended_on=None)
    return rows.order_by("permit_until", "pk")

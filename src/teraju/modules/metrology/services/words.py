"""Keeping the words that instruments are found by in step with what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.finding import words_of
from teraju.modules.metrology.models import Instrument, InstrumentWord, Owner, Place
from teraju.platform.accounts.bulk import insert_rows

BATCH = 1000
COLUMNS = ("government_id", "word", "instrument_id")


def keep_words(instruments: Sequence[Instrument], *, are_new: bool = False) -> None:
    """Write the words of instruments whose owner, user and place are at hand.

    By one plain statement for all: through the models it takes four times as long, and a file of
    50,000 instruments has half a million words.
    """
    if not are_new:
        InstrumentWord.objects.filter(instrument__in=[one.pk for one in instruments]).delete()
    insert_rows(InstrumentWord, COLUMNS, _rows(instruments))


def find_by_new_words(*, owner: Owner | None = None, place: Place | None = None) -> None:
    """Write anew the words of all instruments of an owner, or of a place and its kiosks."""
    rows = Instrument.objects.all()
    if owner is not None:
        rows = rows.filter(owner=owner) | rows.filter(user=owner)
    if place is not None:
        rows = rows.filter(place=place) | rows.filter(place__market=place)
    related = rows.select_related("owner", "user", "place__market")
    for part in _batched(related.order_by("pk").iterator(BATCH)):
        keep_words(part)


def _rows(instruments: Iterable[Instrument]) -> Iterator[tuple[int, str, int]]:
    kinds = catalogue().kinds
    for one in instruments:
        place, user = one.place, one.user
        market = place.market
        texts = [
            one.tag,
            one.serial,
            one.list_number,
            one.owner.name,
            user.name if user else "",
            place.name,
            place.stall,
            market.name if market else "",
            place.district,
            one.make,
            kinds[one.kind].name.id if one.kind in kinds else "",
        ]
        government, number = one.government_id, one.pk
        for word in words_of(texts):
            yield government, word, number


def _batched(rows: Iterable[Instrument]) -> Iterator[list[Instrument]]:
    part: list[Instrument] = []
    for one in rows:
        part.append(one)
        if len(part) == BATCH:
            yield part
            part = []
    if part:
        yield part

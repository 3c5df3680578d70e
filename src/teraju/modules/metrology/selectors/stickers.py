"""Reading rolls and stickers, and what a scanned code says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise

from teraju.modules.metrology.domain.stickers import (
    CodeStanding,
    RollState,
    StickerCode,
    StickerState,
    read_sticker,
    standing,
    sticker_code,
)
from teraju.modules.metrology.models import IssuedRoll, Sticker, StickerRoll
from teraju.modules.metrology.unit_wording import CODE_STANDINGS
from teraju.platform.accounts.scope import Viewer


def rolls(viewer: Viewer) -> QuerySet[StickerRoll]:
    rows: QuerySet[StickerRoll] = StickerRoll.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def stickers(viewer: Viewer) -> QuerySet[Sticker]:
    rows: QuerySet[Sticker] = Sticker.objects.visible_to(viewer)
    return rows.select_related("roll__agency", "roll__government", "instrument")


def rolls_to_take(viewer: Viewer, agency_id: int) -> QuerySet[StickerRoll]:
    """Those with stickers left that lie in the safe."""
    rows = rolls(viewer).filter(agency=agency_id, state=RollState.IN_STOCK)
    left = rows.filter(used__lte=F("last") - F("first")).exclude(issued__is_out=True)
    return left.order_by("name", "pk")


def rolls_out(viewer: Viewer, agency_id: int) -> QuerySet[IssuedRoll]:
    """Those that are out for a job."""
    rows = IssuedRoll.objects.visible_to(viewer).filter(is_out=True, roll__agency=agency_id)
    found: QuerySet[IssuedRoll] = rows.select_related("roll", "issue")
    return found.order_by("roll__name", "pk")


def missing_of(roll: StickerRoll, last: IssuedRoll | None) -> int:
    """How many stickers fewer its last return counted than the book has on it; 0 while it is out.

    Those that are recorded as spoiled by then are missing no more.
    """
    if last is None or last.is_out or last.left_back is None:
        return 0
    return max(roll.left - last.left_back, 0)


def holdings(roll: StickerRoll) -> QuerySet[IssuedRoll]:
    """With whom the roll was, the latest first."""
    rows: QuerySet[IssuedRoll] = IssuedRoll.objects.filter(roll=roll).select_related("issue")
    return rows.order_by("-issue__issued_on", "-pk")


def roll_of(code: StickerCode) -> StickerRoll | None:
    """The roll that a code belongs to."""
    rows = StickerRoll.objects.select_related("agency", "government").filter(
        government=code.government, first__lte=code.number, last__gte=code.number
    )
    found: StickerRoll | None = rows.order_by("pk").first()
    return found


def sticker_of(code: StickerCode) -> Sticker | None:
    text = sticker_code(code.government, code.number)
    rows = Sticker.objects.select_related("instrument", "roll__agency", "roll__government")
    found: Sticker | None = rows.filter(code=text).first()
    return found


@dataclass(frozen=True)
class CodeAnswer:
    """What a scanned code says; for the public nothing of it names a person."""

    standing: CodeStanding
    sticker: Sticker | None = None
    roll: StickerRoll | None = None

    @property
    def sentence(self) -> Promise:
        return CODE_STANDINGS[self.standing]


def code_answer(text: str) -> CodeAnswer:
    """What the code of a sticker says to anybody; raises WrongCode. Two queries."""
    code = read_sticker(text)
    sticker, roll = sticker_of(code), roll_of(code)
    found = standing(
        has_roll=roll is not None,
        roll_withdrawn=roll is not None and roll.state == RollState.WITHDRAWN,
        state=StickerState(sticker.state) if sticker else None,
    )
    return CodeAnswer(found, sticker, roll)


def newest_number(government_id: int) -> int:
    """The last number that a roll of this government bears, 0 without one."""
    rows = StickerRoll.objects.filter(government=government_id).order_by("-last")
    return rows.values_list("last", flat=True).first() or 0


def overlapping(government_id: int, first: int, last: int) -> QuerySet[StickerRoll]:
    rows: QuerySet[StickerRoll] = StickerRoll.objects.filter(
        Q(government=government_id) & Q(first__lte=last) & Q(last__gte=first)
    )
    return rows

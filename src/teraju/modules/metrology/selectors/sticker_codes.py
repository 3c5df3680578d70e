"""What the code of a sticker leads to on the public page."""

from __future__ import annotations

from teraju.modules.metrology.domain.stickers import CodeStanding
from teraju.modules.metrology.domain.tags import WrongCode
from teraju.modules.metrology.models import Instrument

from .stickers import code_answer
from .tags import Found

# Nothing is known of these: whoever scans them is told as of any code that is not ours.
_NOBODYS = frozenset({CodeStanding.UNKNOWN})


def found_by_sticker(code: str) -> Found | None:
    """The instrument that a sticker stands on, or why it proves nothing. Three queries."""
    try:
        answer = code_answer(code)
    except WrongCode:
        return None
    if answer.standing in _NOBODYS:
        return None
    if answer.standing is not CodeStanding.BOUND or answer.sticker is None:
        return Found(code, None, answer.sentence)
    rows = Instrument.objects.filter(stickers=answer.sticker)
    return Found(code, rows.select_related("government", "agency", "photo", "place__market").get())

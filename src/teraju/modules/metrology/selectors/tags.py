"""What anybody may learn of a code on an instrument: no log-in, no person's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from teraju.modules.metrology.domain.tags import LONGEST, WrongCode, read_code
from teraju.modules.metrology.models import Instrument


@dataclass(frozen=True)
class Found:
    """What a code leads to; `warning` is what has to be said first, as of a withdrawn sticker."""

    code: str
    instrument: Instrument | None
    warning: str | Promise = ""


Finder = Callable[[str], Found | None]
_finders: list[Finder] = []


def register_codes(finder: Finder) -> None:
    """Let other codes than tags lead to an instrument: it is given a code that reads well."""
    if finder not in _finders:
        _finders.append(finder)


def found_by_code(text: str) -> Found | None:
    """What a typed or scanned code leads to; None if it is no code of ours. A query or two."""
    try:
        code = read_code(text[:LONGEST])
    except WrongCode:
        return None
    instrument = of_tag(code)
    if instrument is not None:
        return Found(code, instrument)
    return next((found for finder in _finders if (found := finder(code))), None)


def of_tag(code: str) -> Instrument | None:
    """The instrument with this tag, with all that its public page tells."""
    rows = Instrument.objects.filter(tag=code).order_by("pk")
    return rows.select_related("government", "agency", "photo", "place__market").first()

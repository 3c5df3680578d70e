"""What an entry of a telephone met, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field import Meeting
from teraju.modules.metrology.domain.plates import misread
from teraju.modules.metrology.plate_wording import capacity_of, plate_line

if TYPE_CHECKING:
    from teraju.modules.metrology.models import Instrument

CLOCK_AHEAD = _("The clock of the telephone was ahead: dated by its arrival.")
_MET: Mapping[Meeting, Promise] = {
    Meeting.OTHER_SHEET: _("%(who)s tested this instrument on the same day."),
    Meeting.SAME_THING: _("%(who)s entered a like instrument here on the same day, as %(tag)s."),
    Meeting.OTHER_PLATE: _(
        "It was tested by another plate (%(here)s) than the register has now (%(now)s): look at "
        "the plate of the instrument."
    ),
    Meeting.OTHER_VERDICT: _("The telephone said “%(said)s”, the engine says “%(judged)s”."),
}


def plates_met(instrument: Instrument, sent: object) -> dict[str, str]:
    """The plate that a telephone had, and the one of the register, each in one line."""
    kind = catalogue().kind(instrument.kind)
    plate = {str(k): str(v) for k, v in sent.items()} if isinstance(sent, Mapping) else {}
    here = "" if misread(kind, plate) else plate_line(instrument.kind, plate)
    return {"here": here or "–", "now": capacity_of(instrument) or "–"}


def met(meeting: Meeting, **values: object) -> str:
    """The sentence of a meeting; `values` as the sentence of each names them."""
    return str(_MET[meeting]) % values

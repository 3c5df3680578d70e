"""What an entry of a telephone met, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.field import Meeting

_MET: Mapping[Meeting, Promise] = {
    Meeting.OTHER_SHEET: _("%(who)s tested this instrument on the same day."),
    Meeting.SAME_THING: _("%(who)s entered a like instrument here on the same day, as %(tag)s."),
    Meeting.OTHER_VERDICT: _("The telephone said “%(said)s”, the engine says “%(judged)s”."),
}


def met(meeting: Meeting, **values: object) -> str:
    """The sentence of a meeting; `values` as the sentence of each names them."""
    return str(_MET[meeting]) % values

"""What codes of the field work are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.field import Meeting, Outcome

OUTCOMES: Mapping[str, Promise] = {
    Outcome.STORED: pgettext_lazy("entry of a telephone", "Stored"),
    Outcome.CONFLICT: pgettext_lazy("entry of a telephone", "Conflict"),
    Outcome.REFUSED: pgettext_lazy("entry of a telephone", "Refused"),
    Outcome.DISCARDED: pgettext_lazy("entry of a telephone", "Put aside"),
    Outcome.REPLACED: pgettext_lazy("entry of a telephone", "Corrected and sent again"),
}
MEETINGS: Mapping[str, Promise] = {
    Meeting.OTHER_SHEET: _("Another sheet of this instrument and day"),
    Meeting.OTHER_VERDICT: _("The engine judges otherwise"),
    Meeting.OTHER_PLATE: _("The register has another plate by now"),
    Meeting.SAME_THING: _("A like instrument was entered the same day"),
}

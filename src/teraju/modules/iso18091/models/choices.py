"""What codes of this module are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.iso18091.domain.catalogue import Kind
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.states import SetState, State


class EvidenceForm(StrEnum):
    """How a piece of evidence is kept."""

    RECORD = "record"
    FILE = "file"


COLOURS: Mapping[str, Promise] = {
    Colour.GREEN: pgettext_lazy("colour", "Green"),
    Colour.YELLOW: pgettext_lazy("colour", "Yellow"),
    Colour.RED: pgettext_lazy("colour", "Red"),
}
COLOURS_AND_NONE: Mapping[str, Promise] = {**COLOURS, Colour.NOT_ASSESSED: _("Not assessed")}
KINDS: Mapping[str, Promise] = {
    Kind.BODY: _("Responsible body"),
    Kind.DIAGNOSIS: pgettext_lazy("sub-indicator", "Diagnosis"),
    Kind.REGULATION: pgettext_lazy("sub-indicator", "Regulation"),
    Kind.MECHANISM: _("Programmes and mechanisms"),
    Kind.RESULTS: pgettext_lazy("sub-indicator", "Results"),
    Kind.OTHER: pgettext_lazy("sub-indicator", "Other"),
}
STATES: Mapping[str, Promise] = {
    State.OPEN: _("self-assessment"),
    State.VERIFICATION: _("being verified"),
    State.CONCLUDED: _("concluded"),
    State.WITHDRAWN: pgettext_lazy("diagnosis", "withdrawn"),
}
SET_STATES: Mapping[str, Promise] = {
    SetState.DRAFT: _("draft"),
    SetState.IN_FORCE: _("in force"),
    SetState.SUPERSEDED: pgettext_lazy("set", "superseded"),
    SetState.WITHDRAWN: pgettext_lazy("diagnosis", "withdrawn"),
}
FORMS: Mapping[str, Promise] = {
    EvidenceForm.RECORD: _("record in Teraju"),
    EvidenceForm.FILE: _("file or paper"),
}


def choices(words: Mapping[str, Promise]) -> Sequence[tuple[str, Promise]]:
    return [(str(code), word) for code, word in words.items()]

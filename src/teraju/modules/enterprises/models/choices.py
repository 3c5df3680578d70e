"""What codes of enterprises and coaching are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.kinds import CoachingState, ProgrammeState, Road, Sector
from teraju.modules.enterprises.domain.stages import Stage

SECTORS: Mapping[str, Promise] = {
    Sector.CRAFT: _("Crafts"),
    Sector.FOOD: _("Food"),
    Sector.TOURISM: _("Tourism"),
    Sector.HEALTH: _("Health"),
    Sector.EDUCATION: _("Education"),
    Sector.OTHER: pgettext_lazy("sector", "Other"),
}
ROADS: Mapping[str, Promise] = {
    Road.BINA_UMK: _("SNI Bina UMK"),
    Road.BATIKMARK: _("Batikmark"),
    Road.SPPT_SNI: _("SPPT SNI"),
}
STAGES: Mapping[str, Promise] = {
    Stage.SELECTED: _("Selected"),
    Stage.GAP_KNOWN: _("Gaps known"),
    Stage.AGREED: _("Agreed"),
    Stage.PREPARING: _("Preparing"),
    Stage.CHECKED: _("Checked inside"),
    Stage.TESTED: _("Product tested"),
    Stage.APPLIED: _("Applied"),
    Stage.AUDITED: _("Audited"),
    Stage.CERTIFIED: _("Certified"),
    Stage.MARKED: _("Uses the mark"),
    Stage.REGISTERED: _("Registered"),
}
PROGRAMME_STATES: Mapping[str, Promise] = {
    ProgrammeState.DRAFT: pgettext_lazy("programme", "Draft"),
    ProgrammeState.OPEN: _("Takes applicants"),
    ProgrammeState.RUNNING: pgettext_lazy("programme", "Running"),
    ProgrammeState.CLOSED: pgettext_lazy("programme", "Closed"),
    ProgrammeState.DROPPED: pgettext_lazy("programme", "Dropped"),
}
COACHING_STATES: Mapping[str, Promise] = {
    CoachingState.ACTIVE: _("On its way"),
    CoachingState.ARRIVED: pgettext_lazy("coaching", "Arrived"),
    CoachingState.STOPPED: pgettext_lazy("coaching", "Stopped"),
}

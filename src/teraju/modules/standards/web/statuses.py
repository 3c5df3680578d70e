"""States of this module, by colour, shape and word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.domain.crosswalk import Relation
from teraju.modules.standards.models import Requirement
from teraju.platform.web.kinds import Status, Text, Tone

UNCONFIRMED = Status(
    "warn", _("unconfirmed"), _("No source was read that confirms this number and title.")
)
CONFIRMED = Status("good", _("confirmed"), _("A source confirms this number."))

RELATIONS: dict[Relation, tuple[Tone, Text, Text]] = {
    "shared": ("good", _("both"), _("Answered once, it counts for both.")),
    "left_only": ("none", _("only the first"), _("The second edition does not ask for it.")),
    "right_only": ("warn", _("only the second"), _("The first edition does not ask for it.")),
}


def confirmation(one: Requirement) -> Status:
    return CONFIRMED if one.confirmed else UNCONFIRMED


def relation_status(relation: Relation) -> Status:
    return Status(*RELATIONS[relation])

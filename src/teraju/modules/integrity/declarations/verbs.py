"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "declarations.round.opened": _("opened the round"),
    "declarations.round.extended": _("gave more time for the round"),
    "declarations.round.reminded": _("reminded whoever has not declared"),
    "declarations.round.closed": _("closed the round"),
    "declarations.round.reopened": _("took the round up again"),
    "declarations.round.cancelled": _("cancelled the round"),
    "declarations.declaration.given": _("declared"),
    "declarations.declaration.issued": _("issued the pact as a paper"),
    "declarations.conflict.declared": _("declared a conflict of interest"),
    "declarations.conflict.decided": _("decided on the conflict of interest"),
    "declarations.conflict.ended": _("ended the conflict of interest"),
    "declarations.statement.given": _("gave the statement for an assignment"),
    "declarations.statement.handled": _("looked at the exception"),
}

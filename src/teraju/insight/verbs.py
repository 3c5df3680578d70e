"""What the trail says of instructions, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "insight.instruction.given": _("gave this instruction"),
    "insight.instruction.answered": _("answered the instruction"),
    "insight.instruction.accepted": _("accepted the answer"),
    "insight.instruction.returned": _("gave the answer back"),
    "insight.instruction.withdrawn": _("withdrew the instruction"),
}

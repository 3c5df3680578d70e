"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "channel.announcement.recorded": _("recorded that the channel was announced"),
    "channel.announcement.withdrawn": _("withdrew the announcement"),
    "channel.statement.taken_in": _("took the channel's statement in"),
    "channel.statement.withdrawn": _("withdrew the statement"),
}

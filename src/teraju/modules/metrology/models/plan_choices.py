"""What codes of the yearly plan, orderly markets and reminders are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.planning import LineState


class ReminderWay(StrEnum):
    """How an owner was told."""

    MAIL = "mail"
    WHATSAPP = "whatsapp"
    OTHER = "other"


PLAN_STATES: Mapping[str, Promise] = {
    LineState.PROPOSED: pgettext_lazy("line of the plan", "Proposed"),
    LineState.PLANNED: pgettext_lazy("line of the plan", "Planned"),
    LineState.DROPPED: pgettext_lazy("line of the plan", "Dropped"),
}
REMINDER_WAYS: Mapping[str, Promise] = {
    ReminderWay.MAIL: _("By e-mail"),
    ReminderWay.WHATSAPP: _("By WhatsApp"),
    ReminderWay.OTHER: _("In person or by telephone"),
}
CONDITIONS: Mapping[str, Promise] = {
    "marked": _("Every instrument bears a valid mark"),
    "registered": _("Number, kind, owner and stall are known"),
    "informed": _("All traders are informed"),
    "manager": _("The market has a manager"),
    "trained": _("The manager trains those who use instruments"),
    "programme": _("A programme of the government stands behind it"),
}

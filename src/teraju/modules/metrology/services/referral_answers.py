"""Writing down what another unit did with what was referred to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.models import InspectionItem, OrderLine
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, needed
from teraju.platform.audit.api import filled, values_of

from .unit_common import check_not_future

FIELDS = ("replied_on", "reply", "reply_number")
Values = dict[str, Any]


def write_answer(
    actor: Viewer, record: OrderLine | InspectionItem, since: date, values: Values
) -> tuple[Values, Values]:
    """Put an answer in the place of an earlier one and save it; gives before and after.

    `since` is the first day on which there can be one.
    """
    before = filled(values_of(record, FIELDS))
    fill(record, values, FIELDS)
    needed(record.reply, "reply", _("Say what the receiver did."))
    check_not_future(actor, record.replied_on, "replied_on")
    if record.replied_on is not None and record.replied_on < since:
        raise DayOutOfOrder(_("It was not referred yet on this day."), field="replied_on")
    save(actor, record)
    return before, filled(values_of(record, FIELDS))

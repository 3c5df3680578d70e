"""What the rules of supervision say, each refusal as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .domain.supervision import Wrong

WRONG: Mapping[Wrong, Promise] = {
    Wrong.HOURS: _(
        "A place that is not open to the public is entered from 06:00 to 18:00 only (UU 2/1981,"
        " article 36)."
    ),
    Wrong.HOURS_BACKWARDS: _("It ends after it begins."),
    Wrong.NEEDS_MEASURE: _("Something is wrong with it: choose what is done about it."),
    Wrong.NEEDS_NO_MEASURE: _("It is in order: nothing is done about it."),
    Wrong.NEEDS_SEAL: _("Give the number of the seal."),
    Wrong.NEEDS_RECEIVER: pgettext_lazy("supervision", "Say to whom it is referred."),
    Wrong.NEEDS_READINGS: _(
        "Only readings show that the error is beyond the limit: enter them, the rules judge."
    ),
    Wrong.READINGS_FAIL: _("By these readings its error is beyond the limit: it is not in order."),
}
NOT_SENT = _("Only the officials whom the letter names record this visit.")
# The field that a refusal belongs to.
FIELDS: Mapping[Wrong, str] = {
    Wrong.HOURS: "begins_at",
    Wrong.HOURS_BACKWARDS: "ends_at",
    Wrong.NEEDS_MEASURE: "measure",
    Wrong.NEEDS_NO_MEASURE: "measure",
    Wrong.NEEDS_SEAL: "seal",
    Wrong.NEEDS_RECEIVER: "referred_to",
    Wrong.NEEDS_READINGS: "readings",
    Wrong.READINGS_FAIL: "finding",
}

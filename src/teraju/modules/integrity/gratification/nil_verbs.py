"""What the trail says of nil statements and of the register of 8.7, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NIL_VERBS: Mapping[str, Promise] = {
    "gratification.nil.stated": _("stated that no gift was reported"),
    "gratification.courtesy.asked": _("asked whether it may be given or accepted"),
    "gratification.courtesy.decided": _("decided on it"),
    "gratification.courtesy.carried_out": _("recorded what was given or accepted"),
    "gratification.courtesy.cancelled": _("gave it up"),
}

"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "iso18091.set.begun": _("began a set of sub-indicators"),
    "iso18091.set.put_in_force": _("put the set of sub-indicators in force"),
    "iso18091.set.superseded": _("replaced the set of sub-indicators by a newer one"),
    "iso18091.set.withdrawn": _("gave up the draft of sub-indicators"),
    "iso18091.set.imported": _("read sub-indicators from a file"),
    "iso18091.question.added": _("added the sub-indicator"),
    "iso18091.question.changed": _("changed the sub-indicator"),
    "iso18091.question.left_out": _("left the sub-indicator out"),
    "iso18091.question.taken_back": _("took the sub-indicator in again"),
    "iso18091.diagnosis.started": _("started the diagnosis of the 39 indicators"),
    "iso18091.diagnosis.assigned": _("gave indicators to an agency"),
    "iso18091.diagnosis.handed_over": _("handed the diagnosis over to be verified"),
    "iso18091.diagnosis.given_back": _("gave the diagnosis back to the agencies"),
    "iso18091.diagnosis.concluded": _("concluded the diagnosis"),
    "iso18091.diagnosis.reopened": _("opened the diagnosis again"),
    "iso18091.diagnosis.withdrawn": _("withdrew the diagnosis"),
    "iso18091.diagnosis.resumed": _("took the diagnosis up again"),
    "iso18091.diagnosis.published": _("published the diagnosis"),
    "iso18091.diagnosis.unpublished": _("took the diagnosis off the public page"),
    "iso18091.diagnosis.reported": _("issued the report of the diagnosis"),
    "iso18091.diagnosis.imported": _("read answers from a file"),
    "iso18091.indicator.assessed": _("assessed the indicator"),
    "iso18091.indicator.verified": _("verified the indicator"),
    "iso18091.indicator.overridden": _("set a colour against the answers"),
    "iso18091.indicator.override_lifted": _("let the answers count again"),
    "iso18091.indicator.linked": _("changed the goals of the indicator"),
    "iso18091.indicator.planned": _("ordered an improvement"),
    "iso18091.evidence.added": _("added evidence"),
    "iso18091.evidence.withdrawn": _("withdrew evidence"),
}

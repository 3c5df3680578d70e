"""What the events of reviews, samples and requests say in a trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "audits.review.planned": _("planned the review"),
    "audits.review.changed": _("changed the plan of the review"),
    "audits.review.gathered": _("gathered the inputs of the review"),
    "audits.review.postponed": _("postponed the review"),
    "audits.review.cancelled": _("cancelled the review"),
    "audits.review.held": _("noted that the review was held"),
    "audits.review.taken_back": _("took back that the review was held"),
    "audits.review.noted": _("wrote down what was said"),
    "audits.review.decided": _("wrote down a decision"),
    "audits.review.decision_changed": _("changed a decision"),
    "audits.review.decision_removed": _("took a decision out"),
    "audits.review.submitted": _("handed the minutes in"),
    "audits.review.returned": _("gave the minutes back"),
    "audits.review.approved": _("approved the minutes"),
    "audits.review.issued": _("issued the report of the function"),
    "audits.review.received": _("noted that the result was received"),
    "audits.review.packed": _("issued the pack of the review"),
    "audits.review.closed": _("closed the review"),
    "audits.governing_body.chosen": _("chose whether there is a governing body"),
    "audits.sample.drawn": _("drew a sample"),
    "audits.sample.shown": _("showed the sample to the agency"),
    "audits.request.asked": _("asked for a record"),
    "audits.request.answered": _("answered the request"),
    "audits.request.returned": _("asked for more"),
    "audits.request.settled": _("settled the request"),
    "audits.request.withdrawn": _("withdrew the request"),
}

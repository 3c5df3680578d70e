"""Sentences that rules and pages share."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .domain.gates import BlockCode
from .selectors.progress import OpenGate


def gate_words(gate: OpenGate) -> object:
    """Why the decision has to wait, naming the finding."""
    number = gate.finding.number if gate.finding else ""
    match gate.code:
        case BlockCode.STAGE_2_NOT_ENDED:
            return _("Stage 2 has not ended by that day.")
        case BlockCode.MAJOR_NOT_VERIFIED:
            words = _("Major nonconformity {number}: the body has not verified the correction yet.")
        case BlockCode.MINOR_PLAN_NOT_ACCEPTED:
            words = _("Minor nonconformity {number}: the body has not accepted the plan yet.")
        case BlockCode.STAGE_2_MUST_BE_REPEATED:
            words = _(
                "Major nonconformity {number} was not verified by {limit}, six months after stage "
                "2: stage 2 has to be repeated."
            )
    limit = date_format(gate.limit) if gate.limit else ""
    return format_lazy(words, number=lazystr(number), limit=lazystr(limit))

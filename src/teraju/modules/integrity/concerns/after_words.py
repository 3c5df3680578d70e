"""How numbers, keeping and lessons are told."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .domain.lessons import Found, Process, Trace
from .domain.modes import Channel, Mode
from .domain.retention import Keeping
from .domain.statistics import Indicator, Silence
from .wording import OUTCOMES, Text

INDICATORS: Mapping[Indicator, Text] = {
    Indicator.MODE: _("How reporters came"),
    Indicator.ACKNOWLEDGED: _("Receipt confirmed to the reporter"),
    Indicator.FEEDBACK: _("Feedback to the reporter"),
    Indicator.OUTCOME: _("What closed concerns came to"),
    Indicator.RETALIATION: _("Retaliation was reported"),
}
TOTALS: Mapping[Indicator, Text] = {
    Indicator.MODE: _("Concerns received"),
    Indicator.ACKNOWLEDGED: _("Confirmations that were due"),
    Indicator.FEEDBACK: _("Feedback that was due"),
    Indicator.OUTCOME: _("Concerns closed"),
    Indicator.RETALIATION: _("Concerns received"),
}
PUNCTUALITY: Mapping[str, Text] = {"in_time": _("in time"), "late": _("late")}
MODES: Mapping[Mode, Text] = {
    Mode.ANONYMOUS: pgettext_lazy("mode", "anonymous"),
    Mode.CONFIDENTIAL: pgettext_lazy("mode", "confidential"),
    Mode.NAMED: pgettext_lazy("mode", "named"),
}
PARTS: Mapping[Indicator, Mapping[str, Text]] = {
    Indicator.MODE: {str(code): words for code, words in MODES.items()},
    Indicator.ACKNOWLEDGED: PUNCTUALITY,
    Indicator.FEEDBACK: PUNCTUALITY,
    Indicator.OUTCOME: {str(code): words for code, words in OUTCOMES.items()},
    Indicator.RETALIATION: {
        "yes": pgettext_lazy("retaliation", "yes"),
        "no": pgettext_lazy("retaliation", "no"),
    },
}
SILENCES: Mapping[Silence, Text] = {
    Silence.NOT_OVER: _("This half-year is not over yet."),
    Silence.SMALL_GOVERNMENT: _(
        "No numbers are told: so few people work here that somebody could be told from them."
    ),
    Silence.FEW_CONCERNS: _(
        "No numbers are told: so few concerns were received that somebody could be told from them."
    ),
}
PROCESSES: Mapping[Process, Text] = {
    Process.PROCUREMENT: pgettext_lazy("process", "procurement"),
    Process.PERSONNEL: pgettext_lazy("process", "personnel"),
    Process.FINANCE: pgettext_lazy("process", "finance"),
    Process.ASSETS: pgettext_lazy("process", "goods and assets"),
    Process.GRANTS: pgettext_lazy("process", "grants and aid"),
    Process.LICENSING: pgettext_lazy("process", "licensing"),
    Process.COUNTER_SERVICES: pgettext_lazy("process", "counter services"),
    Process.INSPECTION: pgettext_lazy("process", "inspection and supervision"),
    Process.TRAVEL: pgettext_lazy("process", "official travel"),
    Process.GIFTS: pgettext_lazy("process", "gifts and hospitality"),
    Process.WORKING_TOGETHER: pgettext_lazy("process", "working together"),
}
KEEPINGS: Mapping[Keeping, Text] = {
    Keeping.OPEN: pgettext_lazy("keeping", "being worked on"),
    Keeping.HELD: pgettext_lazy("keeping", "held"),
    Keeping.KEPT: pgettext_lazy("keeping", "kept"),
    Keeping.TO_WARN: pgettext_lazy("keeping", "warning due"),
    Keeping.WARNED: pgettext_lazy("keeping", "shredded soon"),
    Keeping.DUE: pgettext_lazy("keeping", "shredding due"),
    Keeping.GONE: pgettext_lazy("keeping", "shredded"),
}
TONES: Mapping[Keeping, str] = {
    Keeping.HELD: "none",
    Keeping.KEPT: "good",
    Keeping.TO_WARN: "warn",
    Keeping.WARNED: "warn",
    Keeping.DUE: "bad",
}
CHANNELS: Mapping[Channel, Text] = {
    Channel.LETTER: pgettext_lazy("way", "letter"),
    Channel.PHONE: pgettext_lazy("way", "telephone"),
    Channel.VISIT: pgettext_lazy("way", "visit"),
}
TRACES: Mapping[Trace, Text] = {
    Trace.TOO_SHORT: _("A lesson takes at least 40 characters, so that others can learn from it."),
    Trace.TOO_LONG: _("A lesson takes at most 1,500 characters."),
    Trace.DATE: _("“%(words)s” is a date: it leads back to the days of the concern."),
    Trace.MONEY: _("“%(words)s” is an amount: whoever knows the matter knows the amount."),
    Trace.NUMBER: _("“%(words)s” is a number that could be looked up."),
    Trace.ADDRESS: _("“%(words)s” is part of an address."),
    Trace.NAME: _("“%(words)s” is part of the name of somebody in the directory."),
    Trace.UNIT: _("“%(words)s” is a unit or a post: tell the lesson against the process alone."),
}


def trace(found: Found) -> str:
    """What of a lesson has to go, as a sentence."""
    return str(TRACES[found.trace]) % {"words": found.words}

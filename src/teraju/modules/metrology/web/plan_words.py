"""What the plan says in words: why a session is proposed, and how its lines stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.planning import Ground, LineState
from teraju.modules.metrology.models import PlanLine
from teraju.modules.metrology.models.order_choices import SESSION_STATES
from teraju.modules.metrology.models.plan_choices import PLAN_STATES
from teraju.platform.web.kinds import Status, Tone

PLAN_TONES: Mapping[str, Tone] = {
    LineState.PROPOSED: "warn",
    LineState.PLANNED: "good",
    LineState.DROPPED: "none",
}
MEANINGS: Mapping[str, Any] = {
    LineState.PROPOSED: gettext_lazy("Look at it, then plan it, move it or drop it."),
    LineState.PLANNED: gettext_lazy("It stands among the sessions; it is changed there."),
    LineState.DROPPED: gettext_lazy("It is not held; a new proposal does not bring it back."),
}
# Reasons that a person should look at before planning.
CAUTIONS = frozenset({Ground.TOO_BIG, Ground.CROWDED})


def line_status(line: PlanLine) -> Status:
    """A line that is planned stands as its session does; one that is proposed may need a look."""
    state, session = LineState(line.state), line.session
    if state is LineState.PLANNED and session is not None:
        if session.state == SessionState.CANCELLED:
            words = gettext_lazy("Its session was cancelled: propose again to find other days.")
            return Status("bad", SESSION_STATES[session.state], words)
        if session.state != SessionState.PLANNED:
            return Status("good", SESSION_STATES[session.state], MEANINGS[state])
    if state is LineState.PROPOSED and needs_look(line):
        return Status("bad", pgettext_lazy("plan", "Look at it"), why_words(line))
    return Status(PLAN_TONES[state], PLAN_STATES[state], MEANINGS[state])


def needs_look(line: PlanLine) -> bool:
    return any(one["code"] in CAUTIONS for one in line.reasons)


def why_words(line: PlanLine) -> str:
    """What a table has room for: a person's reason, and what to look at; else the first."""
    cautions = [one for one in line.reasons if one["code"] in CAUTIONS]
    if line.note:
        return " · ".join([line.note, *reason_words(cautions[:1])])
    chosen = reason_words((cautions or line.reasons)[:1])
    return chosen[0] if chosen else ""


def same_days_words(shared: Sequence[PlanLine]) -> str:
    """Which sessions lie on the same days; nothing where none does."""
    if not shared:
        return ""
    places = ", ".join(str(one.place) for one in shared)
    return _("On the same days: %(places)s") % {"places": places}


def days_words(first: date, last: date) -> str:
    """The days of a session: "3 to 5 May 2021", or the one day."""
    if first == last:
        return date_format(first, "DATE_FORMAT")
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "j F" if first.year == last.year else "DATE_FORMAT"),
        "last": date_format(last, "DATE_FORMAT"),
    }


def short_days(first: date, last: date) -> str:
    """The same for a table: "3–5 May"."""
    if first == last:
        return date_format(first, "j M")
    begin = "j" if (first.year, first.month) == (last.year, last.month) else "j M"
    return f"{date_format(first, begin)}–{date_format(last, 'j M')}"


def minutes_words(minutes: int) -> str:
    """Open minutes as hours and minutes, as in 12 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def reason_words(reasons: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each reason as a sentence."""
    return [_sentence(Ground(one["code"]), one["facts"]) for one in reasons]


def _sentence(code: Ground, facts: Mapping[str, Any]) -> str:
    made: dict[Ground, Any] = {
        Ground.RUNS_OUT: _runs_out,
        Ground.OVERDUE: _overdue,
        Ground.NEVER: _never,
        Ground.DAYS: _days,
        Ground.CROWDED: _crowded,
    }
    if code in made:
        return str(made[code](facts))
    return {
        Ground.TOO_BIG: _("This is more work than fits into these days: split the session."),
        Ground.GAP: _(
            "They run out while there are no stamps: the session lies before the stamps end."
        ),
        Ground.NO_STAMPS: _("The stamps of this year have not been applied for yet."),
    }[code]


def _day(text: str, style: str = "DATE_FORMAT") -> str:
    return date_format(date.fromisoformat(text), style)


def _runs_out(facts: Mapping[str, Any]) -> str:
    words = ngettext(
        "%(count)d instrument runs out in %(month)s; a tenth of all by %(by)s.",
        "%(count)d instruments run out in %(month)s; a tenth of all by %(by)s.",
        facts["count"],
    )
    month, by = _day(facts["month"], "F Y"), _day(facts["by"])
    return words % {"count": facts["count"], "month": month, "by": by}


def _overdue(facts: Mapping[str, Any]) -> str:
    words = _("%(count)d instruments and %(weights)d weights run out before %(before)s.")
    return words % {**facts, "before": _day(facts["before"])}


def _never(facts: Mapping[str, Any]) -> str:
    words = _("%(count)d instruments and %(weights)d weights have no valid mark on record.")
    return words % facts


def _days(facts: Mapping[str, Any]) -> str:
    words = ngettext(
        "%(days)d day for %(count)d instruments and %(weights)d weights, testers: %(testers)d.",
        "%(days)d days for %(count)d instruments and %(weights)d weights, testers: %(testers)d.",
        facts["days"],
    )
    return words % facts


def _crowded(facts: Mapping[str, Any]) -> str:
    return _("It lies after %(by)s: part of them will have run out by then.") % {
        "by": _day(facts["by"])
    }

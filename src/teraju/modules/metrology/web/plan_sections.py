"""Blocks of the pages of a plan and of its sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.planning import LineState
from teraju.modules.metrology.domain.stamps import is_gap
from teraju.modules.metrology.models import PlanLine, Session, YearPlan
from teraju.modules.metrology.report_wording import counted
from teraju.modules.metrology.selectors import plan as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.web.kinds import Count, Fact, Link, Section, Status, Text
from teraju.platform.web.record_parts import table

from .plan_pictures import Look, MarketDays, calendar_picture, due_picture
from .plan_words import (
    days_words,
    line_status,
    reason_words,
    same_days_words,
    short_days,
    why_words,
)

PICTURE = "web/parts/picture.html"
WRITE = permissions.PLAN_WRITE
# A plan of a regency has some forty lines; the register shows them all.
MOST_LINES = 80
# What an edition of the rules is called where its name says nothing to a reader.
RULES: Mapping[str, Text] = {"house": _("numbers of this program")}


def plan_status(plan: Any) -> Status:
    if plan.waiting:
        meaning = format_lazy(_("{count} sessions are only proposed."), count=plan.waiting)
        return Status("warn", _("To look through"), meaning)
    if plan.sessions:
        return Status("good", pgettext_lazy("plan", "Planned"), _("Nothing is open in it."))
    return Status("none", pgettext_lazy("plan", "Empty"), _("No session is in it."))


def plan_facts(plan: Any) -> list[Fact]:
    grounds = plan.grounds
    lines = reverse("metrology_plan_lines")
    facts = [
        Fact(_("Unit"), plan.agency.name),
        Fact(
            pgettext_lazy("market session", "Sessions"),
            plan.sessions,
            url=f"{lines}?year={plan.year}",
        ),
        Fact(
            _("Instruments expected"),
            counted(plan.instruments),
            note=format_lazy(_("and {count} weights, counted apart"), count=counted(plan.weights)),
        ),
        Fact(_("Proposed on"), plan.proposed_on),
    ]
    if grounds:
        facts += [
            Fact(
                _("Testers who may verify"),
                grounds["testers"],
                note=format_lazy(_("{count} go out to the markets"), count=grounds["team"])
                if grounds["testers"]
                else _("Nobody may verify yet: the days are reckoned with one tester."),
            ),
            Fact(
                _("Free working days with stamps"),
                grounds["days"],
                note="" if grounds["has_stamps"] else _("The stamps have not been applied for."),
            ),
            Fact(
                _("Rules of the proposal"),
                _("numbers of this program")
                if grounds["edition"] == "house"
                else grounds["edition"],
                note="" if grounds["confirmed"] else _("unconfirmed"),
            ),
        ]
    return facts


def plan_sections(viewer: Viewer, plan: YearPlan) -> list[Section]:
    """The calendar, what runs out, the lines, and the markets that have none."""
    rows = reading.plan_lines(viewer).filter(plan=plan.pk).live()  # type: ignore[attr-defined]
    lines = list(rows.order_by("first_day", "pk")[:MOST_LINES])
    others = [
        one
        for one in reading.sessions_of(plan.agency_id, plan.year)
        if one.pk not in {line.session_id for line in lines}
    ]
    shared = reading.same_days(lines)
    off, gap = _closed(plan)
    days = [_of_line(one) for one in lines] + [_of_session(one) for one in others]
    days.sort(key=lambda one: (one.first, one.name))
    calendar = calendar_picture(plan.year, days, off, gap)
    due = due_picture(reading.due_by_month(plan.agency_id, plan.year), plan.year)
    left = reading.markets_without(plan.agency_id, plan)
    sections = [
        Section(_("Calendar of market days"), PICTURE, {"picture": calendar}),
        table(
            pgettext_lazy("market session", "Sessions"),
            [
                _("Market or hall"),
                pgettext_lazy("session", "Days"),
                _("Status"),
                _("Why so"),
            ],
            [_row(one, shared.get(one.pk, [])) for one in lines],
            _("No session is in the plan: propose again, or put one in."),
        ),
        *_standards(plan.agency_id, lines),
        Section(_("What runs out"), PICTURE, {"picture": due}),
    ]
    if left:
        rows_left = [[Link(one.name, one.get_absolute_url()), one.district] for one in left]
        words = _("Every market has a session.")
        sections.append(
            table(_("Markets without a session"), [_("Market"), _("District")], rows_left, words)
        )
    return sections


def _standards(agency_id: int, lines: Sequence[Any]) -> list[Section]:
    """Each standard once, however many sessions come after its last day."""
    rows = [
        [
            Link(str(one.standard), one.standard.get_absolute_url()),
            date_format(one.until),
            _sessions_words(one.lines),
        ]
        for one in reading.falling_due(agency_id, lines)
    ]
    if not rows:
        return []
    heads = [_("Standard"), _("Serves until"), _("Sessions after that day")]
    return [table(_("Standards to have calibrated in time"), heads, rows)]


def _sessions_words(lines: Sequence[Any]) -> str:
    """How many, and the first of them: by then it has to be back."""
    first = min(lines, key=lambda one: (one.first_day, one.pk))
    days = short_days(first.first_day, first.last_day)
    words = ngettext(
        "%(count)d session: %(place)s, %(days)s",
        "%(count)d sessions, the first: %(place)s, %(days)s",
        len(lines),
    )
    return words % {"count": len(lines), "place": first.place, "days": days}


def _closed(plan: YearPlan) -> tuple[frozenset[date], frozenset[date]]:
    """Days without work, and days without stamps. One query."""
    calendar = calendar_of(plan.government_id)
    first = date(plan.year, 1, 1)
    year = [first + timedelta(days=n) for n in range(366)]
    days = [day for day in year if day.year == plan.year]
    known = [day for day in days if calendar.first_day <= day <= calendar.last_day]
    off = frozenset(day for day in known if not calendar.is_working_day(day))
    return off, frozenset(day for day in days if is_gap(day))


def _row(line: Any, shared: Sequence[Any]) -> list[Any]:
    return [
        Link(str(line.place), line.get_absolute_url()),
        _days_and_load(line),
        line_status(line),
        " · ".join(words for words in (why_words(line), same_days_words(shared)) if words),
    ]


def _days_and_load(line: Any) -> str:
    """When, and how much: one column, for the reason needs the room."""
    load = _("%(instruments)s instruments, %(weights)s weights") % {
        "instruments": line.instruments,
        "weights": line.weights,
    }
    return f"{short_days(line.first_day, line.last_day)} · {load}"


def _of_line(line: PlanLine) -> MarketDays:
    if line.session is not None:
        return _of_session(line.session)
    return MarketDays(
        str(line.place),
        line.starts_on,
        line.ends_on,
        "proposed",
        str(line.get_state_display()),
        line.expected,
        line.expected_equipment,
    )


def _of_session(one: Session) -> MarketDays:
    look: Look = "held" if one.state == SessionState.HELD else "planned"
    return MarketDays(
        str(one.place),
        one.starts_on,
        one.ends_on,
        look,
        str(one.get_state_display()),
        one.expected,
        one.expected_equipment,
    )


def line_steps(line: PlanLine) -> Sequence[tuple[str, Text, str, str]]:
    """What is done with a line as it stands."""
    if line.state == LineState.PROPOSED:
        return [
            (WRITE, pgettext_lazy("session", "Plan it"), "metrology_plan_line_confirm", "check"),
            (WRITE, _("Move"), "metrology_plan_line_move", "calendar"),
            (WRITE, _("Split"), "metrology_plan_line_split", "split"),
            (WRITE, pgettext_lazy("session", "Drop"), "metrology_plan_line_drop", "x"),
        ]
    if line.state == LineState.DROPPED:
        return [(WRITE, _("Take up again"), "metrology_plan_line_take_up", "undo-2")]
    return []


def line_facts(line: Any) -> list[Fact]:
    place, plan = line.place, line.plan
    facts = [
        Fact(_("Market or hall"), str(place), url=place.get_absolute_url(), note=place.district),
        Fact(_("Plan"), str(plan.year), url=plan.get_absolute_url()),
        Fact(pgettext_lazy("session", "Days"), days_words(line.first_day, line.last_day)),
        Fact(_("Instruments expected"), Count(line.instruments)),
        Fact(_("Weights expected"), Count(line.weights)),
    ]
    if line.note:
        facts.append(Fact(_("Why it was changed"), line.note))
    if line.session is not None:
        url = line.session.get_absolute_url()
        facts.append(Fact(_("Market session"), str(line.session), url=url))
    return facts


def _due_before(line: Any) -> list[Section]:
    """The standards that do not serve until the end of this session."""
    rows = [
        [Link(str(one.standard), one.standard.get_absolute_url()), date_format(one.until)]
        for one in reading.falling_due(line.plan.agency_id, [line])
    ]
    heads = [_("Standard"), _("Serves until")]
    return [table(_("Standards to have calibrated in time"), heads, rows)] if rows else []


def line_sections(line: Any) -> list[Section]:
    """Why it lies there, and what lies on the same days."""
    reasons = reason_words(line.reasons)
    shown = [table(_("Why so"), [_("Reason")], [[one] for one in reasons])] if reasons else []
    if line.state == LineState.DROPPED:
        return shown
    shown += _due_before(line)
    shared = reading.clashes(line)
    if shared:
        headers = [_("Market or hall"), pgettext_lazy("session", "Days")]
        rows = [
            [Link(str(one.place), one.get_absolute_url()), short_days(one.first_day, one.last_day)]
            for one in shared
        ]
        shown.append(table(_("On the same days"), headers, rows))
    return shown

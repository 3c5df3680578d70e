"""Blocks of pages about an agency on its way: its stages, what is open, its instructions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.insight.board import Board, Standing
from teraju.insight.domain.progress import Pace, urgency
from teraju.insight.models import Instruction
from teraju.modules.conformity.api import STATE_WORDS, Counts, State, TopicGap
from teraju.modules.cooperation.api import CoachVisit
from teraju.modules.standards.api import Edition
from teraju.platform.links.stages import Stage, stages
from teraju.platform.organisation.models import Agency
from teraju.platform.web.charts.ladder import LadderRow
from teraju.platform.web.kinds import Figure, Link, Section, Status, Step, Tone

from .registers import NOT_BEGUN, is_at, moves
from .statuses import instruction_status

# A picture of more rows is no picture; the register below it holds all.
LADDER_ROWS = 20
TONES: Mapping[State, Tone] = {
    State.CONFORMING: "good",
    State.ATTENTION: "warn",
    State.MISSING: "bad",
    State.NOT_APPLICABLE: "none",
}


def figures(board: Board) -> list[Figure]:
    """How many agencies stand at each stage, how many have not begun, how many stand still."""
    overview = reverse("overview")
    standings = list(board.values())
    still = sum(moves(one, Pace.STILL) for one in standings)
    named = [(NOT_BEGUN, _("No stage yet")), *[(stage.code, stage.label) for stage in stages()]]
    return [
        *[
            Figure(label, sum(is_at(one, code) for one in standings), f"{overview}?stage={code}")
            for code, label in named
        ],
        Figure(
            _("Standing still"), still, f"{overview}?pace=still", tone="bad" if still else "act"
        ),
    ]


def ladder(board: Board, agencies: Iterable[Agency], today: date) -> Section | None:
    """The way of the agencies that have begun, the worst first."""
    begun = [one for one in agencies if board[one.pk].progress.pace is not Pace.NOT_BEGUN]
    if not begun:
        return None
    begun.sort(key=lambda one: (_urgency(board[one.pk]), one.name, one.pk))
    known = stages()
    rows = [_ladder_row(one, board[one.pk], known, today) for one in begun[:LADDER_ROWS]]
    left = len(begun) - len(rows)
    context = {
        "caption": _("Stages reached"),
        "stages": [stage.label for stage in known],
        "rows": rows,
        "left": left,
    }
    return Section(_("The way to the certificate"), "insight/ladder.html", context)


def _urgency(standing: Standing) -> tuple[bool, int, date]:
    return urgency(standing.progress, has_late=standing.asked.late > 0)


def _ladder_row(
    agency: Agency, standing: Standing, known: Sequence[Stage], today: date
) -> LadderRow:
    reached = [standing.holds(stage.code, today) for stage in known]
    url = reverse("overview_agency", args=[agency.pk])
    return LadderRow(agency.short_name, url, reached, standing.progress.since)


def way(standing: Standing, today: date, *, with_links: bool) -> Section:
    """The stages of one agency; the first that is not reached is next."""
    steps, is_next = [], True
    for stage in stages():
        found = standing.reached.get(stage.code)
        if found and found.holds_on(today):
            url = found.url if with_links else ""
            steps.append(Step(found.on, stage.label, "done", url, found.note))
            continue
        note = _("ran out on %s") % _day(found.until) if found and found.until else ""
        steps.append(Step(None, stage.label, "now" if is_next else "ahead", note=note))
        is_next = False
    title = _("The way to the certificate")
    return Section(title, "web/sections/timeline.html", {"steps": steps}, side=True)


def requirements(agency: Agency, counts: Mapping[int, Counts]) -> Section:
    """Requirements by state for each standard, as the agency judges itself."""
    editions = {one.pk: one for one in Edition.objects.filter(pk__in=counts).order_by("pk")}
    shown = (State.MISSING, State.ATTENTION, State.CONFORMING, State.NOT_APPLICABLE)
    rows = [
        [_edition(agency, editions[pk]), *[getattr(one, state.value) for state in shown]]
        for pk, one in counts.items()
    ]
    return Section(
        _("Self-assessment"),
        "web/sections/table.html",
        {
            "headers": [_("Standard"), *[STATE_WORDS[state] for state in shown]],
            "rows": rows,
            "empty": _("This agency has not assessed itself yet."),
        },
    )


def _edition(agency: Agency, edition: Edition) -> Link:
    return Link(str(edition), reverse("readiness_edition", args=[agency.pk, edition.pk]))


def gaps(topics: Sequence[TopicGap] | None) -> Section:
    """Open topics with the reason for each, the worst first."""
    rows: list[list[Any]] = [
        [one.title, Status(TONES[one.state], STATE_WORDS[one.state]), one.reason]
        for one in topics or ()
    ]
    empty = _("Nothing is open.") if topics is not None else _("It has not assessed itself yet.")
    return Section(
        _("Open topics"),
        "web/sections/table.html",
        {"headers": [_("Topic"), _("State"), _("Why")], "rows": rows, "empty": empty},
    )


def visits(rows: Iterable[CoachVisit]) -> Section:
    """What coaches advised, and what the agency made of it, the newest first."""
    lines: list[list[Any]] = [
        [
            [Link(str(one), one.get_absolute_url()), one.get_way_display()],
            one.advice,
            [_answered(one), *([one.response] if one.response else [])],
        ]
        for one in rows
    ]
    return Section(
        _("Visits and advice"),
        "web/sections/table.html",
        {
            "headers": [_("Visit"), _("Advice"), _("What was done with the advice")],
            "rows": lines,
            "empty": _("No visit is recorded yet."),
        },
    )


def _answered(visit: CoachVisit) -> Status:
    return Status("warn" if visit.is_waiting else "good", visit.get_state_display())


def instructions(rows: Iterable[Instruction], today: date) -> Section:
    """What was asked of an agency, open ones first."""
    lines = [
        [Link(one.title, one.get_absolute_url()), instruction_status(one, today), one.due_on]
        for one in rows
    ]
    return Section(
        _("Instructions"),
        "web/sections/table.html",
        {
            "headers": [_("What is to be done"), _("State"), _("Answer by")],
            "rows": lines,
            "empty": _("Nothing was asked of this agency."),
        },
    )


def _day(value: date) -> str:
    from teraju.platform.web.templatetags.values import day

    return day(value)

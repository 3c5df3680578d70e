"""The blocks of a coaching's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.enterprises.coaching_permissions import COACH
from teraju.modules.enterprises.domain.coaching_kinds import AnalysisState, GapAnswerKind
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.models import Coaching, Task, Undertaking
from teraju.modules.enterprises.models.coaching_choices import GAP_ANSWERS, PARTIES, PAYERS
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_gaps import GroupFound, groups_found
from teraju.modules.enterprises.selectors.coaching_growth import Told, growth_told
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Link, Section
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

from .coaching_common import may
from .coaching_pictures import road_steps
from .coaching_statuses import analysis_status, result_status, task_status


def road(coaching: Coaching, viewer: Viewer) -> Section:
    """Where it stands on its road, with the days."""
    entered = dict(coaching.entries.values_list("stage", "entered_on"))
    steps = road_steps(coaching, entered, viewer.today)
    title = _("The road: %(road)s") % {"road": coaching.get_road_display()}
    return Section(title, "web/sections/timeline.html", {"steps": steps})


def gaps(viewer: Viewer, coaching: Coaching) -> Section:
    """Its analyses, the newest first, with what each group of questions comes to."""
    found = list(
        reading.analyses(viewer)
        .filter(coaching=coaching)
        .prefetch_related("answers")
        .order_by("-on", "-pk")
    )
    rows = [
        [
            Link(date_format(one.on, "DATE_FORMAT"), one.get_absolute_url()),
            [f"{group.name}: {result_status(group.result).word}" for group in groups_found(one)],
            analysis_status(one),
        ]
        for one in found
    ]
    can_begin = coaching.state == CoachingState.ACTIVE and not any(
        one.state == AnalysisState.OPEN for one in found
    )
    begin = may(viewer, coaching, COACH, _("Begin a gap analysis"), "enterprises_gap_begin", "plus")
    return table(
        pgettext("gap", "What is missing"),
        [_("Looked at on"), _("Result"), _("Status")],
        rows,
        _("Nobody has looked yet at what the road asks."),
        action=begin if can_begin else None,
    )


def group_rows(groups: Sequence[GroupFound]) -> list[list[Any]]:
    """A row for each group: its word, and how many answers are behind it."""
    return [
        [
            one.name,
            result_status(one.result),
            [
                f"{GAP_ANSWERS[kind]}: {count}"
                for kind, count in one.counts.items()
                if count and kind != GapAnswerKind.NOT_APPLICABLE
            ],
        ]
        for one in groups
    ]


def agreement(viewer: Viewer, coaching: Coaching, found: Undertaking | None) -> Section:
    """Who promises what."""
    promises: dict[str, list[str]] = defaultdict(list)
    for one in found.promises.all() if found else ():
        promises[one.party].append(one.what)
    rows = [[PARTIES[party], lines] for party, lines in promises.items()]
    signed = found.signed_on if found else None
    title = pgettext("coaching", "Agreement") if not signed else _("Agreement, signed")
    write = may(viewer, coaching, COACH, _("Write down promises"), "enterprises_promises", "pencil")
    is_open = coaching.state == CoachingState.ACTIVE and not signed
    return table(
        title,
        [_("Who promises"), _("What is promised")],
        rows,
        _("Nothing is agreed yet. Write down what each side promises, then enter the signed day."),
        action=write if is_open else None,
    )


def plan(viewer: Viewer, coaching: Coaching) -> Section:
    """The lines of the plan: the open ones by day, then what is over."""
    is_active = coaching.state == CoachingState.ACTIVE
    is_writing = is_active and rights.allowed(viewer, COACH, coaching)
    found = list(reading.tasks(viewer).filter(coaching=coaching).order_by("until", "pk"))
    found.sort(key=lambda one: not one.is_open)
    late = sum(1 for one in found if is_active and one.is_open and one.until < viewer.today)
    title = _("Plan")
    if late:
        title = ngettext("Plan, %(count)d line late", "Plan, %(count)d lines late", late) % {
            "count": late
        }
    add = may(viewer, coaching, COACH, _("Add a line"), "enterprises_task_add", "plus")
    return table(
        title,
        [_("What is to be done"), pgettext("task", "Until"), _("Status")],
        [_task(one, is_writing=is_writing) for one in found],
        _("No line yet. Add one, or take them from a finished gap analysis."),
        action=add if is_writing else None,
    )


def _task(one: Task, *, is_writing: bool) -> list[Any]:
    ways: list[Any] = []
    if is_writing:
        names = (
            (("done", _("Done")), ("change", _("Change")), ("drop", _("Give up")))
            if one.is_open
            else (("reopen", _("Open again")),)
        )
        ways = [
            Link(word, reverse(f"enterprises_task_{name}", args=[one.pk])) for name, word in names
        ]
    return [
        [text for text in (one.what, one.who, one.outcome) if text],
        one.done_on or one.until,
        [task_status(one), *ways],
    ]


def costs(viewer: Viewer, coaching: Coaching) -> Section:
    """Costs year by year, and their sums by payer."""
    is_writing = rights.allowed(viewer, COACH, coaching)
    found = list(reading.costs(viewer).filter(coaching=coaching).order_by("year", "pk"))
    rows: list[list[Any]] = []
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for one in found:
        sums[one.payer] += one.amount
        ways = [
            Link(word, reverse(f"enterprises_cost_{name}", args=[one.pk]))
            for name, word in (("change", _("Change")), ("remove", _("Remove")))
        ]
        kind = str(one.get_kind_display())
        rows.append(
            [
                [kind, *([one.note] if one.note else []), *(ways if is_writing else [])],
                str(one.year),
                str(one.get_payer_display()),
                rupiah(one.amount),
            ]
        )
    rows += [[_("Sum"), "", PAYERS[payer], rupiah(amount)] for payer, amount in sums.items()]
    title = _("Costs and who pays")
    if found:
        title = _("Costs, %(sum)s in all") % {"sum": rupiah(sum(sums.values(), Decimal(0)))}
    return table(
        title,
        [_("What for"), _("Year"), _("Who pays"), _("Amount")],
        rows,
        _("No cost is entered yet."),
        action=may(viewer, coaching, COACH, _("Enter a cost"), "enterprises_cost_add", "plus"),
    )


def years(coaching: Coaching) -> Section:
    """Sales, jobs and markets before and after."""
    told = growth_told([coaching])[coaching.pk]
    rows = [
        [
            [str(one.year), *_era(told, one.year)],
            rupiah(one.sales) if one.sales is not None else None,
            one.jobs,
            one.markets,
        ]
        for one in told.years
    ]
    if told.growth.sales is not None or told.growth.jobs is not None:
        rows.append(
            [
                pgettext("growth", "Change"),
                change_words(told.growth.sales, is_money=True),
                change_words(told.growth.jobs),
                "",
            ]
        )
    return table(
        _("Before and after"),
        [_("Year"), _("Sales of the year"), _("People at work"), _("Where it sells")],
        rows,
        _("No figures of a year yet. They are entered on the page of the enterprise."),
    )


def _era(told: Told, year: int) -> list[str]:
    if told.growth.before and told.growth.before.year == year:
        return [_("before")]
    if told.growth.after and told.growth.after.year == year:
        return [_("after")]
    return []


def change_words(value: Decimal | int | None, *, is_money: bool = False) -> str:
    """A change with its sign, in words that need no colour."""
    if value is None:
        return "–"
    shown = rupiah(abs(Decimal(value))) if is_money else str(abs(value))
    if not value:
        return _("the same")
    return (_("%(amount)s more") if value > 0 else _("%(amount)s less")) % {"amount": shown}


def stops(coaching: Coaching) -> list[Section]:
    """Why it stopped, each time."""
    rows = [
        [str(one.get_kind_display()), one.words, one.on, one.taken_up_on]
        for one in coaching.stops.order_by("on", "pk")
    ]
    headers = [pgettext("coaching", "Why"), _("In words"), _("Stopped on"), _("Taken up again on")]
    return [table(_("Stops"), headers, rows, "")] if rows else []

"""The blocks of a programme's page: criteria, ranking, who is coached, what became of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises.coaching_permissions import PLAN
from teraju.modules.enterprises.domain.coaching_growth import YearTold
from teraju.modules.enterprises.domain.coaching_kinds import ApplicantState
from teraju.modules.enterprises.domain.coaching_states import DECIDED
from teraju.modules.enterprises.domain.kinds import ProgrammeState
from teraju.modules.enterprises.models import Applicant, Coaching, Programme
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_growth import Sums, growth_told, sums_of
from teraju.modules.enterprises.selectors.coaching_pipeline import pipeline
from teraju.modules.enterprises.selectors.coaching_ranking import Ranking, ranking_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

from .coaching_common import PICTURE, may
from .coaching_pictures import pipeline_picture
from .coaching_sections import change_words
from .coaching_statuses import applicant_status, coaching_status, stage_word

SHOWN = 50
COMPARED = (ApplicantState.ADMITTED, ApplicantState.RESERVE, ApplicantState.SELECTED)


def facts(programme: Programme) -> list[Fact]:
    """What a programme is."""
    days = [
        date_format(day) if day else "…"
        for day in (programme.applies_from, programme.applies_until)
    ]
    has_days = programme.applies_from or programme.applies_until
    told = [
        Fact(_("Agency"), programme.agency.name),
        Fact(_("Year"), str(programme.year)),
        Fact(_("Sector"), programme.get_sector_display()),
        Fact(_("Places"), programme.places),
        Fact(_("Applications"), " – ".join(days) if has_days else ""),
        Fact(_("Purpose"), programme.purpose),
        Fact(_("Reason"), programme.reason),
    ]
    return [fact for fact in told if fact.value]


def of_programme(viewer: Viewer, programme: Programme) -> list[Section]:
    """All of them, in the order of a programme's life; a guest sees who is coached alone."""
    coached = list(reading.coachings(viewer).filter(programme=programme).order_by("pk"))
    inner: list[Section] = []
    if not rights.is_guest_at(viewer, programme):
        found = ranking_of(programme)
        rows = list(reading.applicants(viewer).filter(programme=programme).order_by("pk"))
        inner = [
            _criteria(viewer, programme, found, rows),
            _applicants(viewer, programme, found, rows),
        ]
    shown = [*inner, _coached(coached), *_pipeline(viewer, programme, coached)]
    return [*shown, *_growth(coached)] if inner else shown


def _criteria(
    viewer: Viewer, programme: Programme, found: Ranking, rows: list[Applicant]
) -> Section:
    whole = sum(one.weight for one in found.criteria)
    is_fixed = programme.state not in (ProgrammeState.DRAFT, ProgrammeState.OPEN) or any(
        one.state in DECIDED for one in rows
    )
    is_writing = not is_fixed and rights.allowed(viewer, PLAN, programme)
    lines: list[list[Any]] = []
    for one in found.criteria:
        ways = [
            Link(word, reverse(f"enterprises_criterion_{name}", args=[one.pk]))
            for name, word in (("change", _("Change")), ("remove", _("Remove")))
        ]
        names = [one.name, *([one.help] if one.help else [])]
        weight = f"{one.weight} / {whole}"
        lines.append([names, [weight, *ways] if is_writing else weight])
    add = may(viewer, programme, PLAN, _("Add a criterion"), "enterprises_criterion_add", "plus")
    return table(
        _("Criteria"),
        [_("Criterion"), _("Weight")],
        lines,
        _("No criterion yet."),
        action=add if is_writing else None,
    )


def _applicants(
    viewer: Viewer, programme: Programme, found: Ranking, rows: list[Applicant]
) -> Section:
    """The ranking with its arithmetic, then who is not (or no more) compared."""
    by_pk = {one.pk: one for one in rows}
    lines: list[list[Any]] = []
    for pk, ranked in found.rows.items():
        one = by_pk[pk]
        arithmetic = " + ".join(
            f"{line.points if line.points is not None else '?'}×{line.weight}"
            for line in ranked.lines
        )
        total = number_format(ranked.total, 2) if ranked.total is not None else "–"
        lines.append([ranked.rank, _named(one), [total, arithmetic], applicant_status(one)])
    others = [one for one in rows if one.state not in COMPARED]
    lines += [[None, _named(one), None, applicant_status(one)] for one in others[:SHOWN]]
    title = _("Applicants")
    if rows:
        title = f"{title}: {selection_words(rows)}"
    url = reverse("enterprises_ranking", args=[programme.pk])
    take = Action(_("Ranking as Excel"), url, icon="download") if rows else None
    return table(
        title,
        [
            pgettext("selection", "Rank"),
            _("Enterprise"),
            pgettext("selection", "Total, points × weight"),
            _("Status"),
        ],
        lines,
        _("Nobody has applied yet."),
        action=take,
    )


def _named(one: Applicant) -> Link:
    return Link(str(one), one.get_absolute_url())


def _coached(coached: list[Coaching]) -> Section:
    lines = [
        [
            Link(str(one), one.get_absolute_url()),
            [one.get_road_display(), stage_word(one)],
            coaching_status(one),
        ]
        for one in coached[:SHOWN]
    ]
    return table(
        _("Who is coached"),
        [_("Enterprise"), _("Stage"), _("Status")],
        lines,
        _("Nobody is coached yet."),
    )


def _pipeline(viewer: Viewer, programme: Programme, coached: list[Coaching]) -> list[Section]:
    if not coached:
        return []
    found = pipeline(reading.coachings(viewer).filter(programme=programme), viewer.today)
    title = _("Where they stand")
    url = f"{reverse('enterprises_pipeline')}?programme={programme.pk}"
    return [
        Section(
            title,
            PICTURE,
            {"picture": pipeline_picture(title, found.stages)},
            action=None
            if viewer.is_guest
            else Action(_("Where they stick"), url, icon="hourglass"),
        )
    ]


def _growth(coached: list[Coaching]) -> list[Section]:
    """What sales and jobs were before and are after: added up, and firm by firm."""
    if not coached:
        return []
    told = growth_told(coached)
    rows = [
        [
            Link(str(one.coaching), one.coaching.get_absolute_url()),
            [_sales(one.growth.before), change_words(one.growth.sales, is_money=True)],
            [_jobs(one.growth.before), change_words(one.growth.jobs)],
            one.growth.after.markets if one.growth.after else "",
        ]
        for one in told.values()
        if one.growth.before or one.growth.after
    ]
    found = [
        table(
            pgettext("growth", "What became of it"),
            [
                "",
                pgettext("growth", "Told"),
                _("Before"),
                _("After"),
                pgettext("growth", "Change"),
            ],
            _sums(sums_of(told.values())),
            _("No firm has figures of a year before and of a year after yet."),
        )
    ]
    if rows:
        headers = [
            _("Enterprise"),
            _("Sales of the year"),
            _("People at work"),
            _("Where it sells"),
        ]
        found.append(table(_("Firm by firm"), headers, rows[:SHOWN], ""))
    return found


def _sums(sums: Sums) -> list[list[Any]]:
    """Over the firms that told both years; nothing while there is none."""
    told = _("%(told)s of %(all)s firms")
    lines: list[list[Any]] = []
    if sums.with_sales:
        lines.append(
            [
                _("Sales of the year"),
                told % {"told": sums.with_sales, "all": sums.firms},
                rupiah(sums.sales_before),
                rupiah(sums.sales_after),
                change_words(sums.sales_after - sums.sales_before, is_money=True),
            ]
        )
    if sums.with_jobs:
        lines.append(
            [
                _("People at work"),
                told % {"told": sums.with_jobs, "all": sums.firms},
                str(sums.jobs_before),
                str(sums.jobs_after),
                change_words(sums.jobs_after - sums.jobs_before),
            ]
        )
    return lines


def _sales(year: YearTold | None) -> str:
    return rupiah(year.sales) if year and year.sales is not None else "–"


def _jobs(year: YearTold | None) -> str:
    return str(year.jobs) if year and year.jobs is not None else "–"


def selection_words(rows: list[Applicant]) -> str:
    """How far applicants came, step by step: applied, papers in order, selected."""
    turned = (ApplicantState.RECEIVED, ApplicantState.REJECTED, ApplicantState.WITHDRAWN)
    words = _("%(applied)s applied, %(in_order)s with papers in order, %(selected)s selected")
    return words % {
        "applied": len(rows),
        "in_order": sum(1 for one in rows if one.state not in turned),
        "selected": sum(1 for one in rows if one.state == ApplicantState.SELECTED),
    }

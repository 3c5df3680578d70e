"""The blocks of a programme's page: criteria, ranking, who is coached, what became of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises.coaching_permissions import PLAN
from teraju.modules.enterprises.domain.coaching_kinds import ApplicantState
from teraju.modules.enterprises.domain.coaching_states import DECIDED
from teraju.modules.enterprises.domain.kinds import ProgrammeState
from teraju.modules.enterprises.models import Applicant, Coaching, Programme
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_growth import growth_told, sums_of
from teraju.modules.enterprises.selectors.coaching_pipeline import pipeline
from teraju.modules.enterprises.selectors.coaching_ranking import Ranking, ranking_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.templatetags.values import rupiah

from .coaching_common import PICTURE, may, table
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
    return [*inner, _coached(coached), *_pipeline(viewer, programme, coached), *_growth(coached)]


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
    for one in rows[:SHOWN]:
        if one.state not in COMPARED:
            lines.append([None, _named(one), None, applicant_status(one)])
    title = _("Applicants, %(places)s places") % {"places": programme.places}
    is_open = programme.state == ProgrammeState.OPEN
    add = may(viewer, programme, PLAN, _("Enter an applicant"), "enterprises_applicant_add", "plus")
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
        action=add if is_open else None,
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
            action=Action(_("Where they stick"), url, icon="hourglass"),
        )
    ]


def _growth(coached: list[Coaching]) -> list[Section]:
    """What sales and jobs were before and are after, of the firms that told both."""
    if not coached:
        return []
    sums = sums_of(growth_told(coached).values())
    lines = [
        [
            _("Sales of the year"),
            _("%(told)s of %(all)s firms") % {"told": sums.with_sales, "all": sums.firms},
            rupiah(sums.sales_before),
            rupiah(sums.sales_after),
            change_words(sums.sales_after - sums.sales_before, is_money=True)
            if sums.with_sales
            else None,
        ],
        [
            _("People at work"),
            _("%(told)s of %(all)s firms") % {"told": sums.with_jobs, "all": sums.firms},
            sums.jobs_before,
            sums.jobs_after,
            change_words(sums.jobs_after - sums.jobs_before) if sums.with_jobs else None,
        ],
    ]
    has_told = sums.with_sales or sums.with_jobs
    headers = [
        "",
        pgettext("growth", "Told"),
        _("Before"),
        _("After"),
        pgettext("growth", "Change"),
    ]
    return [
        table(
            pgettext("growth", "What became of it"),
            headers,
            lines if has_told else [],
            _("No firm has figures of a year before and of a year after yet."),
        )
    ]

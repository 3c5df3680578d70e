"""The blocks of a survey's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.satisfaction.domain.questionnaire import groups, printed_codes
from teraju.modules.satisfaction.domain.tallies import Result, Sums
from teraju.modules.satisfaction.models import Survey, SurveyAction
from teraju.modules.satisfaction.models.choices import (
    CHANNELS,
    SCHEMES,
    element_name,
    option_name,
    said,
)
from teraju.modules.satisfaction.selectors.reading import questions
from teraju.modules.satisfaction.selectors.results import Point, Results, worked_out
from teraju.modules.satisfaction.wording import below_words, index_words, printed_name, subject
from teraju.platform.web.charts.picture import SCREEN, Palette, Picture
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import table

from .charts import Bar, index_bars, trend
from .common import PICTURES

WEEK = timedelta(days=7)


def facts(survey: Survey, told: Results) -> list[Fact]:
    """What a survey is, and how far it has come."""
    counted = told.whole.respondents if told.whole else 0
    index = index_words(told.whole.index, told.whole.grade) if told.whole else None
    note = below_words(counted, survey.sample) if counted < survey.sample else ""
    days = f"{date_format(survey.starts_on)} – {date_format(survey.ends_on)}"
    found = [
        Fact(_("Index"), index, note=_("so far") if not survey.is_published and index else ""),
        Fact(_("About"), subject(survey)),
        Fact(_("Agency"), survey.agency.name),
        Fact(_("Days"), days),
        Fact(
            _("Answers counted"),
            _("%(counted)s of at least %(sample)s")
            % {"counted": number_format(counted), "sample": number_format(survey.sample)},
            note=note,
        ),
        Fact(_("Came by"), _channels(told) or None),
        Fact(_("People served in such a period"), survey.population),
        Fact(_("Scheme"), SCHEMES[survey.scheme]),
        Fact(_("Weight of an element"), survey.get_weight_display()),
    ]
    if survey.published_on:
        published = f"{date_format(survey.published_on)}, {survey.published_office}"
        found.append(Fact(_("Published on"), published))
    if survey.note:
        found.append(Fact(_("Remark"), survey.note))
    return found


def _channels(told: Results) -> str:
    return ", ".join(f"{CHANNELS[code]} {count}" for code, count in told.channels.items() if count)


def pictures(survey: Survey, told: Results, points: Sequence[Point]) -> list[Section]:
    """Charts by element, round, group and week."""
    if told.whole is None:
        return []
    lowest = [printed_name(survey, code) for code in told.whole.lowest]
    made = [
        Section(
            _("The nine elements"),
            PICTURES,
            {
                "pictures": [elements_picture(survey, told.whole)],
                "lead": _("Lowest, to be improved first: %s.") % "; ".join(lowest),
            },
        )
    ]
    if len(points) > 1:
        made.append(Section(_("Round after round"), PICTURES, {"pictures": [trend(points)]}))
    by_group = [group_picture(survey, code, told) for code in told.by_group]
    if by_group:
        made.append(Section(_("By group of respondents"), PICTURES, {"pictures": by_group}))
    weeks = _weeks(survey, told)
    if len(weeks) > 1:
        picture = index_bars(_("Index by week"), weeks, _("Week from"), survey.rule)
        made.append(Section(_("Over time"), PICTURES, {"pictures": [picture]}))
    return made


def elements_picture(survey: Survey, found: Result, palette: Palette = SCREEN) -> Picture:
    """The nine in the order in which this government prints them."""
    bars = [
        Bar(f"{place} {element_name(code)}", one.index, one.grade)
        for code, place in printed_codes(survey.print_order).items()
        for one in [found.element(code)]
    ]
    return index_bars(_("Index by element"), bars, _("Element"), survey.rule, palette)


def group_picture(survey: Survey, group: str, told: Results, smallest: int = 0) -> Picture:
    """A group's options; those with fewer answers than `smallest` are not told."""
    bars = [
        Bar(option_name(group, option), one.index, one.grade, one.respondents)
        for option, one in told.by_group[group].items()
        if one.respondents >= smallest
    ]
    name = said(groups()[group].name)
    return index_bars(_("Index by %s") % name.lower(), bars, name, survey.rule)


def _weeks(survey: Survey, told: Results) -> list[Bar]:
    """The index of each week from Monday on."""
    sums: dict[date, Sums] = defaultdict(Sums)
    for day, one in sorted(told.by_day.items()):
        week = sums[day - timedelta(days=day.weekday())]
        week.respondents += one.respondents
        week.totals = [old + new for old, new in zip(week.totals, one.totals, strict=True)]
    made = [(day, worked_out(survey, one)) for day, one in sums.items()]
    return [
        Bar(date_format(day), one.index, one.grade, one.respondents) for day, one in made if one
    ]


def own_questions(survey: Survey, told: Results, add: Action | None) -> list[Section]:
    """The questions of one's own with what was chosen; while it is a draft, with a way to add."""
    asked = questions(survey)
    if not asked and add is None:
        return []
    rows = []
    for one in asked:
        counts = told.questions.get(one.key, {})
        words: object = "; ".join(f"{option}: {counts.get(option, 0)}" for option in one.answers)
        if not words and not survey.is_draft:
            # Words of people are read one by one.
            words = Link(_("See them one by one"), _answers_url(survey))
        cells: list[object] = [one.text, words or one.get_kind_display()]
        if survey.is_draft:
            url = reverse("satisfaction_question_remove", args=[one.pk])
            cells.append(Link(_("Remove"), url))
        rows.append(cells)
    headers = [_("Question"), _("Answers")] + ([""] if survey.is_draft else [])
    empty = _("Besides the nine and the groups nothing is asked.")
    return [table(_("Questions of one's own"), headers, rows, empty, action=add)]


def followed(survey: Survey, ordered: Sequence[SurveyAction]) -> list[Section]:
    """What was ordered for the lowest elements."""
    if not survey.is_published:
        return []
    rows = [
        [
            printed_name(survey, one.element),
            Link(one.action.title, one.action.get_absolute_url()),
            one.action.owner_office,
            one.action.due_on,
            one.action.get_state_display(),
        ]
        for one in ordered
    ]
    headers = [_("Element"), _("Action"), _("Office"), _("Due"), _("Status")]
    return [table(_("What follows from it"), headers, rows, _("Nothing is ordered yet."))]


def ways_in(survey: Survey, *, may_plan: bool) -> list[Section]:
    """Where people answer: to be printed, shown on a tablet, sent by a message."""
    rows: list[list[object]] = []
    if survey.is_open:
        url = reverse("satisfaction_answer", args=[survey.code])
        rows.append([_("Page for phones"), Link(f"{settings.TERAJU_ADDRESS}{url}", url)])
        if may_plan:
            kiosk = reverse("satisfaction_kiosk", args=[survey.code, survey.kiosk_key])
            rows.append([pgettext("answer", "Kiosk"), Link(_("Open it on the tablet"), kiosk)])
    if not survey.is_draft:
        sheet = reverse("satisfaction_survey_sheet", args=[survey.pk])
        rows.append([_("Sheet for the counter"), Link(_("PDF to print"), sheet)])
        rows.append([_("Answers"), Link(_("See them one by one"), _answers_url(survey))])
    if survey.is_published:
        shown = reverse("satisfaction_result", args=[survey.code])
        rows.append([_("Public page"), Link(_("See the result as everybody does"), shown)])
    if not rows:
        return []
    return [table(_("Ways in and out"), ["", ""], rows, "", side=True)]


def _answers_url(survey: Survey) -> str:
    return f"{reverse('satisfaction_answers')}?survey={survey.pk}"

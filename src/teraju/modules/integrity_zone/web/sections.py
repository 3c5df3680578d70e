"""The blocks of a worksheet's page: areas, thresholds, gaps, changes, year beside year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from teraju.modules.integrity_zone.domain.worksheet import Threshold
from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.selectors.sheets import Result
from teraju.modules.integrity_zone.selectors.summary import AreaLine, area_lines
from teraju.modules.integrity_zone.wording import FIGURES, UNCONFIRMED, answer_word, points, told
from teraju.platform.web.kinds import Action, Link, Section, Status, Text
from teraju.platform.web.record_parts import table

from .pictures import areas_picture

TEXT = "web/sections/text.html"
MOST = 10


def areas_section(sheet: Sheet, result: Result) -> Section:
    """Each area with its weight and what was reached of it; the name leads to its questions."""
    base = reverse("integrity_zone_worksheet", args=[sheet.pk])
    rows = [
        [Link(one.name, f"{base}?page={one.key[:1]}"), *area_cells(one)]
        for one in area_lines(result)
    ]
    return table(_("Areas"), area_heads(), rows)


def area_heads() -> list[str]:
    return [
        _("Area"),
        _("Weight"),
        _("Fulfilment"),
        _("Reform"),
        _("By the unit"),
        _("Assessed"),
    ]


def area_cells(one: AreaLine) -> list[str]:
    parts = [points(one.fulfilment), points(one.reform)] if one.is_lever else ["–", "–"]
    return [points(one.weight), *parts, points(one.unit), points(one.counted)]


def picture_section(result: Result) -> Section:
    picture = areas_picture(area_lines(result))
    return Section(picture.title, "integrity_zone/picture.html", {"picture": picture})


def thresholds_section(lines: Sequence[Threshold]) -> Section:
    """A line for each figure, and beside it what each predicate asks and whether it is met."""
    named = list(dict.fromkeys(one.predicate for one in lines))
    figures: dict[str, dict[str, Threshold]] = {}
    for one in lines:
        figures.setdefault(one.figure, {})[one.predicate] = one
    rows = [
        [
            FIGURES[figure],
            points(next(iter(asked.values())).reached),
            *(_met(asked[name]) if name in asked else "–" for name in named),
        ]
        for figure, asked in figures.items()
    ]
    title = _("Thresholds of WBK and WBBM (practice, not confirmed)")
    return table(title, [_("Figure"), _("Now"), *named], rows)


def _met(one: Threshold) -> Status:
    words = _("%(least)s reached") if one.is_met else _("%(least)s not reached")
    return Status("good" if one.is_met else "bad", words % {"least": points(one.least)})


def gaps_section(sheet: Sheet, result: Result, rows: Sequence[Answer]) -> Section:
    """What costs the most points; the rest stands in the list."""
    keys = {one.code: one for one in rows}
    found = [
        [
            Link(
                f"{one.question.code} {told(one.question.name)}",
                keys[one.question.code].get_absolute_url(),
            ),
            answer_word(
                result.found,
                one.question,
                keys[one.question.code].tpi_answer or keys[one.question.code].unit_answer,
            )
            or "–",
            _("%(reached)s of %(weight)s")
            % {"reached": points(one.reached), "weight": points(one.question.weight)},
            points(one.lost),
        ]
        for one in result.gaps[:MOST]
        if one.question.code in keys
    ]
    return table(
        _("Gaps: what costs the most points"),
        [_("Question"), _("Answer"), _("Points"), _("Points missing")],
        found,
        _("No point is missing."),
        action=Action(_("All gaps"), _list_url(sheet, "gaps"), icon="list-checks"),
    )


def changes_section(sheet: Sheet, result: Result, rows: Sequence[Answer]) -> Section:
    """Answers that the assessor lowered or raised, with the reasons."""
    found = []
    for row in rows:
        if row.differs:
            question = result.found.questions[row.code]
            found.append(
                [
                    Link(f"{row.code} {told(question.name)}", row.get_absolute_url()),
                    answer_word(result.found, question, row.unit_answer) or "–",
                    answer_word(result.found, question, row.tpi_answer),
                    row.tpi_reason,
                ]
            )
    return table(
        _("Changed by the assessor"),
        [_("Question"), _("By the unit"), _("By the assessor"), _("Reason")],
        found[:MOST],
        _("The assessor changed no answer."),
        action=Action(_("All changes"), _list_url(sheet, "differs")) if found[MOST:] else None,
    )


def years_section(years: Sequence[tuple[Sheet, Result]]) -> Section:
    """Year beside year: each area's points, and the whole."""
    heads: list[Any] = [
        _("Area"),
        *(Link(str(one.year), one.get_absolute_url()) for one, _r in years),
    ]
    columns = [area_lines(result) for _sheet, result in years]
    names = {line.key: line.name for lines in columns for line in lines}
    rows = []
    for key, name in names.items():
        values = [{one.key: one for one in lines}.get(key) for lines in columns]
        rows.append([name, *(points(one.counted) if one else "–" for one in values)])
    rows.append([_("Total score"), *(points(result.counted.total) for _sheet, result in years)])
    return table(_("Year beside year"), [str(getattr(h, "label", h)) for h in heads], rows)


def note_section(sheet: Sheet, *, is_younger: bool) -> Section:
    """What of the sheet is confirmed and what is practice."""
    lines = [str(UNCONFIRMED)]
    if is_younger:
        sentence = _(
            "The form of %(year)s is not held here: this sheet uses edition %(edition)s, which is "
            "younger, as an exercise."
        )
        lines.insert(0, sentence % {"year": sheet.year, "edition": sheet.edition})
    return Section(_("About this worksheet"), TEXT, {"text": "\n\n".join(lines)}, side=True)


def _list_url(sheet: Sheet, what: str) -> str:
    url = reverse("integrity_zone_answers")
    return f"{url}?agency={sheet.agency_id}&year={sheet.year}&what={what}&sort=-lost"


def excel_action(sheet: Sheet) -> Action:
    url = f"{reverse('integrity_zone_answers')}?agency={sheet.agency_id}&year={sheet.year}"
    return Action(_("As a list, Excel in and out"), url, icon="table")


def title_of(sheet: Sheet) -> Text:
    return format_lazy("{unit}, {year}", unit=sheet.agency.name, year=sheet.year)

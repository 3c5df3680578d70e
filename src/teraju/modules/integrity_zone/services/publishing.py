"""What of a worksheet leaves the house: the summary that the unit publishes, the signed report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.domain.worksheet import Threshold
from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.refusals import NotNow
from teraju.modules.integrity_zone.selectors.sheets import Result, result_of, rows_of
from teraju.modules.integrity_zone.selectors.summary import AreaLine, area_lines
from teraju.modules.integrity_zone.wording import (
    FIGURES,
    UNCONFIRMED,
    answer_word,
    area_word,
    points,
    told,
)
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    CheckReport,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
    replace_earlier,
)

from .common import locked, needed, require_state, tell

NUMBERED_AS = "integrity_zone.report"
PATTERN = "{seq:03}/ZI/{code}/{month_roman}/{year}"
MOST_GAPS = 40


@transaction.atomic
def publish_summary(*, actor: Viewer, sheet_id: int, expected_version: int | None = None) -> Sheet:
    """Show a summary of a closed sheet to everybody: scores and areas, no answer and no name."""
    sheet = locked(actor, sheet_id, permissions.PUBLISH, expected_version)
    require_state(sheet, SheetState.CLOSED, _("A summary is published once the sheet is closed."))
    if sheet.published_on is None:
        sheet.published_on = actor.today
        save(actor, sheet)
        tell(actor, sheet, "sheet.published")
    return sheet


@transaction.atomic
def withdraw_summary(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Take a published summary from the public."""
    sheet = locked(actor, sheet_id, permissions.PUBLISH, expected_version)
    if sheet.published_on is None:
        raise NotNow(_("The summary is not published."))
    why = needed(reason)
    sheet.published_on = None
    save(actor, sheet)
    tell(actor, sheet, "sheet.withdrawn", {"reason": why})
    return sheet


@transaction.atomic
def issue_report(*, actor: Viewer, sheet_id: int, expected_version: int | None = None) -> Paper:
    """Issue the report of an assessed sheet as a signed paper; it takes an earlier one's place."""
    sheet = locked(actor, sheet_id, permissions.REPORT, expected_version)
    if sheet.state not in {SheetState.ASSESSED, SheetState.CLOSED}:
        raise NotNow(_("The report is issued once the sheet is assessed."))
    rows = rows_of(sheet)
    with override(settings.LANGUAGE_CODE):
        data = _content(sheet, rows, result_of(sheet.edition, rows))
    paper = issue_paper(
        actor=actor,
        template="check_report",
        data=cast("dict[str, Any]", data),
        public_facts=[
            (_("Unit"), sheet.agency.name),
            (_("Year"), str(sheet.year)),
            # Whoever holds the code learns no score that the unit did not publish.
            (_("What it is"), _("a self-assessment of the agency, no certificate")),
        ],
        government=sheet.government,
        agency=sheet.agency,
        target=sheet,
        title=format_lazy(_("Worksheet of the integrity zone {year}"), year=sheet.year),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=sheet.is_example,
        signatory=Signatory(office=sheet.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    tell(actor, sheet, "sheet.reported", {"paper": paper.number})
    return paper


def _content(sheet: Sheet, rows: Sequence[Answer], result: Result) -> CheckReport:
    return CheckReport(
        title=gettext("Worksheet of the integrity zone %(year)s") % {"year": sheet.year},
        subtitle=sheet.agency.name,
        facts=[
            (_("Unit"), sheet.agency.name),
            (_("Predicate aimed at"), sheet.aim),
            (_("Assessed on"), sheet.assessed_on),
            (_("Assessed by"), sheet.assessed_office),
            (_("Score by the unit"), points(result.unit.total)),
            (_("Score after the assessment"), points(result.counted.total)),
            (_("Answers changed by the assessor"), str(sheet.differing)),
        ],
        table=gettext("Areas"),
        headers=[
            gettext("Area"),
            gettext("Weight"),
            gettext("Fulfilment"),
            gettext("Reform"),
            gettext("By the unit"),
            gettext("Assessed"),
        ],
        rows=[_area(one) for one in area_lines(result)],
        sections=_sections(sheet, rows, result),
    )


def _area(one: AreaLine) -> list[str]:
    parts = [points(one.fulfilment), points(one.reform)] if one.is_lever else ["–", "–"]
    return [one.name, points(one.weight), *parts, points(one.unit), points(one.counted)]


def _sections(sheet: Sheet, rows: Sequence[Answer], result: Result) -> list[StatementSection]:
    found = result.found
    by_code = {one.code: one for one in rows}
    changed = [
        f"{code} {told(one.question.name)}: "
        f"{answer_word(found, one.question, by_code[code].unit_answer) or '–'} → "
        f"{answer_word(found, one.question, by_code[code].tpi_answer)}. {by_code[code].tpi_reason}"
        for code, one in result.standings.items()
        if one.differs
    ]
    gaps = [
        f"{one.question.code} {told(one.question.name)} "
        f"({area_word(found, one.question.part, one.question.area)}): {points(one.lost)}"
        for one in result.gaps[:MOST_GAPS]
    ]
    texts = [
        (gettext("Conclusion of the assessor"), [sheet.conclusion]),
        (gettext("Held against the thresholds"), [_threshold(one) for one in result.thresholds]),
        (gettext("Answers changed by the assessor"), changed),
        (gettext("Points missing, the most costly first"), gaps),
        (gettext("What is not confirmed"), [str(UNCONFIRMED)]),
    ]
    return [StatementSection(title=title, lines=lines) for title, lines in texts]


def _threshold(one: Threshold) -> str:
    verdict = gettext("reached") if one.is_met else gettext("not reached")
    sentence = gettext("%(predicate)s, %(figure)s: %(reached)s of at least %(least)s, %(verdict)s")
    return sentence % {
        "predicate": one.predicate,
        "figure": FIGURES[one.figure],
        "reached": points(one.reached),
        "least": points(one.least),
        "verdict": verdict,
    }

"""A worksheet from its opening to its close, with every way back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from teraju.kernel.decimals import rounded
from teraju.kernel.errors import DomainError
from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.catalogue import GROUPED, catalogue, edition_for
from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.refusals import Incomplete
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import take_back_papers

from .common import PLACES, count_again, locked, moved, needed, tell

FIELDS = ("aim", "due_on")


@transaction.atomic
def open_sheet(
    *,
    actor: Viewer,
    agency: Agency,
    year: int,
    aim: str,
    due_on: date | None = None,
    is_example: bool = False,
) -> Sheet:
    """Open the worksheet of a unit for a year, with a line for each question of its edition."""
    rights.require(actor, permissions.KEEP, agency)
    if year > actor.today.year:
        raise DomainError(_("This year has not begun yet."), field="year")
    sheet = Sheet(
        government=agency.government,
        agency=agency,
        year=year,
        edition=edition_for(year).edition,
        aim=aim,
        due_on=due_on,
        is_example=is_example,
    )
    save(actor, sheet)
    _add_lines(actor, sheet)
    after = {**values_of(sheet, FIELDS), "year": year, "edition": sheet.edition}
    tell(actor, sheet, "sheet.opened", after)
    return sheet


def _add_lines(actor: Viewer, sheet: Sheet) -> None:
    """A line for each question, in the order of the form."""
    rows = [
        Answer(
            government=sheet.government,
            agency=sheet.agency,
            sheet=sheet,
            code=code,
            place=place,
            part=one.part,
            area=one.area,
            lost=rounded(one.weight, PLACES),
            is_example=sheet.is_example,
        )
        for place, (code, one) in enumerate(catalogue(sheet.edition).questions.items(), 1)
    ]
    for row in rows:
        row.touch(actor.now)
    Answer.objects.bulk_create(rows)


@transaction.atomic
def change_sheet(
    *,
    actor: Viewer,
    sheet_id: int,
    aim: str,
    due_on: date | None,
    expected_version: int | None = None,
) -> Sheet:
    """Change the predicate aimed at and the last day."""
    sheet = locked(actor, sheet_id, permissions.KEEP, expected_version)
    before = values_of(sheet, FIELDS)
    sheet.aim, sheet.due_on = aim, due_on
    save(actor, sheet)
    tell(actor, sheet, "sheet.changed", values_of(sheet, FIELDS), before)
    return sheet


@transaction.atomic
def submit_sheet(*, actor: Viewer, sheet_id: int, expected_version: int | None = None) -> Sheet:
    """Hand the sheet to the internal assessor; results of surveys may still be missing."""
    sheet = locked(actor, sheet_id, permissions.SUBMIT, expected_version)
    moved(sheet, "submit")
    rows = Answer.objects.filter(sheet=sheet, unit_answer="").exclude(part=GROUPED)
    left = list(rows.order_by("place").values_list("code", flat=True))
    if left:
        sentence = ngettext(
            "%(count)d question has no answer yet: %(codes)s.",
            "%(count)d questions have no answer yet: %(codes)s.",
            len(left),
        )
        shown = ", ".join(left[:6]) + (" …" if left[6:] else "")
        raise Incomplete(sentence % {"count": len(left), "codes": shown})
    sheet.submitted_on, sheet.submitted_by_id = actor.today, rights.acting(actor)
    sheet.submitted_office, sheet.returned_because = actor.office[:160], ""
    save(actor, sheet)
    count_again(sheet)
    tell(actor, sheet, "sheet.submitted", {"unit_score": sheet.unit_score})
    return sheet


@transaction.atomic
def take_back_sheet(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Take the sheet back before the assessment is finished, to put an answer right."""
    sheet = locked(actor, sheet_id, permissions.SUBMIT, expected_version)
    moved(sheet, "take_back")
    why = needed(reason)
    _not_handed_in(sheet)
    save(actor, sheet)
    tell(actor, sheet, "sheet.taken_back", {"reason": why})
    return sheet


@transaction.atomic
def return_sheet(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Return the sheet to its unit; the assessor's answers stay beside the unit's."""
    sheet = locked(actor, sheet_id, permissions.ASSESS, expected_version)
    moved(sheet, "return")
    _not_handed_in(sheet)
    sheet.returned_because = needed(reason)
    save(actor, sheet)
    tell(actor, sheet, "sheet.returned", {"reason": sheet.returned_because})
    return sheet


def _not_handed_in(sheet: Sheet) -> None:
    sheet.submitted_on, sheet.submitted_by, sheet.submitted_office = None, None, ""


@transaction.atomic
def finish_assessment(
    *, actor: Viewer, sheet_id: int, conclusion: str, expected_version: int | None = None
) -> Sheet:
    """Finish the assessment with a conclusion; what was not changed stands as the unit said."""
    sheet = locked(actor, sheet_id, permissions.ASSESS, expected_version)
    moved(sheet, "finish")
    sheet.conclusion = needed(conclusion, "conclusion", _("Say what the assessment came to."))
    sheet.assessed_on, sheet.assessed_office = actor.today, actor.office[:160]
    save(actor, sheet)
    count_again(sheet)
    after = {"score": sheet.score, "differing": sheet.differing, "conclusion": sheet.conclusion}
    tell(actor, sheet, "sheet.assessed", after)
    return sheet


@transaction.atomic
def assess_again(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Take a finished assessment up again; the report of it does not count any more."""
    sheet = locked(actor, sheet_id, permissions.ASSESS, expected_version)
    moved(sheet, "assess_again")
    why = needed(reason)
    sheet.assessed_on, sheet.assessed_office = None, ""
    save(actor, sheet)
    take_back_papers(actor=actor, target=sheet, reason=why)
    tell(actor, sheet, "sheet.assessing_again", {"reason": why})
    return sheet


@transaction.atomic
def close_sheet(*, actor: Viewer, sheet_id: int, expected_version: int | None = None) -> Sheet:
    """Close an assessed sheet: the year is settled, and its summary may be published."""
    sheet = locked(actor, sheet_id, permissions.CLOSE, expected_version)
    moved(sheet, "close")
    sheet.closed_on = actor.today
    save(actor, sheet)
    tell(actor, sheet, "sheet.closed", {"score": sheet.score, "predicate": sheet.predicate})
    return sheet


@transaction.atomic
def reopen_sheet(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Open a closed sheet again; a published summary is withdrawn with it."""
    sheet = locked(actor, sheet_id, permissions.CLOSE, expected_version)
    moved(sheet, "reopen")
    why = needed(reason)
    sheet.closed_on = sheet.published_on = None
    save(actor, sheet)
    tell(actor, sheet, "sheet.reopened", {"reason": why})
    return sheet


@transaction.atomic
def drop_sheet(
    *, actor: Viewer, sheet_id: int, reason: str, expected_version: int | None = None
) -> Sheet:
    """Drop a sheet that was opened by mistake; it stays to be read and can be taken up again."""
    sheet = locked(actor, sheet_id, permissions.KEEP, expected_version)
    moved(sheet, "drop")
    sheet.dropped_because = needed(reason)
    save(actor, sheet)
    tell(actor, sheet, "sheet.dropped", {"reason": sheet.dropped_because})
    return sheet


@transaction.atomic
def resume_sheet(*, actor: Viewer, sheet_id: int, expected_version: int | None = None) -> Sheet:
    """Take a dropped sheet up again."""
    sheet = locked(actor, sheet_id, permissions.KEEP, expected_version)
    moved(sheet, "resume")
    sheet.dropped_because = ""
    save(actor, sheet)
    tell(actor, sheet, "sheet.resumed")
    return sheet

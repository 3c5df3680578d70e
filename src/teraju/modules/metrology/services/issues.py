"""Handing out for a job and taking back: stamps, standards and stickers in one go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.fitness import CameBack
from teraju.modules.metrology.domain.stamps import (
    NoStamp,
    Site,
    cannot_take,
    longest_days,
    no_stamp,
)
from teraju.modules.metrology.domain.stickers import RollState
from teraju.modules.metrology.models import (
    Issue,
    IssuedRoll,
    IssuedStamp,
    IssuedStandard,
    StampLine,
    StampStock,
    Standard,
    StickerRoll,
)
from teraju.modules.metrology.models.unit_choices import CAME_BACK
from teraju.modules.metrology.selectors.officers import officer
from teraju.modules.metrology.selectors.stamps import facts_of, lines_of
from teraju.modules.metrology.selectors.standards import standards_fit
from teraju.modules.metrology.unit_refusals import (
    DayOutOfOrder,
    NoStamps,
    NotEntitled,
    NotNow,
    StandardUnfit,
    StickerRefused,
    WrongCount,
)
from teraju.modules.metrology.unit_wording import NO_STAMP, stamp_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled
from teraju.platform.organisation.models import Agency

from .standards import set_aside
from .unit_common import check_not_future, tell


@transaction.atomic
def hand_out(
    *,
    actor: Viewer,
    agency: Agency,
    job: str,
    site: str,
    holder: User,
    issued_on: date,
    due_on: date,
    stamps: Mapping[int, int] | None = None,
    standards: Collection[Standard] = (),
    rolls: Collection[StickerRoll] = (),
    is_example: bool = False,
) -> Issue:
    """Hand stamps, standards and rolls out to one official for one job.

    Overdue, lent or taken standards, stamps of another year, too many or for too long: refused.
    """
    rights.require(actor, permissions.ISSUE, agency)
    wanted = {pk: number for pk, number in (stamps or {}).items() if number}
    if not (wanted or standards or rolls):
        raise DomainError(_("Say what is handed out."))
    _check_days(actor, issued_on, due_on)
    _check_holder(actor, agency, holder, issued_on)
    issue = Issue(government=agency.government, agency=agency, is_example=is_example)
    asked = _("Give the number of the order or letter of assignment.")
    issue.job, issue.site = needed(job, "job", asked)[:80], str(Site(site))
    issue.holder, issue.holder_office = holder, holder.title[:160]
    issue.issued_on, issue.due_on = issued_on, due_on
    issue.issued_by_id, issue.issued_office = actor.user_id, actor.office[:160]
    save(actor, issue)
    words: dict[str, Any] = {"holder": issue.holder_office, "due_on": due_on}
    words["stamps"] = _take_stamps(actor, issue, wanted)
    words["standards"] = _take_standards(actor, issue, standards)
    words["rolls"] = _take_rolls(actor, issue, rolls)
    tell(actor, issue, "issue.handed_out", filled(words))
    return issue


def _check_days(actor: Viewer, issued_on: date, due_on: date) -> None:
    check_not_future(actor, issued_on, "issued_on")
    if due_on < issued_on:
        raise DayOutOfOrder(_("It comes back on the day or later."), field="due_on")


def _check_holder(actor: Viewer, agency: Agency, holder: User, on: date) -> None:
    if holder.pk == actor.user_id:
        raise NotEntitled(_("Nobody hands out to themselves: have it done."), field="holder")
    found = officer(agency, holder, on)
    if not found.may_verify:
        words = " ".join(str(one) for one in found.sentences)
        raise NotEntitled(f"{holder.title}: {words}", field="holder")


def _take_stamps(actor: Viewer, issue: Issue, wanted: Mapping[int, int]) -> list[str]:
    if not wanted:
        return []
    # Locked, so that two hand-outs at once do not take the same stamp.
    rows = StampStock.objects.select_for_update(no_key=True)
    stock = rows.filter(agency=issue.agency_id, year=issue.issued_on.year).first()
    refusal = no_stamp(facts_of(stock), issue.issued_on)
    if stock is None or refusal is not None:
        raise NoStamps(NO_STAMP[refusal] if refusal else "")
    if issue.due_on.year != stock.year:
        raise NoStamps(_("They come back before the year ends."), field="due_on")
    lines = {one.pk: one for one in lines_of(stock)}
    if set(wanted) - set(lines):
        raise NoStamps(_("These stamps are not of this year's stock. Choose again."))
    return [_take(actor, issue, lines[pk], wanted[pk]) for pk in sorted(wanted)]


def _take(actor: Viewer, issue: Issue, line: StampLine, number: int) -> str:
    refusal = cannot_take(
        site=Site(issue.site),
        line_site=Site(line.site),
        wanted=number,
        there=line.there,  # type: ignore[attr-defined]
        days=(issue.due_on - issue.issued_on).days + 1,
        on=issue.issued_on,
    )
    if refusal is NoStamp.TOO_LONG:
        most = longest_days(Site(issue.site), issue.issued_on)
        last = issue.issued_on + timedelta(days=most - 1)
        words = _("They may not stay out so long: these come back by %(day)s.")
        raise NoStamps(words % {"day": date_format(last)}, field="due_on")
    if refusal is not None:
        raise NoStamps(NO_STAMP[refusal], field=f"stamp_{line.pk}")
    save(actor, IssuedStamp(issue=issue, line=line, out=number))
    return f"{line.kind} {line.size} {line.site}: {number}"


def _take_standards(actor: Viewer, issue: Issue, wanted: Collection[Standard]) -> list[str]:
    ids = sorted(one.pk for one in wanted)
    list(Standard.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    found = standards_fit(issue.agency_id, ids, issue.issued_on)
    if len(found) != len(ids):
        raise StandardUnfit(_("Choose standards of this unit."), field="standards")
    later = {one.standard.pk: one for one in standards_fit(issue.agency_id, ids, issue.due_on)}
    for one in found:
        reasons = one.sentences or later[one.standard.pk].sentences
        if reasons:
            words = " ".join(str(reason) for reason in reasons)
            raise StandardUnfit(f"{one.standard}: {words}", field="standards")
        save(actor, IssuedStandard(issue=issue, standard=one.standard))
    return [str(one.standard) for one in found]


def _take_rolls(actor: Viewer, issue: Issue, wanted: Collection[StickerRoll]) -> list[str]:
    ids = sorted(one.pk for one in wanted)
    rows = StickerRoll.objects.select_for_update(no_key=True).filter(
        pk__in=ids, agency=issue.agency_id
    )
    found = list(rows.order_by("pk"))
    if len(found) != len(ids):
        raise StickerRefused(_("Choose rolls of this unit."), field="rolls")
    taken = set(IssuedRoll.objects.filter(roll__in=ids, is_out=True).values_list("roll", flat=True))
    for roll in found:
        if roll.state != RollState.IN_STOCK or not roll.left or roll.pk in taken:
            words = _("The roll %(roll)s is empty, withdrawn or out already.")
            raise StickerRefused(words % {"roll": roll.name}, field="rolls")
        save(actor, IssuedRoll(issue=issue, roll=roll, left_out=roll.left))
    return [roll.name for roll in found]


@transaction.atomic
def take_back_issue(
    *,
    actor: Viewer,
    issue_id: int,
    expected_version: int | None = None,
    returned_on: date,
    stamps: Mapping[int, int] | None = None,
    standards: Mapping[int, str] | None = None,
    rolls: Mapping[int, int] | None = None,
    note: str = "",
) -> Issue:
    """Take everything back that went out for a job, counted; what is missing is explained.

    A standard that is damaged or missing is out of use from that day.
    """
    rows = Issue.objects.visible_to(actor).select_related("holder")
    issue: Issue = locked(actor, rows, issue_id, permissions.ISSUE, expected_version)
    require_out(issue)
    if issue.holder_id == actor.user_id:
        raise NotEntitled(_("Somebody else takes it back and counts it."))
    check_not_future(actor, returned_on, "returned_on")
    if returned_on < issue.issued_on:
        raise DayOutOfOrder(_("It was not handed out yet on this day."), field="returned_on")
    note = cleaned(note)
    missing = [
        *_stamps_back(actor, issue, stamps or {}),
        *_standards_back(actor, issue, standards or {}),
        *_rolls_back(actor, issue, rolls or {}),
    ]
    if missing and not note:
        words = _("Not everything is back (%(missing)s): say what happened to it.")
        raise WrongCount(words % {"missing": ", ".join(missing)}, field="note")
    _set_aside(actor, issue, returned_on, note)
    issue.returned_on, issue.returned_by_id = returned_on, actor.user_id
    issue.returned_at = actor.now if returned_on == actor.today else None
    issue.returned_office, issue.note = actor.office[:160], note[:600]
    save(actor, issue)
    told: dict[str, Any] = {"returned_on": returned_on, "note": issue.note, "missing": missing}
    tell(actor, issue, "issue.returned", {key: value for key, value in told.items() if value})
    return issue


def require_out(issue: Issue) -> None:
    if issue.returned_on is not None:
        raise NotNow(_("Everything was taken back already."))


def _stamps_back(actor: Viewer, issue: Issue, back: Mapping[int, int]) -> list[str]:
    missing = []
    for one in IssuedStamp.objects.filter(issue=issue).order_by("pk"):
        line = StampLine.objects.select_for_update(no_key=True).get(pk=one.line_id)
        found = back.get(one.pk)
        if found is None or not 0 <= found <= one.out:
            words = _("Count what is back; %(out)s went out.") % {"out": one.out}
            raise WrongCount(words, field=f"stamp_{one.pk}")
        one.back = found
        save(actor, one)
        if found < one.out:
            line.missing += one.out - found
            save(actor, line)
            missing.append(f"{_words(line)}: {one.out - found}")
    return missing


def _standards_back(actor: Viewer, issue: Issue, back: Mapping[int, str]) -> list[str]:
    missing = []
    rows = IssuedStandard.objects.filter(issue=issue).select_related("standard")
    for one in rows.order_by("pk"):
        found = back.get(one.pk, "")
        if found not in CAME_BACK:
            words = _("Say in which condition it came back, or that it is missing.")
            raise WrongCount(words, field=f"standard_{one.pk}")
        one.came_back, one.is_out = found, False
        save(actor, one)
        if found != CameBack.IN_ORDER:
            missing.append(f"{one.standard}: {CAME_BACK[found]}")
    return missing


def _set_aside(actor: Viewer, issue: Issue, on: date, note: str) -> None:
    """What came back damaged or not at all is used no more."""
    rows = IssuedStandard.objects.filter(issue=issue).exclude(came_back=CameBack.IN_ORDER)
    for one in rows.order_by("standard"):
        set_aside(actor, one.standard_id, on, one.came_back, note)


def _rolls_back(actor: Viewer, issue: Issue, left: Mapping[int, int]) -> list[str]:
    missing = []
    for one in IssuedRoll.objects.filter(issue=issue).select_related("roll").order_by("pk"):
        found = left.get(one.pk)
        if found is None or found < 0:
            words = _("Count the stickers that are left on it.")
            raise WrongCount(words, field=f"roll_{one.pk}")
        if found > one.left_out:
            most = _("It went out with %(left)s stickers on it: count again.")
            raise WrongCount(most % {"left": one.left_out}, field=f"roll_{one.pk}")
        if found != one.roll.left:
            differs = _("%(roll)s: %(found)s counted, %(left)s by the book")
            said = {"roll": one.roll.name, "found": found, "left": one.roll.left}
            missing.append(str(differs % said))
        one.left_back, one.is_out = found, False
        save(actor, one)
    return missing


def _words(line: StampLine) -> str:
    return stamp_words(line.kind, line.size, line.site)

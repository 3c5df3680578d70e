"""The papers of supervision: the letter of assignment, the minutes, the warning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.legal_basis import act
from teraju.modules.metrology.domain.supervision import Finding, Measure, Origin
from teraju.modules.metrology.models import Inspection, InspectionItem, Owner
from teraju.modules.metrology.models.supervision_choices import FINDINGS, MEASURES, ORIGINS
from teraju.modules.metrology.selectors.supervision import REFERRAL_LETTER
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    AssignmentLetter,
    CheckReport,
    Letter,
    Paper,
    Signatory,
    StatementSection,
    issue_paper,
)

# In the language of the paper, not of whoever signs it.
_day, _hour = lazy(date_format, str), lazy(time_format, str)

LETTER_NUMBER = "metrology.inspection_letter"
MINUTES_NUMBER = "metrology.inspection_minutes"
WARNING_NUMBER = "metrology.inspection_warning"
# Of the act by its day.
ARTICLES = _("{act}, articles 25 to 28 and 36")
BASES = {
    Origin.PLAN: _("The working programme of supervision of the unit"),
    # Without its ticket: whoever is inspected reads the letter.
    Origin.REPORT: ORIGINS[Origin.REPORT],
    Origin.FOLLOW_UP: _("An earlier visit, after which something was not put right"),
}
ASKED = _(
    "Article 25 of {act} forbids to use it so. Have it put right and"
    " verified again by {day} at the latest."
)
ASKED_OTHER_USE = _(
    "Article 25 of {act} forbids to use it so. Stop using it so at once, or give its"
    " exemption back and have it verified again by {day} at the latest."
)


def issue_letter(actor: Viewer, inspection: Inspection, officials: Sequence[User]) -> Paper:
    """The letter that sends the officials (SPT)."""
    data = AssignmentLetter(
        title=_("Assignment for supervision of measuring instruments"),
        basis=[
            format_lazy(ARTICLES, act=act(actor.today)),
            BASES[Origin(inspection.origin)],
        ],
        team=[(one.title, _("Supervisor")) for one in officials],
        tasks=[
            format_lazy(
                _("To supervise measuring instruments in use at {place}: {purpose}"),
                place=where(inspection),
                purpose=inspection.purpose,
            )
        ],
        facts=[
            (_("Place"), where(inspection)),
            (_("Hours"), hours(inspection.begins_at, inspection.ends_at)),
        ],
        first_day=inspection.planned_on,
        last_day=inspection.planned_on,
    )
    return _issue(actor, inspection, "assignment_letter", data, LETTER_NUMBER)


def issue_minutes_paper(
    actor: Viewer, inspection: Inspection, items: Sequence[InspectionItem]
) -> Paper:
    """The minutes of a visit: every instrument, what was found and what was done."""
    officials = inspection.officials.order_by("title", "pk")
    data = CheckReport(
        title=_("Minutes of supervision of measuring instruments"),
        subtitle=where(inspection),
        facts=_filled(
            [
                (_("Visited on"), inspection.visited_on),
                (_("Hours"), hours(inspection.visited_from, inspection.visited_until)),
                (_("Officials"), ", ".join(one.title for one in officials)),
                (
                    pgettext_lazy("supervision", "Letter"),
                    inspection.letter.number if inspection.letter else "",
                ),
                (_("What was looked at"), inspection.purpose),
            ]
        ),
        table=_("Instruments"),
        headers=[
            _("Instrument, place and owner"),
            _("Finding"),
            _("What was seen"),
            _("Measure"),
        ],
        rows=[
            [
                _which_where_and_whose(one),
                FINDINGS[one.finding],
                _seen(one) or "–",
                _measure(one),
            ]
            for one in items
        ]
        or [["–", _("No instrument was in use"), "–", "–"]],
        sections=[
            StatementSection(title=_("Course of the visit"), lines=[inspection.summary or "–"]),
            StatementSection(
                title=_("Note"),
                lines=[_("Readings are judged by the limits that hold for instruments in use.")],
            ),
        ],
    )
    return _issue(actor, inspection, "check_report", data, MINUTES_NUMBER)


def issue_warning_paper(actor: Viewer, item: InspectionItem) -> Paper:
    """The written warning to whoever uses the instrument."""
    inspection = item.inspection
    user = _user(item)
    data = Letter(
        title=_("Warning about a measuring instrument"),
        recipient=[user.name, user.address or stands_at(item)]
        if user
        else [_("The user"), stands_at(item)],
        body=[
            format_lazy(
                _(
                    "On {day} supervisors of this unit found of your instrument {instrument} at"
                    " {place}:"
                ),
                day=_day(inspection.visited_on) if inspection.visited_on else "–",
                instrument=named(item),
                place=stands_at(item),
            ),
            _found(item),
            *_provider(item),
            format_lazy(
                ASKED_OTHER_USE if item.finding == Finding.OTHER_USE else ASKED,
                act=act(inspection.visited_on or actor.today),
                day=_day(item.due_on) if item.due_on else "–",
            ),
            _(
                "After that day we look again. Whoever goes on using it may be punished under"
                " article 32 of the act."
            ),
        ],
    )
    return _issue(actor, inspection, "letter", data, WARNING_NUMBER, target=item)


def issue_referral_paper(actor: Viewer, item: InspectionItem) -> Paper:
    """The letter by which a finding goes to whoever may investigate it."""
    inspection = item.inspection
    minutes = inspection.minutes
    done = "" if item.measure == Measure.REFERRAL else _measure(item)
    body = [
        format_lazy(
            _("On {day} supervisors of this unit found in use at {place}: {instrument}."),
            day=_day(inspection.visited_on) if inspection.visited_on else "–",
            place=stands_at(item),
            instrument=named(item),
        ),
        *_whose(item),
        _found(item),
        format_lazy(_("What was done then: {measure}."), measure=done) if done else "",
        format_lazy(_("What was found later: {note}"), note=item.outcome_note)
        if item.outcome_note
        else "",
        format_lazy(_("Why it is referred: {reason}"), reason=item.next_note)
        if item.next_note
        else "",
        format_lazy(_("The minutes {number} go with this letter."), number=minutes.number)
        if minutes
        else "",
        _("Please tell us what you do about it."),
    ]
    data = Letter(
        title=_("Referral of a finding of supervision"),
        recipient=[item.referred_to],
        body=[line for line in body if line],
    )
    return _issue(actor, inspection, "letter", data, REFERRAL_LETTER, target=item)


def where(inspection: Inspection) -> str:
    in_full: str = inspection.place.in_full
    return in_full


def stands_at(item: InspectionItem) -> str:
    """The stall of an instrument, with its market; of what is in no register where the visit was.

    A visit to a market is at many stalls: the market alone says of none of them which it was.
    """
    place = item.instrument.place if item.instrument else item.inspection.place
    in_full: str = place.in_full
    return in_full


def hours(begins: time | None, ends: time | None) -> object:
    if begins is None or ends is None:
        return "–"
    return format_lazy("{}–{}", _hour(begins, "TIME_FORMAT"), _hour(ends, "TIME_FORMAT"))


def named(item: InspectionItem) -> str:
    """An instrument as the papers call it: kind, size, make, tag."""
    one = item.instrument
    if one is None:
        return item.described
    kind = catalogue().kinds.get(one.kind)
    words = [kind.name.id if kind else one.kind, one.capacity, one.make, one.serial, one.tag]
    return " ".join(word for word in words if word)


def _seen(item: InspectionItem) -> str:
    return "; ".join(part for part in (item.note.rstrip(". "), item.reason_id) if part)


def _found(item: InspectionItem) -> object:
    """The finding as a sentence, and what was seen of it."""
    words, seen = FINDINGS[item.finding], _seen(item)
    sentence = format_lazy("{words}.", words=words)
    return format_lazy("{sentence} {seen}.", sentence=sentence, seen=seen) if seen else sentence


def _measure(item: InspectionItem) -> object:
    words: object = MEASURES[item.measure]
    detail = item.seal or item.referred_to
    if detail:
        words = format_lazy("{measure}: {detail}", measure=words, detail=detail)
    if item.due_on is None:
        return words
    day = _day(item.due_on)
    return format_lazy(_("{measure}, to be put right by {day}"), measure=words, day=day)


def _user(item: InspectionItem) -> Owner | None:
    if item.instrument is None:
        return None
    return item.instrument.user or item.instrument.owner


def _whose(item: InspectionItem) -> list[object]:
    """Whose instrument it is, and who uses it where that is somebody else, a sentence each.

    Names stand on the papers, which go to those who are concerned, and on no public page.
    """
    one = item.instrument
    if one is None:
        return []
    owner = format_lazy(_("Its owner is {name}."), name=one.owner.name)
    if one.user is None:
        return [owner]
    return [owner, format_lazy(_("It is used by {name}."), name=one.user.name)]


def _provider(item: InspectionItem) -> list[object]:
    """For the user who is written to: whose it is, where it is not the user's own."""
    return _whose(item)[:1] if item.instrument and item.instrument.user else []


def _which_where_and_whose(item: InspectionItem) -> object:
    """As a cell of a table: what it is, where it stands, and whose it is."""
    sentences = _whose(item)
    words = "{}, {}." + " {}" * len(sentences)
    return format_lazy(words, named(item), stands_at(item), *sentences)


def _filled(facts: Sequence[tuple[object, Any]]) -> list[tuple[object, Any]]:
    return [(label, value) for label, value in facts if value not in (None, "")]


def _issue(
    actor: Viewer,
    inspection: Inspection,
    template: str,
    data: Any,
    key: str,
    target: Inspection | InspectionItem | None = None,
) -> Paper:
    """Its public page names unit and day, and neither the place nor a person."""
    return issue_paper(
        actor=actor,
        template=template,
        data=data,
        public_facts=[
            (_("Agency"), inspection.agency.name),
            (_("Day"), inspection.visited_on or inspection.planned_on),
        ],
        government=inspection.government,
        agency=inspection.agency,
        target=target or inspection,
        title=data["title"],
        number_key=key,
        is_public=False,
        is_example=inspection.is_example,
        signatory=Signatory(office=actor.office) if actor.office else None,
    )

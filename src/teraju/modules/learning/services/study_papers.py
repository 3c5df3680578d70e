"""The papers of a study visit: the reply letter to its guests, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from teraju.modules.learning.domain.studies import StudyState
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.study_permissions import STUDY_PAPER
from teraju.modules.learning.study_refusals import StudyNotThere
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    CheckReport,
    Letter,
    Paper,
    Signatory,
    issue_paper,
    replace_earlier,
)

from .study_common import locked_visit, tell

REPLY = "learning.study_reply"
MINUTES = "learning.study_minutes"
ANSWERED = (StudyState.PROPOSED, StudyState.ACCEPTED, StudyState.REFUSED)


@transaction.atomic
def issue_reply(*, actor: Viewer, visit_id: int) -> Paper:
    """Issue the signed letter that answers a request, with the agenda if there is one."""
    visit = locked_visit(actor, visit_id, None, STUDY_PAPER)
    if visit.state not in ANSWERED:
        raise StudyNotThere(_("Answer the request first: the letter says what you answered."))
    data = Letter(
        title=_("Reply to the request for a study visit"),
        recipient=_recipient(visit),
        body=[*_opening(visit), *_answer(visit), _("Thank you for your interest in our work.")],
    )
    title = format_lazy(_("Reply to {guest}"), guest=visit.guest)
    return _issue(actor, visit, "letter", data, title, REPLY, "replied")


@transaction.atomic
def issue_minutes(*, actor: Viewer, visit_id: int) -> Paper:
    """Issue the signed minutes of a visit that took place."""
    visit = locked_visit(actor, visit_id, None, STUDY_PAPER)
    if not visit.has_taken_place:
        raise StudyNotThere(_("Enter first that the visit took place."))
    rows = [
        [_clock(line.starts, line.ends), line.topic, line.host, line.place or "–"]
        for line in visit.agenda.order_by("starts", "pk")
    ]
    taken = [row.title for row in visit.taken.order_by("pk")]
    data = CheckReport(
        title=_("Minutes of the study visit"),
        subtitle=visit.guest,
        facts=_facts(visit),
        table=_("Agenda"),
        headers=[_("Time"), _("Topic"), _("Who receives them"), _("Place")],
        rows=rows,
        sections=[
            {"title": _("What was shown and said"), "lines": visit.minutes.splitlines()},
            {"title": _("What the guests took home"), "lines": taken},
        ],
    )
    title = format_lazy(_("Minutes of the study visit: {guest}"), guest=visit.guest)
    return _issue(actor, visit, "check_report", data, title, MINUTES, "minuted")


def _recipient(visit: StudyVisit) -> list[object]:
    to = visit.contact_office or visit.guest_offices or _("Head of the government")
    return [to, visit.guest]


def _opening(visit: StudyVisit) -> list[object]:
    if visit.came_by_letter and visit.letter_on:
        words = _("We have received your letter number {number} of {day}.")
        day = _day(visit.letter_on)
        return [format_lazy(words, number=visit.letter_number, day=day)]
    words = _("We have received your request of {day} for a study visit.")
    return [format_lazy(words, day=_day(visit.received_on))]


def _answer(visit: StudyVisit) -> Sequence[object]:
    state = StudyState(visit.state)
    if state is StudyState.REFUSED:
        sentence = _("We regret that we cannot receive you: {reason}")
        return [format_lazy(sentence, reason=visit.ended_reason)]
    sentence = (
        _("We are glad to receive you on {day} at {agency}, with {size} guests.")
        if state is StudyState.ACCEPTED
        else _("We propose to receive you on {day} at {agency}, with {size} guests.")
    )
    first = format_lazy(
        sentence, day=_day(visit.visit_on), agency=visit.agency.name, size=visit.size
    )
    lines = [
        f"{_clock(line.starts, line.ends)}  {line.topic} ({line.host})"
        for line in visit.agenda.order_by("starts", "pk")
    ]
    return [first, *([visit.reply] if visit.reply else []), *lines]


def _day(day: Any) -> str:
    """A day in the words of the paper, whose language is Bahasa Indonesia."""
    with override("id"):
        return date_format(day, "DATE_FORMAT")


def _clock(starts: Any, ends: Any) -> str:
    return f"{starts:%H.%M}" + (f"–{ends:%H.%M}" if ends else "")


def _facts(visit: StudyVisit) -> list[tuple[object, Any]]:
    lines: list[tuple[object, Any]] = [
        (_("Guest government"), visit.guest),
        (_("Offices that came"), visit.offices_came),
        (_("Guests who came"), visit.came),
        (_("Held on"), visit.held_on),
        (pgettext_lazy("study visit", "Host"), visit.agency.name),
    ]
    return [(label, value) for label, value in lines if value not in (None, "")]


def _issue(
    actor: Viewer, visit: StudyVisit, template: str, data: Any, title: Any, key: str, verb: str
) -> Paper:
    """Issue a paper and revoke the earlier one of its kind, so that one is valid at a time."""
    paper = issue_paper(
        actor=actor,
        template=template,
        data=data,
        public_facts=[
            (pgettext_lazy("study visit", "Host"), visit.agency.name),
            (_("Guest government"), visit.guest),
        ],
        government=visit.government,
        agency=visit.agency,
        target=visit,
        title=title,
        number_key=key,
        is_public=False,
        is_example=visit.is_example,
        signatory=Signatory(office=visit.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    tell(actor, visit, verb, {"number": paper.number})
    return paper

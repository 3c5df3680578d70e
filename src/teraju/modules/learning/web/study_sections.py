"""The blocks of a study visit's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.domain.studies import StudyState
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.modules.learning.study_policy import study_rules
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Fact, Link, Section, Step
from teraju.platform.web.record_parts import table

S = StudyState
TIMELINE, TEXT, FACTS = (
    "web/sections/timeline.html",
    "web/sections/text.html",
    "web/sections/facts.html",
)


def study_facts(visit: StudyVisit) -> Sequence[Fact]:
    wished = [visit.wished_from]
    if visit.wished_until != visit.wished_from:
        wished.append(visit.wished_until)
    confirmed = study_rules(visit.received_on).confirmed
    house = "" if confirmed else _("house default, unconfirmed")
    lines = [
        Fact(pgettext("study visit", "Host"), visit.agency.name),
        Fact(_("Province"), provinces().get(visit.province, visit.province)),
        Fact(_("Offices that come"), visit.guest_offices),
        Fact(_("Number of guests"), visit.size),
        Fact(_("Days wished"), wished),
        Fact(_("How it came in"), visit.get_origin_display()),
        Fact(_("Number of the letter"), visit.letter_number),
        Fact(_("Date of the letter"), visit.letter_on),
        Fact(_("Received on"), visit.received_on),
        Fact(_("To be answered by"), _until_answered(visit), note=house),
        Fact(_("Day of the visit"), visit.visit_on),
        Fact(_("What the guests are told"), visit.reply),
        Fact(_("Answered on"), visit.replied_on, note=visit.replied_office),
        Fact(_("What the guests said"), visit.guest_said),
        Fact(_("Reason"), visit.ended_reason),
        Fact(_("Held on"), visit.held_on),
        Fact(_("Guests who came"), visit.came),
        Fact(_("Offices that came"), visit.offices_came),
        Fact(_("To be asked by"), visit.follow_up_by, note=house if visit.follow_up_by else ""),
        Fact(pgettext("study visit", "Asked on"), visit.followed_on),
        Fact(_("What came of it"), visit.get_outcome_display() if visit.outcome else None),
        Fact(pgettext("study visit", "Shown to everybody since"), visit.released_on),
    ]
    return [fact for fact in lines if fact.value]


def study_sections(viewer: Viewer, visit: StudyVisit) -> list[Section]:
    handles = rights.allowed(viewer, STUDY_HANDLE, visit)
    found = [
        Section(_("What they want to see"), TEXT, {"text": visit.wishes}),
        *_agenda(viewer, visit, handles=handles),
        *_took_place(viewer, visit, handles=handles),
    ]
    if handles and visit.has_contact:
        found.append(_contact(visit))
    return [*found, *papers_if_any(viewer, visit)]


def _until_answered(visit: StudyVisit) -> Any:
    return visit.reply_by if visit.state == S.REQUESTED else None


def _agenda(viewer: Viewer, visit: StudyVisit, *, handles: bool) -> list[Section]:
    rows = list(reading.agenda_lines(viewer).filter(visit=visit).order_by("starts", "pk"))
    may = handles and visit.state == S.ACCEPTED
    if not rows and visit.state != S.ACCEPTED:
        return []
    cells = [
        [
            f"{one.starts:%H.%M}" + (f"–{one.ends:%H.%M}" if one.ends else ""),
            [
                one.topic
                if not may
                else Link(one.topic, reverse("learning_study_agenda_change", args=[one.pk])),
                *(
                    [Link(_("remove"), reverse("learning_study_agenda_remove", args=[one.pk]))]
                    if may
                    else []
                ),
            ],
            one.host,
            one.place,
        ]
        for one in rows
    ]
    headers = [_("Time"), _("Topic"), _("Who receives them"), _("Place")]
    action = None
    if may:
        action = record_action(
            viewer, visit, STUDY_HANDLE, _("Add a line"), "learning_study_agenda_add", "plus"
        )
    return [table(_("Agenda"), headers, cells, _("No line yet."), action=action)]


def _took_place(viewer: Viewer, visit: StudyVisit, *, handles: bool) -> list[Section]:
    if not visit.has_taken_place:
        return []
    found = [Section(_("What was shown and said"), TEXT, {"text": visit.minutes})]
    found.append(_taken(viewer, visit, handles=handles))
    if visit.follow_up:
        found.append(Section(_("What they did"), TEXT, {"text": visit.follow_up}))
    return [*found, *_reached(viewer, visit, handles=handles)]


def _taken(viewer: Viewer, visit: StudyVisit, *, handles: bool) -> Section:
    rows = []
    for one in reading.taken_home(viewer).filter(visit=visit).order_by("pk"):
        what: Any = one.title
        if one.practice is not None:
            what = Link(one.title, one.practice.get_absolute_url())
        elif one.document is not None:
            what = Link(one.title, one.document.get_absolute_url())
        url = reverse("learning_study_taken_remove", args=[one.pk])
        rows.append([what, Link(_("remove"), url) if handles else ""])
    action = None
    if handles:
        action = record_action(
            viewer, visit, STUDY_HANDLE, _("Add"), "learning_study_taken_add", "plus"
        )
    headers = [pgettext("study visit", "What it is"), ""]
    empty = _("Nothing is entered yet.")
    return table(_("What the guests took home"), headers, rows, empty, action=action)


def _reached(viewer: Viewer, visit: StudyVisit, *, handles: bool) -> list[Section]:
    rows = list(reading.milestones(viewer).filter(visit=visit).order_by("on", "pk"))
    steps = [Step(visit.held_on, _("Visit"), "done")]
    steps += [Step(one.on, str(one), "done", note=one.guest_agency) for one in rows]
    cells = [
        [
            [str(one), one.guest_agency] if one.guest_agency else str(one),
            one.on,
            one.until,
            one.source,
            Link(_("remove"), reverse("learning_study_reached_remove", args=[one.pk]))
            if handles
            else "",
        ]
        for one in rows
    ]
    action = None
    if handles:
        action = record_action(
            viewer, visit, STUDY_HANDLE, _("Add"), "learning_study_reached_add", "plus"
        )
    headers = [_("What they reached"), _("Day"), _("Valid until"), _("Where that stands"), ""]
    empty = _("Nothing is entered yet.")
    return [
        table(_("What the guests reached"), headers, cells, empty, action=action),
        Section(_("From the visit on"), TIMELINE, {"steps": steps}, side=True),
    ]


def _contact(visit: StudyVisit) -> Section:
    facts = [
        Fact(_("Whom to reach"), visit.contact_name),
        Fact(_("Office of the contact"), visit.contact_office),
        Fact(_("Telephone"), visit.contact_phone),
        Fact(_("Mail"), visit.contact_email),
    ]
    context = {"facts": [fact for fact in facts if fact.value]}
    return Section(_("Whom to reach"), FACTS, context, side=True)

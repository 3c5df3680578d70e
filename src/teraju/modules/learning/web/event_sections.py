"""The blocks of an event's record: programme, people, materials, questions, evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import EventState
from teraju.modules.learning.models import Event
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.selectors.event_reading import Results
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.kinds import Action, Link, Section, Status
from teraju.platform.web.record_parts import table

from .event_words import ASPECTS, SCALE

CHANGING = frozenset({EventState.DRAFT, EventState.OPEN, EventState.CLOSED, EventState.RUNNING})


def event_sections(viewer: Viewer, event: Event) -> Sequence[Section]:
    """What belongs to an event, as far as the viewer may know it."""
    may = rights.allowed(viewer, permissions.MANAGE, event)
    text = Section(_("What it is about"), "web/sections/text.html", {"text": event.summary})
    sections = [text, _programme(event, may=may and event.state in CHANGING)]
    if event.is_public:
        sections.append(_people(viewer, event))
    if not rights.is_guest_at(viewer, event):
        sections.append(_materials(viewer, event, may=may))
    if event.is_public and may:
        sections.append(_questions(viewer, event))
    if event.takes_place and may:
        sections += evaluation(reading.results(event))
    return sections


def _programme(event: Event, *, may: bool) -> Section:
    rows = [
        [
            one.title,
            one.day,
            f"{time_format(one.starts, 'H.i')}–{time_format(one.ends, 'H.i')}",
            one.speaker or None,
            [
                Link(
                    pgettext("event", "change"),
                    reverse("learning_event_session_change", args=[one.pk]),
                ),
                Link(
                    pgettext("event", "take off"),
                    reverse("learning_event_session_remove", args=[one.pk]),
                ),
            ]
            if may
            else None,
        ]
        for one in reading.programme(event)
    ]
    headers = [_("Line"), _("Day"), _("Time"), _("Speaker"), _("More")]
    return table(
        pgettext("event", "Programme"), headers, rows, _("No line yet: add the first one.")
    )


def _people(viewer: Viewer, event: Event) -> Section:
    """How many; by name only in the register, for those who may."""
    seated, waiting, present = event.seated, event.waiting, event.present  # type: ignore[attr-defined]
    rows = [
        [_("have a seat"), seated],
        [_("on the waiting list"), waiting],
        [_("present"), present],
    ]
    action = None
    if rights.allowed(viewer, permissions.DESK, event):
        url = f"{reverse('learning_event_participants')}?event={event.pk}"
        action = Action(_("List of participants"), url, icon="users")
    return table(_("Participants"), [_("Status"), _("How many")], rows, "", action=action)


def _materials(viewer: Viewer, event: Event, *, may: bool) -> Section:
    rows: list[list[Any]] = []
    for one in reading.materials(viewer).filter(event=event).order_by("title", "pk"):
        ways = []
        if may and one.released_on is None:
            url = reverse("learning_event_material_release", args=[one.pk])
            ways.append(Link(_("release"), url))
        if may:
            url = reverse("learning_event_material_remove", args=[one.pk])
            ways.append(Link(pgettext("event", "take off"), url))
        rows.append(
            [
                Link(one.title, reverse("learning_event_material", args=[one.pk])),
                Status("good", _("everybody may open it"))
                if one.released_on
                else Status("none", _("not released yet")),
                ways or None,
            ]
        )
    headers = [_("Material"), _("Status"), _("More")]
    return table(_("Materials"), headers, rows, _("No material yet."))


def _questions(viewer: Viewer, event: Event) -> Section:
    found = reading.questions(viewer).filter(event=event)
    new = found.filter(state="new").count()
    rows = [[_("to be looked at"), new], [_("in all"), found.count()]]
    url = f"{reverse('learning_event_questions')}?event={event.pk}"
    action = Action(_("Questions"), url, icon="message-circle")
    return table(_("Questions"), [_("Status"), _("How many")], rows, "", action=action)


def evaluation(found: Results) -> list[Section]:
    """What those present thought, as bars; nothing of few, for one could guess whose it is."""
    title = _("Evaluation: %(replies)d of %(asked)d have answered") % {
        "replies": found.replies,
        "asked": found.asked,
    }
    if not found.is_told:
        words = ngettext(
            "Shown once %(count)d person has answered, so that nobody can be guessed.",
            "Shown once %(count)d people have answered, so that nobody can be guessed.",
            found.smallest,
        ) % {"count": found.smallest}
        return [Section(title, "web/sections/text.html", {"text": words})]
    sections = []
    for name, label in ASPECTS.items():
        bars = [Bar(SCALE[step], found.counts[name][step]) for step in SCALE]
        context = {"caption": label, "rows": bars, "heading": _("Answer")}
        sections.append(Section(f"{title} · {label}", "web/sections/bars.html", context))
    if found.comments:
        text = "\n\n".join(found.comments)
        sections.append(Section(_("Comments"), "web/sections/text.html", {"text": text}))
    return sections

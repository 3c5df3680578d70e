"""The registers of events, of who registered, of certificates and of questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.models import Event, EventQuestion, Registration
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.event_choices import (
    ASK_STATES,
    EVENT_KINDS,
    EVENT_STATES,
    SEATS,
    WAYS,
)
from teraju.modules.learning.selectors import event_reading as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .event_import import (
    CONTACT_READER,
    EVENT_READER,
    NAME_READER,
    ORGANISATION_READER,
    PEOPLE_IMPORT,
    PRESENT_READER,
)
from .event_words import (
    certificate_status,
    dated,
    event_status,
    presence_status,
    question_status,
    seat_status,
)


def _event_choices(viewer: Viewer) -> Sequence[tuple[str, Any]]:
    rows = Event.objects.visible_to(viewer).order_by("-first_day", "-pk")
    return [(str(one.pk), dated(one)) for one in rows.only("pk", "title", "first_day")]


def event_filter() -> Filter:
    return Filter(
        key="event",
        label=pgettext_lazy("learning", "Event"),
        choices=_event_choices,
        apply=lambda rows, value, viewer: rows.filter(event=value),
    )


def _by_presence(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(came_at__isnull=value == "absent")


def _by_paper(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return (
        rows.filter(paper__status="valid")
        if value == "valid"
        else rows.exclude(paper__status="valid")
    )


EVENTS: Register[Event] = Register(
    key="learning.events",
    title=_("Events"),
    noun=pgettext_lazy("learning", "events"),
    columns=[
        Column(
            key="title",
            label=pgettext_lazy("learning", "Event"),
            value=lambda e: e.title,
            sort="title",
        ),
        Column(
            key="kind",
            label=pgettext_lazy("learning", "Kind of event"),
            value=lambda e: e.get_kind_display(),
            sort="kind",
            place="beneath",
        ),
        Column(
            key="first_day",
            label=_("First day"),
            value=lambda e: e.first_day,
            kind="date",
            sort="first_day",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda e: event_status(e, e.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
        Column(
            key="seated",
            label=_("Registered"),
            value=lambda e: e.seated,  # type: ignore[attr-defined]
            kind="number",
            sort="seated",
        ),
        Column(
            key="present",
            label=_("Present"),
            value=lambda e: e.present,  # type: ignore[attr-defined]
            kind="number",
            sort="present",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda e: e.agency.short_name,
            sort="agency__name",
        ),
        Column(key="place", label=_("Place"), value=lambda e: e.place, place="file"),
        Column(key="seats", label=_("Seats"), value=lambda e: e.seats, kind="number", place="file"),
    ],
    rows=reading.listed_events,
    order=["-first_day", "-pk"],
    search=["title", "summary", "place", "agency__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(EVENT_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="kind",
            label=pgettext_lazy("learning", "Kind of event"),
            choices=lambda viewer: choices(EVENT_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        agency_filter(),
    ],
    row_url=lambda e: e.get_absolute_url(),
    add_label=_("Plan an event"),
    add_url="learning_event_add",
    add_right=permissions.MANAGE,
    empty=_("No event yet. Plan one that others may come to: a training, a webinar."),
)

PEOPLE: Register[Registration] = Register(
    key="learning.event_people",
    title=_("Participants of events"),
    noun=_("registrations"),
    columns=[
        Column(
            key="name",
            label=_("Name"),
            value=lambda r: r.name,
            sort="name",
            reads=NAME_READER,
            required=True,
        ),
        Column(
            key="organisation",
            label=_("Organisation"),
            value=lambda r: r.organisation,
            sort="organisation",
            reads=ORGANISATION_READER,
            required=True,
            place="beneath",
        ),
        Column(
            key="region",
            label=_("Region or government"),
            value=lambda r: r.region,
            reads=NAME_READER,
            place="file",
        ),
        Column(
            key="event",
            label=pgettext_lazy("learning", "Event"),
            value=lambda r: dated(r.event),
            sort="event__first_day",
            stored=lambda r: r.event_id,
            reads=EVENT_READER,
            required=True,
        ),
        Column(
            key="contact",
            label=_("Mail or telephone"),
            value=lambda r: r.contact,
            reads=CONTACT_READER,
            required=True,
        ),
        Column(key="seat", label=_("Seat"), value=seat_status, kind="status", sort="seat"),
        Column(
            key="presence",
            label=_("Attendance"),
            value=presence_status,
            kind="status",
            sort="came_at",
        ),
        Column(
            key="present",
            label=pgettext_lazy("question of a file", "Was present"),
            value=lambda r: r.came_at is not None,
            kind="yesno",
            reads=PRESENT_READER,
            place="file",
        ),
        Column(
            key="ordinal",
            label=pgettext_lazy("registration", "Number"),
            value=lambda r: r.ordinal,
            kind="number",
            sort="ordinal",
        ),
        Column(
            key="way",
            label=_("Came by"),
            value=lambda r: r.get_way_display(),
            place="file",
        ),
    ],
    rows=reading.registrations,
    order=["-event__first_day", "event", "ordinal", "pk"],
    search=["name", "organisation", "region", "contact"],
    filters=[
        event_filter(),
        Filter(
            key="seat",
            label=_("Seat"),
            choices=lambda viewer: choices(SEATS),
            apply=lambda rows, value, viewer: rows.filter(seat=value),
        ),
        Filter(
            key="presence",
            label=_("Attendance"),
            choices=lambda viewer: [
                ("present", _("present")),
                ("absent", _("not noted as present")),
            ],
            apply=_by_presence,
        ),
        Filter(
            key="way",
            label=_("Came by"),
            choices=lambda viewer: choices(WAYS),
            apply=lambda rows, value, viewer: rows.filter(way=value),
        ),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("Nobody has registered yet. Publish an event and pass its link on."),
    importing=PEOPLE_IMPORT,
)

CERTIFICATES: Register[Registration] = Register(
    key="learning.event_certificates",
    title=_("Certificates of attendance"),
    noun=_("certificates"),
    columns=[
        Column(
            key="number",
            label=pgettext_lazy("official number", "Number"),
            value=lambda r: r.paper.number,  # type: ignore[union-attr]
            sort="paper__number",
        ),
        Column(key="name", label=_("Participant"), value=lambda r: r.name, sort="name"),
        Column(
            key="event",
            label=pgettext_lazy("learning", "Event"),
            value=lambda r: dated(r.event),
            sort="event__first_day",
        ),
        Column(
            key="issued",
            label=_("Issued on"),
            value=lambda r: r.paper.issued_at,  # type: ignore[union-attr]
            kind="date",
            sort="paper__issued_at",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=certificate_status,
            kind="status",
            sort="paper__status",
        ),
        Column(
            key="code",
            label=_("Verification code"),
            value=lambda r: r.paper.code,  # type: ignore[union-attr]
            place="file",
        ),
    ],
    rows=reading.certificates,
    order=["-paper__issued_at", "paper__number", "pk"],
    search=["name", "organisation", "paper__number", "paper__code"],
    filters=[
        event_filter(),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("valid", pgettext_lazy("certificate of attendance", "in force")),
                ("revoked", pgettext_lazy("certificate of attendance", "revoked")),
            ],
            apply=_by_paper,
        ),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No certificate yet. Finish an event; then the head has them made in one step."),
)

QUESTIONS: Register[EventQuestion] = Register(
    key="learning.event_questions",
    title=_("Questions of participants"),
    noun=_("questions"),
    columns=[
        Column(key="text", label=_("Question"), value=lambda q: q.text),
        Column(
            key="event",
            label=pgettext_lazy("learning", "Event"),
            value=lambda q: dated(q.event),
            sort="event__first_day",
        ),
        Column(
            key="asked_on",
            label=_("Asked on"),
            value=lambda q: q.asked_on,
            kind="date",
            sort="asked_on",
        ),
        Column(key="status", label=_("Status"), value=question_status, kind="status", sort="state"),
        Column(key="answer", label=_("Answer"), value=lambda q: q.answer, place="file"),
    ],
    rows=reading.questions,
    order=["-asked_on", "-pk"],
    search=["text", "answer"],
    filters=[
        event_filter(),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(ASK_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
    ],
    row_url=lambda q: q.get_absolute_url(),
    empty=_("No question yet. They come from the public page of an event."),
)

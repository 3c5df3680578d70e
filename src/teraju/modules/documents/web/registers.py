"""The master list of documents, and the register of requests to change them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents import selectors
from teraju.modules.documents.domain.kinds import Type, types_of_level
from teraju.modules.documents.domain.states import DocumentState
from teraju.modules.documents.models import ChangeRequest, Document
from teraju.modules.documents.models.choices import (
    CLASSIFICATIONS,
    REQUEST_STATES,
    TYPES,
    choices,
)
from teraju.modules.documents.permissions import REGISTER
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .document_import import (
    AGENCY_READER,
    DOCUMENT_IMPORT,
    HELD,
    NUMBER_READER,
    OWNER_HINT,
    OWNER_READER,
    TITLE_READER,
    TYPE_READER,
)
from .statuses import document_status, request_status

SOON = timedelta(days=60)
LEVELS = [
    ("1", _("1: what is wanted")),
    ("2", _("2: who does what")),
    ("3", _("3: how it is done")),
    ("4", _("4: what it is written on")),
]


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def master_rows(viewer: Viewer) -> QuerySet[Document]:
    """The master list, knowing the day it is looked at."""
    today = Value(viewer.today, output_field=DateField())
    rows: QuerySet[Document] = selectors.master_list(viewer).annotate(as_of=today)
    return rows


def by_state(rows: QuerySet[Any], value: str, _viewer: Viewer) -> QuerySet[Any]:
    if value == "withdrawn":
        return rows.filter(state=DocumentState.WITHDRAWN)
    in_force = rows.filter(state=DocumentState.ACTIVE)
    return in_force.filter(current_number__isnull=value == "preparation")


def by_review(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    active = rows.filter(state=DocumentState.ACTIVE)
    if value == "overdue":
        return active.filter(next_review_on__lt=viewer.today)
    return active.filter(next_review_on__gte=viewer.today, next_review_on__lte=viewer.today + SOON)


def label_of(number: int | None) -> str:
    return "" if number is None else f"{number:02}"


DOCUMENTS: Register[Document] = Register(
    key="documents.documents",
    title=_("Master list of documents"),
    noun=_("documents"),
    columns=[
        Column(
            key="title",
            label=_("Document"),
            value=lambda d: d.title,
            sort="title",
            reads=TITLE_READER,
            required=True,
        ),
        Column(
            key="number",
            label=_("Number"),
            value=lambda d: d.number,
            sort="number",
            place="beneath",
            reads=NUMBER_READER,
        ),
        Column(
            key="type",
            label=_("Type"),
            value=lambda d: TYPES[Type(d.type)],
            sort="type",
            stored=HELD["type"],
            reads=TYPE_READER,
            required=True,
        ),
        Column(
            key="revision",
            label=_("Revision"),
            value=lambda d: label_of(d.current_number),  # type: ignore[attr-defined]
            sort="current_number",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda d: document_status(d, d.as_of),  # type: ignore[attr-defined]
            kind="status",
        ),
        Column(
            key="effective_since",
            label=_("In force since"),
            value=lambda d: d.effective_since,  # type: ignore[attr-defined]
            kind="date",
            sort="effective_since",
        ),
        Column(
            key="next_review_on",
            label=_("Next review"),
            value=lambda d: d.next_review_on,
            kind="date",
            sort="next_review_on",
        ),
        Column(
            key="level",
            label=pgettext_lazy("document", "Level"),
            value=lambda d: d.level,
            kind="number",
            place="file",
        ),
        Column(
            key="owner",
            label=pgettext_lazy("document", "Owner"),
            value=lambda d: LABELS[Role(d.owner_role)],
            sort="owner_role",
            place="file",
            stored=HELD["owner"],
            reads=OWNER_READER,
            hint=OWNER_HINT,
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda d: d.agency.short_name,
            sort="agency__name",
            stored=lambda d: d.agency_id,
            reads=AGENCY_READER,
        ),
    ],
    rows=master_rows,
    order=["agency__name", "number", "pk"],
    search=["number", "title", "external_number", "issuer", "agency__name"],
    filters=[
        Filter(
            key="type",
            label=_("Type"),
            choices=lambda viewer: choices(TYPES),
            apply=lambda found, value, viewer: found.filter(type=value),
        ),
        Filter(
            key="level",
            label=pgettext_lazy("document", "Level"),
            choices=lambda viewer: LEVELS,
            apply=lambda found, value, viewer: found.filter(type__in=types_of_level(int(value))),
        ),
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: [
                ("force", pgettext_lazy("revision", "in force")),
                ("preparation", _("in preparation")),
                ("withdrawn", pgettext_lazy("revision", "withdrawn")),
            ],
            apply=by_state,
        ),
        Filter(
            key="review",
            label=_("Periodic review"),
            choices=lambda viewer: [
                ("overdue", _("overdue")),
                ("soon", _("due within 60 days")),
            ],
            apply=by_review,
        ),
        Filter(
            key="classification",
            label=_("Classification"),
            choices=lambda viewer: choices(CLASSIFICATIONS),
            apply=lambda found, value, viewer: found.filter(classification=value),
        ),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=agency_choices,
            apply=lambda found, value, viewer: found.filter(agency=value),
        ),
    ],
    row_url=lambda d: d.get_absolute_url(),
    add_label=_("Register a document"),
    add_url="document_add",
    add_right=REGISTER,
    empty=_("No document yet. Register the first one: write it here or upload the file."),
    importing=DOCUMENT_IMPORT,
)


REQUESTS: Register[ChangeRequest] = Register(
    key="documents.requests",
    title=pgettext_lazy("documents", "Change requests"),
    noun=_("requests"),
    columns=[
        Column(
            key="document",
            label=_("Document"),
            value=lambda r: str(r.document),
            sort="document__number",
        ),
        Column(key="wish", label=_("What should change"), value=lambda r: r.wish[:200]),
        Column(
            key="asked_on",
            label=_("Asked on"),
            value=lambda r: r.asked_on,
            kind="date",
            sort="asked_on",
        ),
        Column(key="asked_by", label=_("Asked by"), value=lambda r: r.asked_office),
        Column(key="status", label=_("Status"), value=request_status, kind="status", sort="state"),
        Column(
            key="answered_on",
            label=_("Answered on"),
            value=lambda r: r.answered_on,
            kind="date",
            sort="answered_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda r: r.document.agency.short_name,
            sort="document__agency__name",
            place="beneath",
        ),
    ],
    rows=selectors.change_requests,
    order=["-asked_on", "-pk"],
    search=["wish", "reason", "document__number", "document__title", "asked_office"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(REQUEST_STATES),
            apply=lambda found, value, viewer: found.filter(state=value),
        ),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=agency_choices,
            apply=lambda found, value, viewer: found.filter(document__agency=value),
        ),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No request yet. Ask for a change on the page of a document."),
)

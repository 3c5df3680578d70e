"""The registers of reading, controlled copies and retention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import DateField, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents import permissions
from teraju.modules.documents.domain.retention import DisposalState
from teraju.modules.documents.models import (
    Copy,
    Disposal,
    Document,
    ReadingDuty,
    RetentionRule,
    Revision,
)
from teraju.modules.documents.models.copies import COPY_STATES, MEDIA
from teraju.modules.documents.models.retention import DISPOSAL_STATES, FATES
from teraju.modules.documents.selectors import copies as copy_rows
from teraju.modules.documents.selectors import reading as reading_rows
from teraju.modules.documents.selectors import retention as retention_rows
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status, Text

from .reading_statuses import (
    copy_status,
    disposal_status,
    duty_status,
    kept_status,
    rule_status,
)
from .registers import agency_choices
from .schedule_import import SCHEDULE_COLUMNS, SCHEDULE_IMPORT

NUMBER = pgettext_lazy("official number", "Number")


def by_agency(path: str) -> Filter:
    """The filter on the agency that a row reaches over `path`."""
    return Filter(
        key="agency",
        label=_("Agency"),
        choices=agency_choices,
        apply=lambda rows, value, viewer: rows.filter(**{path: value}),
    )


def document_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    """The documents that have readers, by number."""
    rows = Document.objects.visible_to(viewer).exclude(readers=None)
    found = rows.order_by("number", "pk").values_list("pk", "number", "title").distinct()
    return [(str(pk), f"{number} {title}") for pk, number, title in found]


def seen_on(rows: QuerySet[Any], viewer: Viewer) -> QuerySet[Any]:
    """Rows with the day they are judged by, so that each can tell its own standing."""
    found: QuerySet[Any] = rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))
    return found


def duties(viewer: Viewer) -> QuerySet[ReadingDuty]:
    """What people must read and did read; closed duties are kept and shown on demand."""
    return seen_on(reading_rows.duties(viewer), viewer)


def standing_of(duty: Any) -> Status:
    """How a duty stands on the day of its row."""
    return duty_status(duty, duty.seen_on)


def by_reading(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    conditions = {
        "open": Q(read_on=None, ended_on=None),
        "overdue": Q(read_on=None, ended_on=None, due_on__lt=viewer.today),
        "read": Q(read_on__isnull=False, ended_on=None),
        "ended": Q(ended_on__isnull=False),
    }
    found: QuerySet[Any] = rows.filter(conditions[value])
    return found


READINGS: Register[ReadingDuty] = Register(
    key="documents.readings",
    title=pgettext_lazy("register", "Reading"),
    noun=_("duties to read"),
    columns=[
        Column(
            key="document",
            label=_("Document"),
            value=lambda one: one.revision.document.title,
            sort="revision__document__title",
        ),
        Column(
            key="number",
            label=NUMBER,
            value=lambda one: one.revision.document.number,
            sort="revision__document__number",
            place="beneath",
        ),
        Column(key="revision", label=_("Revision"), value=lambda one: one.revision.label),
        Column(
            key="person",
            label=pgettext_lazy("reading", "Reader"),
            value=lambda one: one.user.title,
            sort="user__title",
        ),
        Column(
            key="due", label=_("Read by"), value=lambda one: one.due_on, kind="date", sort="due_on"
        ),
        Column(
            key="read",
            label=_("Confirmed on"),
            value=lambda one: one.read_on,
            kind="date",
            sort="read_on",
        ),
        Column(
            key="standing",
            label=_("Status"),
            value=standing_of,
            kind="status",
        ),
    ],
    rows=duties,
    order=["-due_on", "revision__document__number", "user__title", "pk"],
    search=["revision__document__title", "revision__document__number", "user__title"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("open", _("not confirmed yet")),
                ("overdue", _("overdue")),
                ("read", pgettext_lazy("reading", "read and understood")),
                ("ended", pgettext_lazy("reading", "no longer asked")),
            ],
            apply=by_reading,
        ),
        Filter(
            key="document",
            label=_("Document"),
            choices=document_choices,
            apply=lambda rows, value, viewer: rows.filter(revision__document=value),
        ),
        by_agency("revision__document__agency"),
    ],
    row_url=lambda one: one.get_absolute_url(),
    empty=_("Nobody is asked to read anything yet. Who must read is set on a document's page."),
)


def by_copy(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "stale":
        return rows.filter(state="out", is_current=False)
    return rows.filter(state=value)


COPIES: Register[Copy] = Register(
    key="documents.copies",
    title=_("Controlled copies"),
    noun=_("controlled copies"),
    columns=[
        Column(
            key="document",
            label=_("Document"),
            value=lambda one: one.document.title,
            sort="document__title",
        ),
        Column(key="copy", label=NUMBER, value=str, sort="document__number", place="beneath"),
        Column(key="holder", label=_("Holder"), value=lambda one: one.holder, sort="holder"),
        Column(key="medium", label=_("Medium"), value=lambda one: one.get_medium_display()),
        Column(key="revision", label=_("Revision"), value=lambda one: one.revision.label),
        Column(
            key="issued",
            label=_("Handed out on"),
            value=lambda one: one.issued_on,
            kind="date",
            sort="issued_on",
        ),
        Column(key="standing", label=_("Status"), value=copy_status, kind="status"),
    ],
    rows=copy_rows.copies,
    order=["document__number", "number", "-issued_on", "pk"],
    search=["document__title", "document__number", "holder"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("stale", _("to be exchanged")),
                *[(code.value, label) for code, label in COPY_STATES.items()],
            ],
            apply=by_copy,
        ),
        Filter(
            key="medium",
            label=_("Medium"),
            choices=lambda viewer: [(code.value, label) for code, label in MEDIA.items()],
            apply=lambda rows, value, viewer: rows.filter(medium=value),
        ),
        by_agency("document__agency"),
    ],
    row_url=lambda one: reverse("documents_copy", args=[one.pk]),
    empty=_("No copy is handed out. Hand copies out on a document's page."),
)


def kept_rows(viewer: Viewer) -> QuerySet[Revision]:
    return seen_on(retention_rows.out_of_use(viewer), viewer)


def out_since(row: Any) -> date:
    since: date = row.since
    return since


def how_many(row: Any) -> int:
    count: int = row.count
    return count


def ends(row: Any, name: str) -> date | None:
    """The first day after a stage of the schedule of a row; None where no line was chosen."""
    plan = retention_rows.kept(row).schedule
    return getattr(plan, name) if plan else None


def by_kept(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "due":
        due = [one.revision.pk for one in retention_rows.due(viewer)]
        return rows.filter(pk__in=due)
    conditions = {
        "no_rule": Q(document__retention=None),
        "held": ~Q(document__retention__hold_reason="") & Q(document__retention__isnull=False),
        "disposed": Q(is_disposed=True),
    }
    return rows.filter(conditions[value])


KEPT: Register[Revision] = Register(
    key="documents.kept",
    title=_("Retention"),
    noun=_("revisions and records"),
    columns=[
        Column(
            key="document",
            label=_("Document"),
            value=lambda one: one.document.title,
            sort="document__title",
        ),
        Column(
            key="number",
            label=NUMBER,
            value=lambda one: f"{one.document.number} ({one.label})",
            sort="document__number",
            place="beneath",
        ),
        Column(key="standing", label=_("Status"), value=kept_status, kind="status"),
        Column(
            key="since",
            label=_("Out of use since"),
            value=out_since,
            kind="date",
            sort="since",
        ),
        Column(
            key="rule",
            label=_("Line of the schedule"),
            value=lambda one: retention_code(one),
        ),
        Column(
            key="active",
            label=_("Active until"),
            value=lambda one: ends(one, "active_until"),
            kind="date",
        ),
        Column(
            key="inactive",
            label=_("Inactive until"),
            value=lambda one: ends(one, "inactive_until"),
            kind="date",
        ),
    ],
    rows=kept_rows,
    order=["document__number", "-number", "pk"],
    search=["document__title", "document__number"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("due", _("due")),
                ("held", _("must be kept")),
                ("no_rule", _("no line chosen")),
                ("disposed", _("disposed of")),
            ],
            apply=by_kept,
        ),
        by_agency("document__agency"),
    ],
    row_url=lambda one: one.document.get_absolute_url(),
    empty=_("Nothing is out of use yet: superseded and withdrawn revisions and records come here."),
)


def retention_code(one: Any) -> str:
    retention = getattr(one.document, "retention", None)
    return retention.rule.code if retention else ""


DISPOSALS: Register[Disposal] = Register(
    key="documents.disposals",
    title=_("Disposals"),
    noun=_("lists of disposal"),
    columns=[
        Column(
            key="proposed",
            label=_("Proposed on"),
            value=lambda one: one.proposed_on,
            kind="date",
            sort="proposed_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda one: one.agency.short_name,
            sort="agency__short_name",
        ),
        Column(key="count", label=_("Documents"), value=how_many, kind="number"),
        Column(key="reason", label=_("Reason"), value=lambda one: one.reason),
        Column(
            key="decided",
            label=_("Decided on"),
            value=lambda one: one.decided_on,
            kind="date",
            sort="decided_on",
        ),
        Column(key="standing", label=_("Status"), value=disposal_status, kind="status"),
    ],
    rows=retention_rows.counted_disposals,
    order=["-proposed_on", "-pk"],
    search=["reason", "agency__name"],
    filters=[
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [(s.value, DISPOSAL_STATES[s]) for s in DisposalState],
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        by_agency("agency"),
    ],
    row_url=lambda one: reverse("documents_disposal", args=[one.pk]),
    add_label=_("Propose a disposal"),
    add_url="documents_disposal_add",
    add_right=permissions.DISPOSAL_PROPOSE,
    empty=_("Nothing was proposed for disposal."),
)

SCHEDULE: Register[RetentionRule] = Register(
    key="documents.schedule",
    title=_("Retention schedule"),
    noun=_("lines of the schedule"),
    columns=[
        *SCHEDULE_COLUMNS,
        Column(key="standing", label=_("Status"), value=rule_status, kind="status"),
    ],
    rows=retention_rows.rules,
    order=["code", "pk"],
    search=["code", "title", "source"],
    filters=[
        Filter(
            key="fate",
            label=_("What becomes of it at the end"),
            choices=lambda viewer: [(code.value, label) for code, label in FATES.items()],
            apply=lambda rows, value, viewer: rows.filter(fate=value),
        ),
        Filter(
            key="confirmed",
            label=_("Status"),
            choices=lambda viewer: [("yes", _("confirmed")), ("no", _("unconfirmed"))],
            apply=lambda rows, value, viewer: rows.filter(confirmed=value == "yes"),
        ),
    ],
    row_url=lambda one: reverse("documents_retention_rule", args=[one.pk]),
    add_label=_("Add a line"),
    add_url="documents_retention_rule_add",
    add_right=permissions.SCHEDULE_MANAGE,
    empty=_("The government's retention schedule (JRA) is empty. Add its lines or import them."),
    importing=SCHEDULE_IMPORT,
)

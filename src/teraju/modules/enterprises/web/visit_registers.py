"""The registers of visits, of what telephones sent, and of what owners sent and answered."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visits import VisitState
from teraju.modules.enterprises.models import OwnerQuestion, OwnerUpload, Visit, VisitEntry
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.visit_choices import OUTCOMES, VISIT_STATES
from teraju.modules.enterprises.selectors import visit_owners, visits
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register
from teraju.platform.web.kinds import Status

from .common import agency_column, agency_filter, by_field, column
from .visit_words import entry_status, firm, visit_status, who_goes


def _of_time(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    planned = rows.filter(state=VisitState.PLANNED)
    if value == "ahead":
        return planned.filter(planned_on__gte=viewer.today)
    return planned.filter(planned_on__lt=viewer.today)


VISITS: Register[Visit] = Register(
    key="enterprises.visits",
    title=_("Visits to firms"),
    noun=_("visits"),
    columns=[
        column("firm", _("Firm"), firm, sort="coaching__product__enterprise__name"),
        column("product", _("Product"), lambda v: str(v.coaching.product), place="beneath"),
        column("planned_on", _("Day"), lambda v: v.planned_on, "date", "planned_on"),
        column("who", _("Who goes"), who_goes),
        column("purpose", _("Purpose"), lambda v: v.purpose),
        column("open_steps", _("Open next steps"), lambda v: v.open_steps, "number"),
        column("late_steps", _("Late next steps"), lambda v: v.late_steps, "number"),
        column("status", _("Status"), visit_status, "status", "state"),
        column(
            "held_on",
            pgettext_lazy("visit to a firm", "Held on"),
            lambda v: v.held_on,
            "date",
            place="file",
        ),
        column("reason", _("Reason"), lambda v: v.reason, place="file"),
        column("notes", _("Notes"), lambda v: v.notes, place="file"),
        agency_column(),
    ],
    rows=visits.visits_listed,
    order=["-planned_on", "-pk"],
    search=["coaching__product__enterprise__name", "coaching__product__name", "purpose"],
    filters=[
        by_field("state", _("Status"), VISIT_STATES),
        Filter(
            key="time",
            label=_("Time"),
            choices=lambda _viewer: [
                ("ahead", _("Ahead")),
                ("late", _("Past, not written down yet")),
            ],
            apply=_of_time,
        ),
        Filter(
            key="steps",
            label=_("Next steps"),
            choices=lambda _viewer: [
                ("open", _("With open next steps")),
                ("late", _("With late next steps")),
            ],
            apply=lambda rows, value, _viewer: rows.filter(**{f"{value}_steps__gt": 0}),
        ),
        Filter(
            key="sector",
            label=_("Sector"),
            choices=lambda _viewer: list(SECTORS.items()),
            apply=lambda rows, value, _viewer: rows.filter(
                coaching__product__enterprise__sector=value
            ),
        ),
        agency_filter(),
    ],
    row_url=lambda v: v.get_absolute_url(),
    add_label=_("Plan a visit"),
    add_url="enterprises_visit_add",
    add_right=permissions.VISIT_PLAN,
    empty=_("No visit yet. Plan the first one to a coached firm."),
)

ENTRIES: Register[VisitEntry] = Register(
    key="enterprises.visit_entries",
    title=_("Visits from telephones"),
    noun=_("visits from telephones"),
    columns=[
        column(
            "visit",
            _("Visit"),
            lambda e: firm(e.visit) if e.visit else "–",
            sort="visit__coaching__product__enterprise__name",
        ),
        column(
            "held_on",
            pgettext_lazy("visit to a firm", "Held on"),
            lambda e: e.held_on,
            "date",
            "held_on",
        ),
        column("sender", _("Sent by"), lambda e: e.sender_office, sort="sender_office"),
        column("status", _("Status"), entry_status, "status", "outcome"),
        column("sentence", _("Why it was not taken"), lambda e: e.sentence, place="file"),
        column("reason", _("Reason"), lambda e: e.reason, place="file"),
        agency_column(),
    ],
    rows=visits.entries,
    order=["-arrived_at", "-pk"],
    search=["visit__coaching__product__enterprise__name", "sender_office"],
    filters=[by_field("outcome", _("Status"), OUTCOMES), agency_filter()],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("Nothing came from a telephone yet."),
)


def _seen(rows: QuerySet[Any], value: str, _viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(seen_at__isnull=value == "new")


def upload_status(upload: OwnerUpload) -> Status:
    if upload.seen_at is None:
        return Status("warn", pgettext_lazy("photo of an owner", "New"))
    return Status("good", pgettext_lazy("photo of an owner", "Looked at"), upload.answer)


UPLOADS: Register[OwnerUpload] = Register(
    key="enterprises.uploads",
    title=_("Photos from owners"),
    noun=_("photos"),
    columns=[
        column("firm", _("Firm"), lambda u: str(u.enterprise), sort="enterprise__name"),
        column("sent_at", _("Sent"), lambda u: localdate(u.sent_at), "date", "sent_at"),
        column("note", _("What it shows"), lambda u: u.note),
        column("status", _("Status"), upload_status, "status", "seen_at"),
        column("answer", pgettext_lazy("to an owner", "Answer"), lambda u: u.answer, place="file"),
        agency_column(),
    ],
    rows=visit_owners.uploads,
    order=["-sent_at", "-pk"],
    search=["enterprise__name", "note"],
    filters=[
        Filter(
            key="seen",
            label=_("Status"),
            choices=lambda _viewer: [
                ("new", pgettext_lazy("photo of an owner", "New")),
                ("seen", pgettext_lazy("photo of an owner", "Looked at")),
            ],
            apply=_seen,
        ),
        agency_filter(),
    ],
    row_url=lambda u: u.get_absolute_url(),
    empty=_("No owner has sent a photo yet."),
)


def question_status(question: OwnerQuestion) -> Status:
    if question.withdrawn_at:
        return Status("none", pgettext_lazy("question to an owner", "Withdrawn"), question.reason)
    if question.answered_at:
        return Status("good", pgettext_lazy("question to an owner", "Answered"))
    return Status("warn", pgettext_lazy("question to an owner", "Waits for an answer"))


def _answered(rows: QuerySet[Any], value: str, _viewer: Viewer) -> QuerySet[Any]:
    if value == "withdrawn":
        return rows.filter(withdrawn_at__isnull=False)
    return rows.filter(withdrawn_at=None, answered_at__isnull=value == "waiting")


QUESTIONS: Register[OwnerQuestion] = Register(
    key="enterprises.owner_questions",
    title=_("Questions to owners"),
    noun=_("questions"),
    columns=[
        column("text", pgettext_lazy("to an owner", "Question"), lambda q: q.text, sort="text"),
        column("firm", _("Firm"), lambda q: str(q.enterprise), place="beneath"),
        column("asked_at", _("Asked"), lambda q: localdate(q.asked_at), "date", "asked_at"),
        column("answer", pgettext_lazy("of an owner", "Answer"), lambda q: q.answer),
        column("status", _("Status"), question_status, "status"),
        agency_column(),
    ],
    rows=visit_owners.questions,
    order=["-asked_at", "-pk"],
    search=["enterprise__name", "text", "answer"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda _viewer: [
                ("waiting", pgettext_lazy("question to an owner", "Waits for an answer")),
                ("answered", pgettext_lazy("question to an owner", "Answered")),
                ("withdrawn", pgettext_lazy("question to an owner", "Withdrawn")),
            ],
            apply=_answered,
        ),
        agency_filter(),
    ],
    row_url=lambda q: q.get_absolute_url(),
    add_label=_("Ask an owner"),
    add_url="enterprises_owner_question_add",
    add_right=permissions.OWNER_SERVE,
    empty=_("Nothing was asked yet. An owner answers on their page, without a password."),
)

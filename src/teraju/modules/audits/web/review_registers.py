"""The registers of reviews, of their decisions, and of governing bodies."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits import review_rights
from teraju.modules.audits.models import GoverningBodyChoice, Review, ReviewDecision
from teraju.modules.audits.models.reviews import DECISION_KINDS, REVIEW_KINDS, REVIEW_STATES
from teraju.modules.audits.selectors import reviews as selectors
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .registers import AGENCY
from .review_statuses import choice_status, review_status

NUMBER = pgettext_lazy("official number", "Number")
SYSTEMS = {"quality": _("Quality management"), "anti_bribery": _("Anti-bribery management")}


def choices(words: Any) -> list[tuple[str, Any]]:
    return [(str(code), label) for code, label in words.items()]


def _by_system(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(**{f"for_{value}": True})


REVIEWS: Register[Review] = Register(
    key="audits.reviews",
    title=_("Management reviews"),
    noun=_("reviews"),
    columns=[
        Column(
            key="kind",
            label=pgettext_lazy("meeting", "Review"),
            value=lambda r: r.get_kind_display(),
            sort="kind",
        ),
        Column(
            key="number", label=NUMBER, value=lambda r: r.number, sort="number", place="beneath"
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda r: r.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="systems",
            label=_("Management systems"),
            value=lambda r: [str(SYSTEMS[one]) for one in r.systems],
        ),
        Column(
            key="planned",
            label=_("Planned for"),
            value=lambda r: r.planned_on,
            kind="date",
            sort="planned_on",
            place="file",
        ),
        Column(
            key="held",
            label=_("Held on"),
            value=lambda r: r.held_on,
            kind="date",
            sort="held_on",
        ),
        Column(
            key="approved",
            label=_("Minutes approved on"),
            value=lambda r: r.approved_on,
            kind="date",
            sort="approved_on",
        ),
        Column(key="status", label=_("Status"), value=review_status, kind="status", sort="state"),
    ],
    rows=selectors.reviews,
    order=["-planned_on", "-pk"],
    search=["number", "agency__name", "attendance", "conclusion"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(REVIEW_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(REVIEW_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="system",
            label=_("Management system"),
            choices=lambda viewer: choices(SYSTEMS),
            apply=_by_system,
        ),
        AGENCY,
    ],
    row_url=lambda r: r.get_absolute_url(),
    add_label=_("Plan a review"),
    add_url="audits_review_add",
    add_right=review_rights.MANAGEMENT_WRITE,
    empty=_("No review yet. Plan one: its inputs are gathered from the records by themselves."),
)


def with_day(viewer: Viewer) -> QuerySet[ReviewDecision]:
    """Decisions with the day they are looked at."""
    rows = selectors.decisions(viewer)
    return rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))


def _by_stage(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "proposed":
        return rows.filter(ordered_on=None)
    rows = rows.exclude(ordered_on=None)
    return rows.filter(due_on__lt=viewer.today) if value == "past" else rows


DECISIONS: Register[ReviewDecision] = Register(
    key="audits.review_decisions",
    title=_("Decisions of reviews"),
    noun=_("decisions"),
    columns=[
        Column(key="title", label=_("Decision"), value=lambda d: d.title, sort="title"),
        Column(key="kind", label=_("Kind"), value=lambda d: d.get_kind_display(), sort="kind"),
        Column(
            key="review",
            label=pgettext_lazy("meeting", "Review"),
            value=lambda d: d.review.number,
            sort="review__number",
        ),
        Column(key="owner", label=_("Owner"), value=lambda d: d.owner.title, sort="owner__title"),
        Column(key="due", label=_("Due on"), value=lambda d: d.due_on, kind="date", sort="due_on"),
        Column(
            key="ordered",
            label=_("Ordered on"),
            value=lambda d: d.ordered_on,
            kind="date",
            sort="ordered_on",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda d: d.agency.short_name,
            sort="agency__short_name",
        ),
    ],
    rows=with_day,
    order=["-due_on", "-pk"],
    search=["title", "description", "review__number", "owner__title", "agency__name"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(DECISION_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="stage",
            label=_("Stage"),
            choices=lambda viewer: [
                ("proposed", _("proposed")),
                ("ordered", _("ordered")),
                ("past", _("its day has passed")),
            ],
            apply=_by_stage,
        ),
        AGENCY,
    ],
    row_url=lambda d: reverse("audits_review", args=[d.review_id]),
    empty=_("No decision yet: reviews take them."),
)

GOVERNING_BODIES: Register[GoverningBodyChoice] = Register(
    key="audits.governing_bodies",
    title=_("Governing bodies"),
    noun=_("choices"),
    columns=[
        Column(
            key="where",
            label=_("For whom"),
            value=lambda c: c.agency.name if c.agency else c.government.name,
            sort="agency__name",
        ),
        Column(key="name", label=_("Who it is"), value=lambda c: c.name or None, sort="name"),
        Column(
            key="from",
            label=_("Counts from"),
            value=lambda c: c.valid_from,
            kind="date",
            sort="valid_from",
        ),
        Column(key="reason", label=_("Reason"), value=lambda c: c.reason),
        Column(key="status", label=_("Choice"), value=choice_status, kind="status"),
    ],
    rows=selectors.governing_choices,
    order=["-valid_from", "-pk"],
    search=["name", "reason", "agency__name"],
    filters=[AGENCY],
    add_label=_("Choose"),
    add_url="audits_governing_body_add",
    add_right=review_rights.GOVERNING_CHOOSE,
    empty=_("Nobody chose yet: as long as that is so, nobody stands above top management here."),
)

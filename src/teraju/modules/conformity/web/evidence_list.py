"""The register of evidence that people added by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET

from teraju.modules.conformity import permissions, wording
from teraju.modules.conformity.domain.evidence import Late
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.modules.conformity.selectors.marked import counts_on, standing_evidence
from teraju.modules.conformity.selectors.reach import readable_agencies
from teraju.modules.standards.api import TopicsReader, topics
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.readers import TextReader
from teraju.platform.exchange.registers import Column, Filter, Register, Text
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .evidence_import import AGENCY_READER, DAY_READER, EVIDENCE_IMPORT, topic_ids

VALID = Status("good", pgettext_lazy("evidence", "valid"))
RAN_OUT = Status("bad", _("ran out"), _("Its last day has passed: add something newer."))
NOT_YET = Status("none", _("not valid yet"))


def validity(row: Any) -> Status:
    """Whether it counts on the day it is read."""
    if row.valid_until and row.valid_until < row.seen_on:
        return RAN_OUT
    return VALID if (row.valid_from or row.happened_on) <= row.seen_on else NOT_YET


def marks(row: Any) -> list[Text]:
    """What its two dates give reason to ask."""
    found = [(Late.LONG_AFTER, row.long_after), (Late.BEFORE_AUDIT, row.before_audit)]
    return [wording.LATE[late] for late, earned in found if earned]


def _agencies(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    rows = readable_agencies(viewer).values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def _late(rows: Any, value: str, viewer: Viewer) -> Any:
    late = Q(long_after=True) | Q(before_audit=True)
    return rows.filter(late) if value == "yes" else rows.exclude(late)


def _validity(rows: Any, value: str, viewer: Viewer) -> Any:
    conditions = {
        "valid": counts_on(viewer.today),
        "ran_out": Q(valid_until__lt=viewer.today),
        "not_yet": ~counts_on(viewer.today)
        & (Q(valid_until=None) | Q(valid_until__gte=viewer.today)),
    }
    return rows.filter(conditions[value])


EVIDENCE: Register[Evidence] = Register(
    key="conformity.evidence",
    title=_("Evidence"),
    noun=_("pieces of evidence"),
    columns=[
        Column(
            key="title",
            label=_("Title"),
            value=lambda row: row.title,
            sort="title",
            reads=TextReader(longest=200),
            required=True,
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
            reads=AGENCY_READER,
            stored=lambda row: row.agency_id,
            place="beneath",
        ),
        Column(
            key="topics",
            label=_("Topics"),
            value=lambda row: [topic.title for topic in row.topics.all()],
            reads=TopicsReader(),
            required=True,
            stored=topic_ids,
        ),
        Column(
            key="happened_on",
            label=_("Date of the fact"),
            value=lambda row: row.happened_on,
            kind="date",
            sort="happened_on",
            reads=DAY_READER,
            required=True,
        ),
        Column(
            key="recorded_on",
            label=_("Recorded on"),
            value=lambda row: row.recorded_on,
            kind="date",
            sort="recorded_on",
            place="file",
        ),
        Column(
            key="valid_until",
            label=_("Valid until"),
            value=lambda row: row.valid_until,
            kind="date",
            sort="valid_until",
            reads=DAY_READER,
        ),
        Column(key="validity", label=_("Validity"), value=validity, kind="status"),
        Column(key="late", label=_("Marks"), value=lambda row: marks(row) or None),
    ],
    rows=standing_evidence,
    order=["-recorded_on", "-pk"],
    search=["title", "reference", "agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="agency",
            label=_("Agency"),
            choices=_agencies,
            apply=lambda rows, value, viewer: rows.filter(agency=value),
        ),
        Filter(
            key="topic",
            label=_("Topic"),
            choices=lambda viewer: [(one.code, one.title) for one in topics().values()],
            apply=lambda rows, value, viewer: rows.filter(topics__code=value),
        ),
        Filter(
            key="form",
            label=_("Kept as"),
            choices=lambda viewer: list(EvidenceForm.choices),
            apply=lambda rows, value, viewer: rows.filter(form=value),
        ),
        Filter(
            key="validity",
            label=_("Validity"),
            choices=lambda viewer: [
                ("valid", VALID.word),
                ("ran_out", RAN_OUT.word),
                ("not_yet", NOT_YET.word),
            ],
            apply=_validity,
        ),
        Filter(
            key="late",
            label=_("Recorded late"),
            choices=lambda viewer: [("yes", _("marked")), ("no", _("not marked"))],
            apply=_late,
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Add evidence"),
    add_url="evidence_add",
    add_right=permissions.EVIDENCE_ADD,
    empty=_(
        "No evidence was added by hand yet. What Teraju's own records prove needs not be added: it "
        "stands on the page of each agency."
    ),
    importing=EVIDENCE_IMPORT,
)


@require_GET
def evidence_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EVIDENCE)

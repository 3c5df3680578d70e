"""The registers of resources, their upkeep and the yearly statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import DateField, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions, services
from teraju.modules.planning.models import (
    Resource,
    ResourceKind,
    ResourceStatement,
    ResourceStatus,
    Upkeep,
    UpkeepResult,
)
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.statuses import resource_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Filter, Importing, Register
from teraju.platform.web.kinds import Status, Tone

from .common import AGENCY, APPROVAL, APPROVED, BY_AGENCY, BY_APPROVAL, by_field

RESULT_TONES: dict[str, Tone] = {
    UpkeepResult.GOOD: "good",
    UpkeepResult.REPAIR: "warn",
    UpkeepResult.FAILED: "bad",
}


def with_day(viewer: Viewer) -> QuerySet[Resource]:
    """Resources with the day they are judged by."""
    rows = selectors.resources(viewer)
    return rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))


def overdue(rows: Any, value: str, viewer: Viewer) -> Any:
    """What is overdue, what is due within two months, what is broken, what is gone."""
    kept = ~Q(status=ResourceStatus.DISPOSED)
    conditions = {
        "overdue": kept & Q(next_due_on__lt=viewer.today),
        "in_use": Q(status=ResourceStatus.IN_USE),
        "out_of_order": Q(status=ResourceStatus.OUT_OF_ORDER),
        "disposed": Q(status=ResourceStatus.DISPOSED),
    }
    return rows.filter(conditions[value])


def own_agencies(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """The agencies in which the actor registers resources: by name, else by short name."""
    rows = rights.agencies_where(scope.actor, permissions.RESOURCE_WRITE)
    found = rows.filter(government=scope.government).values_list("pk", "name", "short_name")
    for pk, name, short_name in found:
        yield pk, (name, short_name)


def standing(scope: Scope) -> QuerySet[Resource]:
    agencies = rights.agencies_where(scope.actor, permissions.RESOURCE_WRITE).order_by()
    rows = Resource.objects.filter(government=scope.government, agency__in=agencies.values("pk"))
    return rows.select_related("place").order_by("pk")


def check(scope: Scope, rows: Sequence[Row], known: Mapping[Key, Resource]) -> Iterator[Refusal]:
    """A rhythm needs the day from which it counts; what was disposed of is not changed."""
    for row in rows:
        record = known.get((row.values["agency"], row.values["code"]))
        if record and record.status == ResourceStatus.DISPOSED:
            sentence = _("It was disposed of; its record is not changed any more.")
            yield Refusal(row, "code", sentence)
        due = row.values.get("next_due_on", record.next_due_on if record else None)
        unread = "next_due_on" in row.unread
        if row.values.get("every_months") and not due and not unread:
            yield Refusal(row, "next_due_on", _("Say when the upkeep is due next."))


def write(scope: Scope, plan: Plan[Resource]) -> None:
    services.import_resources(
        actor=scope.actor,
        government=scope.government,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


RESOURCES: Register[Resource] = Register(
    key="planning.resources",
    title=_("Resources"),
    noun=_("resources"),
    columns=[
        Column(
            key="name",
            label=_("Resource"),
            value=lambda row: row.name,
            sort="name",
            reads=TextReader(longest=160),
            required=True,
        ),
        Column(
            key="code",
            label=_("Code"),
            value=lambda row: row.code,
            sort="code",
            reads=TextReader(longest=30),
            required=True,
            place="beneath",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda row: row.get_kind_display(),
            sort="kind",
            reads=ChoiceReader(choices=list(ResourceKind.choices)),
            stored=lambda row: row.kind,
            required=True,
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
            reads=ReferenceReader(
                records=own_agencies,
                missing=_("No agency in which you register resources is called so."),
                words=_("The name or short name of an agency in which you register resources."),
            ),
            stored=lambda row: row.agency_id,
            required=True,
        ),
        Column(
            key="holder_office",
            label=_("Who looks after it"),
            value=lambda row: row.holder_office,
            sort="holder_office",
            reads=TextReader(longest=160),
            required=True,
        ),
        Column(
            key="next_due_on",
            label=_("Next upkeep due"),
            value=lambda row: row.next_due_on,
            kind="date",
            sort="next_due_on",
            reads=DateReader(),
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda row: resource_status(row, row.seen_on),  # type: ignore[attr-defined]
            kind="status",
        ),
    ],
    rows=with_day,
    order=["kind", "code", "pk"],
    search=["code", "name", "description", "location", "holder_office", "agency__name"],
    filters=[
        by_field("kind", _("Kind"), ResourceKind.choices),
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [("overdue", _("upkeep overdue")), *ResourceStatus.choices],
            apply=overdue,
        ),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Register a resource"),
    add_url="planning_resource_add",
    add_right=permissions.RESOURCE_WRITE,
    empty=_("Nothing registered yet: rooms, equipment, systems, conditions, knowledge, measures."),
    importing=Importing(
        right=permissions.RESOURCE_WRITE,
        list_url="planning_resources",
        key=["agency", "code"],
        standing=standing,
        check=check,
        write=write,
        columns=[
            Column(
                key="description",
                label=_("What it is for, or what it says"),
                value=lambda row: row.description,
                reads=TextReader(longest=2000, lines=True),
                required=True,
            ),
            Column(
                key="location",
                label=_("Where it stands or is kept"),
                value=lambda row: row.location,
                reads=TextReader(longest=200),
            ),
            Column(
                key="upkeep",
                label=_("Upkeep"),
                value=lambda row: row.upkeep,
                reads=TextReader(longest=400),
            ),
            Column(
                key="every_months",
                label=_("Every so many months"),
                value=lambda row: row.every_months,
                kind="number",
                reads=WholeReader(least=1, most=600),
            ),
        ],
        help=_("Adds resources and changes those that differ. Upkeep that was done stays."),
    ),
)

UPKEEPS: Register[Upkeep] = Register(
    key="planning.upkeeps",
    title=_("Upkeep done"),
    noun=_("entries"),
    columns=[
        Column(
            key="resource",
            label=_("Resource"),
            value=lambda row: row.resource.name,
            sort="resource__name",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.resource.agency.short_name,
            sort="resource__agency__short_name",
        ),
        Column(
            key="done",
            label=_("Done on"),
            value=lambda row: row.done_on,
            kind="date",
            sort="done_on",
        ),
        Column(key="by", label=_("By whom"), value=lambda row: row.done_by, sort="done_by"),
        Column(key="note", label=_("What was done or found"), value=lambda row: row.note),
        Column(
            key="valid",
            label=_("Calibration valid until"),
            value=lambda row: row.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(
            key="result",
            label=_("Result"),
            value=lambda row: Status(RESULT_TONES[row.result], row.get_result_display()),
            kind="status",
            sort="result",
        ),
    ],
    rows=selectors.upkeeps,
    order=["-done_on", "-pk"],
    search=["resource__code", "resource__name", "note", "done_by"],
    filters=[
        by_field("result", _("Result"), UpkeepResult.choices),
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: list(ResourceKind.choices),
            apply=lambda rows, value, viewer: rows.filter(resource__kind=value),
        ),
    ],
    row_url=lambda row: row.resource.get_absolute_url(),
    empty=_("Nothing noted yet: open a resource and note what was done for it."),
)

STATEMENTS: Register[ResourceStatement] = Register(
    key="planning.statements",
    title=_("Budget and staff"),
    noun=_("statements"),
    columns=[
        Column(key="title", label=_("Statement"), value=str, sort="year"),
        AGENCY,
        Column(
            key="budget",
            label=_("Budget"),
            value=lambda row: row.budget,
            kind="money",
            sort="budget",
        ),
        Column(
            key="needed",
            label=_("Posts needed"),
            value=lambda row: row.posts_needed,
            kind="number",
            sort="posts_needed",
        ),
        Column(
            key="filled",
            label=_("Posts filled"),
            value=lambda row: row.posts_filled,
            kind="number",
            sort="posts_filled",
        ),
        APPROVED,
        APPROVAL,
    ],
    rows=selectors.statements,
    order=["-year", "-pk"],
    search=["agency__name", "lacking", "decision"],
    filters=[BY_APPROVAL, BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Draft a statement"),
    add_url="planning_statement_add",
    add_right=permissions.STATEMENT_WRITE,
    empty=_("No statement yet: what money and posts has the system this year, what is lacking?"),
)

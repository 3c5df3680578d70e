"""How a file becomes lines of the retention schedule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.documents import permissions
from teraju.modules.documents.models import RetentionRule
from teraju.modules.documents.models.retention import FATES, LONGEST_YEARS
from teraju.modules.documents.services import retention as services
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    Scope,
    TextReader,
    WholeReader,
    YesNoReader,
)
from teraju.platform.exchange.registers import Column, Importing

YEARS = WholeReader(least=0, most=LONGEST_YEARS)


def standing_rules(scope: Scope) -> QuerySet[RetentionRule]:
    rows: QuerySet[RetentionRule] = RetentionRule.objects.filter(government=scope.government)
    return rows.order_by("pk")


def check_rules(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, RetentionRule]
) -> Iterator[Refusal]:
    """A line that is confirmed says where it was read."""
    for row in rows:
        record = standing.get((row.values["code"],))
        confirmed = row.values.get("confirmed", record.confirmed if record else False)
        source = row.values.get("source", record.source if record else "")
        if confirmed and not source:
            yield Refusal(row, "source", _("Say in which schedule the line was read."))


def write_rules(scope: Scope, plan: Plan[RetentionRule]) -> None:
    services.import_rules(
        actor=scope.actor,
        government=scope.government,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


# The columns that page and file share.
SCHEDULE_COLUMNS: list[Column[RetentionRule]] = [
    Column(
        key="code",
        label=gettext_lazy("Code"),
        value=lambda one: one.code,
        sort="code",
        reads=TextReader(longest=40),
        required=True,
    ),
    Column(
        key="title",
        label=gettext_lazy("Title"),
        value=lambda one: one.title,
        sort="title",
        reads=TextReader(longest=200),
        required=True,
    ),
    Column(
        key="active_years",
        label=gettext_lazy("Active years"),
        value=lambda one: one.active_years,
        kind="number",
        reads=YEARS,
        required=True,
    ),
    Column(
        key="inactive_years",
        label=gettext_lazy("Inactive years"),
        value=lambda one: one.inactive_years,
        kind="number",
        reads=YEARS,
        required=True,
    ),
    Column(
        key="fate",
        label=gettext_lazy("What becomes of it at the end"),
        value=lambda one: one.get_fate_display(),
        stored=lambda one: one.fate,
        reads=ChoiceReader(choices=[(code.value, label) for code, label in FATES.items()]),
        required=True,
    ),
    Column(
        key="source",
        label=gettext_lazy("Source"),
        value=lambda one: one.source,
        reads=TextReader(longest=200),
    ),
]

SCHEDULE_IMPORT: Importing[RetentionRule] = Importing(
    right=permissions.SCHEDULE_MANAGE,
    list_url="documents_schedule",
    whole_government=True,
    key=["code"],
    standing=standing_rules,
    check=check_rules,
    write=write_rules,
    columns=[
        Column(
            key="confirmed",
            label=gettext_lazy("Confirmed"),
            value=lambda one: one.confirmed,
            kind="yesno",
            reads=YesNoReader(),
            hint=gettext_lazy("Whether somebody compared the line with the schedule in force."),
        ),
    ],
    help=gettext_lazy("Adds lines to the schedule and changes those that differ."),
)

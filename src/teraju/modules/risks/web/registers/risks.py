"""The register of risks, with its import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.planning.api import Process
from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.states import RiskState
from teraju.modules.risks.models import Risk
from teraju.modules.risks.models.choices import KINDS, LEVELS, SOURCES, STATES
from teraju.modules.risks.models.common import coded
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.web.statuses import level_status, risk_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    YesNoReader,
)
from teraju.platform.exchange.registers import Column, Filter, Importing, Register

from .common import AGENCY, BY_AGENCY, by_field

WRITE = permissions.RISK_WRITE
SPECIAL = [
    ("appetite", _("above what the agency bears")),
    ("demanding", _("bribery risk above low")),
    ("late", _("with an overdue treatment")),
    ("happened", _("has happened")),
]


def by_level(rows: Any, value: str, viewer: Viewer) -> Any:
    """By the rating that stands: as it turned out, else with controls, else without."""
    return rows.filter(
        Q(actual__level=value)
        | Q(actual=None, residual__level=value)
        | Q(actual=None, residual=None, inherent__level=value)
    )


def special(rows: Any, value: str, viewer: Viewer) -> Any:
    """What asks for attention."""
    match value:
        case "appetite":
            return selectors.above_appetite(rows)
        case "demanding":
            return rows.demanding()
        case "late":
            return selectors.late_treatments(rows, viewer.today)
    return rows.filter(events__isnull=False).distinct()


def process_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = Process.objects.visible_to(viewer).standing().select_related("agency")
    found = rows.order_by("agency__short_name", "code", "pk")
    return [(str(one.pk), f"{one.agency.short_name}: {one}") for one in found]


def own_agencies(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """The agencies in which the actor enters risks: by name, else by short name."""
    rows = rights.agencies_where(scope.actor, WRITE).filter(government=scope.government)
    for pk, name, short_name in rows.values_list("pk", "name", "short_name"):
        yield pk, (name, short_name)


def own_processes(scope: Scope) -> Iterator[tuple[Process, tuple[str, str]]]:
    rows = Process.objects.visible_to(scope.actor).filter(government=scope.government)
    for one in rows.standing().order_by("pk"):
        yield one, (one.code, one.name)


def standing(scope: Scope) -> QuerySet[Risk]:
    agencies = rights.agencies_where(scope.actor, WRITE).order_by()
    rows = Risk.objects.filter(government=scope.government, agency__in=agencies.values("pk"))
    return rows.select_related("process").order_by("pk")


def check(scope: Scope, rows: Sequence[Row], known: Mapping[Key, Risk]) -> Iterator[Refusal]:
    """A closed risk is not changed; a kind stays; a process lies in the agency of its risk."""
    for row in rows:
        record = known.get((row.values["agency"], row.values["code"]))
        if record and record.state == RiskState.CLOSED:
            yield Refusal(row, "code", _("The risk is closed: open it again first."))
        if record and row.values.get("kind", record.kind) != record.kind:
            yield Refusal(row, "kind", _("The kind of a risk is not changed: enter a new one."))
        process = row.values.get("process")
        if process and process.agency_id != row.values["agency"]:
            yield Refusal(row, "process", _("This process belongs to another agency."))


def write(scope: Scope, plan: Plan[Risk]) -> None:
    services.import_risks(
        actor=scope.actor,
        government=scope.government,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


RISKS: Register[Risk] = Register(
    key="risks.risks",
    title=_("Risks and opportunities"),
    noun=_("risks"),
    columns=[
        Column(
            key="title",
            label=_("What may happen"),
            value=lambda row: row.title,
            sort="title",
            reads=TextReader(longest=250),
            required=True,
        ),
        Column(
            key="code",
            label=_("Code"),
            value=lambda row: row.code,
            sort="code",
            reads=TextReader(longest=20),
            required=True,
            place="beneath",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda row: KINDS[row.kind],
            sort="kind",
            reads=ChoiceReader(choices=coded(KINDS)),
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
                missing=_("No agency in which you enter risks is called so."),
                words=_("The name or short name of an agency in which you enter risks."),
            ),
            stored=lambda row: row.agency_id,
            required=True,
            place="beneath",
        ),
        Column(
            key="process",
            label=_("Process"),
            value=lambda row: row.process.code if row.process else None,
            sort="process__code",
            reads=ReferenceReader(
                records=own_processes,
                missing=_("No process is called so."),
                words=_("The code or the name of a process."),
            ),
            stored=lambda row: row.process,
            place="file",
        ),
        Column(
            key="inherent",
            label=_("Without controls"),
            value=lambda row: level_status(row.inherent, is_gain=row.is_opportunity),
            kind="status",
            sort="inherent__value",
        ),
        Column(
            key="standing",
            label=_("As it stands"),
            value=lambda row: level_status(row.standing, is_gain=row.is_opportunity),
            kind="status",
            sort="residual__value",
        ),
        Column(
            key="target",
            label=pgettext_lazy("level of risk", "Target"),
            value=lambda row: level_status(row.target, is_gain=row.is_opportunity),
            kind="status",
            sort="target__value",
            place="file",
        ),
        Column(
            key="owner_office",
            label=_("Owner"),
            value=lambda row: row.owner_office,
            sort="owner_office",
            reads=TextReader(longest=160),
            required=True,
        ),
        Column(
            key="treatments",
            label=_("Treatments open"),
            value=lambda row: row.open_treatments,  # type: ignore[attr-defined]
            kind="number",
            sort="open_treatments",
            place="file",
        ),
        Column(
            key="cause",
            label=_("Cause"),
            value=lambda row: row.cause,
            reads=TextReader(longest=1000, lines=True),
            required=True,
            place="file",
        ),
        Column(
            key="cause_source",
            label=_("Where the cause lies"),
            value=lambda row: SOURCES[row.cause_source],
            reads=ChoiceReader(choices=coded(SOURCES)),
            stored=lambda row: row.cause_source,
            required=True,
            place="file",
        ),
        Column(
            key="is_controllable",
            label=_("The agency can influence it"),
            value=lambda row: row.is_controllable,
            kind="yesno",
            reads=YesNoReader(),
            required=True,
            place="file",
        ),
        Column(
            key="consequence",
            label=_("Consequence"),
            value=lambda row: row.consequence,
            reads=TextReader(longest=1000, lines=True),
            required=True,
            place="file",
        ),
        Column(
            key="identified_on",
            label=_("Identified on"),
            value=lambda row: row.identified_on,
            kind="date",
            sort="identified_on",
            reads=DateReader(),
            place="file",
        ),
        Column(key="status", label=_("Status"), value=risk_status, kind="status", sort="state"),
    ],
    rows=selectors.risk_rows,
    order=["agency__short_name", "code", "pk"],
    search=["code", "title", "cause", "consequence", "owner_office", "agency__name"],
    filters=[
        by_field("kind", _("Kind"), KINDS),
        Filter(
            key="level",
            label=_("Level"),
            choices=lambda viewer: [(str(code), word) for code, word in LEVELS.items()],
            apply=by_level,
        ),
        by_field("state", _("Status"), STATES),
        Filter(
            key="what",
            label=_("Asks for attention"),
            choices=lambda viewer: list(SPECIAL),
            apply=special,
        ),
        Filter(
            key="process",
            label=_("Process"),
            choices=process_choices,
            apply=lambda rows, value, viewer: rows.filter(process=value),
        ),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Enter a risk"),
    add_url="risks_risk_add",
    add_right=WRITE,
    empty=_("No risk yet: ask of each process what may go wrong, why, and what would follow."),
    importing=Importing(
        right=WRITE,
        list_url="risks_risks",
        key=["agency", "code"],
        standing=standing,
        check=check,
        write=write,
        help=_("Ratings, controls and treatments are entered at the risk itself."),
    ),
)

__all__ = ["AGENCY", "RISKS"]

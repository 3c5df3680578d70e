"""How a file becomes lines of a plan, and recommendations of older reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.planning import check_line
from teraju.modules.operations.domain.supervision.states import PlanState, RecommendationState
from teraju.modules.operations.models import PlanLine, Recommendation, SupervisionPlan
from teraju.modules.operations.models.supervision.choices import RECOMMENDATION_STATES
from teraju.modules.operations.refusals_supervision import LINE_PROBLEMS
from teraju.modules.operations.services.supervision import import_lines, import_recommendations
from teraju.modules.operations.services.supervision.following import SETTLED, SETTLED_WHEN
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import DateReader, ReferenceReader, Scope, TextReader
from teraju.platform.exchange.registers import Column, Importing
from teraju.platform.organisation.models import Agency, AgencyKind

# How an older recommendation may stand when it is taken over.
TAKEN_OVER = (
    RecommendationState.OPEN,
    RecommendationState.NOT_SUITABLE,
    RecommendationState.FOLLOWED_UP,
)
RELEASED_STATES = [
    (state, label)
    for state, label in RECOMMENDATION_STATES.items()
    if state not in {RecommendationState.DRAFT, RecommendationState.WITHDRAWN}
]
NEEDED = ("starts_on", "ends_on")


def open_plans(scope: Scope) -> QuerySet[SupervisionPlan]:
    """The drafts that the actor may write in."""
    mine = rights.agencies_where(scope.actor, permissions.PLAN_WRITE).order_by()
    return SupervisionPlan.objects.filter(
        government=scope.government, agency__in=mine.values("pk"), state=PlanState.DRAFT
    )


def plan_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    for plan in open_plans(scope):
        yield plan.pk, (str(plan), str(plan.year))


def agency_names(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = Agency.objects.filter(government=scope.government, closed_on=None)
    for pk, name, short_name in rows.values_list("pk", "name", "short_name"):
        yield pk, (name, short_name)


def standing_lines(scope: Scope) -> QuerySet[PlanLine]:
    rows = PlanLine.objects.filter(plan__in=open_plans(scope).values("pk"))
    return rows.select_related("plan", "audited").order_by("pk")


def check_lines(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, PlanLine]
) -> Iterator[Refusal]:
    """Each line lies in the year of its plan, and names what is supervised."""
    years = dict(open_plans(scope).values_list("pk", "year"))
    for row in rows:
        values = row.values
        if any(name not in values for name in NEEDED):
            continue
        for one in check_line(
            year=years[values["plan"]],
            has_object=bool(values.get("audited") or values.get("theme")),
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
            risk=values.get("risk") or "",
            risk_reason=values.get("risk_reason") or "",
        ):
            yield Refusal(row, one.field, str(LINE_PROBLEMS[one.problem]))


def write_lines(scope: Scope, plan: Plan[PlanLine]) -> None:
    """One use-case for each plan of the file; a file usually holds one."""
    agencies = Agency.objects.in_bulk()
    new: dict[int, list[dict[str, Any]]] = {}
    changed: dict[int, list[tuple[PlanLine, dict[str, Any]]]] = {}
    for row in plan.new:
        new.setdefault(row.values["plan"], []).append(_line_values(row, agencies))
    for change in plan.changed:
        values = _line_values(change.row, agencies)
        changed.setdefault(change.record.plan_id, []).append((change.record, values))
    plans = SupervisionPlan.objects.in_bulk({*new, *changed})
    for pk, found in sorted(plans.items()):
        import_lines(
            actor=scope.actor,
            plan=found,
            new=new.get(pk, []),
            changed=changed.get(pk, []),
            source=_source(plan),
        )


def _line_values(row: Row, agencies: Mapping[int, Agency]) -> dict[str, Any]:
    values = {name: value for name, value in row.values.items() if name != "plan"}
    values["risk"] = values.get("risk") or ""
    if "audited" in values:
        values["audited"] = agencies.get(values["audited"]) if values["audited"] else None
    return values


def standing_recommendations(scope: Scope) -> QuerySet[Recommendation]:
    mine = rights.agencies_where(scope.actor, permissions.RECOMMENDATION_IMPORT).order_by()
    rows = (
        Recommendation.objects.filter(
            government=scope.government, inspectorate__in=mine.values("pk"), assignment=None
        )
        .select_related("agency", "government")
        .order_by("pk")
    )
    found: QuerySet[Recommendation] = selectors.as_of(rows, scope.actor)
    return found


def check_recommendations(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Recommendation]
) -> Iterator[Refusal]:
    """What was released lies in the past, and is due afterwards."""
    for row in rows:
        released, due = row.values.get("released_on"), row.values.get("due")
        if released and released > scope.actor.today:
            yield Refusal(row, "released_on", _now("This day is still ahead."))
        if released and due and due < released:
            yield Refusal(row, "due", _now("It is due before the report was released."))
        if sentence := _state_refusal(row, standing):
            yield Refusal(row, "state", sentence)
        elif sentence := _day_refusal(row, standing, scope.actor.today):
            yield Refusal(row, "settled_on", sentence)


def _state_refusal(row: Row, standing: Mapping[Key, Recommendation]) -> str:
    """A file brings no state but that of a new one: what is followed up here is verified here."""
    state = row.values.get("state")
    record = standing.get((row.values["report_number"], row.values["number"]))
    if state is None or (record and state == record.state):
        return ""
    if record:
        return _now("Here it stands otherwise. Write the state that the register shows.")
    if state not in TAKEN_OVER:
        return _now("A new one is not followed up, not suitable, or followed up.")
    return ""


def _day_refusal(row: Row, standing: Mapping[Key, Recommendation], today: date) -> str:
    """What is settled says since when, between its report and today; what is open says nothing."""
    if "state" not in row.values or "settled_on" in row.unread:
        return ""
    day, released = row.values.get("settled_on"), row.values.get("released_on")
    if row.values["state"] not in SETTLED:
        return _now("Only what is settled has such a day.") if day else ""
    if day is None:
        record = standing.get((row.values["report_number"], row.values["number"]))
        return "" if record and record.settled_on else str(SETTLED_WHEN)
    if day > today:
        return _now("This day is still ahead.")
    if released and day < released:
        return _now("This day lies before the report was released.")
    return ""


def write_recommendations(scope: Scope, plan: Plan[Recommendation]) -> None:
    mine = rights.agencies_where(scope.actor, permissions.RECOMMENDATION_IMPORT)
    inspectorate = mine.filter(government=scope.government, kind=AgencyKind.INSPECTORATE).first()
    if inspectorate is None:
        raise DomainError(_("Only the Inspektorat supervises."))
    agencies = Agency.objects.in_bulk()
    import_recommendations(
        actor=scope.actor,
        inspectorate=inspectorate,
        new=[_recommendation(row, agencies) for row in plan.new],
        changed=[(one.record, _recommendation(one.row, agencies)) for one in plan.changed],
        source=_source(plan),
    )


def _recommendation(row: Row, agencies: Mapping[int, Agency]) -> dict[str, Any]:
    values = dict(row.values)
    values["agency"] = agencies[values["agency"]]
    return values


def _source(plan: Plan[Any]) -> dict[str, str]:
    return {"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"}


PLAN_READER = ReferenceReader(
    records=plan_names,
    missing=_("No draft of a plan in which you write is called so. Write its year."),
    words=_("The year of a plan that is a draft."),
)
AUDITED_READER = ReferenceReader(
    records=agency_names,
    missing=_("No open agency is called so. Write its name as the register of agencies shows it."),
    words=_("The name or short name of an open agency; empty for a theme."),
)
ADDRESSEE_READER = ReferenceReader(
    records=agency_names,
    missing=_("No open agency is called so. Write its name as the register of agencies shows it."),
    words=_("The name or short name of an open agency."),
)

LINE_IMPORT: Importing[PlanLine] = Importing(
    right=permissions.PLAN_WRITE,
    list_url="operations_plan_lines",
    key=["plan", "number"],
    standing=standing_lines,
    check=check_lines,
    write=write_lines,
    columns=[
        Column(
            key="audited",
            label=_("Audited agency"),
            value=lambda one: one.audited.name if one.audited else "",
            stored=lambda one: one.audited_id,
            reads=AUDITED_READER,
        ),
        Column(
            key="theme",
            label=_("Theme"),
            value=lambda one: one.theme,
            reads=TextReader(longest=240),
            hint=_("Needed where no single agency is supervised."),
        ),
        Column(
            key="risk_reason",
            label=_("Reason for the choice"),
            value=lambda one: one.risk_reason,
            reads=TextReader(longest=400),
            hint=_("Needed where the risk is not ranked."),
        ),
        Column(
            key="report_number",
            label=_("Report taken over (number)"),
            value=lambda one: one.report_number,
            reads=TextReader(longest=120),
            hint=_("Of a plan from before Teraju: the report that a line led to."),
        ),
        Column(
            key="report_on",
            label=_("Report taken over (day)"),
            value=lambda one: one.report_on,
            reads=DateReader(),
        ),
    ],
    help=_("Adds lines to drafts of plans and changes those that differ."),
)

RECOMMENDATION_IMPORT: Importing[Recommendation] = Importing(
    right=permissions.RECOMMENDATION_IMPORT,
    list_url="operations_recommendations",
    key=["report_number", "number"],
    standing=standing_recommendations,
    check=check_recommendations,
    write=write_recommendations,
    columns=[
        Column(
            key="report_title",
            label=_("Report"),
            value=lambda r: r.report_title,
            reads=TextReader(longest=240),
        ),
        Column(
            key="finding_title",
            label=_("Finding"),
            value=lambda r: r.finding_title,
            reads=TextReader(longest=240),
        ),
        Column(
            key="settled_on",
            label=_("Settled on"),
            value=lambda r: r.settled_on,
            reads=DateReader(),
            hint=_("Needed where it is followed up: the day on which that was so."),
        ),
    ],
    help=_(
        "Takes over recommendations of reports from before Teraju. Without a day by which it is "
        "due, the rule gives it."
    ),
)

"""The registers of the yearly plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.models import PlanLine, YearPlan
from teraju.modules.metrology.models.plan_choices import PLAN_STATES
from teraju.modules.metrology.selectors import plan as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register

from .plan_words import line_status, reason_words, short_days
from .unit_common import AGENCY, agency_choices
from .unit_registers import by_field, column

PLANS: Register[YearPlan] = Register(
    key="metrology.plans",
    title=_("Yearly plans"),
    noun=_("plans"),
    columns=[
        column("year", _("Year"), lambda one: str(one.year), sort="year"),
        column("agency", _("Agency"), lambda one: one.agency.short_name, place="beneath"),
        column(
            "sessions",
            pgettext_lazy("market session", "Sessions"),
            lambda one: one.sessions,
            "number",
            "sessions",
        ),
        column("waiting", _("Only proposed"), lambda one: one.waiting, "number", "waiting"),
        column("instruments", _("Instruments"), lambda one: one.instruments, "number"),
        column("weights", _("Weights"), lambda one: one.weights, "number"),
        column("proposed_on", _("Proposed on"), lambda one: one.proposed_on, "date", "proposed_on"),
    ],
    rows=reading.plans,
    order=["-year", "pk"],
    search=["year", "agency__name"],
    filters=[AGENCY],
    row_url=lambda one: str(one.get_absolute_url()),
    add_label=_("Propose a year"),
    add_url="metrology_plan_propose",
    add_right=permissions.PLAN_WRITE,
    empty=_("No year is planned. A proposal is made from the instruments that run out."),
)


def _months(viewer: Viewer) -> list[tuple[str, Any]]:
    from django.utils.dates import MONTHS

    return [(str(number), name) for number, name in MONTHS.items()]


PLAN_LINES: Register[PlanLine] = Register(
    key="metrology.plan_lines",
    title=_("Sessions of the plan"),
    noun=_("sessions"),
    columns=[
        column("place", _("Market or hall"), lambda one: str(one.place), sort="place__name"),
        column("district", _("District"), lambda one: one.place.district, place="beneath"),
        column("status", _("Status"), line_status, "status", "state"),
        column(
            "days",
            pgettext_lazy("session", "Days"),
            lambda one: short_days(one.first_day, one.last_day),
            sort="first_day",
        ),
        column("expected", _("Instruments"), lambda one: one.instruments, "number", "instruments"),
        column("weights", _("Weights"), lambda one: one.weights, "number"),
        column("starts_on", _("From"), lambda one: one.first_day, "date", "first_day", "file"),
        column("ends_on", _("Until"), lambda one: one.last_day, "date", "last_day", "file"),
        column(
            "reasons", _("Why so"), lambda one: "; ".join(reason_words(one.reasons)), place="file"
        ),
        column("note", _("Why it was changed"), lambda one: one.note, place="file"),
    ],
    rows=reading.plan_lines,
    order=["-plan__year", "first_day", "pk"],
    search=["place__name", "place__district", "note"],
    filters=[
        Filter(
            key="year",
            label=_("Year"),
            choices=lambda viewer: [
                (str(year), str(year))
                for year in reading.plans(viewer)
                .order_by("-year")
                .values_list("year", flat=True)
                .distinct()
            ],
            apply=lambda rows, value, viewer: rows.filter(plan__year=value),
        ),
        Filter(
            key="month",
            label=_("Month"),
            choices=_months,
            apply=lambda rows, value, viewer: rows.filter(first_day__month=value),
        ),
        by_field("state", _("Status"), PLAN_STATES),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=agency_choices,
            apply=lambda rows, value, viewer: rows.filter(plan__agency=value),
        ),
    ],
    row_url=lambda one: one.get_absolute_url(),
    empty=_("No session is in a plan."),
)

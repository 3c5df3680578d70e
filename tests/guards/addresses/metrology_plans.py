"""Addresses of the yearly plan, boards and reports."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

PLAN = ("metrology.YearPlan", SERANG)
LINE = ("metrology.PlanLine", {"plan__government__region_id": "36.04"})
POTENTIAL = ("metrology.Potential", SERANG)
CHANGE = ("metrology.WayChange", SERANG)
REPORT = ("metrology.PeriodReport", SERANG)
MARKET = ("metrology.Place", {**SERANG, "kind": "market", "name": "Pasar rencana"})
REGION = ("metrology.OrderlyRegion", SERANG)
TARIFF = ("metrology.TariffLine", SERANG)
OWNER = ("metrology.Owner", {**SERANG, "name": "Pemilik contoh"})

METROLOGY_PLANS: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in (
            "metrology_board",
            "metrology_board_screen",
            "metrology_plans",
            "metrology_plan_lines",
            "metrology_reports",
            "metrology_signed_reports",
            "metrology_tariffs",
            "metrology_headline",
            "metrology_way_changes",
            "metrology_potentials",
            "metrology_orderly",
            "metrology_orderly_regions",
            "metrology_due_owners",
            "metrology_reminders",
        )
    },
    **{
        name: Address(Kind.FORM)
        for name in (
            "metrology_plan_propose",
            "metrology_report_sign",
            "metrology_export",
            "metrology_way_change_add",
            "metrology_potential_add",
            "metrology_orderly_region_add",
            "metrology_tariff_add",
        )
    },
    "metrology_plan": Address(Kind.RECORD, *PLAN),
    "metrology_plan_line": Address(Kind.RECORD, *LINE),
    "metrology_potential": Address(Kind.RECORD, *POTENTIAL),
    "metrology_way_change": Address(Kind.RECORD, *CHANGE),
    "metrology_period_report": Address(Kind.RECORD, *REPORT),
    "metrology_orderly_market": Address(Kind.RECORD, *MARKET),
    "metrology_orderly_region": Address(Kind.RECORD, *REGION),
    "metrology_tariff": Address(Kind.RECORD, *TARIFF),
    "metrology_tariff_add_kind": Address(Kind.FORM, extra={"kind": "table_scale"}),
    "metrology_due_owner": Address(Kind.RECORD, *OWNER),
    "metrology_reminders_stop": Address(Kind.PUBLIC, extra={"token": "rusak"}),
    **every(
        Kind.FORM,
        *PLAN,
        "metrology_plan_again",
        "metrology_plan_confirm",
        "metrology_plan_line_add",
    ),
    **every(
        Kind.FORM,
        *LINE,
        *(
            f"metrology_plan_line_{name}"
            for name in ("confirm", "move", "split", "drop", "take_up")
        ),
    ),
    **every(Kind.FORM, *POTENTIAL, "metrology_potential_withdraw"),
    **every(Kind.FORM, *CHANGE, "metrology_way_change_withdraw"),
    **every(Kind.FORM, *MARKET, "metrology_orderly_state"),
    **every(Kind.FORM, *REGION, "metrology_orderly_region_withdraw"),
    **every(Kind.FORM, *TARIFF, "metrology_tariff_withdraw"),
    **every(
        Kind.FORM,
        *OWNER,
        *(f"metrology_due_owner_{name}" for name in ("tell", "stop", "resume")),
    ),
}

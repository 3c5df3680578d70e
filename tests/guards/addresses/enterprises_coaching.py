"""Addresses of coaching programmes."""

from __future__ import annotations

from .kinds import AT_INSPECTORATE, Address, Kind, every

OF_COACHING = {"coaching__agency__kind": "inspectorate"}

ENTERPRISES_COACHING: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "enterprises_programmes",
            "enterprises_applicants",
            "enterprises_coachings",
            "enterprises_tasks",
            "enterprises_costs",
            "enterprises_roads",
            "enterprises_pipeline",
        )
    }
    | {
        "enterprises_programme_add": Address(Kind.FORM),
        "enterprises_gap_row": Address(
            Kind.POST, "enterprises.GapAnalysis", OF_COACHING, extra={"key": "P1"}
        ),
        "enterprises_gap_sheet": Address(
            Kind.GUARDED_RECORD, "enterprises.GapAnalysis", OF_COACHING
        ),
    }
    | every(
        Kind.RECORD,
        "enterprises.Programme",
        AT_INSPECTORATE,
        "enterprises_programme",
        "enterprises_ranking",
    )
    | every(
        Kind.FORM,
        "enterprises.Programme",
        AT_INSPECTORATE,
        "enterprises_programme_change",
        "enterprises_programme_open",
        "enterprises_programme_start",
        "enterprises_programme_open_again",
        "enterprises_programme_close",
        "enterprises_programme_reopen",
        "enterprises_programme_drop",
        "enterprises_programme_take_up",
        "enterprises_criterion_add",
        "enterprises_applicant_add",
        "enterprises_take_in",
    )
    | every(
        Kind.FORM,
        "enterprises.Criterion",
        {"programme__agency__kind": "inspectorate"},
        "enterprises_criterion_change",
        "enterprises_criterion_remove",
    )
    | every(Kind.RECORD, "enterprises.Applicant", AT_INSPECTORATE, "enterprises_applicant")
    | every(
        Kind.FORM,
        "enterprises.Applicant",
        AT_INSPECTORATE,
        "enterprises_applicant_change",
        "enterprises_applicant_papers",
        "enterprises_applicant_score",
        "enterprises_applicant_select",
        "enterprises_applicant_reserve",
        "enterprises_applicant_refuse",
        "enterprises_applicant_withdraw",
        "enterprises_applicant_look_again",
    )
    | every(Kind.RECORD, "enterprises.Coaching", AT_INSPECTORATE, "enterprises_coaching")
    | every(
        Kind.FORM,
        "enterprises.Coaching",
        AT_INSPECTORATE,
        "enterprises_coaching_change",
        "enterprises_coaching_road",
        "enterprises_coaching_stop",
        "enterprises_coaching_take_up",
        "enterprises_coaching_go_on",
        "enterprises_coaching_prepare",
        "enterprises_promises",
        "enterprises_agreement_sign",
        "enterprises_agreement_reopen",
        "enterprises_agreement_issue",
        "enterprises_gap_begin",
        "enterprises_task_add",
        "enterprises_cost_add",
    )
    | every(Kind.RECORD, "enterprises.GapAnalysis", OF_COACHING, "enterprises_gap")
    | every(
        Kind.FORM,
        "enterprises.GapAnalysis",
        OF_COACHING,
        "enterprises_gap_finish",
        "enterprises_gap_reopen",
        "enterprises_gap_take",
    )
    | every(
        Kind.FORM,
        "enterprises.Task",
        OF_COACHING,
        "enterprises_task_change",
        "enterprises_task_done",
        "enterprises_task_drop",
        "enterprises_task_reopen",
    )
    | every(
        Kind.FORM,
        "enterprises.Cost",
        OF_COACHING,
        "enterprises_cost_change",
        "enterprises_cost_remove",
    )
)

"""Addresses of supervision."""

from .kinds import SERANG, Address, Kind, every

IN_FIELD = {**SERANG, "state": "field_work"}
OVERDUE = {**SERANG, "state": "open"}

SUPERVISION: dict[str, Address] = (
    {
        "operations_plans": Address(Kind.LIST),
        "operations_plan_add": Address(Kind.FORM),
        "operations_plan": Address(Kind.RECORD, "operations.SupervisionPlan", SERANG),
        "operations_plan_lines": Address(Kind.LIST),
        "operations_plan_line": Address(Kind.RECORD, "operations.PlanLine", SERANG),
        "operations_assignments": Address(Kind.LIST),
        "operations_assignment_add": Address(Kind.FORM),
        "operations_assignment": Address(Kind.RECORD, "operations.Assignment", IN_FIELD),
        "operations_working_papers": Address(Kind.LIST),
        "operations_working_paper": Address(Kind.RECORD, "operations.WorkingPaper", SERANG),
        "operations_paper_sheet": Address(Kind.RECORD, "operations.Assignment", IN_FIELD),
        "operations_paper_row": Address(Kind.POST, "operations.WorkingPaper", SERANG),
        "operations_finding": Address(Kind.RECORD, "operations.SupervisionFinding", SERANG),
        "operations_recommendations": Address(Kind.LIST),
        "operations_recommendation": Address(Kind.RECORD, "operations.Recommendation", OVERDUE),
    }
    | every(
        Kind.FORM,
        "operations.SupervisionPlan",
        {**SERANG, "year": 2020},
        "operations_plan_change",
        "operations_plan_line_add",
        "operations_plan_set",
        "operations_plan_amend",
        "operations_plan_close",
        "operations_plan_cancel",
    )
    | every(
        Kind.FORM,
        "operations.PlanLine",
        {**SERANG, "plan__year": 2020},
        "operations_plan_line_change",
        "operations_plan_line_drop",
        "operations_plan_line_amend",
        "operations_plan_line_amend_drop",
    )
    | every(
        Kind.FORM,
        "operations.Assignment",
        IN_FIELD,
        "operations_assignment_change",
        "operations_member_add",
        "operations_assignment_letter",
        "operations_assignment_cancel",
        "operations_assignment_close",
        "operations_report_send_back",
        "operations_report_release",
    )
    | every(
        Kind.NAMED,
        "operations.Assignment",
        IN_FIELD,
        "operations_assignment_begin",
        "operations_report_hand_in",
        "operations_report_review",
        "operations_paper_add",
        "operations_finding_add",
    )
    | every(
        Kind.FORM,
        "operations.TeamMember",
        {"assignment__government__region_id": "36.04", "assignment__state": "drafted"},
        "operations_member_remove",
    )
    | every(
        Kind.NAMED,
        "operations.TeamMember",
        {"assignment__government__region_id": "36.04", "assignment__state": "drafted"},
        "operations_member_declare",
    )
    | every(
        Kind.NAMED,
        "operations.WorkingPaper",
        {**SERANG, "assignment__state": "field_work"},
        "operations_paper_write",
        "operations_paper_submit",
        "operations_paper_review",
        "operations_paper_drop",
    )
    | every(
        Kind.NAMED,
        "operations.SupervisionFinding",
        SERANG,
        "operations_finding_change",
        "operations_finding_drop",
        "operations_recommend",
    )
    | every(
        Kind.FORM,
        "operations.Recommendation",
        OVERDUE,
        "operations_recommendation_follow_up",
        "operations_recommendation_give_up",
        "operations_recommendation_reopen",
    )
    | every(
        Kind.NAMED,
        "operations.Recommendation",
        OVERDUE,
        "operations_recommendation_change",
        "operations_recommendation_withdraw",
        "operations_recommendation_verify",
    )
)

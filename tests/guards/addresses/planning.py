"""Addresses of planning."""

from .kinds import INSPECTORATE, SERANG, Address, Kind, every

OF_PROCESS = {"process__government__region_id": "36.04"}
APPROVED = {
    "context": "planning.ContextReview",
    "party_review": "planning.PartyReview",
    "scope": "planning.ScopeStatement",
    "map": "planning.ProcessMap",
    "statement": "planning.ResourceStatement",
}
RECORDS = {
    **{name: model for name, model in APPROVED.items() if name != "map"},
    "party": "planning.InterestedParty",
    "process": "planning.Process",
    "resource": "planning.Resource",
}
SYSTEM = (
    {
        "planning_map": Address(Kind.LIST),
        "planning_part_add": Address(
            Kind.FORM, "planning.Process", SERANG, extra={"kind": "output"}
        ),
        "planning_part_remove": Address(
            Kind.FORM,
            "planning.Process",
            {**SERANG, "code": "M-01"},
            second=("part", "planning.ProcessPart", {"process__code": "M-01", **OF_PROCESS}),
        ),
        **{
            f"planning_issue_{verb}": Address(
                Kind.FORM,
                "planning.ContextReview",
                {**SERANG, "number": 1},
                second=(
                    "issue",
                    "planning.ContextIssue",
                    {"review__number": 1, "review__government__region_id": "36.04"},
                ),
            )
            for verb in ("change", "remove")
        },
        "planning_process_unlink": Address(
            Kind.FORM,
            "planning.Process",
            {**SERANG, "code": "M-01"},
            second=("link", "planning.ProcessLink", {"process__code": "M-01", **OF_PROCESS}),
        ),
        "planning_exclusion_remove": Address(
            Kind.FORM,
            "planning.ScopeStatement",
            {**SERANG, "number": 1},
            second=(
                "exclusion",
                "planning.ScopeExclusion",
                {"statement__number": 1, "statement__government__region_id": "36.04"},
            ),
        ),
    }
    | {
        f"planning_{name}": Address(Kind.LIST)
        for name in (
            "contexts",
            "parties",
            "party_reviews",
            "scopes",
            "processes",
            "maps",
            "resources",
            "upkeeps",
            "statements",
        )
    }
    | {
        f"planning_{name}_add": Address(Kind.FORM)
        for name in (
            "context",
            "party",
            "party_review",
            "scope",
            "process",
            "map",
            "resource",
            "statement",
        )
    }
    | {
        f"planning_{name}": Address(Kind.RECORD, model, SERANG)
        for name, model in {**RECORDS, "map_version": "planning.ProcessMap"}.items()
    }
    | {
        f"planning_{name}_{step}": Address(Kind.FORM, model, SERANG)
        for name, model in APPROVED.items()
        for step in ("change", "submit", "return", "approve", "discard")
    }
    | every(Kind.FORM, "planning.ContextReview", SERANG, "planning_issue_add")
    | every(
        Kind.FORM,
        "planning.InterestedParty",
        SERANG,
        "planning_party_change",
        "planning_party_end",
        "planning_party_resume",
    )
    | every(
        Kind.FORM,
        "planning.ScopeStatement",
        SERANG,
        "planning_exclusion_add",
        "planning_scope_issue",
    )
    | every(
        Kind.FORM,
        "planning.Process",
        SERANG,
        "planning_process_change",
        "planning_process_link",
        "planning_process_withdraw",
        "planning_process_resume",
    )
    | every(Kind.FORM, "planning.ProcessMap", SERANG, "planning_map_issue")
    | every(
        Kind.FORM,
        "planning.Resource",
        SERANG,
        "planning_resource_change",
        "planning_upkeep_add",
        "planning_resource_stop",
        "planning_resource_resume",
        "planning_resource_dispose",
    )
)

RED = {**SERANG, "code": "SM-02"}
OBJECTIVES: dict[str, Address] = (
    {
        "planning_objectives": Address(Kind.LIST),
        "planning_objectives_board": Address(Kind.LIST),
        "planning_objective_add": Address(Kind.FORM),
        "planning_objective": Address(Kind.RECORD, "planning.Objective", RED),
        "planning_values_row": Address(Kind.POST, "planning.Objective", RED),
        "planning_board_paper": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
        "planning_values_sheet": Address(Kind.GUARDED_RECORD, "organisation.Agency", INSPECTORATE),
        "planning_values": Address(Kind.LIST),
        "planning_value": Address(Kind.RECORD, "planning.ObjectiveValue", SERANG),
        "planning_value_correct": Address(Kind.FORM, "planning.ObjectiveValue", SERANG),
        "planning_plan": Address(Kind.RECORD, "planning.ObjectivePlan", SERANG),
        "planning_reviews": Address(Kind.LIST),
        "planning_review_add": Address(Kind.FORM),
        "planning_review": Address(Kind.RECORD, "planning.ObjectiveReview", SERANG),
        "planning_changes": Address(Kind.LIST),
        "planning_change_add": Address(Kind.FORM),
        "planning_change": Address(Kind.RECORD, "planning.Change", SERANG),
        "planning_change_unlink": Address(
            Kind.FORM, "planning.ChangeLink", {"change__government__region_id": "36.04"}
        ),
    }
    | every(
        Kind.FORM,
        "planning.Objective",
        RED,
        "planning_objective_change",
        "planning_objective_submit",
        "planning_objective_return",
        "planning_objective_approve",
        "planning_objective_close",
        "planning_objective_withdraw",
        "planning_target_add",
        "planning_value_add",
        "planning_plan_add",
    )
    | every(
        Kind.FORM,
        "planning.ObjectiveTarget",
        SERANG,
        "planning_target_change",
        "planning_target_remove",
    )
    | every(
        Kind.FORM,
        "planning.ObjectivePlan",
        SERANG,
        "planning_action_add",
        "planning_plan_drop",
    )
    | every(Kind.FORM, "planning.ObjectiveAction", SERANG, "planning_action_drop")
    # An action is finished by whoever it was given to: any colleague at the agency.
    | every(Kind.RECORD, "planning.ObjectiveAction", SERANG, "planning_action_done")
    | every(
        Kind.FORM,
        "planning.ObjectiveReview",
        SERANG,
        "planning_review_change",
        "planning_review_acknowledge",
        "planning_review_withdraw",
    )
    | every(
        Kind.FORM,
        "planning.Change",
        SERANG,
        "planning_change_edit",
        "planning_change_decide",
        "planning_change_refuse",
        "planning_change_cancel",
        "planning_change_carry_out",
        "planning_change_review",
        "planning_change_close",
        "planning_change_link",
    )
)

PLANNING: dict[str, Address] = {**SYSTEM, **OBJECTIVES}

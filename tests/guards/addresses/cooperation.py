"""Addresses of cooperation."""

from .kinds import IN_PKS, IN_PROGRAMME, PKS, SERANG, Address, Kind, every

COOPERATION = (
    {
        "cooperation_agreements": Address(Kind.LIST),
        "cooperation_agreement_add": Address(Kind.FORM),
        "cooperation_tasks": Address(Kind.LIST),
        "cooperation_programmes": Address(Kind.LIST),
        "cooperation_programme_add": Address(Kind.FORM),
        "cooperation_templates": Address(Kind.LIST),
        "cooperation_agreement": Address(Kind.RECORD, "cooperation.Agreement", PKS),
        "cooperation_plan": Address(Kind.GUARDED_RECORD, "cooperation.Agreement", PKS),
        "cooperation_programme": Address(Kind.RECORD, "cooperation.Programme", SERANG),
        "cooperation_template": Address(Kind.RECORD, "cooperation.ProgrammeTemplate", SERANG),
        "cooperation_plan_row": Address(Kind.POST, "cooperation.PlanTask", IN_PKS),
        "cooperation_basis_remove": Address(Kind.FORM, "cooperation.LegalBasis", IN_PKS),
        "cooperation_output_remove": Address(Kind.FORM, "cooperation.Output", IN_PKS),
        "cooperation_coach_invite": Address(Kind.FORM, "cooperation.Agreement", PKS),
        "cooperation_coach_end": Address(Kind.FORM, "cooperation.CoachAccess", IN_PKS),
        "cooperation_visits": Address(Kind.LIST),
        "cooperation_visit_add": Address(Kind.FORM),
        "cooperation_visit": Address(Kind.RECORD, "cooperation.CoachVisit", SERANG),
        "cooperation_link_remove": Address(Kind.FORM, "cooperation.ProgrammeLink", IN_PROGRAMME),
        "cooperation_template_withdraw": Address(
            Kind.FORM, "cooperation.ProgrammeTemplate", SERANG
        ),
    }
    | every(
        Kind.FORM,
        "cooperation.Agreement",
        PKS,
        "cooperation_change",
        "cooperation_details",
        "cooperation_send",
        "cooperation_return",
        "cooperation_sign",
        "cooperation_end",
        "cooperation_cancel",
        "cooperation_renew",
        "cooperation_publish",
        "cooperation_withdraw",
        "cooperation_party_add",
        "cooperation_basis_add",
        "cooperation_task_add",
        "cooperation_output_add",
        "cooperation_evaluation_add",
    )
    | every(
        Kind.FORM,
        "cooperation.CoachVisit",
        SERANG,
        "cooperation_visit_change",
        "cooperation_visit_answer",
        "cooperation_visit_withdraw",
    )
    | every(
        Kind.FORM,
        "cooperation.Party",
        IN_PKS,
        "cooperation_party_change",
        "cooperation_party_remove",
    )
    | every(
        Kind.FORM,
        "cooperation.PlanTask",
        IN_PKS,
        "cooperation_task_change",
        "cooperation_task_done",
        "cooperation_task_drop",
        "cooperation_task_reopen",
    )
    | every(
        Kind.FORM,
        "cooperation.Programme",
        SERANG,
        "cooperation_programme_change",
        "cooperation_programme_finish",
        "cooperation_programme_stop",
        "cooperation_summary",
        "cooperation_step_add",
        "cooperation_link_add",
        "cooperation_template_add",
    )
    | every(
        Kind.FORM,
        "cooperation.ProgrammeStep",
        IN_PROGRAMME,
        "cooperation_step_change",
        "cooperation_step_reached",
        "cooperation_step_remove",
    )
)

"""Addresses of learning."""

from .kinds import SERANG, Address, Kind, every

AT_INSPECTORATE = {**SERANG, "agency__kind": "inspectorate"}
IN_TRAINING = {"training__government__region_id": "36.04"}
IN_CAMPAIGN = {"campaign__government__region_id": "36.04"}

LEARNING = (
    {
        name: Address(Kind.LIST)
        for name in (
            "learning_me",
            "learning_matrix",
            "learning_gaps",
            "learning_requirements",
            "learning_assessments",
            "learning_positions",
            "learning_competences",
            "learning_plans",
            "learning_trainings",
            "learning_participants",
            "learning_campaigns",
            "learning_onboardings",
            "learning_templates",
        )
    }
    | {
        name: Address(Kind.FORM)
        for name in (
            "learning_position_add",
            "learning_competence_add",
            "learning_plan_add",
            "learning_training_add",
            "learning_campaign_add",
            "learning_onboarding_add",
            "learning_template_add",
        )
    }
    | {
        "learning_position": Address(Kind.RECORD, "learning.Position", AT_INSPECTORATE),
        "learning_competence": Address(Kind.RECORD, "learning.Competence", AT_INSPECTORATE),
        "learning_assessment": Address(Kind.GUARDED_RECORD, "learning.Assessment", AT_INSPECTORATE),
        "learning_plan": Address(Kind.RECORD, "learning.TrainingPlan", SERANG),
        "learning_training": Address(Kind.RECORD, "learning.Training", SERANG),
        "learning_campaign": Address(Kind.RECORD, "learning.Campaign", SERANG),
        "learning_onboarding": Address(Kind.RECORD, "learning.OnboardingList", SERANG),
        "learning_template": Address(Kind.RECORD, "learning.OnboardingTemplate", SERANG),
        "learning_acknowledge": Address(
            Kind.OWN, "learning.Addressee", {**IN_CAMPAIGN, "acknowledged_at": None}
        ),
        "learning_position_leave": Address(Kind.FORM, "learning.Holding", SERANG),
        "learning_need": Address(
            Kind.POST,
            "learning.Position",
            AT_INSPECTORATE,
            second=("competence", "learning.Competence", AT_INSPECTORATE),
        ),
        "learning_assess_row": Address(
            Kind.POST, "learning.Position", AT_INSPECTORATE, extra={"key": "1-1"}
        ),
        "learning_attendance_row": Address(Kind.POST, "learning.Participant", IN_TRAINING),
        "learning_question_remove": Address(Kind.FORM, "learning.Question", IN_CAMPAIGN),
        "learning_tick": Address(
            Kind.FORM,
            "learning.ListItem",
            {"onboarding__government__region_id": "36.04"},
        ),
        "learning_item_remove": Address(
            Kind.FORM, "learning.TemplateItem", {"template__government__region_id": "36.04"}
        ),
        "learning_template_withdraw": Address(Kind.FORM, "learning.OnboardingTemplate", SERANG),
        "learning_item_add": Address(Kind.FORM, "learning.OnboardingTemplate", SERANG),
        "learning_onboarding_stop": Address(Kind.FORM, "learning.OnboardingList", SERANG),
    }
    | every(
        Kind.FORM,
        "learning.Position",
        AT_INSPECTORATE,
        "learning_position_change",
        "learning_position_close",
        "learning_position_reopen",
        "learning_position_fill",
    )
    | every(
        Kind.GUARDED_RECORD,
        "learning.Position",
        AT_INSPECTORATE,
        "learning_needs",
        "learning_assess",
    )
    | {"learning_attendance": Address(Kind.GUARDED_RECORD, "learning.Training", SERANG)}
    | every(
        Kind.FORM,
        "learning.Competence",
        AT_INSPECTORATE,
        "learning_competence_change",
        "learning_competence_retire",
    )
    | every(
        Kind.FORM,
        "learning.TrainingPlan",
        SERANG,
        "learning_plan_change",
        "learning_plan_send",
        "learning_plan_approve",
        "learning_plan_give_back",
        "learning_plan_close",
        "learning_plan_drop",
        "learning_line_add",
    )
    | every(Kind.FORM, "learning.PlanLine", SERANG, "learning_line_change", "learning_line_remove")
    | every(
        Kind.FORM,
        "learning.Training",
        SERANG,
        "learning_training_change",
        "learning_invite",
        "learning_postpone",
        "learning_reschedule",
        "learning_cancel",
        "learning_hold",
        "learning_evaluate",
        "learning_repeat",
        "learning_close",
        "learning_attendance_paper",
        "learning_report_paper",
    )
    | every(
        Kind.FORM,
        "learning.Participant",
        IN_TRAINING,
        "learning_participant_remove",
        "learning_certificate",
        "learning_assess_after",
    )
    | every(
        Kind.FORM,
        "learning.Campaign",
        SERANG,
        "learning_campaign_change",
        "learning_question_add",
        "learning_campaign_start",
        "learning_campaign_remind",
        "learning_campaign_finish",
        "learning_campaign_cancel",
        "learning_campaign_repeat",
    )
)

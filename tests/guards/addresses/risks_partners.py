"""Addresses of partners, their checks and the control worksheets."""

from __future__ import annotations

from .kinds import INSPECTORATE, SERANG, Address, Kind, every

HERE = "government__region_id"
IN_DILIGENCE = {f"diligence__{HERE}": "36.04"}
IN_WORKSHEET = {f"worksheet__{HERE}": "36.04"}

RISKS_PARTNERS: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "risks_partners",
            "risks_engagements",
            "risks_evaluations",
            "risks_commitments",
            "risks_diligences",
            "risks_worksheets",
            "risks_control_gaps",
        )
    }
    | {
        "risks_partner_add": Address(Kind.FORM),
        "risks_worksheet_add": Address(Kind.FORM),
        "risks_partner": Address(Kind.RECORD, "risks.Partner", SERANG),
        "risks_engagement": Address(Kind.RECORD, "risks.Engagement", SERANG),
        "risks_evaluation": Address(Kind.RECORD, "risks.Evaluation", SERANG),
        "risks_commitment": Address(Kind.RECORD, "risks.Commitment", SERANG),
        "risks_worksheet": Address(Kind.RECORD, "risks.ControlWorksheet", SERANG),
        "risks_providers_paper": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
        "risks_diligence_answer": Address(Kind.POST, "risks.DiligenceAnswer", IN_DILIGENCE),
        "risks_control_line": Address(Kind.POST, "risks.ControlLine", IN_WORKSHEET),
        "risks_condition_met": Address(
            Kind.GUARDED_RECORD, "risks.DiligenceCondition", IN_DILIGENCE
        ),
        "risks_gap_close": Address(Kind.FORM, "risks.ControlLine", IN_WORKSHEET),
        "risks_worksheet_sheet": Address(Kind.GUARDED_RECORD, "risks.ControlWorksheet", SERANG),
    }
    | every(
        Kind.FORM,
        "risks.Partner",
        SERANG,
        "risks_partner_change",
        "risks_partner_level",
        "risks_partner_block",
        "risks_partner_unblock",
        "risks_partner_end",
        "risks_partner_resume",
        "risks_engagement_add",
        "risks_evaluate",
        "risks_diligence_begin",
        "risks_commitment_add",
        "risks_commitment_excuse",
        "risks_controls_check",
    )
    | every(
        Kind.FORM,
        "risks.Engagement",
        SERANG,
        "risks_engagement_change",
        "risks_engagement_start",
        "risks_engagement_end",
        "risks_engagement_cancel",
    )
    | every(Kind.FORM, "risks.Evaluation", SERANG, "risks_evaluation_annul")
    | every(Kind.FORM, "risks.Commitment", SERANG, "risks_commitment_withdraw")
    | every(
        # What was found on a partner is not there for those who may not read it.
        Kind.GUARDED_RECORD,
        "risks.DueDiligence",
        SERANG,
        "risks_diligence",
        "risks_diligence_sheet",
        "risks_diligence_send",
        "risks_diligence_give_back",
        "risks_diligence_decide",
        "risks_diligence_return",
        "risks_diligence_approve",
        "risks_diligence_drop",
        "risks_diligence_paper",
    )
    | every(
        Kind.FORM,
        "risks.ControlWorksheet",
        SERANG,
        "risks_worksheet_send",
        "risks_worksheet_give_back",
        "risks_worksheet_approve",
        "risks_worksheet_drop",
        "risks_worksheet_paper",
    )
)

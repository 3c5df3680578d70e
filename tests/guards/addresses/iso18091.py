"""Addresses of reliable local government."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

IN_SERANG = {"indicator__government__region_id": "36.04"}
FIRST = {**SERANG, "code": "1.1"}
DRAFT = {**SERANG, "state": "draft"}
IN_DRAFT = {**SERANG, "question_set__state": "draft"}

ISO18091: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "iso18091_diagnoses",
            "iso18091_indicators",
            "iso18091_answers",
            "iso18091_evidence_list",
            "iso18091_sets",
            "iso18091_questions",
        )
    }
    | {name: Address(Kind.FORM) for name in ("iso18091_start", "iso18091_set_begin")}
    | every(
        Kind.RECORD,
        "iso18091.Diagnosis",
        SERANG,
        "iso18091_diagnosis",
        "iso18091_sheet",
        "iso18091_compare",
    )
    | every(
        Kind.FORM,
        "iso18091.Diagnosis",
        SERANG,
        "iso18091_assign",
        "iso18091_hand_over",
        "iso18091_give_back",
        "iso18091_conclude",
        "iso18091_reopen",
        "iso18091_withdraw",
        "iso18091_resume",
        "iso18091_publish",
        "iso18091_unpublish",
        "iso18091_report",
    )
    | every(Kind.RECORD, "iso18091.Indicator", FIRST, "iso18091_indicator", "iso18091_criteria")
    | every(
        Kind.FORM,
        "iso18091.Indicator",
        FIRST,
        "iso18091_override",
        "iso18091_lift",
        "iso18091_goals",
        "iso18091_plan",
        "iso18091_evidence_add",
        "iso18091_offers",
    )
    | every(Kind.POST, "iso18091.Indicator", FIRST, "iso18091_row")
    | every(Kind.RECORD, "iso18091.Evidence", IN_SERANG, "iso18091_evidence")
    | every(Kind.FORM, "iso18091.Evidence", IN_SERANG, "iso18091_withdraw_evidence")
    | every(Kind.RECORD, "iso18091.QuestionSet", DRAFT, "iso18091_set")
    | every(
        Kind.FORM,
        "iso18091.QuestionSet",
        DRAFT,
        "iso18091_set_in_force",
        "iso18091_set_withdraw",
        "iso18091_question_add",
    )
    | every(Kind.RECORD, "iso18091.Question", IN_DRAFT, "iso18091_question")
    | every(
        Kind.FORM,
        "iso18091.Question",
        IN_DRAFT,
        "iso18091_question_change",
        "iso18091_question_leave_out",
        "iso18091_question_take_back",
    )
    | {
        "andal": Address(Kind.PUBLIC),
        # Kupang publishes; Serang has nothing on its public page.
        "andal_government": Address(Kind.PUBLIC, extra={"slug": "kota-kupang"}),
        "andal_year": Address(Kind.PUBLIC, extra={"slug": "kota-kupang", "year": 2019}),
    }
)

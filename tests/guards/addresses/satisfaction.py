"""Addresses of public satisfaction."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

# The one of the world of the guards: it takes sheets.
OPEN = {**SERANG, "state": "open"}

SATISFACTION: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "satisfaction_surveys",
            "satisfaction_answers",
            "satisfaction_complaints",
            "satisfaction_pasts",
        )
    }
    | {
        name: Address(Kind.FORM)
        for name in (
            "satisfaction_survey_add",
            "satisfaction_complaint_add",
            "satisfaction_past_add",
        )
    }
    | {
        "satisfaction_answer": Address(Kind.PUBLIC, extra={"code": "AAAAAAAA"}),
        "satisfaction_kiosk": Address(Kind.PUBLIC, extra={"code": "AAAAAAAA", "key": "A"}),
        "satisfaction_thanks": Address(Kind.PUBLIC, extra={"code": "AAAAAAAA"}),
        "satisfaction_result": Address(Kind.PUBLIC, extra={"code": "AAAAAAAA"}),
        "satisfaction_board": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
        "satisfaction_survey_row": Address(
            Kind.POST, "satisfaction.Survey", OPEN, extra={"number": 1}
        ),
        "satisfaction_survey_paper": Address(Kind.GUARDED_RECORD, "satisfaction.Survey", OPEN),
        "satisfaction_question_remove": Address(
            Kind.FORM, "satisfaction.ExtraQuestion", {"survey__government__region_id": "36.04"}
        ),
    }
    | every(
        Kind.RECORD,
        "satisfaction.Survey",
        OPEN,
        "satisfaction_survey",
        "satisfaction_survey_sheet",
    )
    | every(
        Kind.FORM,
        "satisfaction.Survey",
        OPEN,
        "satisfaction_survey_change",
        "satisfaction_survey_order",
        "satisfaction_survey_open",
        "satisfaction_survey_close",
        "satisfaction_survey_reopen",
        "satisfaction_survey_drop",
        "satisfaction_survey_take_up",
        "satisfaction_survey_repeat",
        "satisfaction_survey_kiosk",
        "satisfaction_question_add",
        "satisfaction_survey_judge",
        "satisfaction_survey_comments",
        "satisfaction_survey_publish",
        "satisfaction_survey_withdraw",
        "satisfaction_survey_follow_up",
        "satisfaction_survey_issue",
    )
    | every(Kind.RECORD, "satisfaction.Complaint", SERANG, "satisfaction_complaint")
    | every(
        Kind.FORM,
        "satisfaction.Complaint",
        SERANG,
        "satisfaction_complaint_change",
        "satisfaction_complaint_take_up",
        "satisfaction_complaint_answer",
        "satisfaction_complaint_close",
        "satisfaction_complaint_forward",
        "satisfaction_complaint_withdraw",
        "satisfaction_complaint_reopen",
        "satisfaction_complaint_report",
    )
    | every(Kind.RECORD, "satisfaction.PastIndex", SERANG, "satisfaction_past")
    | every(
        Kind.FORM,
        "satisfaction.PastIndex",
        SERANG,
        "satisfaction_past_change",
        "satisfaction_past_withdraw",
    )
)

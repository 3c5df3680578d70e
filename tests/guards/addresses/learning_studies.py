"""Addresses of study visits."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

VISIT = "learning.StudyVisit"
REQUESTED = {**SERANG, "guest": "Kabupaten Contoh Pemohon"}
COMING = {**SERANG, "guest": "Kabupaten Contoh Mendatang"}
CAME = {**SERANG, "guest": "Kabupaten Contoh Tamu"}

LEARNING_STUDIES: dict[str, Address] = (
    {
        "learning_studies": Address(Kind.LIST),
        "learning_study_reached": Address(Kind.LIST),
        "learning_study_spread": Address(Kind.LIST),
        "learning_study_add": Address(Kind.FORM),
        "learning_study": Address(Kind.RECORD, VISIT, CAME),
        "learning_study_follow": Address(Kind.PUBLIC),
        "learning_study_ask": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
        "learning_study_public": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
    }
    | every(
        Kind.FORM,
        VISIT,
        REQUESTED,
        "learning_study_change",
        "learning_study_accept",
        "learning_study_propose",
        "learning_study_agree",
        "learning_study_refuse",
        "learning_study_cancel",
    )
    | every(
        Kind.FORM,
        VISIT,
        COMING,
        "learning_study_agenda_add",
        "learning_study_held",
        "learning_study_reply",
    )
    | every(
        Kind.FORM,
        VISIT,
        CAME,
        "learning_study_correct",
        "learning_study_taken_add",
        "learning_study_follow_up",
        "learning_study_reached_add",
        "learning_study_release",
        "learning_study_withhold",
        "learning_study_minutes",
    )
    | every(
        Kind.FORM,
        "learning.StudyAgenda",
        SERANG,
        "learning_study_agenda_change",
        "learning_study_agenda_remove",
    )
    | {
        "learning_study_taken_remove": Address(Kind.FORM, "learning.TakenHome", SERANG),
        "learning_study_reached_remove": Address(Kind.FORM, "learning.GuestMilestone", SERANG),
    }
)

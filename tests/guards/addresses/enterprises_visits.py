"""Addresses of visits and the owner's page."""

from __future__ import annotations

from .kinds import AT_INSPECTORATE, Address, Kind, every

VISIT = "enterprises.Visit"
ENTRY = ("enterprises.VisitEntry", {**AT_INSPECTORATE, "outcome": "conflict"})
PICTURE = ("enterprises.VisitPicture", {"entry__agency__kind": "inspectorate"})
STEP = ("row", "enterprises.VisitStep", {"visit__agency__kind": "inspectorate"})
HELD = {**AT_INSPECTORATE, "state": "held", "purpose": "Kunjungan contoh"}
PLANNED = {**AT_INSPECTORATE, "state": "planned"}

ENTERPRISES_VISITS: dict[str, Address] = {
    **{
        f"enterprises_{name}": Address(Kind.LIST)
        for name in ("visits", "visit_entries", "uploads", "owner_questions")
    },
    "enterprises_visit_add": Address(Kind.FORM),
    "enterprises_visit": Address(Kind.RECORD, VISIT, HELD),
    **every(
        Kind.FORM,
        VISIT,
        PLANNED,
        *(f"enterprises_visit_{name}" for name in ("change", "postpone", "cancel", "hold")),
    ),
    **every(
        Kind.FORM,
        VISIT,
        HELD,
        *(f"enterprises_visit_{name}" for name in ("correct", "resume", "sign")),
    ),
    **{
        f"enterprises_visit_{name}": Address(Kind.FORM, VISIT, HELD, second=STEP)
        for name in ("done", "reopen")
    },
    "enterprises_visit_picture": Address(Kind.RECORD, *PICTURE),
    "enterprises_visit_entry": Address(Kind.RECORD, *ENTRY),
    **every(
        Kind.FORM,
        *ENTRY,
        *(f"enterprises_visit_entry_{name}" for name in ("again", "accept", "discard")),
    ),
    **{
        f"enterprises_visit_{name}": Address(Kind.GUARDED_LIST)
        for name in ("app", "state", "package")
    },
    "enterprises_visit_manifest": Address(Kind.PUBLIC),
    "enterprises_visit_sync": Address(Kind.POST),
    "enterprises_visit_photo": Address(Kind.POST),
    "enterprises_owner_contacts": Address(Kind.GUARDED_LIST),
    **every(Kind.FORM, "enterprises.OwnerContact", AT_INSPECTORATE, "enterprises_owner_contact"),
    **every(
        Kind.RECORD,
        "enterprises.OwnerUpload",
        AT_INSPECTORATE,
        "enterprises_upload",
        "enterprises_upload_picture",
    ),
    **every(Kind.FORM, "enterprises.OwnerUpload", AT_INSPECTORATE, "enterprises_upload_seen"),
    "enterprises_owner_question_add": Address(Kind.FORM),
    "enterprises_owner_question": Address(
        Kind.RECORD, "enterprises.OwnerQuestion", AT_INSPECTORATE
    ),
    **every(
        Kind.FORM,
        "enterprises.OwnerQuestion",
        AT_INSPECTORATE,
        "enterprises_owner_question_withdraw",
    ),
    **{
        f"enterprises_owner{name}": Address(Kind.PUBLIC)
        for name in ("", "_sent", "_mine", "_photo", "_leave")
    },
    **{
        f"enterprises_owner_{name}": Address(Kind.PUBLIC, extra={"pk": 1})
        for name in ("answer", "step", "paper")
    },
}

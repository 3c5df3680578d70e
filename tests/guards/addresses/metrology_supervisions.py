"""Addresses of supervision and reports of citizens."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

INSPECTION = ("metrology.Inspection", SERANG)
ITEM = ("metrology.InspectionItem", {"inspection__government__region_id": "36.04"})
REPORT = ("metrology.CitizenReport", SERANG)

METROLOGY_SUPERVISIONS: dict[str, Address] = {
    **{
        name: Address(Kind.LIST)
        for name in ("metrology_inspections", "metrology_items", "metrology_citizen_reports")
    },
    "metrology_inspection_add": Address(Kind.FORM),
    "metrology_inspection": Address(Kind.RECORD, *INSPECTION),
    **every(
        Kind.FORM,
        *INSPECTION,
        "metrology_inspection_change",
        "metrology_inspection_assign",
        "metrology_inspection_recall",
        "metrology_inspection_cancel",
        "metrology_inspection_close",
    ),
    **every(
        Kind.NAMED,
        *INSPECTION,
        "metrology_inspection_visit",
        "metrology_inspection_sign",
        "metrology_item_find",
        "metrology_item_add_unknown",
    ),
    "metrology_item_add": Address(
        Kind.NAMED, *INSPECTION, second=("row", "metrology.Instrument", SERANG)
    ),
    "metrology_item": Address(Kind.RECORD, *ITEM),
    **every(Kind.NAMED, *ITEM, "metrology_item_change", "metrology_item_withdraw"),
    **every(
        Kind.FORM,
        *ITEM,
        "metrology_item_warn",
        "metrology_item_follow_up",
        "metrology_item_answer",
        "metrology_item_letter",
        "metrology_item_refer",
        "metrology_item_rest",
    ),
    "metrology_citizen_report": Address(Kind.RECORD, *REPORT),
    # What a stranger sent is for those who handle it.
    "metrology_citizen_report_photo": Address(Kind.GUARDED_RECORD, *REPORT),
    **every(
        Kind.FORM, *REPORT, "metrology_citizen_report_answer", "metrology_citizen_report_refuse"
    ),
    "metrology_citizen_report_send": Address(Kind.PUBLIC),
    "metrology_citizen_report_ticket": Address(Kind.PUBLIC),
    "metrology_citizen_report_outcome": Address(Kind.PUBLIC, extra={"ticket": "R0000000Z"}),
}

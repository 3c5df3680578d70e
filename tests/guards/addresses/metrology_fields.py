"""Addresses of field work without a connection."""

from __future__ import annotations

from .kinds import SERANG, Address, Kind, every

ENTRY = ("metrology.FieldEntry", {**SERANG, "photo__isnull": False, "picture__isnull": False})
SESSION = ("metrology.Session", {**SERANG, "note": "Kerja lapangan contoh"})
IN_PLACE = ("metrology.Order", {**SERANG, "note": "Kerja lapangan contoh"})

METROLOGY_FIELDS: dict[str, Address] = {
    "metrology_field": Address(Kind.GUARDED_LIST),
    "metrology_field_app": Address(Kind.GUARDED_LIST),
    "metrology_field_state": Address(Kind.GUARDED_LIST),
    "metrology_field_manifest": Address(Kind.PUBLIC),
    "metrology_field_entries": Address(Kind.LIST),
    "metrology_field_entry": Address(Kind.RECORD, *ENTRY),
    "metrology_field_entry_photo": Address(Kind.RECORD, *ENTRY),
    "metrology_field_entry_picture": Address(Kind.RECORD, *ENTRY),
    "metrology_field_session": Address(Kind.GUARDED_RECORD, *SESSION),
    "metrology_field_order": Address(Kind.GUARDED_RECORD, *IN_PLACE),
    "metrology_field_sync": Address(Kind.POST),
    "metrology_field_photo": Address(Kind.POST),
    **every(
        Kind.FORM,
        *ENTRY,
        *(f"metrology_field_entry_{name}" for name in ("again", "accept", "discard")),
    ),
}

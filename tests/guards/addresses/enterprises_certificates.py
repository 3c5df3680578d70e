"""Addresses of audits, tests, applications, certificates and checks of labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .kinds import AT_INSPECTORATE, Address, Kind, every

Record = tuple[str, Mapping[str, Any]]
Row = tuple[str, str, Mapping[str, Any]]

AUDIT: Record = (
    "enterprises.FirmAudit",
    {**AT_INSPECTORATE, "kind": "internal", "auditors": "Pembina"},
)
FINDING: Row = ("row", "enterprises.FirmFinding", {"audit__agency__kind": "inspectorate"})
TEST: Record = ("enterprises.ProductTest", AT_INSPECTORATE)
LINE: Row = ("row", "enterprises.TestLine", {"test__agency__kind": "inspectorate"})
APPLICATION: Record = ("enterprises.Application", AT_INSPECTORATE)
CERTIFICATE: Record = (
    "enterprises.ProductCertificate",
    {**AT_INSPECTORATE, "number": "S-CONTOH-1"},
)
LABEL: Record = ("enterprises.LabelCheck", AT_INSPECTORATE)


def _rows(record: Record, row: Row, *names: str) -> dict[str, Address]:
    model, where = record
    return {name: Address(Kind.FORM, model, where, second=row) for name in names}


def _forms(record: Record, base: str, *steps: str) -> dict[str, Address]:
    """A register, its form, the record and its steps."""
    model, where = record
    return {
        f"enterprises_{base}s": Address(Kind.LIST),
        f"enterprises_{base}_add": Address(Kind.FORM),
        f"enterprises_{base}": Address(Kind.RECORD, model, where),
        **every(Kind.FORM, model, where, *(f"enterprises_{base}_{one}" for one in steps)),
    }


ENTERPRISES_CERTIFICATES: dict[str, Address] = {
    **_forms(AUDIT, "audit", "change", "hold", "conclude", "drop", "resume", "finding"),
    **_rows(
        AUDIT,
        FINDING,
        "enterprises_audit_settle",
        "enterprises_audit_correct",
        "enterprises_audit_remove",
    ),
    **_forms(TEST, "test", "change", "line_add", "report", "retest", "drop", "resume"),
    **_rows(TEST, LINE, "enterprises_test_line_change", "enterprises_test_line_remove"),
    **_forms(
        APPLICATION,
        "application",
        "change",
        "submit",
        "audit",
        "grant",
        "refuse",
        "withdraw",
        "reopen",
    ),
    **_forms(
        CERTIFICATE,
        "certificate",
        "change",
        "mark",
        "suspend",
        "restore",
        "withdraw",
        "take_back",
        "renew",
    ),
    "enterprises_certificate_register": Address(Kind.FORM),
    **_forms(LABEL, "label", "settle", "extend", "withdraw"),
}

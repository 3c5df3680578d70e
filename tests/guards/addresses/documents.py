"""Addresses of documents."""

from .kinds import SERANG, Address, Kind, every

READING: dict[str, Address] = (
    {
        "documents_readings": Address(Kind.GUARDED_LIST),
        "documents_copies": Address(Kind.LIST),
        "documents_copy": Address(Kind.RECORD, "documents.Copy", SERANG),
        "documents_kept": Address(Kind.GUARDED_LIST),
        "documents_schedule": Address(Kind.LIST),
        "documents_retention_rule": Address(Kind.RECORD, "documents.RetentionRule", SERANG),
        "documents_retention_rule_add": Address(Kind.FORM),
        "documents_retention_rule_change": Address(Kind.FORM, "documents.RetentionRule", SERANG),
        "documents_disposals": Address(Kind.GUARDED_LIST),
        "documents_disposal": Address(Kind.GUARDED_RECORD, "documents.Disposal", SERANG),
        "documents_disposal_add": Address(Kind.FORM),
        "document_read": Address(Kind.RECORD, "documents.Document", SERANG),
        # Everybody who sees a document may confirm to have read it.
        "document_confirm": Address(
            Kind.RECORD,
            "documents.Document",
            SERANG,
            second=("revision", "documents.Revision", SERANG),
        ),
        "document_statement": Address(Kind.FORM, "documents.Revision", SERANG),
    }
    | every(
        Kind.FORM,
        "documents.Document",
        SERANG,
        "document_readers",
        "document_remind",
        "document_retention",
        "documents_copy_add",
    )
    | every(Kind.FORM, "documents.Copy", SERANG, "documents_copy_exchange", "documents_copy_end")
    | every(
        Kind.FORM,
        "documents.Disposal",
        SERANG,
        "documents_disposal_decide",
        "documents_disposal_refuse",
        "documents_disposal_back",
    )
)

DOCUMENTS: dict[str, Address] = {} | READING

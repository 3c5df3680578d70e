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

# A revision of the Inspektorat in each state that its forms ask for.
DRAFT = {**SERANG, "state": "draft"}
IN_REVIEW = {**SERANG, "state": "in_review"}
IN_FORCE = {**SERANG, "type": "procedure"}
OPEN = {**SERANG, "state": "open"}

ITSELF: dict[str, Address] = (
    {
        "documents": Address(Kind.LIST),
        "document_requests": Address(Kind.LIST),
        "document_add": Address(Kind.FORM),
        "document_record_add": Address(Kind.FORM),
        "document_preview": Address(Kind.POST, "documents.Revision", DRAFT),
        # Who may write does not depend on an office: staff writes as well.
        "document_revise": Address(Kind.RECORD, "documents.Document", IN_FORCE),
        "document_take_back": Address(Kind.OWN, "documents.Revision", IN_REVIEW),
        "document_request_take_back": Address(Kind.OWN, "documents.ChangeRequest", OPEN),
        "document": Address(Kind.RECORD, "documents.Document", SERANG),
        "document_compare": Address(Kind.RECORD, "documents.Document", IN_FORCE),
        "document_ask": Address(Kind.RECORD, "documents.Document", IN_FORCE),
        "document_revision": Address(
            Kind.RECORD,
            "documents.Document",
            IN_FORCE,
            second=("revision", "documents.Revision", {"document__type": "procedure", **SERANG}),
        ),
        "document_file": Address(
            Kind.RECORD,
            "documents.Document",
            {**SERANG, "revisions__file__isnull": False},
            second=("revision", "documents.Revision", {**SERANG, "file__isnull": False}),
        ),
        "document_approve": Address(
            Kind.FORM, "documents.Revision", {**SERANG, "state": "in_approval"}
        ),
        "document_withdraw_waiting": Address(
            Kind.FORM, "documents.Revision", {**SERANG, "state": "approved"}
        ),
        "document_request": Address(Kind.RECORD, "documents.ChangeRequest", SERANG),
    }
    | every(
        Kind.FORM,
        "documents.Document",
        IN_FORCE,
        "document_change",
        "document_review",
        "document_withdraw",
    )
    | every(
        Kind.RECORD,
        "documents.Revision",
        DRAFT,
        "document_write",
        "document_upload",
        "document_send",
        "document_cancel",
    )
    | every(
        Kind.FORM,
        "documents.Revision",
        IN_REVIEW,
        "document_pass",
        "document_return",
    )
    | every(
        Kind.FORM,
        "documents.ChangeRequest",
        OPEN,
        "document_request_accept",
        "document_request_decline",
    )
)

DOCUMENTS: dict[str, Address] = ITSELF | READING

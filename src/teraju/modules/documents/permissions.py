"""Who may do what with documents. Reading is a matter of scope and classification, not of rights.

Who reviews and who approves a certain type, rules/approval.yaml says; the rights here are the
widest that any of its rules gives.
"""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

from .models.documents import OWNERS

_SYSTEM = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}
_OWNERS = set(OWNERS)
_ANYBODY = set(Role) - GUESTS

REGISTER = "documents.document.register"
MANAGE = "documents.document.manage"
WITHDRAW = "documents.document.withdraw"
IMPORT = "documents.document.import"
WRITE = "documents.revision.write"
REVIEW = "documents.revision.review"
APPROVE = "documents.revision.approve"
ASK = "documents.request.ask"
ANSWER = "documents.request.answer"

READERS_SET = "documents.readers.set"
READERS_REMIND = "documents.readers.remind"
READING_CONFIRM = "documents.reading.confirm"
READING_LIST = "documents.reading.list"
COPY_LIST = "documents.copy.list"
COPY_MANAGE = "documents.copy.manage"
STATEMENT_MARK = "documents.statement.mark"
SCHEDULE_READ = "documents.schedule.read"
SCHEDULE_MANAGE = "documents.schedule.manage"
RETENTION_SET = "documents.retention.set"
DISPOSAL_READ = "documents.disposal.read"
DISPOSAL_PROPOSE = "documents.disposal.propose"
DISPOSAL_DECIDE = "documents.disposal.decide"

RIGHTS = register_rights(
    "documents",
    {
        "document.register": _OWNERS,
        # Changing what stands beside the text, and looking at it again.
        "document.manage": _OWNERS,
        "document.withdraw": {Role.AGENCY_HEAD},
        "document.import": {Role.QUALITY_COORDINATOR, Role.AGENCY_HEAD},
        "revision.write": {*_OWNERS, Role.STAFF},
        "revision.review": {*_SYSTEM, Role.PROCESS_OWNER},
        "revision.approve": {*_SYSTEM, Role.PROCESS_OWNER, Role.REGIONAL_SECRETARY},
        "request.ask": _ANYBODY,
        "request.answer": _OWNERS,
    },
)

# Reading, copies and retention.
READING_RIGHTS = register_rights(
    "documents",
    {
        "readers.set": _OWNERS,
        "readers.remind": _OWNERS,
        "reading.confirm": _ANYBODY,
        "reading.list": {*_OWNERS, Role.ADMINISTRATOR},
        "copy.list": _ANYBODY,
        "copy.manage": {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION},
        "statement.mark": {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION},
        "schedule.read": _ANYBODY,
        # The schedule is the government's, not an agency's.
        "schedule.manage": {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY},
        "retention.set": _SYSTEM,
        "disposal.read": {*_OWNERS, Role.ADMINISTRATOR},
        "disposal.propose": {Role.QUALITY_COORDINATOR},
        "disposal.decide": {Role.AGENCY_HEAD},
    },
)

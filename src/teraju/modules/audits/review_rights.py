"""Who may do what with reviews, samples and requests of the body's auditor.

The function writes and issues its own report: nobody approves it. Minutes are approved by the
chair, never by who handed them in.
"""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

from .domain.reviews import Recipient, ReviewKind

_WRITERS = {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}

MANAGEMENT_WRITE = "audits.management_review.write"
MANAGEMENT_APPROVE = "audits.management_review.approve"
GOVERNING_WRITE = "audits.governing_review.write"
GOVERNING_APPROVE = "audits.governing_review.approve"
REPORT_WRITE = "audits.compliance_report.write"
HEAD_RECEIVE = "audits.review.receive_head"
GOVERNING_RECEIVE = "audits.review.receive_governing"
BRIBERY_READ = "audits.review.bribery"
GOVERNING_CHOOSE = "audits.governing_body.choose"
SAMPLE_DRAW = "audits.sample.draw"
REQUEST_ASK = "audits.request.ask"
REQUEST_ANSWER = "audits.request.answer"

RIGHTS = register_rights(
    "audits",
    {
        "management_review.write": {*_WRITERS, Role.AGENCY_HEAD},
        "management_review.approve": {Role.AGENCY_HEAD},
        "governing_review.write": {*_WRITERS, Role.REGIONAL_SECRETARY},
        "governing_review.approve": {Role.REGIONAL_HEAD},
        "compliance_report.write": {Role.COMPLIANCE_FUNCTION},
        "review.receive_head": {Role.AGENCY_HEAD},
        "review.receive_governing": {Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY},
        # What was said of reports and investigations of bribery; guests never.
        "review.bribery": {
            *_WRITERS,
            Role.AGENCY_HEAD,
            Role.REGIONAL_HEAD,
            Role.REGIONAL_SECRETARY,
            Role.INTERNAL_AUDITOR,
        },
        "governing_body.choose": {
            Role.ADMINISTRATOR,
            Role.REGIONAL_HEAD,
            Role.REGIONAL_SECRETARY,
            Role.AGENCY_HEAD,
        },
        "sample.draw": {Role.BODY_AUDITOR},
        "request.ask": {Role.BODY_AUDITOR},
        "request.answer": {*_WRITERS, Role.AGENCY_HEAD, Role.PROCESS_OWNER},
    },
)

WRITE = {
    ReviewKind.MANAGEMENT: MANAGEMENT_WRITE,
    ReviewKind.GOVERNING_BODY: GOVERNING_WRITE,
    ReviewKind.COMPLIANCE_REPORT: REPORT_WRITE,
}
APPROVE = {
    ReviewKind.MANAGEMENT: MANAGEMENT_APPROVE,
    ReviewKind.GOVERNING_BODY: GOVERNING_APPROVE,
    ReviewKind.COMPLIANCE_REPORT: REPORT_WRITE,
}
RECEIVE = {Recipient.HEAD: HEAD_RECEIVE, Recipient.GOVERNING_BODY: GOVERNING_RECEIVE}


def write_right(kind: ReviewKind | str) -> str:
    """The right to prepare and write up a review of the kind."""
    return WRITE[ReviewKind(kind)]


def approve_right(kind: ReviewKind | str) -> str:
    """The right to approve its minutes, or to issue the function's report."""
    return APPROVE[ReviewKind(kind)]

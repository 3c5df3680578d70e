"""The use-cases of documents."""

from .approval import approve
from .common import require_maintained
from .copies import end_copy, exchange, hand_out
from .deciding import is_writer, refusal_to_decide
from .disposal import (
    decide_disposal,
    propose_disposal,
    refuse_disposal,
    take_disposal_back,
)
from .drafts import cancel_draft, save_text, start_revision, upload_file
from .effect import bring_into_force
from .imports import import_documents
from .periodic import note_review
from .reading import ask_readers, confirm_reading, remind_readers, set_readers
from .records import keep_record
from .registration import change_document, register_document
from .requests import (
    accept_request,
    ask_change,
    decline_request,
    may_answer,
    take_back_request,
)
from .retention import add_rule, change_rule, set_retention
from .review import can_be_sent, give_back, pass_review, send, take_back
from .statements import mark_statement
from .withdrawal import withdraw_document, withdraw_waiting

__all__ = [
    "accept_request",
    "add_rule",
    "approve",
    "ask_change",
    "ask_readers",
    "bring_into_force",
    "can_be_sent",
    "cancel_draft",
    "change_document",
    "change_rule",
    "confirm_reading",
    "decide_disposal",
    "decline_request",
    "end_copy",
    "exchange",
    "give_back",
    "hand_out",
    "import_documents",
    "is_writer",
    "keep_record",
    "mark_statement",
    "may_answer",
    "note_review",
    "pass_review",
    "propose_disposal",
    "refusal_to_decide",
    "refuse_disposal",
    "register_document",
    "remind_readers",
    "require_maintained",
    "save_text",
    "send",
    "set_readers",
    "set_retention",
    "start_revision",
    "take_back",
    "take_back_request",
    "take_disposal_back",
    "upload_file",
    "withdraw_document",
    "withdraw_waiting",
]

"""The use-cases of documents."""

from .approval import approve
from .deciding import is_writer, refusal_to_decide
from .drafts import cancel_draft, save_text, start_revision, upload_file
from .effect import bring_into_force
from .periodic import note_review
from .records import keep_record
from .registration import change_document, register_document
from .requests import (
    accept_request,
    ask_change,
    decline_request,
    may_answer,
    take_back_request,
)
from .review import give_back, pass_review, send, take_back
from .withdrawal import withdraw_document, withdraw_waiting

__all__ = [
    "accept_request",
    "approve",
    "ask_change",
    "bring_into_force",
    "cancel_draft",
    "change_document",
    "decline_request",
    "give_back",
    "is_writer",
    "keep_record",
    "may_answer",
    "note_review",
    "pass_review",
    "refusal_to_decide",
    "register_document",
    "save_text",
    "send",
    "start_revision",
    "take_back",
    "take_back_request",
    "upload_file",
    "withdraw_document",
    "withdraw_waiting",
]

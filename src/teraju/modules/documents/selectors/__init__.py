"""Reading documents, their revisions and what people ask of them."""

from .documents import (
    change_requests,
    current_revision,
    documents,
    master_list,
    open_revision,
    reviews_of,
    revisions,
    revisions_of,
    revisions_seen,
    rule_for_document,
    topic_codes,
    waiting_revision,
    with_topics,
)

__all__ = [
    "change_requests",
    "current_revision",
    "documents",
    "master_list",
    "open_revision",
    "reviews_of",
    "revisions",
    "revisions_of",
    "revisions_seen",
    "rule_for_document",
    "topic_codes",
    "waiting_revision",
    "with_topics",
]

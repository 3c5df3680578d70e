"""The use-cases of gratification."""

from .envelopes import add_envelopes, import_envelopes, put_envelope, remove_envelope
from .reports import begin_report, change_report, put_item, remove_item
from .steps import (
    complete_report,
    report_directly,
    resume_report,
    submit_report,
    withdraw_report,
)

__all__ = [
    "add_envelopes",
    "begin_report",
    "change_report",
    "complete_report",
    "import_envelopes",
    "put_envelope",
    "put_item",
    "remove_envelope",
    "remove_item",
    "report_directly",
    "resume_report",
    "submit_report",
    "withdraw_report",
]

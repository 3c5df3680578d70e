"""The use-cases of this module: one function, one transaction, one event each."""

from .assessments import (
    approve_assessment,
    change_assessment,
    discard_assessment,
    draft_assessment,
    return_assessment,
    submit_assessment,
)
from .checks import record_check, withdraw_check
from .controls import add_control, change_control, end_control
from .happenings import analyse_happening, record_happening
from .imports import import_risks
from .monitoring import monitor_risk
from .papers import issue_quarter_report
from .ratings import Score, rate_risk
from .risks import add_risk, answer_risk, change_risk, close_risk, reopen_risk, treat_risk
from .schemes import set_scheme
from .treatments import (
    add_treatment,
    change_treatment,
    drop_treatment,
    finish_treatment,
    reopen_treatment,
    report_treatment,
)

__all__ = [
    "Score",
    "add_control",
    "add_risk",
    "add_treatment",
    "analyse_happening",
    "answer_risk",
    "approve_assessment",
    "change_assessment",
    "change_control",
    "change_risk",
    "change_treatment",
    "close_risk",
    "discard_assessment",
    "draft_assessment",
    "drop_treatment",
    "end_control",
    "finish_treatment",
    "import_risks",
    "issue_quarter_report",
    "monitor_risk",
    "rate_risk",
    "record_check",
    "record_happening",
    "reopen_risk",
    "reopen_treatment",
    "report_treatment",
    "return_assessment",
    "set_scheme",
    "submit_assessment",
    "treat_risk",
    "withdraw_check",
]

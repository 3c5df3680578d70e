"""The use-cases of this module: one function, one transaction, one event each."""

from .answers import answer_indicator, import_answers, require_side
from .diagnoses import (
    assign,
    conclude,
    give_back,
    hand_over,
    publish,
    reopen,
    resume_diagnosis,
    start_diagnosis,
    unpublish,
    withdraw_diagnosis,
)
from .evidence import add_evidence, take_records, withdraw_evidence
from .indicators import lift_override, link_goals, override, plan_improvement
from .reports import issue_report
from .sets import (
    add_question,
    begin_set,
    change_question,
    import_questions,
    leave_out,
    put_in_force,
    take_back,
    withdraw_set,
)

__all__ = [
    "add_evidence",
    "add_question",
    "answer_indicator",
    "assign",
    "begin_set",
    "change_question",
    "conclude",
    "give_back",
    "hand_over",
    "import_answers",
    "import_questions",
    "issue_report",
    "leave_out",
    "lift_override",
    "link_goals",
    "override",
    "plan_improvement",
    "publish",
    "put_in_force",
    "reopen",
    "require_side",
    "resume_diagnosis",
    "start_diagnosis",
    "take_back",
    "take_records",
    "unpublish",
    "withdraw_diagnosis",
    "withdraw_evidence",
    "withdraw_set",
]

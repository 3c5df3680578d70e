"""Use-cases: one function, one transaction, one event each."""

from .answering import (
    Reply,
    answer,
    enter_sheet,
    import_answers,
    kept_comment,
    kept_extra,
)
from .complaints import (
    answer_complaint,
    change_complaint,
    close_complaint,
    forward_complaint,
    receive_complaint,
    reopen_complaint,
    report_nonconformity,
    take_up_complaint,
    withdraw_complaint,
)
from .followups import order_follow_ups
from .history import change_past, enter_past, import_past, withdraw_past
from .judging import judge_marked, show_comments
from .papers import issue_report
from .publishing import publish_survey, withdraw_publication
from .questions import MOST_QUESTIONS, add_question, remove_question
from .surveys import (
    change_survey,
    close_survey,
    drop_survey,
    open_survey,
    plan_survey,
    renew_kiosk,
    reopen_survey,
    repeat_survey,
    set_order,
    take_up_survey,
)

__all__ = [
    "MOST_QUESTIONS",
    "Reply",
    "add_question",
    "answer",
    "answer_complaint",
    "change_complaint",
    "change_past",
    "change_survey",
    "close_complaint",
    "close_survey",
    "drop_survey",
    "enter_past",
    "enter_sheet",
    "forward_complaint",
    "import_answers",
    "import_past",
    "issue_report",
    "judge_marked",
    "kept_comment",
    "kept_extra",
    "open_survey",
    "order_follow_ups",
    "plan_survey",
    "publish_survey",
    "receive_complaint",
    "remove_question",
    "renew_kiosk",
    "reopen_complaint",
    "reopen_survey",
    "repeat_survey",
    "report_nonconformity",
    "set_order",
    "show_comments",
    "take_up_complaint",
    "take_up_survey",
    "withdraw_complaint",
    "withdraw_past",
    "withdraw_publication",
]

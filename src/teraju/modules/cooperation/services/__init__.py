"""The use-cases of this module: one function, one transaction, one event each."""

from .agreements import (
    cancel_agreement,
    change_agreement,
    change_details,
    draft_agreement,
    end_agreement,
    renew_agreement,
    return_draft,
    send_for_signing,
    sign_agreement,
)
from .coaching import end_coach_access, invite_coach
from .follow_up import (
    add_plan_task,
    change_plan_task,
    complete_plan_task,
    drop_plan_task,
    link_output,
    record_evaluation,
    reopen_plan_task,
    save_plan_row,
    unlink_output,
)
from .parties import add_legal_basis, add_party, change_party, remove_legal_basis, remove_party
from .programmes import (
    add_programme_step,
    change_programme,
    change_programme_step,
    finish_programme,
    link_to_programme,
    mark_step_reached,
    remove_programme_step,
    start_programme,
    stop_programme,
    unlink_from_programme,
)
from .publishing import publish_agreement, withdraw_from_public
from .summaries import issue_summary
from .templates import save_as_template, withdraw_template
from .visits import answer_visit, change_visit, record_visit, withdraw_visit

__all__ = [
    "add_legal_basis",
    "add_party",
    "add_plan_task",
    "add_programme_step",
    "answer_visit",
    "cancel_agreement",
    "change_agreement",
    "change_details",
    "change_party",
    "change_plan_task",
    "change_programme",
    "change_programme_step",
    "change_visit",
    "complete_plan_task",
    "draft_agreement",
    "drop_plan_task",
    "end_agreement",
    "end_coach_access",
    "finish_programme",
    "invite_coach",
    "issue_summary",
    "link_output",
    "link_to_programme",
    "mark_step_reached",
    "publish_agreement",
    "record_evaluation",
    "record_visit",
    "remove_legal_basis",
    "remove_party",
    "remove_programme_step",
    "renew_agreement",
    "reopen_plan_task",
    "return_draft",
    "save_as_template",
    "save_plan_row",
    "send_for_signing",
    "sign_agreement",
    "start_programme",
    "stop_programme",
    "unlink_from_programme",
    "unlink_output",
    "withdraw_from_public",
    "withdraw_template",
    "withdraw_visit",
]

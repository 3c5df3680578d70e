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
from .commitments import (
    check_controls,
    excuse_commitment,
    record_commitment,
    withdraw_commitment,
)
from .controls import add_control, change_control, end_control
from .diligences import (
    Condition,
    answer_question,
    approve_diligence,
    begin_diligence,
    drop_diligence,
    give_back_diligence,
    meet_condition,
    return_diligence,
    review_diligence,
    send_diligence,
)
from .engagements import (
    cancel_engagement,
    change_engagement,
    end_engagement,
    plan_engagement,
    start_engagement,
)
from .evaluations import annul_evaluation, evaluate_provider
from .happenings import analyse_happening, record_happening
from .imports import import_risks
from .monitoring import monitor_risk
from .papers import issue_quarter_report
from .partners import (
    add_partner,
    block_partner,
    change_partner,
    end_partner,
    import_partners,
    judge_level,
    resume_partner,
    unblock_partner,
)
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
from .worksheets import (
    answer_control,
    approve_worksheet,
    begin_worksheet,
    close_gap,
    drop_worksheet,
    give_back_worksheet,
    send_worksheet,
)

__all__ = [
    "Condition",
    "Score",
    "add_control",
    "add_partner",
    "add_risk",
    "add_treatment",
    "analyse_happening",
    "annul_evaluation",
    "answer_control",
    "answer_question",
    "answer_risk",
    "approve_assessment",
    "approve_diligence",
    "approve_worksheet",
    "begin_diligence",
    "begin_worksheet",
    "block_partner",
    "cancel_engagement",
    "change_assessment",
    "change_control",
    "change_engagement",
    "change_partner",
    "change_risk",
    "change_treatment",
    "check_controls",
    "close_gap",
    "close_risk",
    "discard_assessment",
    "draft_assessment",
    "drop_diligence",
    "drop_treatment",
    "drop_worksheet",
    "end_control",
    "end_engagement",
    "end_partner",
    "evaluate_provider",
    "excuse_commitment",
    "finish_treatment",
    "give_back_diligence",
    "give_back_worksheet",
    "import_partners",
    "import_risks",
    "issue_quarter_report",
    "judge_level",
    "meet_condition",
    "monitor_risk",
    "plan_engagement",
    "rate_risk",
    "record_check",
    "record_commitment",
    "record_happening",
    "reopen_risk",
    "reopen_treatment",
    "report_treatment",
    "resume_partner",
    "return_assessment",
    "return_diligence",
    "review_diligence",
    "send_diligence",
    "send_worksheet",
    "set_scheme",
    "start_engagement",
    "submit_assessment",
    "treat_risk",
    "unblock_partner",
    "withdraw_check",
    "withdraw_commitment",
]

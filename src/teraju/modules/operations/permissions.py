"""Who may do what with services and what comes of them. Reading is a matter of scope."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

_LEADERS = {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER}
_WORKERS = _LEADERS | {Role.COUNTER}
_SUPERVISORS = {
    Role.QUALITY_COORDINATOR,
    Role.PROCESS_OWNER,
    Role.INTERNAL_AUDITOR,
    Role.STAFF,
}
_OVER_ALL = {Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY, Role.ADMINISTRATOR}

SERVICE_WRITE = "operations.service.write"
SERVICE_APPROVE = "operations.service.approve"
OUTPUT_RECEIVE = "operations.output.receive"
OUTPUT_WORK = "operations.output.work"
OUTPUT_JUDGE = "operations.output.judge"
FAULT_RECORD = "operations.fault.record"
FAULT_JUDGE = "operations.fault.judge"
FAULT_CONCEDE = "operations.fault.concede"
QUEUE_MANAGE = "operations.queue.manage"
QUEUE_SERVE = "operations.queue.serve"
PLAN_WRITE = "operations.plan.write"
PLAN_DECIDE = "operations.plan.decide"
ASSIGNMENT_READ = "operations.assignment.read"
ASSIGNMENT_MANAGE = "operations.assignment.manage"
ASSIGNMENT_DECIDE = "operations.assignment.decide"
ASSIGNMENT_WORK = "operations.assignment.work"
RECOMMENDATION_READ = "operations.recommendation.read"
RECOMMENDATION_ANSWER = "operations.recommendation.answer"
RECOMMENDATION_VERIFY = "operations.recommendation.verify"
RECOMMENDATION_DECIDE = "operations.recommendation.decide"
RECOMMENDATION_IMPORT = "operations.recommendation.import"
FILE_ADD = "operations.file.add"
FILE_REMOVE = "operations.file.remove"

RIGHTS = register_rights(
    "operations",
    {
        # The catalogue: written by those who run the service, put in force by the head alone.
        "service.write": _LEADERS,
        "service.approve": {Role.AGENCY_HEAD},
        # Outputs. A step or a release asks, besides, for the role that the service names.
        "output.receive": _WORKERS,
        "output.work": _WORKERS,
        "output.judge": _LEADERS,
        "fault.record": _WORKERS,
        "fault.judge": _LEADERS,
        "fault.concede": {Role.AGENCY_HEAD},
        # The queue of a counter.
        "queue.manage": _LEADERS,
        "queue.serve": {Role.COUNTER, Role.PROCESS_OWNER},
        # Supervision. A team asks, besides, for a place in it; nobody reviews his own.
        "plan.write": _SUPERVISORS - {Role.STAFF},
        "plan.decide": {Role.AGENCY_HEAD},
        "assignment.read": _SUPERVISORS | {*_LEADERS, *_OVER_ALL},
        "assignment.manage": {Role.AGENCY_HEAD, Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER},
        "assignment.decide": {Role.AGENCY_HEAD},
        "assignment.work": _SUPERVISORS | {Role.AGENCY_HEAD},
        # A recommendation: read where it was given and where it is addressed to.
        "recommendation.read": _SUPERVISORS | {*_LEADERS, *_OVER_ALL},
        "recommendation.answer": _LEADERS,
        "recommendation.verify": _SUPERVISORS | {Role.AGENCY_HEAD},
        "recommendation.decide": {Role.AGENCY_HEAD},
        "recommendation.import": _SUPERVISORS - {Role.STAFF},
        "file.add": _WORKERS,
        "file.remove": {Role.QUALITY_COORDINATOR, Role.PROCESS_OWNER},
    },
)

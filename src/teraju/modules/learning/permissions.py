"""Who may do what with competence, trainings, campaigns and onboarding.

What somebody has shown is read by those who look after it, and by the person.
"""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import GUESTS, Role

from .event_permissions import EVENT_RIGHTS
from .models import Training
from .practice_permissions import PRACTICE_RIGHTS
from .study_permissions import STUDY_RIGHTS

_QUALITY = {Role.QUALITY_COORDINATOR, Role.AGENCY_HEAD}
_LOOK_AFTER = {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION}
_SUPERIORS = {Role.AGENCY_HEAD, Role.PROCESS_OWNER, Role.REGIONAL_SECRETARY}

READ = "learning.read"
POSITION = "learning.position.manage"
COMPETENCE = "learning.competence.manage"
ASSESS = "learning.assess"
ASSESSMENT_READ = "learning.assessment.read"
PLAN_WRITE = "learning.plan.write"
PLAN_APPROVE = "learning.plan.approve"
TRAINING = "learning.training.manage"
ANTI_BRIBERY = "learning.anti_bribery.manage"
EVALUATE = "learning.training.evaluate"
PAPER = "learning.paper.issue"
CAMPAIGN = "learning.campaign.manage"
ONBOARDING = "learning.onboarding.manage"
TICK = "learning.onboarding.tick"

RIGHTS = {
    **register_rights(
        "learning",
        {
            "read": {*(set(Role) - GUESTS), Role.BODY_AUDITOR},
            "position.manage": _QUALITY,
            # Competences of the whole government belong to those who reach all of it.
            "competence.manage": {*_QUALITY, Role.REGIONAL_SECRETARY, Role.ADMINISTRATOR},
            "assess": {Role.QUALITY_COORDINATOR, *_SUPERIORS},
            "assessment.read": {*_LOOK_AFTER, *_SUPERIORS, Role.INTERNAL_AUDITOR},
            "plan.write": _LOOK_AFTER,
            "plan.approve": {Role.AGENCY_HEAD},
            "training.manage": {Role.QUALITY_COORDINATOR},
            "anti_bribery.manage": _LOOK_AFTER,
            "training.evaluate": {*_LOOK_AFTER, *_SUPERIORS},
            # Papers are signed in the name of the head.
            "paper.issue": {Role.AGENCY_HEAD},
            # The officer of the gratification unit reminds of gifts before a holiday.
            "campaign.manage": {*_LOOK_AFTER, Role.UPG_OFFICER},
            "onboarding.manage": _QUALITY,
            "onboarding.tick": {*_QUALITY, Role.COMPLIANCE_FUNCTION, Role.PROCESS_OWNER},
        },
    ),
    **EVENT_RIGHTS,
    **STUDY_RIGHTS,
    **PRACTICE_RIGHTS,
}


def right_for(training: Training) -> str:
    """The right to look after this training: the compliance function has those on bribery."""
    return ANTI_BRIBERY if training.is_anti_bribery else TRAINING

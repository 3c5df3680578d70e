"""What the use-cases of this module share."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.conformity import permissions
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.refusals import AssessmentNotOpen
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer


def claim_assessment(
    actor: Viewer, assessment_id: int, expected_version: int | None = None
) -> Assessment:
    """Lock an assessment that the actor sees and may judge."""
    rows = Assessment.objects.visible_to(actor).select_related("agency", "government")
    found: Assessment = claim(rows, assessment_id, expected_version)
    rights.require(actor, permissions.ASSESS, found)
    return found


def require_open(assessment: Assessment) -> None:
    if not assessment.is_open:
        raise AssessmentNotOpen(_("The assessment is not open: what was judged in it stays."))


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DomainError(_("The day lies in the future."), field=field)

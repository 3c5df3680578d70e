"""What the use-cases of this module share."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity import permissions
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.refusals import AssessmentNotOpen
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer


def claim_assessment(
    actor: Viewer, assessment_id: int, expected_version: int | None = None
) -> Assessment:
    """Lock an assessment that the actor sees and may judge."""
    rows = Assessment.objects.visible_to(actor).select_related("agency", "government")
    found: Assessment = claim(rows, assessment_id, expected_version)
    rights.require(actor, permissions.ASSESS, found)
    return found


def acting(actor: Viewer) -> int:
    """The person who acts; whoever holds a right is one."""
    if actor.user_id is None:
        raise NotAllowed(_("Log in first."))
    return actor.user_id


def require_open(assessment: Assessment) -> None:
    if not assessment.is_open:
        raise AssessmentNotOpen(_("The assessment is not open: what was judged in it stays."))


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DomainError(_("The day lies in the future."), field=field)


def cleaned(text: str) -> str:
    """Without blanks around it and without characters that no database keeps."""
    return text.replace("\x00", "").strip()


def save(record: Record, actor: Viewer) -> None:
    """Stamp, check and save."""
    record.touch(actor.now)
    record.full_clean()
    record.save()

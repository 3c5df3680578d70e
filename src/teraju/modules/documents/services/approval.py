"""Approving a revision: frozen to a signed paper, in force today or on a later day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.documents import selectors
from teraju.modules.documents.domain.approval import effect_problem
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Revision
from teraju.modules.documents.refusals import PROBLEMS, DocumentIsNotThere
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import deciding
from .common import claim_revision, moved, tell
from .effect import take_effect
from .freezing import freeze


@transaction.atomic
def approve(
    *,
    actor: Viewer,
    revision_id: int,
    expected_version: int | None = None,
    effective_on: date | None = None,
) -> Revision:
    """Approve what was sent for approval; from `effective_on`, today if none, it is in force.

    The second of two approvers who act at once reads who was first.
    """
    revision = claim_revision(actor, revision_id)
    _refuse_second(revision)
    target = moved(revision, "approve")
    if expected_version is not None and revision.version != expected_version:
        raise ChangedMeanwhile(
            _("The text was changed since you opened it. Read it once more before you approve it.")
        )
    deciding.require_approver(actor, revision)
    begins = effective_on or actor.today
    _check_day(actor, revision, begins)
    revision.state = target
    revision.approver_id, revision.approver_office = actor.user_id, actor.office[:160]
    revision.approved_at, revision.approved_on = actor.now, actor.today
    revision.effective_on = begins
    revision.returned_at, revision.returned_office, revision.returned_reason = None, "", ""
    if revision.has_content:
        revision.paper = freeze(actor=actor, revision=revision)
    save(actor, revision)
    after = {"revision": revision.label, "effective_on": begins}
    tell(actor, "revision.approved", revision.document, after=after)
    if begins <= actor.today:
        take_effect(actor, revision)
    return revision


def _refuse_second(revision: Revision) -> None:
    if revision.state in (RevisionState.APPROVED, RevisionState.EFFECTIVE):
        raise DocumentIsNotThere(
            format_lazy(
                _("{office} approved this revision already; nothing is left to approve."),
                office=revision.approver_office,
            )
        )


def _check_day(actor: Viewer, revision: Revision, begins: date) -> None:
    standing = selectors.current_revision(revision.document, actor.today)
    since = standing.effective_on if standing else None
    problem = effect_problem(begins, actor.today, since)
    if problem is not None:
        raise DocumentIsNotThere(PROBLEMS[problem], field="effective_on")

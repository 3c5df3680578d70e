"""What is decided on marked answers, and which comments everybody may read."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.states import Standing
from teraju.modules.satisfaction.models import Answer, Survey
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts.scope import Viewer

from .common import locked_survey, said, tell
from .counting import count_in


@transaction.atomic
def judge_marked(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    mark: str,
    counts: bool,
    reason: str,
) -> Survey:
    """Count the marked answers of a kind, or leave them out; they stay in the register."""
    survey = locked_survey(actor, survey_id, permissions.JUDGE, expected_version)
    if survey.is_published:
        raise NotInThisState(_("What is published moves no more: withdraw it first."))
    why = said(reason, "reason", _("Say why."))[:400]
    rows = Answer.objects.filter(survey=survey).marked()
    found = list(rows.filter(marks=mark) if mark else rows)
    if not found:
        raise NotComplete(_("No answer with this mark waits."), field="mark")
    standing = Standing.COUNTED if counts else Standing.LEFT_OUT
    Answer.objects.filter(pk__in=[one.pk for one in found]).update(standing=standing)
    if counts:
        count_in(survey, found)
    after = {"mark": mark, "answers": len(found), "standing": standing, "reason": why}
    tell(actor, survey, "judged", after)
    return survey


@transaction.atomic
def show_comments(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    shown: Collection[int],
    offered: Collection[int],
) -> Survey:
    """Show those of the offered comments that tell nothing about a person, and hide the others."""
    survey = locked_survey(actor, survey_id, permissions.JUDGE, expected_version)
    rows = Answer.objects.filter(survey=survey, pk__in=offered).exclude(comment="")
    rows.filter(pk__in=shown).update(is_comment_shown=True)
    rows.exclude(pk__in=shown).update(is_comment_shown=False)
    tell(actor, survey, "comments_shown", {"comments": len(set(shown) & set(offered))})
    return survey

"""The cause, by five whys and fishbone, and similar cases elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.improvement.domain.states import Category, CauseTool, State
from teraju.modules.improvement.models import CauseLine, Nonconformity, Round
from teraju.modules.improvement.refusals import NotInThisState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import locked_for_work, present_round, said, settle, tell

LONGEST = 300
MOST_WHYS, MOST_CAUSES = 7, 8


@transaction.atomic
def record_cause(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    root_cause: str,
    whys: Sequence[str] = (),
    fishbone: Mapping[str, Sequence[str]] | None = None,
) -> Nonconformity:
    """Record the whole analysis: each why answered by the next line, causes by bone, the root."""
    one, current = _in_analysis(actor, nonconformity_id, expected_version)
    lines = [*_whys(current, whys), *_bones(current, fishbone or {})]
    if not lines:
        raise DomainError(
            _("Show how the cause was found: answer the whys or name causes at the fishbone."),
            field="why_1",
        )
    current.root_cause = said(root_cause, "root_cause", _("Say what the root cause is."))
    current.cause_on = actor.today
    current.cause_by_id, current.cause_office = actor.user_id, actor.office[:160]
    current.causes.all().delete()
    for line in lines:
        line.full_clean(validate_unique=False, validate_constraints=False)
    CauseLine.objects.bulk_create(lines)
    save(actor, current)
    settle(actor, one)
    told = {"root_cause": current.root_cause, "causes": [line.text for line in lines]}
    tell(actor, one, "analysed", told)
    return one


@transaction.atomic
def look_for_similar(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    similar_found: bool,
    similar_note: str,
) -> Nonconformity:
    """Answer whether the same stands elsewhere, and say where it was looked."""
    one, current = _in_analysis(actor, nonconformity_id, expected_version)
    current.similar_found = similar_found
    current.similar_note = said(
        similar_note, "similar_note", _("Say where it was looked and what was found.")
    )
    current.similar_on, current.similar_office = actor.today, actor.office[:160]
    save(actor, current)
    settle(actor, one)
    tell(actor, one, "compared", {"similar_found": similar_found, "note": current.similar_note})
    return one


def _in_analysis(actor: Viewer, pk: int, version: int | None) -> tuple[Nonconformity, Round]:
    one = locked_for_work(actor, pk, version)
    if one.state != State.ANALYSIS:
        raise NotInThisState(
            _("Cause and plan are worked on after the decision and before the plan is handed in.")
        )
    return one, present_round(one)


def _whys(current: Round, answers: Sequence[str]) -> list[CauseLine]:
    texts = [text for text in map(cleaned, answers) if text][:MOST_WHYS]
    return [
        CauseLine(round=current, tool=CauseTool.WHYS, place=place, text=text[:LONGEST])
        for place, text in enumerate(texts, 1)
    ]


def _bones(current: Round, fishbone: Mapping[str, Sequence[str]]) -> list[CauseLine]:
    lines = []
    for category, texts in fishbone.items():
        named = [text for text in map(cleaned, texts) if text][:MOST_CAUSES]
        lines += [
            CauseLine(
                round=current,
                tool=CauseTool.FISHBONE,
                category=Category(category),
                place=place,
                text=text[:LONGEST],
            )
            for place, text in enumerate(named, 1)
        ]
    return lines

"""Answers to sub-indicators: by the agency itself, then by whoever verifies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import Side, standing_of
from teraju.modules.iso18091.models import Answer, Evidence, Indicator
from teraju.modules.iso18091.refusals import NoEvidence, OwnAnswer, WrongChoice
from teraju.modules.iso18091.verifying import require_verifier
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from .common import locked_indicator, tell

VERBS = {Side.SELF: "indicator.assessed", Side.VERIFIED: "indicator.verified"}


@transaction.atomic
def answer_indicator(
    *,
    actor: Viewer,
    indicator_id: int,
    expected_version: int | None = None,
    colours: Mapping[int, str],
    note: str | None = None,
) -> Indicator:
    """Put down the colours of sub-indicators, by their id; "" takes one back.

    While the diagnosis is open they are the agency's own word, after it the verifier's. What
    changes nothing writes nothing.
    """
    indicator, side = locked_indicator(actor, indicator_id)
    if _is_said(indicator, side, colours, note):
        return indicator
    indicator, side = locked_indicator(actor, indicator_id, expected_version)
    require_side(actor, indicator, side)
    before, after = put(actor, indicator, side, colours)
    field = f"{side.value}_note"
    if note is not None and cleaned(note) != getattr(indicator, field):
        before["note"], after["note"] = getattr(indicator, field), cleaned(note)
        setattr(indicator, field, cleaned(note))
    save(actor, indicator)
    tell(actor, indicator, VERBS[side], after, before)
    return indicator


@transaction.atomic
def import_answers(
    *,
    actor: Viewer,
    government: Government,
    changed: Sequence[tuple[Answer, str]],
    source: Mapping[str, str],
) -> None:
    """Put down the colours of a file; one event for each diagnosis."""
    wanted: dict[int, dict[int, str]] = {}
    for answer, colour in changed:
        wanted.setdefault(answer.indicator_id, {})[answer.question_id] = colour
    counted: dict[int, tuple[Any, int]] = {}
    for pk in sorted(wanted):
        indicator, side = locked_indicator(actor, pk)
        if indicator.government_id != government.pk:
            raise WrongChoice(_("Choose a record of this government."))
        require_side(actor, indicator, side)
        put(actor, indicator, side, wanted[pk])
        save(actor, indicator)
        diagnosis = indicator.diagnosis
        count = counted.get(diagnosis.pk, (diagnosis, 0))[1]
        counted[diagnosis.pk] = (diagnosis, count + len(wanted[pk]))
    for diagnosis, count in counted.values():
        tell(actor, diagnosis, "diagnosis.imported", {**source, "answers": count})


def require_side(actor: Viewer, indicator: Indicator, side: Side) -> None:
    """The agency answers for itself; somebody else verifies."""
    if side is Side.SELF:
        rights.require(actor, permissions.ANSWER, indicator)
    else:
        require_verifier(actor, indicator)


def put(
    actor: Viewer, indicator: Indicator, side: Side, colours: Mapping[int, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the colours that differ, work the standing out, and tell what changed."""
    rows = list(
        indicator.answers.select_for_update(of=("self",))
        .select_related("question")
        .order_by("question__number", "pk")
    )
    unknown = set(colours) - {row.question_id for row in rows}
    if unknown:
        raise WrongChoice(_("This diagnosis does not ask that."))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for row in rows:
        wanted, stood = colours.get(row.question_id), _held(row, side)
        if wanted is None or wanted == stood:
            continue
        _write(actor, row, side, wanted)
        name = str(row.question)
        before[name], after[name] = stood, wanted
    if after:
        if side is Side.VERIFIED and Colour.GREEN in after.values():
            _require_evidence(actor, indicator)
        _drop_override(indicator, side, before, after)
        settle(indicator, rows)
    return before, after


def settle(indicator: Indicator, rows: Sequence[Answer]) -> None:
    """Work out how an indicator stands on both sides; the caller saves."""
    for side in Side:
        found = standing_of([row.colour(side) for row in rows], indicator.override(side))
        setattr(indicator, f"{side.value}_colour", found.colour.value)
        setattr(indicator, f"{side.value}_complete", found.is_complete)


def _held(row: Answer, side: Side) -> str:
    return row.self_colour if side is Side.SELF else row.verified_colour


def _write(actor: Viewer, row: Answer, side: Side, wanted: str) -> None:
    """Put one colour down; a word that changes has to be verified again."""
    person = acting(actor)
    if side is Side.VERIFIED and row.self_by_id == person:
        raise OwnAnswer(_("You answered this yourself: somebody else verifies it."))
    sides = [(side, wanted)]
    if side is Side.SELF:
        sides.append((Side.VERIFIED, ""))
    for each, colour in sides:
        name = each.value
        setattr(row, f"{name}_colour", Colour(colour).value if colour else "")
        setattr(row, f"{name}_by_id", person if colour else None)
        setattr(row, f"{name}_office", actor.office[:160] if colour else "")
        setattr(row, f"{name}_on", actor.today if colour else None)
    keep(row)


def _drop_override(
    indicator: Indicator, side: Side, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """What was set against other answers says nothing of these."""
    dropped = [side, Side.VERIFIED] if side is Side.SELF else [side]
    for each in dropped:
        if indicator.override(each):
            name = f"{each.value}_override"
            before[name], after[name] = getattr(indicator, name), ""
            for ending in ("", "_reason", "_office"):
                setattr(indicator, name + ending, "")


def _require_evidence(actor: Viewer, indicator: Indicator) -> None:
    if not Evidence.objects.valid_on(actor.today).filter(indicator=indicator).exists():
        raise NoEvidence(
            _("Green is confirmed on evidence that is valid today: there is none. Add it first.")
        )


def _is_said(
    indicator: Indicator, side: Side, colours: Mapping[int, str], note: str | None
) -> bool:
    """Whether all of it stands already: a second click sends the same answer."""
    rows = indicator.answers.filter(question__in=list(colours))
    held = {row.question_id: _held(row, side) for row in rows}
    stood = indicator.self_note if side is Side.SELF else indicator.verified_note
    return held == dict(colours) and (note is None or cleaned(note) == stood)

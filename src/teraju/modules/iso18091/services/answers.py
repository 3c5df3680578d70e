"""Answers to sub-indicators: by the agency itself, then by whoever verifies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.texts import cleaned
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import Side, standing_of
from teraju.modules.iso18091.models import Answer, Diagnosis, Evidence, Indicator
from teraju.modules.iso18091.refusals import NoEvidence, OutOfPlace, OwnAnswer, WrongChoice
from teraju.modules.iso18091.verifying import require_verifier
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from .common import locked_diagnosis, locked_indicator, tell

VERBS = {Side.SELF: "indicator.assessed", Side.VERIFIED: "indicator.verified"}

NO_EVIDENCE = _("Green is confirmed on evidence that is valid today: there is none. Add it first.")
# What of an indicator its answers move.
STANDING = [
    *(
        f"{side.value}_{field}"
        for side in Side
        for field in ("colour", "complete", "override", "override_reason", "override_office")
    ),
    "version",
    "updated_at",
]


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
    written: list[Answer] = []
    before, after = put(actor, indicator, side, rows_of(indicator), colours, written)
    if side is Side.VERIFIED and written:
        check_green(actor, indicator)
    _store(actor, side, written)
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
    """Put down the colours of a file, in as many queries for any number; one event a diagnosis."""
    wanted: dict[int, dict[int, str]] = {}
    for answer, colour in changed:
        wanted.setdefault(answer.indicator_id, {})[answer.question_id] = colour
    seen = Indicator.objects.visible_to(actor).filter(government=government, pk__in=list(wanted))
    if seen.count() != len(wanted):
        raise WrongChoice(_("Choose a record of this government."))
    for pk in sorted(set(seen.values_list("diagnosis", flat=True))):
        diagnosis = locked_diagnosis(actor, pk)
        rows = seen.filter(diagnosis=diagnosis).select_related("agency", "government")
        count = _bring(
            actor, diagnosis, list(rows.select_for_update(of=("self",), no_key=True)), wanted
        )
        tell(actor, diagnosis, "diagnosis.imported", {**source, "answers": count})


def _bring(
    actor: Viewer,
    diagnosis: Diagnosis,
    indicators: Sequence[Indicator],
    wanted: Mapping[int, Mapping[int, str]],
) -> int:
    side = diagnosis.side
    if side is None:
        raise OutOfPlace(_("The diagnosis is over: nothing changes any more."))
    ids = [one.pk for one in indicators]
    asked = Answer.objects.filter(indicator__in=ids).select_for_update(of=("self",), no_key=True)
    by_row = grouped(
        asked.select_related("question").order_by("question__number", "pk"),
        lambda row: row.indicator_id,
    )
    valid = Evidence.objects.valid_on(actor.today).filter(indicator__in=ids)
    proved = set(valid.values_list("indicator", flat=True))
    written: list[Answer] = []
    for one in indicators:
        one.diagnosis = diagnosis
        require_side(actor, one, side)
        put(actor, one, side, by_row.get(one.pk, []), wanted[one.pk], written)
        if is_green(one) and one.pk not in proved:
            raise NoEvidence(NO_EVIDENCE)
        one.touch(actor.now)
    _store(actor, side, written)
    Indicator.objects.bulk_update(indicators, STANDING)
    return len(written)


def require_side(actor: Viewer, indicator: Indicator, side: Side) -> None:
    """The agency answers for itself; somebody else verifies."""
    if side is Side.SELF:
        rights.require(actor, permissions.ANSWER, indicator)
    else:
        require_verifier(actor, indicator)


def rows_of(indicator: Indicator) -> list[Answer]:
    """Its answers, locked, in the order of their questions. Queries once."""
    rows = indicator.answers.select_for_update(of=("self",), no_key=True).select_related("question")
    return list(rows.order_by("question__number", "pk"))


def put(
    actor: Viewer,
    indicator: Indicator,
    side: Side,
    rows: Sequence[Answer],
    colours: Mapping[int, str],
    written: list[Answer],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set the colours that differ, work the standing out, and tell what changed; nothing is saved.

    Rows that changed are added to `written`.
    """
    if set(colours) - {row.question_id for row in rows}:
        raise WrongChoice(_("This diagnosis does not ask that."))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for row in rows:
        wanted, stood = colours.get(row.question_id), _held(row, side)
        if wanted is None or wanted == stood:
            continue
        _set(actor, row, side, wanted)
        written.append(row)
        name = str(row.question)
        before[name], after[name] = stood, wanted
    if after:
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


def _set(actor: Viewer, row: Answer, side: Side, wanted: str) -> None:
    if side is Side.VERIFIED and row.self_by_id == acting(actor):
        raise OwnAnswer(_("You answered this yourself: somebody else verifies it."))
    setattr(row, f"{side.value}_colour", Colour(wanted).value if wanted else "")
    if side is Side.SELF:
        # A word that changes has to be verified again.
        row.verified_colour = ""


def _store(actor: Viewer, side: Side, written: Sequence[Answer]) -> None:
    """Save what was set: one statement for each colour, however many answers have it."""
    for wanted, rows in grouped(written, lambda row: _held(row, side)).items():
        values = _signed(actor, side, wanted)
        if side is Side.SELF:
            values |= _signed(actor, Side.VERIFIED, "")
        Answer.objects.filter(pk__in=[row.pk for row in rows]).update(**values)


def _signed(actor: Viewer, side: Side, colour: str) -> dict[str, Any]:
    """A colour with who put it down; nothing where it was taken back."""
    name = side.value
    return {
        f"{name}_colour": colour,
        f"{name}_by": acting(actor) if colour else None,
        f"{name}_office": actor.office[:160] if colour else "",
        f"{name}_on": actor.today if colour else None,
    }


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


def is_green(indicator: Indicator) -> bool:
    return indicator.standing(Side.VERIFIED).counted_as is Colour.GREEN


def check_green(actor: Viewer, indicator: Indicator) -> None:
    """Refuse a verified green, by answers or against them, that nothing valid speaks for."""
    if not is_green(indicator):
        return
    if not Evidence.objects.valid_on(actor.today).filter(indicator=indicator).exists():
        raise NoEvidence(NO_EVIDENCE)


def _is_said(
    indicator: Indicator, side: Side, colours: Mapping[int, str], note: str | None
) -> bool:
    """Whether all of it stands already: a second click sends the same answer."""
    rows = indicator.answers.filter(question__in=list(colours))
    held = {row.question_id: _held(row, side) for row in rows}
    stood = indicator.self_note if side is Side.SELF else indicator.verified_note
    return held == dict(colours) and (note is None or cleaned(note) == stood)

"""Letting the engine judge an instrument in use, by the limits that hold in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.compute.verification import verification
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.in_service import SHEETS, Sheet
from teraju.modules.metrology.domain.sheets import Case, document
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.sheet_wording import reading_refused
from teraju.modules.metrology.supervision_refusals import WrongEntry


@dataclass(frozen=True)
class Judged:
    """What the engine says; `reasons` in English and in Indonesian."""

    answer: Answer
    verdict: str
    reasons: tuple[str, str]


def case_in_use(instrument: Instrument, on: date) -> Case:
    """The instrument as the engine sees it in use on a day."""
    return Case(catalogue(on).kind(instrument.kind), instrument.plate, Control.IN_SERVICE, on)


def sheet_of(instrument: Instrument | None, on: date) -> Sheet | None:
    """What a visit reads at an instrument; None where it has to go to the office."""
    if instrument is None:
        return None
    kind = catalogue(on).kinds.get(instrument.kind)
    return SHEETS.get(kind.calculator or "") if kind else None


def judged(instrument: Instrument | None, readings: Mapping[str, Any], on: date) -> Judged:
    """Judge readings by the rules of the day. A part of the tests is enough to find a fault."""
    if instrument is None:
        raise WrongEntry(
            _("What is not in the register has no plate to be judged by: enter it first."),
            field="readings",
        )
    try:
        answer = verification(document(case_in_use(instrument, on), readings))
    except InputError as error:
        raise WrongEntry(reading_refused(error), field="readings") from error
    reasons = (str(answer.get("reason", ""))[:600], str(answer.get("reason_id", ""))[:600])
    return Judged(answer, str(answer["verdict"]), reasons)

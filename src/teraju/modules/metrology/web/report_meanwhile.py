"""What a citizen is told between the visit for their report and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.supervision import Measure, ReportState, is_open
from teraju.modules.metrology.models import CitizenReport, InspectionItem
from teraju.modules.metrology.models.supervision_choices import MEASURES, OUTCOMES
from teraju.modules.metrology.selectors.supervision import found_for
from teraju.platform.web.kinds import Text

# What weighs most is told first.
_ORDER = (Measure.SEAL, Measure.REFERRAL, Measure.WARNING)


@dataclass(frozen=True)
class Meanwhile:
    """The day of a visit and, once its minutes are signed, what was done: in nobody's name."""

    visited_on: date
    is_signed: bool
    said: Text = ""
    measures: tuple[Text, ...] = ()
    is_watched: bool = False


def meanwhile(report: CitizenReport) -> Meanwhile | None:
    """None before the officials were there, and once there is an answer. A query at most."""
    visit = report.inspection
    if report.state != ReportState.IN_INSPECTION or visit is None or visit.visited_on is None:
        return None
    if visit.minutes_id is None:
        return Meanwhile(visit.visited_on, is_signed=False)
    found = found_for(report)
    return Meanwhile(
        visit.visited_on,
        is_signed=True,
        said=_said(report, found),
        measures=_measures(found),
        is_watched=any(
            is_open(one.measure, one.followed_up_on, one.outcome, one.next_step) for one in found
        ),
    )


def _said(report: CitizenReport, found: list[InspectionItem]) -> Text:
    """Of which instruments something was found, or that nothing was."""
    if not found:
        return _("They found no instrument in use.")
    own = report.instrument_id is not None and found[0].instrument_id == report.instrument_id
    if any(one.measure != Measure.NONE for one in found):
        if own:
            return _("The instrument that you reported:")
        return _("The instruments that they looked at:")
    if own:
        return _("They found nothing wrong with the instrument that you reported.")
    return _("They found nothing wrong with the instruments that they looked at.")


def _measures(found: list[InspectionItem]) -> tuple[Text, ...]:
    """Each measure once, with what came of it since."""
    taken = {(one.measure, one.outcome) for one in found if one.measure != Measure.NONE}
    ordered = sorted(taken, key=lambda one: (_ORDER.index(Measure(one[0])), one[1]))
    return tuple(_measure(*one) for one in ordered)


def _measure(measure: str, outcome: str) -> Text:
    if not outcome:
        return MEASURES[measure]
    words = _("{measure}. Since then: {outcome}")
    return format_lazy(words, measure=MEASURES[measure], outcome=OUTCOMES[outcome])

"""What bribery risks above low ask for, and what of it is met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.diligence import DiligenceStanding, Fault
from teraju.modules.risks.exposure import Holder, holders_of
from teraju.modules.risks.models import EmploymentCheck, Partner, Risk

from .diligence import standing_of


class DemandKind(StrEnum):
    """What is asked for."""

    DILIGENCE = "diligence"
    CHECK = "check"
    TRAINING = "training"


@dataclass(frozen=True)
class Demand:
    """Something that a bribery risk above low asks for; `sentence` says how it stands."""

    kind: DemandKind
    about: object
    is_met: bool
    sentence: object
    valid_until: date | None = None
    partner_id: int | None = None


FAULTS: Mapping[Fault, Any] = {
    Fault.NONE_MADE: _("No due diligence on {name} is on record."),
    Fault.EXPIRED: _("The due diligence on {name} ran out on {day}."),
    Fault.NOT_ACCEPTABLE: _("The due diligence on {name} found it not acceptable."),
    Fault.CONDITION_LATE: _("A condition of the due diligence on {name} is overdue."),
    Fault.LEVEL_RAISED: _("The bribery risk of {name} was raised after its due diligence."),
}


def demands_of(risks: Collection[Risk], on: date) -> dict[int, list[Demand]]:
    """The demands of those of these risks that make any. Partners are read beforehand; six queries.

    A risk without partner and post asks for none: its treatments are what answers it.
    """
    demanding = [risk for risk in risks if risk.makes_demands]
    partners = {risk.pk: list(risk.partners.all()) for risk in demanding}
    positions = {risk.position_id for risk in demanding if risk.position_id}
    standings = standing_of({one.pk for each in partners.values() for one in each}, on)
    holders = holders_of(positions, on)
    checked = checked_until([one for each in holders.values() for one in each], on)
    found: dict[int, list[Demand]] = defaultdict(list)
    for risk in demanding:
        found[risk.pk] = [
            *(_diligence(one, standings[one.pk]) for one in partners[risk.pk]),
            *_of_people(risk, holders.get(risk.position_id or 0, ()), checked, on),
        ]
    return dict(found)


def unmet(demands: Sequence[Demand]) -> list[Demand]:
    return [one for one in demands if not one.is_met]


def checked_until(holders: Collection[Holder], on: date) -> dict[int, date]:
    """Until when the check of each person counts that stands on a day. One query."""
    rows = EmploymentCheck.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        person__in={one.person_id for one in holders},
        checked_on__lte=on,
        valid_until__gte=on,
    ).exclude(outcome="against")
    return dict(rows.order_by("valid_until", "pk").values_list("person", "valid_until"))


def _diligence(partner: Partner, standing: DiligenceStanding) -> Demand:
    if standing.is_valid:
        sentence = format_lazy(_("The due diligence on {name} stands."), name=partner.name)
    else:
        words = FAULTS[standing.fault or Fault.NONE_MADE]
        day = date_format(standing.valid_until) if standing.valid_until else ""
        sentence = format_lazy(words, name=partner.name, day=day)
    return Demand(
        DemandKind.DILIGENCE,
        partner.name,
        standing.is_valid,
        sentence,
        standing.valid_until,
        partner.pk,
    )


def _of_people(
    risk: Risk, holders: Sequence[Holder], checked: Mapping[int, date], on: date
) -> Iterator[Demand]:
    for one in holders:
        until = checked.get(one.person_id)
        words = (
            _("{who} was checked for the post {post}.")
            if until
            else _("{who} was not checked for the post {post}, or the check ran out.")
        )
        sentence = format_lazy(words, who=one.label, post=risk.position_title)
        yield Demand(DemandKind.CHECK, one.label, until is not None, sentence, until)
        is_trained = one.trained_until is not None and one.trained_until >= on
        words = (
            _("{who} was trained against bribery.")
            if is_trained
            else _("{who} was not trained against bribery, or the training ran out.")
        )
        sentence = format_lazy(words, who=one.label)
        yield Demand(DemandKind.TRAINING, one.label, is_trained, sentence, one.trained_until)

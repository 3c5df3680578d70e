"""Indices of earlier reports: entered, held against their elements, never put right in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.printed import agreement
from teraju.modules.satisfaction.domain.questionnaire import LEAST, MOST, answer_rules
from teraju.modules.satisfaction.models import PastIndex
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .common import check_not_future, fill, locked, said, tell

FIELDS = (
    "service_code",
    "service_name",
    "period",
    "starts_on",
    "ends_on",
    "scheme",
    "printed",
    "respondents",
    "means",
    "source",
)


@transaction.atomic
def enter_past(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> PastIndex:
    """Enter the index of an earlier report as it was printed. `values`: `FIELDS`."""
    one = _entered(actor, agency, values, is_example=is_example)
    tell(actor, one, "entered", filled(values_of(one, (*FIELDS, "agrees"))))
    return one


@transaction.atomic
def change_past(
    *, actor: Viewer, past_id: int, expected_version: int | None = None, **values: Any
) -> PastIndex:
    """Correct what was entered; the elements are held against it anew."""
    one = _locked(actor, past_id, expected_version)
    if one.withdrawn_on:
        raise NotInThisState(_("It is withdrawn: enter it anew."))
    before = values_of(one, FIELDS)
    _fill(actor, one, values)
    save(actor, one)
    tell(actor, one, "changed", values_of(one, FIELDS), before=before)
    return one


@transaction.atomic
def withdraw_past(
    *, actor: Viewer, past_id: int, expected_version: int | None = None, reason: str
) -> PastIndex:
    """Take an entry out of the trend, or put it back in if it was taken out."""
    one = _locked(actor, past_id, expected_version)
    before = {"withdrawn_on": one.withdrawn_on}
    one.withdrawn_on = None if one.withdrawn_on else actor.today
    one.reason = said(reason, "reason", _("Say why."))[:400]
    save(actor, one)
    after = {"withdrawn_on": one.withdrawn_on, "reason": one.reason}
    tell(actor, one, "withdrawn" if one.withdrawn_on else "restored", after, before=before)
    return one


@transaction.atomic
def import_past(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[tuple[Agency, Mapping[str, Any]]],
    changed: Sequence[tuple[PastIndex, Mapping[str, Any]]],
    source: Mapping[str, Any],
) -> None:
    """Enter the indices of a file; what contradicts itself comes in with a warning."""
    made = [_entered(actor, agency, values, is_example=False) for agency, values in new]
    for record, values in changed:
        one = _locked(actor, record.pk, None)
        _fill(actor, one, values)
        save(actor, one)
        made.append(one)
    warned = sum(one.agrees is False for one in made)
    record_event(
        actor=actor,
        verb="satisfaction.pastindex.imported",
        target=government,
        before={},
        after={"rows": len(made), "warnings": warned, **source},
    )


def _entered(
    actor: Viewer, agency: Agency, values: Mapping[str, Any], *, is_example: bool
) -> PastIndex:
    rights.require(actor, permissions.HISTORY, agency)
    one = PastIndex(government_id=agency.government_id, agency=agency, is_example=is_example)
    _fill(actor, one, values)
    save(actor, one)
    return one


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> PastIndex:
    rows = PastIndex.objects.visible_to(actor)
    found: PastIndex = locked(actor, rows, pk, permissions.HISTORY, expected_version)
    return found


def _fill(actor: Viewer, one: PastIndex, values: Mapping[str, Any]) -> None:
    fill(one, values, FIELDS)
    said(one.period, "period", _("Give the period, as the report names it."))
    said(one.source, "source", _("Say where it was printed."))
    check_not_future(actor, one.ends_on, "ends_on")
    if one.ends_on < one.starts_on:
        raise NotComplete(_("The last day lies before the first."), field="ends_on")
    _hold_against_elements(one)


def _hold_against_elements(one: PastIndex) -> None:
    """Note by which weight the elements give what was printed, or that none does."""
    one.weight, one.computed, one.agrees = "", None, None
    if not one.means:
        return
    means = {code: Fraction(Decimal(text)) for code, text in one.means.items()}
    if any(not LEAST <= value <= MOST for value in means.values()):
        raise NotComplete(_("A mean lies between 1 and 4."), field="means")
    tolerance = Decimal(answer_rules().values["tolerance"])
    found = agreement(Decimal(one.printed), means, one.rule, tolerance)
    one.weight, one.computed, one.agrees = found.weight, found.nearest, found.agrees

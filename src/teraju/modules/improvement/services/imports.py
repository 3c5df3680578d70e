"""Bringing in an earlier list of open nonconformities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.states import State
from teraju.modules.improvement.models import Nonconformity
from teraju.modules.improvement.refusals import NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .common import settle
from .reports import FIELDS, begin, fill


@transaction.atomic
def import_nonconformities(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Nonconformity, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Write all rows or none, one event with counts; each new one begins as reported."""
    agencies = {one.pk: one for one in rights.agencies_where(actor, permissions.DECIDE)}
    for values in new:
        _add(actor, agencies[values["agency"]], values)
    for old, values in changed:
        _change(actor, old, values)
    record_event(
        actor=actor,
        verb="improvement.nonconformities.imported",
        target=government,
        after={"new": len(new), "changed": len(changed), **source},
    )


def _add(actor: Viewer, agency: Agency, values: Mapping[str, Any]) -> None:
    one = Nonconformity(
        government=agency.government,
        agency=agency,
        number=values["number"],
        owner_office=values.get("owner_office", ""),
        reported_on=actor.today,
        reported_by_id=actor.user_id,
        reported_office=actor.office[:160],
    )
    fill(actor, one, **{name: values[name] for name in FIELDS if name in values})
    begin(actor, one)


def _change(actor: Viewer, old: Nonconformity, values: Mapping[str, Any]) -> None:
    rows = Nonconformity.objects.visible_to(actor).select_related("agency", "government", "process")
    one: Nonconformity = claim(rows, old.pk)
    rights.require(actor, permissions.DECIDE, one)
    if one.version != old.version:
        raise ChangedMeanwhile(
            _("Somebody changed these nonconformities meanwhile. Check the file once more.")
        )
    if one.state != State.REPORTED or one.subject_kind:
        raise NotInThisState(
            _("It is decided on already: what was reported is not changed any more.")
        )
    fill(actor, one, **{name: values[name] for name in FIELDS if name in values})
    one.owner_office = values.get("owner_office", one.owner_office)
    settle(actor, one)

"""Partners: entered, judged, blocked, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.models import DueDiligence, Partner
from teraju.modules.risks.partner_refusals import NoBasis, OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .diligences import follow_level
from .partner_common import check_not_future, current_partner, locked_partner, needed

FIELDS = (
    "name",
    "kind",
    "affects_service",
    "tax_number",
    "business_number",
    "supplies",
    "contact",
    "begun_on",
)
TEXTS = frozenset({"name", "tax_number", "business_number", "supplies", "contact"})
BLOCK = ("blocked_on", "block_reason")
LEVEL = ("bribery_level", "level_reason", "level_on")


@transaction.atomic
def add_partner(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Partner:
    """Enter a provider or business associate. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.PARTNER_WRITE, agency)
    partner = Partner(government_id=agency.government_id, agency=agency, is_example=is_example)
    _fill(actor, partner, values)
    save(actor, partner)
    after = filled({"agency": agency, **values_of(partner, FIELDS)})
    record_event(actor=actor, verb="risks.partner.added", target=partner, after=after)
    return partner


@transaction.atomic
def change_partner(
    *, actor: Viewer, partner_id: int, expected_version: int | None = None, **values: Any
) -> Partner:
    """Change what is written of a partner."""
    partner = current_partner(actor, partner_id, permissions.PARTNER_WRITE, expected_version)
    before = values_of(partner, FIELDS)
    _fill(actor, partner, values)
    return _saved(actor, partner, "changed", before)


@transaction.atomic
def judge_level(
    *,
    actor: Viewer,
    partner_id: int,
    expected_version: int | None = None,
    bribery_level: str,
    level_reason: str,
) -> Partner:
    """Judge how far a partner is exposed to bribery; drafts of due diligence follow."""
    partner = current_partner(actor, partner_id, permissions.LEVEL_JUDGE, expected_version)
    if bribery_level == BriberyLevel.UNKNOWN:
        raise DomainError(_("Choose low or above low."), field="bribery_level")
    if not cleaned(level_reason):
        raise NoBasis(_("Say why the bribery risk is judged so."), field="level_reason")
    before = values_of(partner, LEVEL)
    partner.bribery_level = BriberyLevel(bribery_level)
    partner.level_reason, partner.level_on = cleaned(level_reason), actor.today
    _saved(actor, partner, "level_judged", before)
    follow_level(actor, partner)
    return partner


@transaction.atomic
def block_partner(
    *, actor: Viewer, partner_id: int, expected_version: int | None = None, reason: str
) -> Partner:
    """Shut a partner out of new engagements."""
    partner = current_partner(actor, partner_id, permissions.PARTNER_BLOCK, expected_version)
    if partner.blocked_on:
        raise OutOfPlace(_("This partner is blocked already."))
    before = values_of(partner, BLOCK)
    partner.blocked_on, partner.block_reason = actor.today, needed(reason)
    return _saved(actor, partner, "blocked", before)


@transaction.atomic
def unblock_partner(
    *, actor: Viewer, partner_id: int, expected_version: int | None = None, reason: str
) -> Partner:
    """Lift a block, with the reason; the trail keeps why it was set."""
    partner = current_partner(actor, partner_id, permissions.PARTNER_BLOCK, expected_version)
    if not partner.blocked_on:
        raise OutOfPlace(_("This partner is not blocked."))
    why = needed(reason)
    before = values_of(partner, BLOCK)
    partner.blocked_on, partner.block_reason = None, ""
    after = {**values_of(partner, BLOCK), "reason": why}
    return _saved(actor, partner, "unblocked", before, after)


@transaction.atomic
def end_partner(
    *,
    actor: Viewer,
    partner_id: int,
    expected_version: int | None = None,
    ended_on: date,
    reason: str,
) -> Partner:
    """End the work with a partner, once no engagement is open and no due diligence under way."""
    partner = current_partner(actor, partner_id, permissions.PARTNER_WRITE, expected_version)
    check_not_future(actor, ended_on, "ended_on")
    if ended_on < partner.begun_on:
        raise DomainError(_("The last day lies before the first."), field="ended_on")
    if partner.engagements.filter(state__in=["planned", "running"]).exists():
        raise OutOfPlace(_("Engagements of this partner are open: end or cancel them first."))
    if DueDiligence.objects.open().filter(partner=partner).exists():
        raise OutOfPlace(_("A due diligence on this partner is under way: finish or drop it."))
    partner.ended_on, partner.ending_reason = ended_on, needed(reason)
    return _saved(actor, partner, "ended", {"ended_on": None, "ending_reason": ""})


@transaction.atomic
def resume_partner(
    *, actor: Viewer, partner_id: int, expected_version: int | None = None, reason: str
) -> Partner:
    """Take the work with a partner up again."""
    partner = locked_partner(actor, partner_id, permissions.PARTNER_WRITE, expected_version)
    if not partner.ended_on:
        raise OutOfPlace(_("The work with this partner has not ended."))
    why = needed(reason)
    before = values_of(partner, ("ended_on", "ending_reason"))
    partner.ended_on, partner.ending_reason = None, ""
    after = {"ended_on": None, "ending_reason": "", "reason": why}
    return _saved(actor, partner, "resumed", before, after)


@transaction.atomic
def import_partners(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Partner, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Enter and change partners from the rows of a file, all or none; one event."""
    rows = [*new, *(values for _row, values in changed)]
    agencies = Agency.objects.filter(government=government).in_bulk({r["agency"] for r in rows})
    for values in new:
        agency = agencies[values["agency"]]
        rights.require(actor, permissions.PARTNER_WRITE, agency)
        partner = Partner(government_id=agency.government_id, agency=agency)
        _fill(actor, partner, {name: values[name] for name in FIELDS if name in values})
        save(actor, partner)
    for seen, values in changed:
        partner = current_partner(actor, seen.pk, permissions.PARTNER_WRITE)
        if partner.version != seen.version:
            raise ChangedMeanwhile(
                _("“{name}” was changed meanwhile: read the file again.").format(name=partner.name)
            )
        _fill(actor, partner, {name: values[name] for name in FIELDS if name in values})
        save(actor, partner)
    after = {**source, "added": len(new), "changed": len(changed)}
    record_event(actor=actor, verb="risks.partners.imported", target=government, after=after)


def _fill(actor: Viewer, partner: Partner, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a partner has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(partner, name, cleaned(value) if name in TEXTS else value)
    check_not_future(actor, partner.begun_on, "begun_on")


def _saved(
    actor: Viewer,
    partner: Partner,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any] | None = None,
) -> Partner:
    save(actor, partner)
    found = after or values_of(partner, list(before))
    record_event(
        actor=actor, verb=f"risks.partner.{verb}", target=partner, before=before, after=found
    )
    return partner

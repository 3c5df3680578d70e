"""Commitments of partners against bribery, and what partners do themselves."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.models import Commitment, ControlCheck
from teraju.modules.risks.models.partner_choices import PartnerControls
from teraju.modules.risks.partner_refusals import NoBasis, NotComplete, OutOfPlace
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of

from .partner_common import check_not_future, current_partner, locked, needed

DAY = timedelta(days=1)


@transaction.atomic
def record_commitment(
    *,
    actor: Viewer,
    partner_id: int,
    scope: str,
    signed_on: date,
    signatory: str,
    valid_until: date | None = None,
    is_example: bool = False,
) -> Commitment:
    """Record the signed commitment of a partner; the signed paper is added as a file."""
    found = Commitment(
        is_signed=True,
        signatory=needed(signatory, "signatory", _("Say who signed it.")),
    )
    return _recorded(
        actor, found, partner_id, scope, signed_on, valid_until, "recorded", is_example
    )


@transaction.atomic
def excuse_commitment(
    *,
    actor: Viewer,
    partner_id: int,
    scope: str,
    signed_on: date,
    reason: str,
    managed_by: str,
    valid_until: date | None = None,
    is_example: bool = False,
) -> Commitment:
    """Record why a commitment is not practicable, and how the risk is managed then."""
    if not cleaned(reason):
        raise NoBasis(_("Say why it is not practicable."), field="reason")
    if not cleaned(managed_by):
        raise NoBasis(_("Say how the risk is managed then."), field="managed_by")
    found = Commitment(is_signed=False, reason=cleaned(reason), managed_by=cleaned(managed_by))
    return _recorded(actor, found, partner_id, scope, signed_on, valid_until, "excused", is_example)


@transaction.atomic
def withdraw_commitment(
    *, actor: Viewer, commitment_id: int, expected_version: int | None = None, reason: str
) -> Commitment:
    """Take a commitment off the record that does not count any more, with the reason."""
    rows = Commitment.objects.visible_to(actor).select_related("partner", "agency", "government")
    found: Commitment = locked(
        actor, rows, commitment_id, expected_version, permissions.COMMITMENT_WRITE
    )
    if found.withdrawn_on:
        raise OutOfPlace(_("This commitment was withdrawn already."))
    found.withdrawn_on, found.withdrawn_reason = actor.today, needed(reason)
    save(actor, found)
    after = {"reason": found.withdrawn_reason}
    record_event(actor=actor, verb="risks.commitment.withdrawn", target=found, after=after)
    return found


@transaction.atomic
def check_controls(
    *,
    actor: Viewer,
    partner_id: int,
    controls: str,
    basis: str,
    asked: str = "",
    asked_by: date | None = None,
    not_asked_because: str = "",
    is_example: bool = False,
) -> ControlCheck:
    """Look at what a partner does against bribery itself, and say what is asked of it."""
    partner = current_partner(actor, partner_id, permissions.CONTROL_CHECK_WRITE)
    has_own = controls == PartnerControls.IN_PLACE
    if not has_own and not cleaned(asked) and not cleaned(not_asked_because):
        raise NotComplete(
            _("Say what was asked of it by when, or why nothing can be asked."), field="asked"
        )
    if cleaned(asked) and not asked_by:
        raise NotComplete(_("Say by when it is to be done."), field="asked_by")
    edition = partner_rules.edition_on(partner_rules.DILIGENCE, actor.today)
    check = ControlCheck(
        government_id=partner.government_id,
        agency=partner.agency,
        partner=partner,
        controls=controls,
        basis=needed(basis, "basis", _("Say what was looked at.")),
        asked=cleaned(asked),
        asked_by=asked_by,
        not_asked_because=cleaned(not_asked_because),
        checked_on=actor.today,
        checked_office=actor.office[:160],
        next_on=add_months(actor.today, edition.integer("control_months")),
        is_example=is_example or partner.is_example,
    )
    save(actor, check)
    after = filled(values_of(check, ("controls", "basis", "asked", "asked_by")))
    record_event(actor=actor, verb="risks.control_check.made", target=partner, after=after)
    return check


def _recorded(
    actor: Viewer,
    found: Commitment,
    partner_id: int,
    scope: str,
    signed_on: date,
    valid_until: date | None,
    verb: str,
    is_example: bool,  # noqa: FBT001
) -> Commitment:
    partner = current_partner(actor, partner_id, permissions.COMMITMENT_WRITE)
    check_not_future(actor, signed_on, "signed_on")
    edition = partner_rules.edition_on(partner_rules.DILIGENCE, actor.today)
    usual = add_months(signed_on, edition.integer("commitment_months")) - DAY
    found.government_id, found.agency, found.partner = (
        partner.government_id,
        partner.agency,
        partner,
    )
    found.scope = needed(scope, "scope", _("Say what it covers."))
    found.signed_on, found.valid_until = signed_on, valid_until or usual
    found.recorded_on = actor.today
    found.is_example = is_example or partner.is_example
    if found.valid_until < signed_on:
        raise DomainError(_("The last day lies before the first."), field="valid_until")
    save(actor, found)
    after = filled(values_of(found, ("scope", "signed_on", "valid_until", "reason", "managed_by")))
    record_event(
        actor=actor,
        verb=f"risks.commitment.{verb}",
        target=found,
        after={"partner": partner, **after},
    )
    return found

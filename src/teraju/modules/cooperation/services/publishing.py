"""Showing signed agreements to everybody, and taking them off again."""

from __future__ import annotations

from django.db import transaction

from teraju.modules.cooperation.models import Agreement
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of

from .common import lock, require_signed, tell


@transaction.atomic
def publish_agreement(
    *, actor: Viewer, agreement_id: int, expected_version: int | None = None
) -> Agreement:
    """Show a signed agreement on the government's public page."""
    agreement = lock(actor, agreement_id, expected_version, "sign")
    require_signed(agreement)
    return _show(actor, agreement, "published", is_public=True)


@transaction.atomic
def withdraw_from_public(
    *, actor: Viewer, agreement_id: int, expected_version: int | None = None
) -> Agreement:
    """Take an agreement off the public page."""
    agreement = lock(actor, agreement_id, expected_version, "sign")
    return _show(actor, agreement, "withdrawn", is_public=False)


def _show(actor: Viewer, agreement: Agreement, verb: str, *, is_public: bool) -> Agreement:
    before = values_of(agreement, ["is_public"])
    agreement.is_public = is_public
    save(actor, agreement)
    tell(actor, verb, agreement, before, {"is_public": is_public})
    return agreement

"""Keeping the text of a standard that an agency holds a licence for."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.standards import permissions
from teraju.modules.standards.models import LicensedText, Requirement
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency


@transaction.atomic
def keep_licensed_text(
    *, actor: Viewer, requirement: Requirement, agency: Agency, text: str
) -> LicensedText:
    """Keep an agency's licensed wording of a requirement.

    The trail tells that it was kept and how long it is, never the text: a trail is never deleted.
    """
    rights.require(actor, permissions.LICENSED_TEXT_WRITE, agency)
    if not requirement.is_assessed:
        raise DomainError(_("This is a heading: keep the text at its parts."))
    kept = LicensedText(
        government_id=agency.government_id, agency=agency, requirement=requirement, text=text
    )
    _save(actor, kept)
    record_event(
        actor=actor,
        verb="standards.licensed_text.kept",
        target=kept,
        after={"characters": len(kept.text)},
    )
    return kept


@transaction.atomic
def change_licensed_text(
    *, actor: Viewer, text_id: int, expected_version: int, text: str
) -> LicensedText:
    """Correct an agency's licensed wording."""
    kept = _claim(actor, text_id, expected_version)
    before = {"characters": len(kept.text)}
    kept.text = text
    _save(actor, kept)
    record_event(
        actor=actor,
        verb="standards.licensed_text.changed",
        target=kept,
        before=before,
        after={"characters": len(kept.text)},
    )
    return kept


@transaction.atomic
def drop_licensed_text(*, actor: Viewer, text_id: int, expected_version: int) -> Requirement:
    """Remove the text, as when the licence ends: it is somebody else's property, not a record."""
    kept = _claim(actor, text_id, expected_version)
    requirement: Requirement = kept.requirement
    record_event(
        actor=actor,
        verb="standards.licensed_text.dropped",
        target=kept,
        after={"characters": len(kept.text)},
    )
    kept.delete()
    return requirement


def _claim(actor: Viewer, text_id: int, expected_version: int) -> LicensedText:
    rows = LicensedText.objects.visible_to(actor).select_related(
        "agency", "government", "requirement"
    )
    kept: LicensedText = claim(rows, text_id, expected_version)
    rights.require(actor, permissions.LICENSED_TEXT_WRITE, kept)
    return kept


def _save(actor: Viewer, kept: LicensedText) -> None:
    kept.text = kept.text.replace("\r\n", "\n").strip()
    save(actor, kept)

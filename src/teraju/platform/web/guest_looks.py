"""What is written down when a guest looks through a register or takes it away."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, said_today
from teraju.platform.exchange.registers import Register
from teraju.platform.organisation.models import Agency


def note_guest(viewer: Viewer, verb: str, register: Register[Any]) -> None:
    """Tell the agencies that let the guest in; of a mere look once a day, or it hides the rest."""
    # In the house's language: a look is the same look in whichever language a guest reads.
    with override(settings.LANGUAGE_CODE):
        title = str(register.title)
    said = f"accounts.guest.{verb}"
    ids = _hosts(viewer, register)
    if verb == "listed":
        ids -= _told_today(viewer, said, ids, title)
    if not ids:
        return
    with transaction.atomic():
        for agency in Agency.objects.filter(pk__in=ids).order_by("pk"):
            record_event(actor=viewer, verb=said, target=agency, after={"register": title})


def _hosts(viewer: Viewer, register: Register[Any]) -> set[int]:
    """The agencies that the viewer looks into as a guest when looking through this register.

    Who works elsewhere is not told to a host for every list of their own house: for those of which
    guests see nothing, not.
    """
    open_to = GUESTS if viewer.is_guest else getattr(register.rows(viewer), "guests", GUESTS)
    return {
        hat.agency_id
        for hat in viewer.hats
        if hat.agency_id
        and hat.role in open_to
        and viewer.is_guest_at(hat.government_id, hat.agency_path)
    }


def _told_today(viewer: Viewer, verb: str, ids: Collection[int], title: str) -> set[int]:
    events = said_today(viewer, verb, Agency._meta.label_lower, ids)
    return {int(pk) for pk, changes in events if changes["register"][1] == title}

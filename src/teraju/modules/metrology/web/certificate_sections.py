"""What the page of a certificate shows beside its facts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import register_permissions, sheet_permissions
from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.models import Certificate
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Link, Section
from teraju.platform.web.record_parts import table


def mending_of(viewer: Viewer, one: Certificate) -> list[Section]:
    """Where what the head found wrong is put right; the paper is written when it is signed.

    Of the register all may be, of a decided sheet nothing: what is wrong there is tested anew.
    """
    act = one.verification
    may = rights.allowed(viewer, sheet_permissions.CERTIFICATE_ASK, one)
    if one.state != CertificateState.SENT_BACK or not may:
        return []
    instrument = act.instrument
    write, void = register_permissions.REGISTER_WRITE, sheet_permissions.VERIFICATION_VOID
    ways = [
        (write, _("Make, model, serial number"), _("Change"), "instrument_change"),
        (write, _("Whose it is, who uses it"), _("Another owner or user"), "instrument_hand_over"),
        (write, _("Where it stands"), _("Move"), "instrument_move"),
    ]
    rows: list[list[Any]] = [
        [what, Link(label, reverse(f"metrology_{name}", args=[instrument.pk]))]
        for right, what, label, name in ways
        if rights.allowed(viewer, right, instrument)
    ]
    if rights.allowed(viewer, write, instrument):
        owner = [_("Name of the owner"), "owner_change", instrument.owner_id]
        place = [_("Name and address of the place"), "place_change", instrument.place_id]
        rows += [
            [what, Link(_("Change"), reverse(f"metrology_{name}", args=[pk]))]
            for what, name, pk in (owner, place)
        ]
    if rights.allowed(viewer, void, act):
        url = reverse("metrology_verification_void", args=[act.pk])
        words = _("Capacity, readings, standards, verdict, marks: a decided sheet is not changed")
        rows.append([words, Link(_("Record it as a mistake, then test it again"), url)])
    headers = [
        pgettext("certificate", "What is wrong"),
        pgettext("certificate", "Where it is put right"),
    ]
    return [table(_("How it is put right"), headers, rows)]

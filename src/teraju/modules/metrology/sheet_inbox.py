"""What tests and certificates ask of a viewer: papers to sign, sheets to finish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, Text

from . import sheet_permissions as permissions
from .domain.judging import Verdict
from .domain.marks import CertificateState
from .selectors.certificates import to_put_right, to_sign
from .selectors.sheets import begun_by


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Three queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [*_to_sign(viewer), *_begun(viewer), *_sent_back(viewer)]


def _to_sign(viewer: Viewer) -> Iterator[InboxItem]:
    """One line for all papers that wait: they are signed in one step."""
    if not rights.allowed_somewhere(viewer, permissions.CERTIFICATE_SIGN):
        return
    rows = list(to_sign(viewer).values_list("submitted_at", flat=True)[:100])
    if rows:
        yield InboxItem(
            key="metrology-sign",
            title=format_lazy(_("Sign certificates of verification: {count}"), count=len(rows)),
            url=reverse("metrology_signing"),
            due=rows[0].astimezone(viewer.now.tzinfo).date(),
            action_label=_("Sign"),
        )


def _begun(viewer: Viewer) -> Iterator[InboxItem]:
    """Sheets of the viewer that are still open: whoever marked and left it at that is told so.

    Without the mark on record the register and the tag do not know of the test.
    """
    if not rights.allowed_somewhere(viewer, permissions.SHEET_WRITE):
        return
    for one in begun_by(viewer)[:20]:
        words = _("Finish the test of {tag}")
        detail: Text = ""
        if one.last_verdict == Verdict.PASS and one.tested_on < viewer.today:
            words = _("The mark of {tag} is not recorded yet")
            told = _(
                "What was read on {day} passes: read what is left and record the mark, or end "
                "the test without one."
            )
            detail = format_lazy(told, day=date_format(one.tested_on))
        yield InboxItem(
            key=f"metrology-sheet-{one.pk}",
            title=format_lazy(words, tag=one.instrument.tag),
            url=one.get_absolute_url(),
            due=one.tested_on,
            detail=detail,
            action_label=_("Open"),
            agency_label=one.agency.short_name,
        )


def _sent_back(viewer: Viewer) -> Iterator[InboxItem]:
    """Certificates that the head sent back to whoever tested, and those that are missing."""
    if not rights.allowed_somewhere(viewer, permissions.CERTIFICATE_ASK):
        return
    for one in to_put_right(viewer)[:20]:
        is_gone = one.state == CertificateState.WITHDRAWN
        words = _("Put the certificate of {tag} right")
        if is_gone:
            words = _("Ask for another certificate of {tag}: nothing proves its verification")
        yield InboxItem(
            key=f"metrology-certificate-{one.pk}",
            title=format_lazy(words, tag=one.verification.instrument.tag),
            url=(one.verification if is_gone else one).get_absolute_url(),
            detail=one.reason,
            action_label=_("Open"),
            agency_label=one.agency.short_name,
        )

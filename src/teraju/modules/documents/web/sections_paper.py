"""The signed paper of a revision, or what became of it, on its page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.documents.models import DisposalItem, Revision
from teraju.modules.documents.selectors.retention import item_of
from teraju.platform.web.kinds import Action, Fact, Section

FACTS = "web/sections/facts.html"


def paper_section(revision: Revision) -> Section:
    """Number, code and digest of the signed paper, and the way to its file. Queries once."""
    gone = item_of(revision)
    if gone is not None:
        return _disposed(gone)
    paper = revision.paper
    if paper is None:
        rows = [Fact(_("Signed paper"), None)]
        return Section(_("Signed paper"), FACTS, {"facts": rows}, side=True)
    rows = [
        Fact(_("Number of approval"), paper.number, url=paper.get_absolute_url()),
        Fact(_("Verification code"), paper.code),
        Fact(_("Fingerprint (SHA-256)"), paper.sha256[:16], note=_("of the signed file")),
    ]
    if revision.file is not None:
        inside = revision.file.sha256[:16]
        rows.append(Fact(_("The approved file"), inside, note=_("inside the paper, byte for byte")))
    action = Action(_("Open the PDF"), reverse("paper_file", args=[paper.pk]), icon="file-check")
    return Section(_("Signed paper"), FACTS, {"facts": rows}, side=True, action=action)


def _disposed(gone: DisposalItem) -> Section:
    removed = date_format(gone.removed_on) if gone.removed_on else _("tonight")
    rows = [
        Fact(_("Disposed of on"), gone.disposal.decided_on, url=gone.disposal.get_absolute_url()),
        Fact(_("Content removed"), removed),
        Fact(_("Fingerprint (SHA-256)"), gone.sha256[:16], note=_("of what it was")),
    ]
    return Section(_("Disposed of"), FACTS, {"facts": rows}, side=True)

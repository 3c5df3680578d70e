"""The source note on the page of a document that was adopted."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.gates import Panel
from teraju.platform.web.kinds import Link

from .selectors import practices as reading
from .web.study_statuses import adoption_status


def source_panel(viewer: Viewer, document_id: int) -> Panel | None:
    """Who published what the document was adopted from, which version, when. One query."""
    one = reading.adoptions(viewer).filter(document=document_id).first()
    if one is None:
        return None
    row = [
        Link(one.shelf.title, one.shelf.get_absolute_url()),
        one.shelf.publisher.name,
        one.shelf.number,
        one.adopted_on,
        [adoption_status(one), Link(_("see"), one.get_absolute_url())],
    ]
    headers = [
        _("Practice"),
        _("Published by"),
        _("Version adopted"),
        _("Adopted on"),
        _("Status"),
    ]
    return Panel(pgettext("practice", "Source"), headers, [row], "")

"""How neighbours name a document: as the procedure of a process, a training or a service."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind, Milestone

from . import selectors
from .domain.kinds import Classification
from .domain.states import RevisionState
from .models import Document, Revision
from .models.choices import REVISION_STATES

KIND = "documents.document"


def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """Documents by id for a neighbour, as they stand today. Queries once."""
    rows = selectors.master_list(viewer).filter(pk__in=pks)
    return {row.pk: _linked(row) for row in rows}


def choices(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The documents in force in a government that the viewer sees. Queries once."""
    current = Revision.objects.filter(document=OuterRef("pk")).in_term_on(viewer.today)
    rows = selectors.documents(viewer).filter(Exists(current), government=government_id)
    return [(row.pk, str(row)) for row in rows.order_by("number", "pk")]


def _linked(row: Document) -> Linked:
    since = row.effective_since  # type: ignore[attr-defined]
    state = RevisionState.EFFECTIVE if since else RevisionState.WITHDRAWN
    words = REVISION_STATES[state] if since or not row.is_active else _("in preparation")
    marks = [Milestone("in_force", since, _("In force from"), reached=since is not None)]
    return Linked(
        kind=KIND,
        pk=row.pk,
        # Neighbours keep the name of what they link: of a limited document no more than its number.
        title=row.number if row.classification == Classification.LIMITED else row.title,
        number=row.number,
        url=row.get_absolute_url(),
        state=words,
        milestones=marks,
    )


OFFER = LinkKind(KIND, _("Document"), find, choices)

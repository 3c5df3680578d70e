"""Files beside the text of a revision: frozen with it when it leaves the hands of its writers."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Revision
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import Attachment

from .deciding import is_writer

LABEL = "documents.revision"


def refuses_files(viewer: Viewer, revision: Revision) -> object:
    """Why a viewer neither adds nor removes a file here, or an empty string.

    Who adds one has put a hand to the revision, and may not approve it then: so it takes a writer.
    """
    if revision.state != RevisionState.DRAFT:
        return _("The files of a revision change only while it is a draft.")
    if not is_writer(viewer, revision):
        return _("Write on the draft first: who adds a file to it is one of its writers.")
    return ""


def take_over_files(actor: Viewer, present: Revision, revision: Revision) -> None:
    """Give the next revision the files of the present one; their contents lie in the store once."""
    rows = Attachment.objects.standing().filter(target_type=LABEL, target_id=str(present.pk))
    for one in rows.order_by("pk"):
        one.pk, one._state.adding = None, True
        one.target_id, one.added_at = str(revision.pk), actor.now
        one.save()


def take_files_off(actor: Viewer, revision: Revision, reason: object) -> list[str]:
    """Take the files off a revision that is disposed of; gives what their contents come to."""
    rows = Attachment.objects.standing().filter(target_type=LABEL, target_id=str(revision.pk))
    found = list(rows.order_by("pk").values_list("file__sha256", flat=True))
    rows.update(removed_at=actor.now, removed_reason=str(reason))
    return found


def files_of_these_alone(revisions: QuerySet[Any]) -> QuerySet[Any]:
    """The files that belong to nothing but these revisions; the query names them by their keys."""
    keys = revisions.annotate(key=Cast("revision", CharField())).values("key")
    elsewhere = Attachment.objects.filter(file=OuterRef("file")).exclude(
        target_type=LABEL, target_id__in=keys
    )
    rows = Attachment.objects.filter(~Exists(elsewhere), target_type=LABEL, target_id__in=keys)
    found: QuerySet[Any] = rows.values("file")
    return found

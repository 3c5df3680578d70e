"""Bringing an existing master list in at once: one transaction, one event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.documents.approval_rules import rule_of
from teraju.modules.documents.domain.kinds import Classification, Nature, Type, nature_of
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.permissions import IMPORT
from teraju.modules.documents.refusals import DocumentIsNotThere, WrongPlace
from teraju.modules.standards.api import topics as known_topics
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .common import require_maintained
from .registration import PARTICULARS, assign, require_active

BATCH = 500
TAKEN_OVER = _("Taken over from the list before.")
# What a master list that says nothing of it means.
USUAL_OWNER = Role.PROCESS_OWNER
USUAL_CLASSIFICATION = Classification.INTERNAL


@transaction.atomic
def import_documents(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Document, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Enter documents with their own numbers and change the particulars of those that stand.

    `agency` of a row is the agency's id, `topics` the ids of its topics. A new document begins with
    a draft that waits for its text or file and that nobody has written on yet.
    """
    ids = {row["agency"] for row in new} | {document.agency_id for document, _row in changed}
    agencies = _agencies(actor, government, ids)
    _change(actor, changed)
    _enter(actor, agencies, new)
    record_event(
        actor=actor,
        verb="documents.document.imported",
        target=government,
        after={"new": len(new), "changed": len(changed), **source},
    )


def _agencies(actor: Viewer, government: Government, ids: Collection[int]) -> dict[int, Agency]:
    found = {one.pk: one for one in Agency.objects.filter(pk__in=ids, government=government)}
    if len(found) < len(ids):
        raise WrongPlace(_("This agency belongs to another government."))
    for agency in found.values():
        rights.require(actor, IMPORT, agency)
    return found


def _enter(
    actor: Viewer, agencies: Mapping[int, Agency], rows: Sequence[Mapping[str, Any]]
) -> None:
    _require_free_numbers(agencies, rows)
    codes = {topic.pk: topic.code for topic in known_topics().values()}
    made = [_new(actor, agencies[row["agency"]], row, codes) for row in rows]
    Document.objects.bulk_create(made, batch_size=BATCH)
    _attach(made, [row.get("topics", ()) for row in rows])
    drafts = [_draft(actor, document) for document in made]
    Revision.objects.bulk_create(drafts, batch_size=BATCH)


def _require_free_numbers(
    agencies: Mapping[int, Agency], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Somebody may have registered one of them since the file was checked."""
    standing = Document.objects.filter(agency__in=agencies).values_list("agency_id", "number")
    if {(row["agency"], row["number"]) for row in rows} & set(standing):
        raise ChangedMeanwhile(
            _("Somebody registered one of these numbers meanwhile. Check the file once more.")
        )


def _new(
    actor: Viewer, agency: Agency, row: Mapping[str, Any], codes: Mapping[int, str]
) -> Document:
    kind = row["type"]
    if nature_of(Type(kind)) is Nature.RETAIN:
        raise DocumentIsNotThere(_("A record is kept as it is: use “Keep a record”."), field="type")
    document = Document(
        government_id=agency.government_id,
        agency=agency,
        type=kind,
        number=row["number"],
        owner_role=USUAL_OWNER,
        classification=USUAL_CLASSIFICATION,
    )
    _assign(document, row)
    if row.get("review_months") is None:
        about = [codes[pk] for pk in row.get("topics", ())]
        document.review_months = rule_of(kind, about, actor.today).review_months
    document.touch(actor.now)
    return document


def _draft(actor: Viewer, document: Document) -> Revision:
    """A first draft without an author: whoever gives it its text or file becomes that."""
    draft = Revision(
        government_id=document.government_id,
        document=document,
        number=0,
        state=RevisionState.DRAFT,
        reason=str(TAKEN_OVER),
        author_office=actor.office[:160],
    )
    draft.touch(actor.now)
    return draft


def _change(actor: Viewer, rows: Sequence[tuple[Document, Mapping[str, Any]]]) -> None:
    ids = [seen.pk for seen, _row in rows]
    locked = (
        Document.objects.visible_to(actor)
        .select_for_update(of=("self",), no_key=True)
        .filter(pk__in=ids)
    )
    standing = {document.pk: document for document in locked.order_by("pk")}
    for seen, row in rows:
        document = standing.get(seen.pk)
        if document is None or document.version != seen.version:
            raise ChangedMeanwhile(
                _("Somebody changed one of these documents meanwhile. Check the file once more.")
            )
        require_maintained(document)
        require_active(document)
        _assign(document, row)
        document.touch(actor.now)
    found = list(standing.values())
    Document.objects.bulk_update(found, [*PARTICULARS, "updated_at", "version"], batch_size=BATCH)
    told = [(standing[seen.pk], row["topics"]) for seen, row in rows if "topics" in row]
    Document.topics.through._default_manager.filter(
        document__in=[document.pk for document, _topics in told]
    ).delete()
    _attach([document for document, _topics in told], [topics for _document, topics in told])


def _assign(document: Document, row: Mapping[str, Any]) -> None:
    """Put on a document what its row says of the particulars that are free to change."""
    values: Any = {name: row[name] for name in PARTICULARS if name in row}
    assign(document, values)


def _attach(documents: Sequence[Document], topics: Sequence[Collection[int]]) -> None:
    through = Document.topics.through
    through._default_manager.bulk_create(
        [
            through(document_id=document.pk, topic_id=topic)
            for document, own in zip(documents, topics, strict=True)
            for topic in own
        ],
        batch_size=BATCH,
    )

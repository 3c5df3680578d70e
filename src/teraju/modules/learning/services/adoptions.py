"""Adopting a published practice into a document of one's own, and looking at what came later."""

from __future__ import annotations

from django.core.files.base import File
from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents.api import Document, Type, register_document
from teraju.modules.learning.domain.practices import as_markdown
from teraju.modules.learning.models import Adoption, ShelfPractice
from teraju.modules.learning.practice_permissions import PRACTICE_ADOPT
from teraju.modules.learning.study_refusals import PracticeNotThere
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files import store
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency

from .study_common import said

# What a practice may become: something that is looked after through revisions.
ADOPTED_AS = (Type.PROCEDURE, Type.WORK_INSTRUCTION, Type.MANUAL, Type.FORM)


@transaction.atomic
def adopt_practice(
    *,
    actor: Viewer,
    shelf_id: int,
    agency: Agency,
    type: str,
    title: str,
    owner_role: str,
    is_example: bool = False,
) -> Adoption:
    """Make a published practice the draft of an own document; it says at its end whence it came.

    From there it goes the way of every document: changed, reviewed, approved by others.
    """
    rights.require(actor, PRACTICE_ADOPT, agency)
    shelf = _standing(actor, shelf_id)
    if type not in ADOPTED_AS:
        raise PracticeNotThere(_("Choose another type of document."), field="type")
    example = is_example or agency.government.is_demonstration
    document = register_document(
        actor=actor,
        agency=agency,
        type=type,
        title=said(title, "title", _("Give the document a title.")),
        owner_role=owner_role,
        topics=list(shelf.topics.all()),
        text=adopted_text(shelf),
        reason=source_sentence(shelf),
        is_example=example,
    )
    adoption = _adoption(actor, shelf, document)
    _bring_files(actor, shelf, document)
    record_event(
        actor=actor,
        verb="learning.practice.adopted",
        target=document,
        after={"source": source_sentence(shelf), "content": f"sha256:{shelf.digest}"},
    )
    return adoption


def _standing(actor: Viewer, shelf_id: int) -> ShelfPractice:
    """The practice if it is on the shelf still, as its newest version."""
    rows = ShelfPractice.objects.visible_to(actor).select_related("publisher")
    shelf: ShelfPractice = rows.get(pk=shelf_id)
    if not shelf.is_standing:
        raise PracticeNotThere(_("A newer version took its place, or it was withdrawn."))
    return shelf


def _adoption(actor: Viewer, shelf: ShelfPractice, document: Document) -> Adoption:
    """Keep which version became which document, to tell when a newer one comes."""
    adoption = Adoption(
        adopter=document.government,
        agency=document.agency,
        shelf=shelf,
        document=document,
        adopted_on=actor.today,
        adopted_office=actor.office[:160],
        seen_number=shelf.number,
        is_example=document.is_example,
    )
    save(actor, adoption)
    return adoption


@transaction.atomic
def note_newer(
    *, actor: Viewer, adoption_id: int, expected_version: int | None = None, note: str
) -> Adoption:
    """Say what was decided about the newer version of a source, or about its withdrawal."""
    rows = Adoption.objects.visible_to(actor).select_related("shelf", "agency", "document")
    adoption: Adoption = claim(rows, adoption_id, expected_version)
    rights.require(actor, PRACTICE_ADOPT, adoption)
    newest = ShelfPractice.objects.get(
        practice_number=adoption.shelf.practice_number, is_newest=True
    )
    withdrawn = newest.withdrawn_on is not None
    if newest.number == adoption.seen_number and withdrawn == adoption.seen_withdrawn:
        raise PracticeNotThere(_("There is nothing newer than what was looked at already."))
    adoption.seen_number, adoption.seen_withdrawn = newest.number, withdrawn
    adoption.seen_note = said(note, "note", _("Write what was decided."))[:400]
    save(actor, adoption)
    after = {"version": newest.number, "note": adoption.seen_note}
    record_event(actor=actor, verb="learning.practice.seen", target=adoption.document, after=after)
    return adoption


def _bring_files(actor: Viewer, shelf: ShelfPractice, document: Document) -> None:
    """Put the files of a practice beside the draft; without one of them nothing is adopted."""
    draft = document.revisions.select_related("document__agency", "government").get()
    for one in shelf.files.order_by("pk"):
        try:
            content = store.open(one.sha256)
        except FileNotFoundError as error:
            sentence = _("The content of “{file}” is missing from the store: tell its publisher.")
            raise PracticeNotThere(format_lazy(sentence, file=one.title)) from error
        with content:
            upload = File(content, name=one.name)
            attach(actor=actor, target=draft, upload=upload, title=one.title)


def source_sentence(shelf: ShelfPractice) -> str:
    """Who published it, which version, on which day: in the language of documents."""
    with override("id"):
        return gettext(
            "Adopted from “%(title)s”, %(publisher)s, version %(number)d of %(day)s."
        ) % {
            "title": shelf.title,
            "publisher": shelf.publisher.name,
            "number": shelf.number,
            "day": date_format(shelf.published_on, "DATE_FORMAT"),
        }


def adopted_text(shelf: ShelfPractice) -> str:
    """The text of the draft: the sections, and the source with its terms and fingerprint."""
    with override("id"):
        headings = {
            "purpose": pgettext("practice", "Purpose"),
            "steps": pgettext("practice", "Steps"),
            "who": pgettext("practice", "Who does what"),
            "records": pgettext("practice", "Records kept"),
            "source": pgettext("practice", "Source"),
        }
        lines = [source_sentence(shelf)]
        if shelf.licence:
            lines.append(gettext("Terms of use: %s") % shelf.licence)
        if shelf.source:
            lines.append(gettext("First published by: %s") % shelf.source)
        lines.append(gettext("Fingerprint (SHA-256): %s") % f"`{shelf.digest}`")
        files = [f"- {one.title}: `{one.sha256}`" for one in shelf.files.order_by("pk")]
        if files:
            lines.append("\n".join([gettext("Files that came with it (SHA-256):"), "", *files]))
    return as_markdown(shelf.texts, headings, "\n\n".join(lines))

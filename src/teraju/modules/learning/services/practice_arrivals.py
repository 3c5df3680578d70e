"""A practice that came as a file: new here, or a newer version of one that is known.

It is known by its publisher and its key, whatever its title says now.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.practice_carrying import Arrived
from teraju.modules.learning.domain.practices import (
    SECTIONS,
    VERSION,
    Carried,
    PracticeState,
    VersionState,
)
from teraju.modules.learning.models import Practice, PracticeVersion
from teraju.modules.learning.practice_permissions import PRACTICE_WRITE
from teraju.modules.learning.study_refusals import NoPracticeFile, PracticeNotThere
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.files.api import Attachment, FileRefused, attach, check_upload
from teraju.platform.organisation.models import Agency

from .practice_shelf import source_words
from .practices import BESIDE, Beside, begun, fill, put_beside, tell, version_of

# Marks the files that came with a practice: those of its people stay when a newer one comes.
CAME_ALONG = "source"


@transaction.atomic
def keep_arrived(
    *, actor: Viewer, agency: Agency, arrived: Arrived, is_example: bool = False
) -> Practice:
    """Take a practice that came as a file into the own library, as a draft with its source.

    The same version twice is refused; a newer one becomes the next version of the one known.
    """
    rights.require(actor, PRACTICE_WRITE, agency)
    carried = arrived.practice
    uploads = _checked(arrived)
    known = _known(agency, carried)
    if known is None:
        practice = _new(actor, agency, carried, is_example=is_example)
    else:
        _check_place(actor, known)
        _check_newer(known, carried)
        practice = _renewed(actor, known, carried)
    _bring_files(actor, practice, carried, uploads)
    return practice


def _known(agency: Agency, carried: Carried) -> Practice | None:
    """The same practice of the same publisher, locked; refused if it is the government's own."""
    rows = Practice.objects.select_for_update(of=("self",), no_key=True).select_related(
        "agency", "government"
    )
    here = rows.filter(government=agency.government, key=uuid.UUID(carried.key)).exclude(
        state=PracticeState.WITHDRAWN
    )
    if carried.publisher == agency.government.name and here.filter(source_publisher="").exists():
        raise _not_there(_("Your government wrote this practice itself: it is in your library."))
    found: Practice | None = here.filter(source_publisher=carried.publisher).first()
    return found


def _check_place(actor: Viewer, known: Practice) -> None:
    if not rights.allowed(actor, PRACTICE_WRITE, known):
        sentence = _("{agency} has this practice already: its people read the newer version.")
        raise PracticeNotThere(format_lazy(sentence, agency=known.agency.name), field="agency")


def _check_newer(known: Practice, carried: Carried) -> None:
    """Say which of the two is newer, so that nothing comes in twice and nothing goes back."""
    words = {"number": carried.version, "known": known.source_version}
    if known.source_digest == carried.digest:
        if _is_dropped(known):
            return
        raise _not_there(_("This version was read from its file already."))
    if carried.version == known.source_version:
        sentence = _(
            "Version {number} was read already, and said something else. Ask its publisher which "
            "of the two counts."
        )
        raise _not_there(format_lazy(sentence, **words))
    if carried.version < (known.source_version or 0):
        sentence = _("This is version {number}; version {known} was read already.")
        raise _not_there(format_lazy(sentence, **words))


def _is_dropped(known: Practice) -> bool:
    """Whether what was read last was given up again: then it may be read once more."""
    last = known.versions.order_by("-number").values_list("state", flat=True).first()
    return last == VersionState.DROPPED


def _new(actor: Viewer, agency: Agency, carried: Carried, *, is_example: bool) -> Practice:
    practice = Practice(
        government=agency.government,
        agency=agency,
        key=uuid.UUID(carried.key),
        is_example=is_example,
    )
    _name_source(practice, carried)
    return begun(actor, practice, _beside(carried), _topics(carried), _texts(carried), "read")


def _renewed(actor: Viewer, practice: Practice, carried: Carried) -> Practice:
    """The newer version as the next draft; what is published stays until its head publishes."""
    before = {**values_of(practice, BESIDE), "source": source_words(practice)}
    _clear_draft(actor, practice)
    _name_source(practice, carried)
    put_beside(practice, _beside(carried))
    save(actor, practice)
    practice.topics.set(_topics(carried))
    last = practice.versions.aggregate(last=Max("number"))["last"]
    draft = version_of(actor, practice, last + 1)
    draft.change = carried.change or gettext("Version %d of its publisher") % carried.version
    fill(draft, _texts(carried))
    save(actor, draft)
    after = {
        **values_of(practice, BESIDE),
        "source": source_words(practice),
        "number": draft.number,
        "change": draft.change,
    }
    tell(actor, practice, "renewed", after, before=before)
    return practice


def _clear_draft(actor: Viewer, practice: Practice) -> None:
    """An earlier draft from the source gives way, kept as dropped; an own one stays where it is."""
    draft: PracticeVersion | None = practice.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        return
    if practice.is_published:
        raise _not_there(
            _("A new version of it is being written here: publish or drop that one first.")
        )
    draft.state = VERSION.transition(draft.state, "drop").target
    save(actor, draft)


def _bring_files(
    actor: Viewer, practice: Practice, carried: Carried, uploads: Sequence[ContentFile[Any]]
) -> None:
    """The files that came take the place of those that came before; own ones stay."""
    Attachment.objects.standing().filter(
        target_type=practice._meta.label_lower, target_id=str(practice.pk), kind=CAME_ALONG
    ).update(removed_at=actor.now, removed_reason=gettext("A newer version came."))
    for file, upload in zip(carried.files, uploads, strict=True):
        attach(actor=actor, target=practice, upload=upload, title=file.title, kind=CAME_ALONG)


def _checked(arrived: Arrived) -> list[ContentFile[Any]]:
    """Every file looked into as if somebody had uploaded it, before any of them is kept."""
    found = []
    for file, content in zip(arrived.practice.files, arrived.contents, strict=True):
        upload: ContentFile[Any] = ContentFile(content, name=file.name)
        try:
            check_upload(upload)
        except FileRefused as refusal:
            words = format_lazy("{name}: {reason}", name=file.name, reason=str(refusal))
            raise NoPracticeFile(words, field="upload") from refusal
        found.append(upload)
    return found


def _name_source(practice: Practice, carried: Carried) -> None:
    practice.source_publisher = carried.publisher
    practice.source_version = carried.version
    practice.source_day = carried.published_on
    practice.source_digest = carried.digest
    practice.source_licence = carried.licence


def _beside(carried: Carried) -> Beside:
    return {
        "kind": carried.kind,
        "title": carried.title,
        "summary": carried.summary or carried.title,
        "licence": carried.licence,
    }


def _topics(carried: Carried) -> list[Topic]:
    return list(Topic.objects.filter(code__in=carried.topics).order_by("order", "pk"))


def _texts(carried: Carried) -> Any:
    return {name: carried.texts.get(name, "") for name in SECTIONS}


def _not_there(words: object) -> PracticeNotThere:
    return PracticeNotThere(words, field="upload")

"""A practice from its draft to the shelf: written, published, revised, withdrawn."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.learning.domain.practices import (
    PRACTICE,
    SECTIONS,
    VERSION,
    Carried,
    PracticeState,
    VersionState,
    digest_of,
)
from teraju.modules.learning.models import Practice, PracticeVersion, ShelfFile, ShelfPractice
from teraju.modules.learning.practice_permissions import PRACTICE_PUBLISH, PRACTICE_WRITE
from teraju.modules.learning.study_refusals import PracticeIncomplete, PracticeNotThere
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.files.models import Attachment
from teraju.platform.organisation.models import Agency

from .study_common import said

BESIDE = ("kind", "title", "summary", "licence")
OUT_OF_PLACE = {
    "change": _("A practice that was withdrawn stays as it is."),
    "revise": _("Only a published practice gets a new version."),
    "publish": _("A practice that was withdrawn is not published again: write a new one."),
    "withdraw": _("This practice was withdrawn already."),
}
ONLY_DRAFT = _("Only the version that is being written can be changed: begin a new one.")


class Beside(TypedDict, total=False):
    """What stands beside the text of a practice."""

    kind: str
    title: str
    summary: str
    licence: str


class Texts(TypedDict, total=False):
    """The text of a practice by its sections."""

    purpose: str
    steps: str
    who: str
    records: str


@transaction.atomic
def write_practice(
    *,
    actor: Viewer,
    agency: Agency,
    topics: Iterable[Topic] = (),
    texts: Texts | None = None,
    is_example: bool = False,
    **beside: Unpack[Beside],
) -> Practice:
    """Begin a practice with the draft of its first version."""
    rights.require(actor, PRACTICE_WRITE, agency)
    practice = Practice(
        government=agency.government, agency=agency, key=uuid.uuid4(), is_example=is_example
    )
    return _begun(actor, practice, beside, list(topics), texts or {}, "written")


@transaction.atomic
def keep_carried(
    *, actor: Viewer, agency: Agency, carried: Carried, is_example: bool = False
) -> Practice:
    """Take a practice that came as a file into the own library, as a draft with its source."""
    rights.require(actor, PRACTICE_WRITE, agency)
    rows = Practice.objects.filter(agency=agency, source_digest=carried.digest)
    if rows.exclude(state=PracticeState.WITHDRAWN).exists():
        raise PracticeNotThere(_("This version was read from its file already."), field="upload")
    practice = Practice(
        government=agency.government,
        agency=agency,
        key=_key(carried.key),
        source_publisher=carried.publisher,
        source_version=carried.version,
        source_day=carried.published_on,
        source_digest=carried.digest,
        source_licence=carried.licence,
        is_example=is_example,
    )
    beside: Beside = {
        "kind": carried.kind,
        "title": carried.title,
        "summary": carried.summary or carried.title,
        "licence": carried.licence,
    }
    topics = list(Topic.objects.filter(code__in=carried.topics).order_by("order", "pk"))
    texts: Any = {name: carried.texts.get(name, "") for name in SECTIONS}
    return _begun(actor, practice, beside, topics, texts, "read")


@transaction.atomic
def change_practice(
    *,
    actor: Viewer,
    practice_id: int,
    expected_version: int | None = None,
    topics: Iterable[Topic] | None = None,
    **beside: Unpack[Beside],
) -> Practice:
    """Change what stands beside the text. On the shelf it changes with the next version."""
    practice = _claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "change")
    before = values_of(practice, BESIDE)
    _put(practice, beside)
    save(actor, practice)
    if topics is not None:
        practice.topics.set(topics)
    tell(actor, practice, "changed", values_of(practice, BESIDE), before=before)
    return practice


@transaction.atomic
def change_text(
    *,
    actor: Viewer,
    practice_id: int,
    expected_version: int | None = None,
    change: str = "",
    **texts: Unpack[Texts],
) -> PracticeVersion:
    """Write the text of the version in the making; the version seen is that of its text."""
    practice = _claimed(actor, practice_id, None, PRACTICE_WRITE, "change")
    draft = _draft(practice, expected_version)
    draft.change = cleaned(change)
    _fill(draft, texts)
    draft.written_by_id = actor.user_id
    save(actor, draft)
    save(actor, practice)
    told = {"number": draft.number, "characters": sum(map(len, draft.texts.values()))}
    tell(actor, practice, "text_changed", told)
    return draft


@transaction.atomic
def revise_practice(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None, change: str
) -> PracticeVersion:
    """Begin a new version with the text of the one that is published; that one stays in use."""
    practice = _claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "revise")
    if practice.versions.filter(state=VersionState.DRAFT).exists():
        raise PracticeNotThere(_("A new version is being written already."))
    present = practice.versions.get(state=VersionState.PUBLISHED)
    last = practice.versions.aggregate(last=Max("number"))["last"]
    draft = _version(actor, practice, last + 1)
    draft.change = said(change, "change", _("Say what changes: others decide by it."))
    _fill(draft, present.texts)
    save(actor, draft)
    save(actor, practice)
    tell(actor, practice, "revised", {"number": draft.number, "change": draft.change})
    return draft


@transaction.atomic
def drop_version(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None
) -> Practice:
    """Give up the new version of a published practice; the published one stays."""
    practice = _claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "revise")
    draft = _draft(practice, None)
    draft.state = VERSION.transition(draft.state, "drop").target
    save(actor, draft)
    save(actor, practice)
    tell(actor, practice, "dropped", {"number": draft.number})
    return practice


@transaction.atomic
def publish_practice(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None
) -> ShelfPractice:
    """Put the version in the making on the shelf, where every government reads it."""
    practice = _claimed(actor, practice_id, expected_version, PRACTICE_PUBLISH, "publish")
    draft = _draft(practice, None)
    if not draft.purpose.strip() or not draft.steps.strip():
        raise PracticeIncomplete(_("Write at least its purpose and its steps first."))
    for old in practice.versions.filter(state=VersionState.PUBLISHED):
        old.state = VERSION.transition(old.state, "supersede").target
        save(actor, old)
    draft.state = VERSION.transition(draft.state, "publish").target
    draft.published_on, draft.published_office = actor.today, actor.office[:160]
    save(actor, draft)
    practice.state = PracticeState.PUBLISHED
    save(actor, practice)
    shelf = _shelve(actor, practice, draft)
    after = {"number": draft.number, "published_on": actor.today, "content": shelf.digest}
    tell(actor, practice, "published", after)
    return shelf


@transaction.atomic
def withdraw_practice(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None, reason: str
) -> Practice:
    """Take a practice from the shelf. Who adopted it is told, and keeps what they have."""
    practice = _claimed(actor, practice_id, expected_version, PRACTICE_PUBLISH, "withdraw")
    practice.state = PracticeState.WITHDRAWN
    practice.withdrawn_on = actor.today
    practice.withdrawn_reason = said(reason, "reason", _("Say why."))
    save(actor, practice)
    ShelfPractice.objects.filter(practice_number=practice.pk).update(withdrawn_on=actor.today)
    tell(actor, practice, "withdrawn", {"reason": practice.withdrawn_reason})
    return practice


def carried_of(shelf: ShelfPractice) -> Carried:
    """A published practice as it travels; its topics are read here. One query."""
    return _carried(shelf, sorted(shelf.topics.values_list("code", flat=True)))


def _carried(shelf: ShelfPractice, topics: list[str]) -> Carried:
    return Carried(
        key=str(shelf.key),
        kind=shelf.kind,
        title=shelf.title,
        summary=shelf.summary,
        texts=shelf.texts,
        topics=topics,
        licence=shelf.licence,
        publisher=shelf.publisher.name,
        version=shelf.number,
        published_on=shelf.published_on.isoformat(),
    )


def tell(
    actor: Viewer,
    practice: Practice,
    verb: str,
    after: Mapping[str, Any],
    *,
    before: Mapping[str, Any] | None = None,
) -> None:
    record_event(
        actor=actor,
        verb=f"learning.practice.{verb}",
        target=practice,
        before=before or {},
        after=after,
    )


def _begun(
    actor: Viewer,
    practice: Practice,
    beside: Beside,
    topics: list[Topic],
    texts: Texts,
    verb: str,
) -> Practice:
    _put(practice, beside)
    save(actor, practice)
    practice.topics.set(topics)
    draft = _version(actor, practice, 1)
    _fill(draft, texts)
    save(actor, draft)
    after = filled(
        {
            "agency": practice.agency,
            **values_of(practice, BESIDE),
            "source": source_words(practice),
        }
    )
    tell(actor, practice, verb, after)
    return practice


def _key(text: str) -> uuid.UUID:
    """The key that a practice came with, so that it is known again; a new one for none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def source_words(practice: Practice) -> str:
    """Whence it was read, in the form that needs no language."""
    if not practice.is_from_elsewhere:
        return ""
    parts = (practice.source_publisher, f"v{practice.source_version}", practice.source_day)
    return ", ".join(part for part in parts if part)


def _version(actor: Viewer, practice: Practice, number: int) -> PracticeVersion:
    return PracticeVersion(
        government_id=practice.government_id,
        agency=practice.agency,
        practice=practice,
        number=number,
        written_by_id=actor.user_id,
        is_example=practice.is_example,
    )


def _put(practice: Practice, beside: Beside) -> None:
    for name, value in beside.items():
        setattr(practice, name, cleaned(str(value)))


def _fill(draft: PracticeVersion, texts: Mapping[str, Any]) -> None:
    for name in SECTIONS:
        if name in texts:
            setattr(draft, name, cleaned(str(texts[name])))


def _claimed(
    actor: Viewer, practice_id: int, expected_version: int | None, right: str, event: str
) -> Practice:
    rows = Practice.objects.visible_to(actor).select_related("agency", "government")
    practice: Practice = claim(rows, practice_id, expected_version)
    rights.require(actor, right, practice)
    try:
        PRACTICE.transition(practice.state, event)
    except TransitionRefused as error:
        raise PracticeNotThere(OUT_OF_PLACE[event]) from error
    return practice


def _draft(practice: Practice, expected_version: int | None) -> PracticeVersion:
    found = practice.versions.filter(state=VersionState.DRAFT).values_list("pk", flat=True).first()
    if found is None:
        raise PracticeNotThere(ONLY_DRAFT)
    rows = PracticeVersion.objects.select_related("agency", "government", "practice")
    draft: PracticeVersion = claim(rows, found, expected_version)
    return draft


def _shelve(actor: Viewer, practice: Practice, version: PracticeVersion) -> ShelfPractice:
    """A copy of what is published, beyond the publisher's wall."""
    rows = ShelfPractice.objects.filter(practice_number=practice.pk, is_newest=True)
    rows.update(is_newest=False)
    topics = list(practice.topics.order_by("order", "pk"))
    shelf = ShelfPractice(
        publisher=practice.government,
        publishing_agency=practice.agency.name[:160],
        practice_number=practice.pk,
        key=practice.key,
        number=version.number,
        kind=practice.kind,
        title=practice.title,
        summary=practice.summary,
        licence=practice.licence,
        change=version.change,
        source=source_words(practice)[:300],
        published_on=actor.today,
        is_example=practice.is_example,
        **version.texts,
    )
    content = _carried(shelf, sorted(one.code for one in topics)).content()
    shelf.digest = digest_of(content)
    save(actor, shelf)
    shelf.topics.set(topics)
    _shelve_files(practice, shelf)
    return shelf


def _shelve_files(practice: Practice, shelf: ShelfPractice) -> None:
    """The files of the practice stand beside it on the shelf; their contents lie in the store."""
    rows = Attachment.objects.standing().filter(
        target_type=practice._meta.label_lower, target_id=str(practice.pk), shown_to_guests=True
    )
    for one in rows.select_related("file").order_by("pk"):
        kept = one.file
        ShelfFile.objects.create(
            shelf=shelf,
            title=one.title,
            name=kept.name,
            media_type=kept.media_type,
            sha256=kept.sha256,
            size=kept.size,
        )

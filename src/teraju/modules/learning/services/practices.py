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
    PracticeState,
    VersionState,
)
from teraju.modules.learning.models import Practice, PracticeVersion, ShelfPractice
from teraju.modules.learning.practice_permissions import PRACTICE_PUBLISH, PRACTICE_WRITE
from teraju.modules.learning.study_refusals import PracticeIncomplete, PracticeNotThere
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .practice_shelf import shelve, source_words
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
    return begun(actor, practice, beside, list(topics), texts or {}, "written")


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
    practice = claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "change")
    before = values_of(practice, BESIDE)
    put_beside(practice, beside)
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
    practice = claimed(actor, practice_id, None, PRACTICE_WRITE, "change")
    draft = draft_of(practice, expected_version)
    draft.change = cleaned(change)
    fill(draft, texts)
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
    practice = claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "revise")
    if practice.versions.filter(state=VersionState.DRAFT).exists():
        raise PracticeNotThere(_("A new version is being written already."))
    present = practice.versions.get(state=VersionState.PUBLISHED)
    last = practice.versions.aggregate(last=Max("number"))["last"]
    draft = version_of(actor, practice, last + 1)
    draft.change = said(change, "change", _("Say what changes: others decide by it."))
    fill(draft, present.texts)
    save(actor, draft)
    save(actor, practice)
    tell(actor, practice, "revised", {"number": draft.number, "change": draft.change})
    return draft


@transaction.atomic
def drop_version(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None
) -> Practice:
    """Give up the new version of a published practice; the published one stays."""
    practice = claimed(actor, practice_id, expected_version, PRACTICE_WRITE, "revise")
    draft = draft_of(practice, None)
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
    practice = claimed(actor, practice_id, expected_version, PRACTICE_PUBLISH, "publish")
    draft = draft_of(practice, None)
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
    shelf = shelve(actor, practice, draft)
    after = {"number": draft.number, "published_on": actor.today, "content": shelf.digest}
    tell(actor, practice, "published", after)
    return shelf


@transaction.atomic
def withdraw_practice(
    *, actor: Viewer, practice_id: int, expected_version: int | None = None, reason: str
) -> Practice:
    """Take a practice from the shelf. Who adopted it is told, and keeps what they have."""
    practice = claimed(actor, practice_id, expected_version, PRACTICE_PUBLISH, "withdraw")
    practice.state = PracticeState.WITHDRAWN
    practice.withdrawn_on = actor.today
    practice.withdrawn_reason = said(reason, "reason", _("Say why."))
    save(actor, practice)
    ShelfPractice.objects.filter(practice_number=practice.pk).update(withdrawn_on=actor.today)
    tell(actor, practice, "withdrawn", {"reason": practice.withdrawn_reason})
    return practice


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


def begun(
    actor: Viewer,
    practice: Practice,
    beside: Beside,
    topics: list[Topic],
    texts: Texts,
    verb: str,
) -> Practice:
    put_beside(practice, beside)
    save(actor, practice)
    practice.topics.set(topics)
    draft = version_of(actor, practice, 1)
    fill(draft, texts)
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


def version_of(actor: Viewer, practice: Practice, number: int) -> PracticeVersion:
    return PracticeVersion(
        government_id=practice.government_id,
        agency=practice.agency,
        practice=practice,
        number=number,
        written_by_id=actor.user_id,
        is_example=practice.is_example,
    )


def put_beside(practice: Practice, beside: Beside) -> None:
    for name, value in beside.items():
        setattr(practice, name, cleaned(str(value)))


def fill(draft: PracticeVersion, texts: Mapping[str, Any]) -> None:
    for name in SECTIONS:
        if name in texts:
            setattr(draft, name, cleaned(str(texts[name])))


def claimed(
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


def draft_of(practice: Practice, expected_version: int | None) -> PracticeVersion:
    found = practice.versions.filter(state=VersionState.DRAFT).values_list("pk", flat=True).first()
    if found is None:
        raise PracticeNotThere(ONLY_DRAFT)
    rows = PracticeVersion.objects.select_related("agency", "government", "practice")
    draft: PracticeVersion = claim(rows, found, expected_version)
    return draft

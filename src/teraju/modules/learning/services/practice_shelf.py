"""What lies on the shelf: a copy of what was published, with its files, as it travels."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.practice_carrying import Limits
from teraju.modules.learning.domain.practices import Carried, CarriedFile, digest_of
from teraju.modules.learning.models import Practice, PracticeVersion, ShelfFile, ShelfPractice
from teraju.modules.learning.study_policy import study_number
from teraju.modules.learning.study_refusals import PracticeIncomplete
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.models import Attachment


def limits_on(actor: Viewer, largest_file: int) -> Limits:
    """The most that a practice takes along, by the rules of the day."""
    most = {name: study_number(actor.today, f"largest_{name}") for name in ("file", "package")}
    files = study_number(actor.today, "most_files")
    return Limits(most["file"], largest_file, most["package"], files)


def carried_of(shelf: ShelfPractice) -> Carried:
    """A published practice as it travels; its topics and files are read here. Two queries."""
    topics = sorted(shelf.topics.values_list("code", flat=True))
    return _carried(shelf, topics, shelf.files.order_by("pk"))


def shelve(actor: Viewer, practice: Practice, version: PracticeVersion) -> ShelfPractice:
    """A copy of what is published, beyond the publisher's wall, its files beside it."""
    files = [_beside(one) for one in shown_files(practice)]
    _check_load(actor, [one.size for one in files])
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
    shelf.digest = digest_of(_carried(shelf, sorted(one.code for one in topics), files).content())
    save(actor, shelf)
    shelf.topics.set(topics)
    for file in files:
        file.shelf = shelf
        file.save()
    return shelf


def shown_files(practice: Practice) -> Iterable[Attachment]:
    """The files of a practice that are meant for others."""
    rows = Attachment.objects.standing().filter(
        target_type=practice._meta.label_lower, target_id=str(practice.pk), shown_to_guests=True
    )
    found: Iterable[Attachment] = rows.select_related("file").order_by("pk")
    return found


def _beside(attachment: Attachment) -> ShelfFile:
    kept = attachment.file
    return ShelfFile(
        title=attachment.title,
        name=kept.name,
        media_type=kept.media_type,
        sha256=kept.sha256,
        size=kept.size,
    )


def source_words(practice: Practice) -> str:
    """Whence it was read, in the form that needs no language."""
    if not practice.is_from_elsewhere:
        return ""
    parts = (practice.source_publisher, f"v{practice.source_version}", practice.source_day)
    return ", ".join(part for part in parts if part)


def _carried(shelf: ShelfPractice, topics: list[str], files: Iterable[ShelfFile]) -> Carried:
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
        change=shelf.change,
        files=[CarriedFile(one.title, one.name, one.sha256, one.size) for one in files],
    )


def _check_load(actor: Viewer, sizes: list[int]) -> None:
    """What cannot be taken along is not published: others would get less than was promised."""
    most, load = (study_number(actor.today, key) for key in ("most_files", "largest_package"))
    if len(sizes) > most or sum(sizes) > load:
        sentence = _(
            "At most {most} files and {load} travel with a practice: take some off, or put them "
            "together."
        )
        raise PracticeIncomplete(format_lazy(sentence, most=most, load=filesizeformat(load)))

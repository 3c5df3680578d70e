"""What an auditor's pack of an agency, an edition and a period is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.db.models import Q

from teraju.modules.conformity.domain.evidence import Late
from teraju.modules.conformity.domain.packs import (
    DAY,
    Piece,
    numbered,
    pieces,
    refs,
    sample_days,
    stays_inside,
)
from teraju.modules.conformity.models import Assessment, Evidence
from teraju.modules.conformity.registry import proofs_of
from teraju.modules.standards.api import Asked, Edition, TopicLine, topics
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import Attachment
from teraju.platform.files.owners import visible_target
from teraju.platform.filetypes.types import ALLOWED
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.models import Paper, PaperStatus

from .readiness import Readiness, readiness_of
from .records import with_marks

BY_HAND = "conformity.evidence"
EXTENSIONS = {one.media_type: one.extensions[0] for one in ALLOWED.values()}
Target = tuple[str, str]


@dataclass(frozen=True)
class Holding:
    """A content of the store that belongs to a record: a file attached to it, or a signed paper."""

    title: str
    name: str
    extension: str
    sha256: str
    size: int
    on: date
    is_public: bool = False


@dataclass(frozen=True)
class Enclosed:
    """A piece of evidence in its folder, with its files by their paths in the pack."""

    ref: str
    folder: str
    piece: Piece
    late: frozenset[Late]
    files: Sequence[tuple[str, Holding]]
    by_hand: Evidence | None = None

    def speaks_for(self, asked: Asked) -> bool:
        return not self.piece.topics.isdisjoint(asked.topics)


@dataclass(frozen=True)
class Contents:
    """All that a pack holds, before a byte of it is read."""

    agency: Agency
    edition: Edition
    since: date
    until: date
    readiness: Readiness
    enclosed: Sequence[Enclosed]
    # The topics of each record that is shown on site only.
    kept_back: Sequence[frozenset[str]]
    topics: Mapping[str, TopicLine]
    is_example: bool

    @property
    def size(self) -> int:
        return sum(file.size for one in self.enclosed for _path, file in one.files)

    @property
    def count(self) -> int:
        """How many files there are, the note of each piece among them."""
        return sum(1 + len(one.files) for one in self.enclosed)


def contents_of(
    viewer: Viewer, agency: Agency, edition: Edition, since: date, until: date
) -> Contents:
    """What counted on some day of the period for topics of the edition, and how it stood on its
    last day. The queries grow with the months of the period and with the records found.
    """
    known = topics()
    readiness = readiness_of([agency.pk], until, [edition.pk])[agency.pk, edition.pk]
    restricted = {code for code, topic in known.items() if topic.is_restricted}
    out: list[Piece] = []
    kept_back: list[frozenset[str]] = []
    for piece in _pieces(agency, since, until):
        own = piece.about(edition.pk)
        if own is None or own.topics.isdisjoint(readiness.topics):
            continue
        # What it says to another edition keeps it inside, too.
        if any(stays_inside(topics, restricted) for topics in (own.topics, piece.topics)):
            kept_back.append(own.topics)
        else:
            out.append(own)
    return Contents(
        agency,
        edition,
        since,
        until,
        readiness,
        _enclosed(viewer, agency, out, until),
        kept_back,
        known,
        is_example=any(proof.is_example for piece in out for proof in piece.proofs)
        or _judged_as_example(agency, edition, until),
    )


def _pieces(agency: Agency, since: date, until: date) -> list[Piece]:
    taken_back = Evidence.objects.filter(agency=agency, withdrawn_on__gt=since)
    days = {day - DAY for day in taken_back.values_list("withdrawn_on", flat=True) if day}
    samples = ((day, proofs_of([agency.pk], day)) for day in sample_days(since, until, days))
    return pieces(samples, since)


def _enclosed(
    viewer: Viewer, agency: Agency, found: Sequence[Piece], until: date
) -> list[Enclosed]:
    marked = with_marks([agency.pk], [piece.main for piece in found], until)
    by_hand = _by_hand(viewer, found)
    targets = [_targets(piece, by_hand) for piece in found]
    holdings = _holdings(viewer, {target for some in targets for target in some})
    places = refs([str(piece.main.title) for piece in found])
    return [
        Enclosed(
            ref,
            folder,
            piece,
            mark.late,
            [
                (f"{folder}/{numbered(place, file.name, file.extension)}", file)
                for place, file in enumerate(
                    (file for target in own for file in holdings.get(target, ())), start=1
                )
            ],
            by_hand.get(piece.main.source or ("", "")),
        )
        for (ref, folder), piece, mark, own in zip(places, found, marked, targets, strict=True)
    ]


def _by_hand(viewer: Viewer, found: Iterable[Piece]) -> dict[Target, Evidence]:
    sources = [piece.main.source for piece in found if piece.main.source]
    ids = [pk for kind, pk in sources if kind == BY_HAND]
    rows = Evidence.objects.visible_to(viewer).filter(pk__in=ids).order_by("pk")
    return {(BY_HAND, str(row.pk)): row for row in rows}


def _targets(piece: Piece, by_hand: Mapping[Target, Evidence]) -> list[Target]:
    """The records whose files belong to a piece: its own, and the one that evidence points to."""
    source = piece.main.source
    if source is None:
        return []
    row = by_hand.get(source)
    if row and row.link_kind:
        return [source, (row.link_kind, str(row.link_id))]
    return [source]


def _holdings(viewer: Viewer, targets: Collection[Target]) -> dict[Target, list[Holding]]:
    """The standing files of records that the viewer sees, then the valid papers about them."""
    if not targets:
        return {}
    found: dict[Target, list[Holding]] = {}
    seen = {one for one in sorted(targets) if visible_target(viewer, *one) is not None}
    attached = Attachment.objects.standing().shown_to(viewer).filter(_any_of(targets))
    for one in attached.select_related("file").order_by("added_at", "pk"):
        target = (one.target_type, one.target_id)
        if target in seen:
            found.setdefault(target, []).append(_attached(viewer, one))
    papers = Paper.objects.visible_to(viewer).filter(_any_of(targets), status=PaperStatus.VALID)
    for paper in papers.select_related("government").order_by("issued_at", "pk"):
        found.setdefault((paper.target_type, paper.target_id), []).append(_issued(paper))
    return found


def _any_of(targets: Collection[Target]) -> Q:
    by_type: dict[str, list[str]] = {}
    for kind, pk in sorted(targets):
        by_type.setdefault(kind, []).append(pk)
    condition = Q()
    for kind, ids in by_type.items():
        condition |= Q(target_type=kind, target_id__in=ids)
    return condition


def _attached(viewer: Viewer, one: Attachment) -> Holding:
    file = one.file
    return Holding(
        one.title,
        PurePath(file.name).stem,
        EXTENSIONS.get(file.media_type, "bin"),
        file.sha256,
        file.size,
        one.added_at.astimezone(viewer.now.tzinfo).date(),
    )


def _issued(paper: Paper) -> Holding:
    title = f"{paper.title} {paper.number}"
    return Holding(
        title, title, "pdf", paper.sha256, paper.size, paper.issued_on, is_public=paper.is_public
    )


def _judged_as_example(agency: Agency, edition: Edition, until: date) -> bool:
    rows = Assessment.objects.filter(agency=agency, editions=edition, started_on__lte=until)
    return bool(rows.filter(is_example=True).exists())

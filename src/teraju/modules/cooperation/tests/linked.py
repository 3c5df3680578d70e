"""A made-up kind of record of another module, to link to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links

KIND = "tests.certification"


def record(pk: int, *milestones: links.Milestone, title: str = "Sertifikasi uji") -> links.Linked:
    return links.Linked(KIND, pk, title, f"CERT-{pk}", f"/certifications/{pk}/", "ok", milestones)


def reached(code: str, on: date) -> links.Milestone:
    return links.Milestone(code, on, code, reached=True)


@contextmanager
def offered(records: Mapping[int, links.Linked], government_id: int) -> Iterator[str]:
    """The records can be found and linked to by people of one government."""

    def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, links.Linked]:
        mine = government_id in viewer.government_ids
        return {pk: records[pk] for pk in pks if mine and pk in records}

    def choices(viewer: Viewer, asked: int) -> Sequence[tuple[int, str]]:
        mine = asked == government_id and government_id in viewer.government_ids
        return [(pk, one.title) for pk, one in records.items()] if mine else []

    links.offer(links.LinkKind(KIND, "Certification", find, choices))
    try:
        yield KIND
    finally:
        links._kinds.pop(KIND)

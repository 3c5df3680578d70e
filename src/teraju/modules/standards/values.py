"""Requirements and topics as plain values, for whoever computes with whole catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .models import in_language


@dataclass(frozen=True)
class Asked:
    """A requirement as a plain value; `topics` are codes in the order of topics."""

    pk: int
    edition_id: int
    number: str
    parent: str
    depth: int
    order: int
    title_en: str
    title_id: str
    asks_en: str
    asks_id: str
    documented: str
    exclusion: str
    is_assessed: bool
    confirmed: bool
    topics: tuple[str, ...] = ()
    # Where each of these topics stands among all.
    ranks: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return in_language(self.title_en, self.title_id)

    @property
    def asks(self) -> str:
        return in_language(self.asks_en, self.asks_id)

    @property
    def chapter(self) -> str:
        return self.number.partition(".")[0]


@dataclass(frozen=True)
class TopicLine:
    """A topic as a plain value."""

    pk: int
    code: str
    title_en: str
    title_id: str
    record_en: str
    record_id: str
    owner_role: str
    order: int
    chapter: str
    is_restricted: bool
    asked_from: date | None = None

    @property
    def title(self) -> str:
        return in_language(self.title_en, self.title_id)

    @property
    def record(self) -> str:
        return in_language(self.record_en, self.record_id)

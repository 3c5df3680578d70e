"""How records become proofs for indicators of ISO 18091: one for each line that they fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import format_lazy

from teraju.modules.conformity.api import EvidenceKind, Proof

from .domain.indicators import About, Line, Subject, lines_for
from .models.coaching_choices import said

FIRM = {"sector": "enterprise__sector", "activity": "enterprise__activity_code"}
PRODUCT = {
    "sector": "product__enterprise__sector",
    "activity": "product__enterprise__activity_code",
    "commodity": "product__commodity",
}
COACHING = {
    **{name: f"coaching__{path}" for name, path in PRODUCT.items()},
    "standard": "coaching__standard",
    "programme": "coaching__programme__sector",
}
_told = lazy(said, str)
Row = Mapping[str, Any]
# An agency and a line of the table.
Key = tuple[int, str]


@dataclass(frozen=True)
class Group:
    """The records of an agency that a line of the table is about."""

    agency_id: int
    line: Line
    rows: list[Row]

    @property
    def key(self) -> Key:
        return self.agency_id, self.line.code

    def count(self, name: str) -> int:
        return len({row[name] for row in self.rows})

    def title(self, words: Any, **values: Any) -> Any:
        return format_lazy(
            "{about}: {words}",
            about=_told(self.line.name),
            words=format_lazy(words, **values),
        )

    def proof(self, kind: str, title: Any, register: str, suffix: str = "", **more: Any) -> Proof:
        """Speak for the indicators of the line: how good an economy is judged by people."""
        more.setdefault("url", at(register, self.agency_id))
        return Proof(
            kind=kind,
            key=f"{kind}-{self.agency_id}-{self.line.code}{suffix}",
            agency_id=self.agency_id,
            topics=frozenset(),
            indicators=self.line.indicators,
            title=title,
            supports=True,
            is_example=all(row["example"] for row in self.rows),
            **more,
        )


def read(rows: Any, about: Mapping[str, str], *, agency: str = "agency", **more: str) -> list[Row]:
    """What of records is read: what they are about, and what the proof tells. One query."""
    named = {name: F(path) for name, path in {**about, "of": agency, **more}.items()}
    asked = {f"_{name}": path for name, path in named.items()}
    found = rows.annotate(**asked).order_by("pk").values(*asked)
    return [{name[1:]: value for name, value in row.items()} for row in found]


def grouped(subject: Subject, rows: Iterable[Row], on: date) -> Iterator[Group]:
    """Records under every line that they fit, by agency and in the order of the table."""
    lines = lines_for(subject, on)
    found: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        about = About(**{name: row[name] for name in About.__slots__ if name in row})
        for line in lines:
            if line.fits(about):
                found[row["of"]][line.code].append(row)
    for agency_id in sorted(found):
        for line in lines:
            if line.code in found[agency_id]:
                yield Group(agency_id, line, found[agency_id][line.code])


def at(name: str, agency_id: int, **more: str) -> str:
    """The list of an agency's records."""
    asked = "".join(f"&{key}={value}" for key, value in more.items())
    return f"{reverse(name)}?agency={agency_id}{asked}"


def indicator_kind(kind: str, label: Any, find: Any, register: str, right: str) -> EvidenceKind:
    return EvidenceKind(
        kind=kind,
        label=label,
        topics=frozenset(),
        find=find,
        start_url=partial(at, register),
        start_right=right,
        of_indicators=True,
    )

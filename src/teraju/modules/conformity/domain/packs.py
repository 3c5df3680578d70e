"""What goes into an auditor's pack, and under which names. Knows neither files nor clock."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from teraju.kernel.periods import add_months
from teraju.kernel.texts import as_counted

from .evidence import Proof

INDEX, SUMS, MANIFEST = "00-indeks.pdf", "SHA256SUMS", "manifest.pdf"
EVIDENCE, NOTE = "bukti", "catatan.txt"
DAY = timedelta(days=1)
LONGEST_NAME = 48
# Of whoever raised a concern or is investigated nothing leaves the house, whatever else it proves.
NEVER_OUT = frozenset({"raising-concerns", "investigation"})

Samples = Iterable[tuple[date, Iterable[Proof]]]


@dataclass(frozen=True)
class Piece:
    """A record in the pack, once however often it is cited: what it says, the main thing first.

    `gone`: it counted within the period, and was no longer on record on its last day.
    """

    proofs: tuple[Proof, ...]
    gone: bool = False

    @property
    def main(self) -> Proof:
        return self.proofs[0]

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for proof in self.proofs for topic in proof.topics)

    def about(self, edition_id: int) -> Piece | None:
        """As much of it as is about an edition: one finding can say something to each of two."""
        own = tuple(proof for proof in self.proofs if proof.is_about(edition_id))
        return Piece(own, self.gone) if own else None


def sample_days(since: date, until: date, more: Collection[date] = ()) -> list[date]:
    """The days on which records are looked at: the first, each month's last, and the last.

    Between two of them a record can come and be taken back; `more` names the days before that.
    """
    days = {since, until, *(day for day in more if since <= day <= until)}
    first = since.replace(day=1)
    while (first := add_months(first, 1)) <= until:
        days.add(first - DAY)
    return sorted(day for day in days if day >= since)


def counted_between(proof: Proof, since: date, until: date) -> bool:
    """Valid and on record on some day of a period; its first and last day belong to it."""
    begun = max(since, proof.recorded_on, proof.valid_from or proof.happened_on)
    return begun <= min(until, proof.valid_until or until)


def pieces(samples: Samples, since: date) -> list[Piece]:
    """The records that counted within a period, as they were seen last; the oldest fact first.

    Args:
        samples: what was on record on each of some days, in the order of days.
        since: the first day of the period.
    """
    found: dict[str, Proof] = {}
    there: set[str] = set()
    for day, proofs in samples:
        there = set()
        for proof in proofs:
            there.add(proof.key)
            if counted_between(proof, since, day):
                found[proof.key] = proof
    records: dict[tuple[str, ...], list[Proof]] = {}
    for key, proof in found.items():
        records.setdefault(proof.source or (key,), []).append(proof)
    made = [
        Piece(
            tuple(sorted(proofs, key=lambda one: (one.supports, as_counted(one.key)))),
            gone=all(one.key not in there for one in proofs),
        )
        for proofs in records.values()
    ]
    return sorted(made, key=lambda piece: piece.main.place)


def stays_inside(topics: Collection[str], restricted: Collection[str]) -> bool:
    """Whether a record about these topics is shown on site only."""
    return not NEVER_OUT.isdisjoint(topics) or set(topics) <= set(restricted)


def refs(titles: Sequence[str]) -> list[tuple[str, str]]:
    """For each piece of evidence its reference and its folder: E001, bukti/E001-audit-internal."""
    width = max(3, len(str(len(titles))))
    found = []
    for place, title in enumerate(titles, start=1):
        ref = f"E{place:0{width}}"
        name = plain_name(title)
        found.append((ref, f"{EVIDENCE}/{ref}-{name}" if name else f"{EVIDENCE}/{ref}"))
    return found


def numbered(place: int, name: str, extension: str) -> str:
    """A file's name in its folder. The number in front keeps two of the same name apart."""
    plain = plain_name(name)
    return f"{place:02}-{plain}.{extension}" if plain else f"{place:02}.{extension}"


def plain_name(text: str, longest: int = LONGEST_NAME) -> str:
    """Small letters, digits and hyphens, fit for every system; empty where nothing is left."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
    if len(words) <= longest:
        return words
    # Cut between words, unless the first alone is too long.
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def sums(hashes: Mapping[str, str]) -> str:
    """A list that `sha256sum -c` reads, by name: each path with its SHA-256 in hexadecimal."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(hashes.items()))

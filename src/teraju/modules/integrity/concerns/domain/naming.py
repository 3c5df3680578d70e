"""Whom written words could mean. Cautious: better one reader too few than one who is accused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Words around a name that tell nobody apart: forms of address, titles, small words.
AROUND = frozenset(
    [
        "pak",
        "bapak",
        "bpk",
        "ibu",
        "sdr",
        "sdri",
        "saudara",
        "saudari",
        "bang",
        "mas",
        "mbak",
        "haji",
        "hajah",
        "prof",
        "drs",
        "dra",
        "drg",
        "sip",
        "sse",
        "msi",
        "spd",
        "skm",
        "ssos",
        "sstp",
        "dan",
        "atau",
        "dari",
        "yang",
        "itu",
        "ini",
        "the",
        "and",
        "from",
        "mrs",
    ]
)
LEAST_LETTERS = 3
SHORT_POSTS = {
    "sekda": "sekretaris daerah",
    "wabup": "wakil bupati",
    "wawali": "wakil wali kota",
    "walikota": "wali kota",
    "kadis": "kepala dinas",
    "kadin": "kepala dinas",
    "kaban": "kepala badan",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "sekdis": "sekretaris dinas",
    "irban": "inspektur pembantu",
    "kades": "kepala desa",
}


@dataclass(frozen=True)
class Person:
    """A person of the directory."""

    id: int
    name: str
    post: str = ""
    unit: str = ""
    superior_id: int | None = None


def words_of(text: str) -> frozenset[str]:
    """The words that tell people and posts apart, in small letters without marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    written = re.findall(r"[^\W_]+", plain)
    spelled = " ".join(SHORT_POSTS.get(each, each) for each in written).split()
    return frozenset(each for each in spelled if len(each) >= LEAST_LETTERS) - AROUND


def touches(text: str, name: str) -> bool:
    """Whether any word of a name is written: enough to keep a receiver away."""
    return bool(words_of(text) & words_of(name))


def could_mean(told: frozenset[str], called: frozenset[str]) -> bool:
    """Whether written words could mean a name: one within the other, or two words shared."""
    if not told or not called:
        return False
    return told <= called or called <= told or len(told & called) >= 2


def has_post(told: frozenset[str], does: frozenset[str]) -> bool:
    """Whether written words name a post: all of it, or two of its words and nothing else."""
    return bool(does) and (does <= told or (len(told) >= 2 and told <= does))


def meant_by(text: str, people: Iterable[Person]) -> frozenset[int]:
    """Everybody of the directory whom the words could mean; lines and parts are read alone too."""
    parts = {words_of(part) for part in (text, *re.split(r"[\n;,/()]", text))} - {frozenset()}
    if not parts:
        return frozenset()
    by_name: set[int] = set()
    by_post: dict[int, frozenset[str]] = {}
    for person in people:
        called, does = words_of(person.name), words_of(person.post)
        if any(could_mean(part, called) for part in parts):
            by_name.add(person.id)
        elif any(has_post(part, does) for part in parts):
            by_post[person.id] = does
    # "Wakil Bupati" holds the word of another post: the longer one is meant.
    posts = set(by_post.values())
    meant = {key for key, does in by_post.items() if not any(does < other for other in posts)}
    return frozenset(by_name | meant)

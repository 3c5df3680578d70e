"""What a channel for concerns says of itself to others: one signed file, with no word of a concern.

The channel runs apart, with keys of its own; this file is all that leaves it. The format is told in
`docs/channel-statement.md`. Raw Ed25519 keys (32 bytes) and signatures (64 bytes) stand in it as
standard base64.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import AmbiguousObject, Fields, InputError, as_text, reading

FORMAT = "teraju-channel-statement/1"
# A year of a busy channel is some ten kilobytes.
LARGEST_FILE = 512 * 1024
LONGEST_LIST = 5000

# What is counted of a period, in the order in which it is shown. A part never exceeds its whole.
COUNTS = (
    "received",
    "anonymous",
    "acknowledgements_due",
    "acknowledged_in_time",
    "feedbacks_due",
    "fed_back_in_time",
    "closed",
    "retaliation",
)
_PARTS = {
    "anonymous": "received",
    "acknowledged_in_time": "acknowledgements_due",
    "fed_back_in_time": "feedbacks_due",
}
# How a case ended, so coarse that nothing of its content is told.
OUTCOME_CLASSES = ("substantiated", "not_substantiated", "referred", "outside")

# Signed together with the words, so that no other thing signed by this key is ever taken for one.
_PREFIX = b"teraju channel statement\n"


class UnreadableStatement(DomainError):
    """The file is no statement of a channel; `path` names the place."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


class ForgedStatement(DomainError):
    """The signature does not fit: the file was altered, or another key signed it."""


class StatementOutOfOrder(DomainError):
    """The statement does not follow the one before: a number, a link or a period is amiss."""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A closed case, by number and outcome; its day is the first of the month it was closed in."""

    number: str
    month: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A channel of one government over one period (both days belong to it).

    `agencies` are the codes of those that the channel serves, empty for the whole government.
    A count is None where it is so small, or so near to another, that people could be told from it;
    `cases` is None where there are too few. What went to a receiver outside of the government is
    in neither.
    """

    channel: str
    government: str
    agencies: tuple[str, ...]
    number: int
    previous: str
    first_day: date
    last_day: date
    issued_on: date
    tested_on: date | None
    counts: Mapping[str, int | None]
    cases: tuple[ListedCase, ...] | None

    def as_json(self) -> dict[str, Any]:
        """Give the form that stands in the file."""
        return {
            "channel": self.channel,
            "government": self.government,
            "agencies": list(self.agencies),
            "number": self.number,
            "previous": self.previous,
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
            "issued_on": self.issued_on.isoformat(),
            "tested_on": None if self.tested_on is None else self.tested_on.isoformat(),
            "counts": dict(self.counts),
            "cases": None
            if self.cases is None
            else [
                {"number": each.number, "month": each.month.isoformat(), "outcome": each.outcome}
                for each in self.cases
            ],
        }

    @property
    def payload(self) -> bytes:
        """Give the bytes that are signed: one way of writing, whatever the file looks like."""
        words = json.dumps(
            self.as_json(),
            ensure_ascii=True,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        return _PREFIX + words.encode("ascii")

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the payload in hex; the next statement names it as `previous`."""
        return hashlib.sha256(self.payload).hexdigest()


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement as it stands in a file, its signature not yet checked."""

    statement: Statement
    key: bytes
    signature: bytes

    def as_file(self) -> bytes:
        """Write the file, so that people can read it before they hand it on."""
        content = {
            "format": FORMAT,
            "statement": self.statement.as_json(),
            "key": b64encode(self.key).decode("ascii"),
            "signature": b64encode(self.signature).decode("ascii"),
        }
        return (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def fingerprint(key: bytes) -> str:
    """Give 16 hex digits of a public key's SHA-256 in groups of four, for two people to compare."""
    digits = hashlib.sha256(key).hexdigest()[:16]
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def sign(statement: Statement, *, private_key: bytes) -> SignedStatement:
    """Sign with the 32 bytes of an Ed25519 private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signer = Ed25519PrivateKey.from_private_bytes(private_key)
    key = signer.public_key().public_bytes_raw()
    return SignedStatement(statement, key, signer.sign(statement.payload))


def parse(content: bytes) -> SignedStatement:
    """Read a file; raises UnreadableStatement. It says nothing yet of who signed it."""
    if len(content) > LARGEST_FILE:
        raise UnreadableStatement("", f"at most {LARGEST_FILE} bytes are read")
    try:
        document = json.loads(content.decode("utf-8"), object_pairs_hook=_unique)
        with reading(document) as fields:
            fields.choice("format", [FORMAT])
            signed = SignedStatement(
                _statement(fields.section("statement")),
                _bytes(fields, "key", 32),
                _bytes(fields, "signature", 64),
            )
    except InputError as error:
        raise UnreadableStatement(error.path, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableStatement("", "a JSON document is expected") from error
    return signed


def check(signed: SignedStatement, *, trusted_key: bytes) -> Statement:
    """Give the statement if this very key signed it; raises ForgedStatement."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signed.key != trusted_key:
        raise ForgedStatement("another key signed it")
    try:
        Ed25519PublicKey.from_public_bytes(trusted_key).verify(
            signed.signature, signed.statement.payload
        )
    except (InvalidSignature, ValueError) as error:
        raise ForgedStatement("the signature does not fit") from error
    return signed.statement


def check_order(earlier: Statement | None, later: Statement) -> None:
    """Refuse what does not follow the last statement known of this channel.

    The first is number 1 and names no predecessor; each later one names the digest of the one
    before, and its period begins after the other's. Raises StatementOutOfOrder.
    """
    if earlier is None:
        if later.number != 1:
            raise StatementOutOfOrder("statements before it are missing")
        return
    if (earlier.channel, earlier.government) != (later.channel, later.government):
        raise StatementOutOfOrder("it is of another channel")
    if later.number != earlier.number + 1:
        raise StatementOutOfOrder("its number is not the next")
    if later.previous != earlier.digest:
        raise StatementOutOfOrder("it names another predecessor")
    if later.first_day <= earlier.last_day:
        raise StatementOutOfOrder("its period overlaps the one before")


def _statement(fields: Fields) -> Statement:
    statement = Statement(
        channel=fields.text("channel"),
        government=fields.text("government"),
        agencies=tuple(fields.items("agencies", as_text)),
        number=fields.integer("number", minimum=1, maximum=1_000_000),
        previous=fields.text("previous") if _given(fields, "previous") else "",
        first_day=fields.date("first_day"),
        last_day=fields.date("last_day"),
        issued_on=fields.date("issued_on"),
        tested_on=fields.date("tested_on") if fields.has("tested_on") else None,
        counts=_counts(fields.section("counts")),
        cases=_cases(fields) if fields.has("cases") else None,
    )
    if statement.first_day > statement.last_day or statement.last_day >= statement.issued_on:
        raise InputError("statement.last_day", "a period that is over is expected")
    if statement.tested_on is not None and statement.tested_on > statement.issued_on:
        raise InputError("statement.tested_on", "lies after the day of issue")
    if (statement.number == 1) != (statement.previous == ""):
        raise InputError("statement.previous", "all but the first name their predecessor")
    return statement


def _given(fields: Fields, key: str) -> bool:
    return fields.has(key) and fields.read(key, lambda value, _path: value != "")


def _counts(fields: Fields) -> dict[str, int | None]:
    counts = {
        name: fields.integer(name, minimum=0, maximum=10_000_000) if fields.has(name) else None
        for name in COUNTS
    }
    for part, whole in _PARTS.items():
        if (counts[part] or 0) > (counts[whole] or 0):
            raise InputError(f"{fields.path}.{part}", f"exceeds {whole}")
    return counts


def _cases(fields: Fields) -> tuple[ListedCase, ...]:
    cases = tuple(_case(each) for each in fields.sections("cases"))
    if len(cases) > LONGEST_LIST:
        raise InputError("statement.cases", f"at most {LONGEST_LIST} are read")
    if len({each.number for each in cases}) != len(cases):
        raise InputError("statement.cases", "a number occurs twice")
    return cases


def _case(fields: Fields) -> ListedCase:
    case = ListedCase(
        fields.text("number"), fields.date("month"), fields.choice("outcome", OUTCOME_CLASSES)
    )
    if case.month.day != 1:
        raise InputError(f"{fields.path}.month", "the first of a month is expected")
    return case


def _bytes(fields: Fields, key: str, length: int) -> bytes:
    try:
        content = b64decode(fields.text(key), validate=True)
    except ValueError as error:
        raise InputError(key, "base64 is expected") from error
    if len(content) != length:
        raise InputError(key, f"{length} bytes are expected")
    return content


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        names = [name for name, _ in pairs]
        return AmbiguousObject(content, next(name for name in names if names.count(name) > 1))
    return content

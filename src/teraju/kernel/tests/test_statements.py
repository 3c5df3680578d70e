import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from teraju.kernel.statements import (
    COUNTS,
    ForgedStatement,
    ListedCase,
    SignedStatement,
    Statement,
    StatementOutOfOrder,
    UnreadableStatement,
    check,
    check_order,
    fingerprint,
    parse,
    sign,
)

PRIVATE = bytes(range(32))
OTHER = bytes(range(1, 33))

FIRST = Statement(
    channel="kanal.example.go.id",
    government="36.04",
    agencies=(),
    number=1,
    previous="",
    first_day=date(2026, 1, 1),
    last_day=date(2026, 6, 30),
    issued_on=date(2026, 7, 3),
    tested_on=date(2026, 6, 12),
    counts=dict.fromkeys(COUNTS, 12),
    cases=(ListedCase("7K2M-Q4", date(2026, 5, 1), "substantiated"),),
)
SECOND = replace(
    FIRST,
    number=2,
    previous=FIRST.digest,
    first_day=date(2026, 7, 1),
    last_day=date(2026, 12, 31),
    issued_on=date(2027, 1, 4),
    tested_on=None,
    counts=dict.fromkeys(COUNTS),
    cases=None,
)


@pytest.mark.parametrize(
    "statement", [FIRST, SECOND, replace(FIRST, cases=(), agencies=("A", "B"))]
)
def test_what_was_written_is_read(statement: Statement) -> None:
    signed = sign(statement, private_key=PRIVATE)
    read = parse(signed.as_file())
    assert read == signed
    assert check(read, trusted_key=signed.key) == statement


def test_the_look_of_the_file_does_not_matter() -> None:
    signed = sign(FIRST, private_key=PRIVATE)
    compact = json.dumps(json.loads(signed.as_file()), sort_keys=True).encode()
    assert check(parse(compact), trusted_key=signed.key) == FIRST


def test_another_key_or_another_word_is_refused() -> None:
    signed = sign(FIRST, private_key=PRIVATE)
    theirs = sign(FIRST, private_key=OTHER)
    with pytest.raises(ForgedStatement):
        check(theirs, trusted_key=signed.key)
    with pytest.raises(ForgedStatement):
        check(SignedStatement(FIRST, signed.key, theirs.signature), trusted_key=signed.key)
    altered = replace(FIRST, tested_on=date(2026, 6, 13))
    with pytest.raises(ForgedStatement):
        check(SignedStatement(altered, signed.key, signed.signature), trusted_key=signed.key)


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("format", to="teraju-channel-statement/2"), "format"),
        (_set("note", to="x"), "note"),
        (_set("statement", "note", to="x"), "statement.note"),
        (_set("key", to="AAAA"), "key"),
        (_set("signature", to="not base64"), "signature"),
        (_set("statement", "number", to=0), "statement.number"),
        (_set("statement", "number", to=2), "statement.previous"),
        (_set("statement", "previous", to="00"), "statement.previous"),
        (_set("statement", "last_day", to="2025-12-31"), "statement.last_day"),
        (_set("statement", "issued_on", to="2026-06-30"), "statement.last_day"),
        (_set("statement", "tested_on", to="2026-07-04"), "statement.tested_on"),
        (_set("statement", "counts", "closed", to=-1), "statement.counts.closed"),
        (_set("statement", "counts", "closed", to=1.5), "statement.counts.closed"),
        (_set("statement", "counts", "anonymous", to=13), "statement.counts.anonymous"),
        (_set("statement", "counts", "received", to=None), "statement.counts.anonymous"),
        (_set("statement", "counts", to=None), "statement.counts"),
        (_set("statement", "cases", 0, "month", to="2026-05-02"), "statement.cases.0.month"),
        (_set("statement", "cases", 0, "outcome", to="guilty"), "statement.cases.0.outcome"),
        (_set("statement", "agencies", to="A"), "statement.agencies"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused(
    change: Callable[[Any], None], place: str
) -> None:
    document = json.loads(sign(FIRST, private_key=PRIVATE).as_file())
    change(document)
    with pytest.raises(UnreadableStatement) as refused:
        parse(json.dumps(document).encode())
    assert refused.value.path == place


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{", b"[" * 100_000, b'{"format": 1, "format": 2}', b" " * 600_000],
)
def test_rubbish_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableStatement):
        parse(content)


def test_the_order_of_statements() -> None:
    check_order(None, FIRST)
    check_order(FIRST, SECOND)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (None, SECOND),
        (FIRST, FIRST),
        (FIRST, replace(SECOND, number=3)),
        (FIRST, replace(SECOND, previous="00" * 32)),
        (FIRST, replace(SECOND, first_day=FIRST.last_day)),
        (FIRST, replace(SECOND, government="51.71")),
        (FIRST, replace(SECOND, channel="other.example")),
    ],
)
def test_what_is_out_of_order_is_refused(earlier: Statement | None, later: Statement) -> None:
    with pytest.raises(StatementOutOfOrder):
        check_order(earlier, later)


def test_a_fingerprint_can_be_read_out() -> None:
    assert fingerprint(b"\0" * 32) == "6668 7aad f862 bd77"

"""The frame of all calculators: JSON in, JSON out, one document or a batch."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import FLOAT_REFUSED, AmbiguousObject, InputError, UnfitNumber

__all__ = ["Answer", "Calculator", "InputError", "Outcome", "decoded", "refused", "run_text"]

Answer = dict[str, object]
Calculator = Callable[[object], Answer]

DONE, SOME_REFUSED, REFUSED = 0, 1, 2
_LONGEST_INTEGER = 60
_BLANK = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run leaves: the exit status, and the texts for standard output and error."""

    status: int
    output: str
    error: str


def refused(error: InputError) -> Outcome:
    """Give the outcome of input that is refused as a whole."""
    return Outcome(REFUSED, "", _line(_error_body(error)))


def decoded(body: bytes) -> str:
    """Read bytes as UTF-8; raises InputError."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("", f"not UTF-8 at byte {error.start + 1}") from error


def run_text(calculator: Calculator, text: str) -> Outcome:
    """Answer a JSON document, or each element of a JSON array in its order.

    Exit status 0; 1 when elements of a batch were refused; 2, and no output, when the input was.
    """
    text = text.removeprefix("\ufeff")
    try:
        start = _after_blank(text, 0)
        if text.startswith("[", start):
            return _run_batch(calculator, text, start)
        document, end = _DECODER.raw_decode(text, start)
        _expect_end(text, end)
        return Outcome(DONE, _line(_answered(calculator, document)), "")
    except InputError as error:
        return refused(error)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return refused(InputError("", f"not JSON: {error.msg} at {where}"))
    except RecursionError:
        return refused(InputError("", "nested too deeply"))


def _run_batch(calculator: Calculator, text: str, start: int) -> Outcome:
    status = DONE
    lines: list[str] = []
    # Parsed, answered and written one by one: a batch never stands in memory as objects.
    for document in _elements(text, start):
        try:
            answer = _answered(calculator, document)
        except InputError as error:
            answer, status = _error_body(error), SOME_REFUSED
        lines.append(_dumped(answer))
    return Outcome(status, "[" + ",\n".join(lines) + "]\n", "")


def _elements(text: str, start: int) -> Iterator[object]:
    place = _after_blank(text, start + 1)
    if text.startswith("]", place):
        _expect_end(text, place + 1)
        return
    while True:
        document, place = _DECODER.raw_decode(text, place)
        yield document
        place = _after_blank(text, place)
        if text.startswith("]", place):
            _expect_end(text, place + 1)
            return
        if not text.startswith(",", place):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
        place = _after_blank(text, place + 1)


def _answered(calculator: Calculator, document: object) -> Answer:
    try:
        return calculator(document)
    except InputError:
        raise
    except DomainError as error:
        raise InputError(error.field or "", str(error)) from error


def _error_body(error: InputError) -> Answer:
    return {"error": {"path": error.path, "message": str(error)}}


def _dumped(answer: Answer) -> str:
    # ASCII only: the same bytes on a terminal of any encoding, and never a line break inside.
    return json.dumps(answer, ensure_ascii=True, allow_nan=False)


def _line(answer: Answer) -> str:
    return _dumped(answer) + "\n"


def _after_blank(text: str, place: int) -> int:
    match = _BLANK.match(text, place)
    return match.end() if match else place


def _expect_end(text: str, place: int) -> None:
    place = _after_blank(text, place)
    if place != len(text):
        raise json.JSONDecodeError("Extra data", text, place)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) == len(pairs):
        return content
    names = Counter(key for key, _ in pairs)
    return AmbiguousObject(content, names.most_common(1)[0][0])


def _float(_text: str) -> UnfitNumber:
    return UnfitNumber(FLOAT_REFUSED)


def _constant(name: str) -> UnfitNumber:
    return UnfitNumber(f"{name} is no number of JSON")


def _integer(text: str) -> int | UnfitNumber:
    if len(text) > _LONGEST_INTEGER:
        return UnfitNumber(f"a number has at most {_LONGEST_INTEGER} digits")
    return int(text)


# Unfit numbers become markers and not exceptions, so that one of them spoils one element only.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_float, parse_int=_integer, parse_constant=_constant
)

"""The calculators from the command line and over HTTP; loads neither Django nor a database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from teraju.kernel.compute import Calculator, InputError, Outcome, decoded, refused, run_text

# A module imports its calculator only when its kind is asked for.
KINDS = {
    "audit-time": "teraju.modules.audits.domain.compute:audit_time",
    "certification": "teraju.modules.audits.domain.compute:certification",
    "deadline": "teraju.platform.calendar.domain.compute:deadline",
    "enterprise-size": "teraju.modules.enterprises.domain.compute:enterprise_size",
    "iso18091": "teraju.modules.iso18091.domain.compute:iso18091",
    "limits": "teraju.modules.metrology.domain.compute:limits",
    "gift": "teraju.modules.integrity.gratification.domain.compute:gift",
    "risk": "teraju.modules.risks.domain.compute:risk",
    "sample-size": "teraju.modules.satisfaction.domain.compute:sample",
    "skm": "teraju.modules.satisfaction.domain.compute:skm",
    "validity": "teraju.modules.metrology.domain.compute:validity",
    "verification": "teraju.modules.metrology.domain.compute:verification",
    "zi": "teraju.modules.integrity_zone.domain.compute:zi",
}
LARGEST_BODY = 1_000_000


def calculator(kind: str) -> Calculator:
    """Load the calculator of a kind; raises InputError for an unknown one."""
    if kind not in KINDS:
        raise InputError("kind", f"unknown kind; known are {', '.join(sorted(KINDS))}")
    module, _, name = KINDS[kind].partition(":")
    function: Calculator = getattr(import_module(module), name)
    return function


def run(kind: str, text: str | bytes) -> tuple[int, str, str]:
    """Answer a JSON text: exit status (0, 1, 2), standard output, standard error."""
    try:
        outcome = run_text(calculator(kind), decoded(text) if isinstance(text, bytes) else text)
    except InputError as error:
        outcome = refused(error)
    return _streams(outcome)


def run_http(kind: str, body: bytes) -> tuple[int, str]:
    """Answer an HTTP body: 200, or 422 with the error, or 413 above 1 MB, and JSON.

    A batch with refused elements is 200: it was answered, each element for itself.
    """
    if len(body) > LARGEST_BODY:
        too_large = InputError("", f"at most {LARGEST_BODY} bytes are allowed")
        return 413, refused(too_large).error
    _status, output, error = run(kind, body)
    return (422, error) if error else (200, output)


def main(argv: Sequence[str]) -> int:
    """Run `teraju compute KIND [FILE]`, write its answer, and give the exit status."""
    try:
        arguments = _parser().parse_args(list(argv))
        # An unknown kind must not first wait for standard input.
        calculator(arguments.kind)
        status, output, error = run(arguments.kind, _content(arguments.file))
    except InputError as error_found:
        status, output, error = _streams(refused(error_found))
    sys.stdout.write(output)
    sys.stdout.flush()
    sys.stderr.write(error)
    return status


def _streams(outcome: Outcome) -> tuple[int, str, str]:
    return outcome.status, outcome.output, outcome.error


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints have the one form of all bad input."""

    @override
    def error(self, message: str) -> NoReturn:
        raise InputError("", message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="teraju compute",
        description="Compute a rule from JSON; an array is a batch.",
        epilog=f"Kinds: {', '.join(sorted(KINDS))}.",
    )
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("file", metavar="FILE", nargs="?", default="-")
    return parser


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError("file", f"{file}: {reason}") from error

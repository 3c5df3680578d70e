"""The `teraju` command. Nothing here may load Django: calculators start within a blink."""

import os
import sys

USAGE = """\
teraju: an Indonesian local government's management systems, run and proven

  teraju run [--port 8000]      start the web server and the job worker
  teraju prepare                bring database, pages and translations up to date, start nothing
  teraju compute KIND [FILE]    one of the calculators: JSON in, JSON out
  teraju trail verify           find an altered, removed or inserted row of the audit trail
  teraju demo                   build the demonstration
  teraju concerns COMMAND       the channel of concerns, a program of its own
  teraju translations check     list the texts that lack a translation
  teraju help --commands        every other command
"""

MINIMUM = (3, 11)


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if sys.version_info < MINIMUM:
        return _refuse(f"Teraju needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer: install it.")
    name = arguments[0] if arguments else "--help"
    try:
        return _dispatch(name, arguments[1:])
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`teraju ... | head`): nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _dispatch(name: str, rest: list[str]) -> int:
    if name in {"--help", "-h"} or (name == "help" and not rest):
        sys.stdout.write(USAGE)
        return 0
    if name == "compute":
        from teraju.portal import compute

        return compute.main(rest)
    if name == "translations":
        from . import translations

        return translations.main(rest)
    if name == "concerns":
        from . import concerns

        return concerns.main(rest)
    from . import commands

    return commands.main(name, rest)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1

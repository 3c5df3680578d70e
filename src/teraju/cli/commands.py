"""Commands that need Django: ours, and those of every app."""

import os
import sys
from collections.abc import Callable

from django.core.management import execute_from_command_line
from django.db import DatabaseError, IntegrityError, ProgrammingError

from teraju.config.environment import BadEnvironment

from . import database
from .errors import Refusal

SETTINGS = "teraju.config.settings"


def main(name: str, rest: list[str]) -> int:
    """Run a command; what the operator can put right becomes one sentence, no traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    return guarded(lambda: _run(name, rest), rest)


def guarded(run: Callable[[], int], rest: list[str]) -> int:
    """Run something and return its exit status; a refusal is said in a sentence."""
    status = 1
    try:
        return run()
    except Refusal as error:
        sentence, status = str(error), error.status
    except BadEnvironment as error:
        sentence = str(error)
    except (IntegrityError, ProgrammingError):
        # Not the operator's doing: a fault of the program shows its trace.
        raise
    except DatabaseError as error:
        if "--traceback" in rest:
            raise
        sentence = database.sentence(error)
    sys.stderr.write(f"{sentence}\n")
    return status


def _run(name: str, rest: list[str]) -> int:
    if name == "run":
        from . import run

        return run.main(rest)
    if name == "prepare":
        from . import prepare

        return prepare.main(rest)
    database.without_pool()
    execute_from_command_line(["teraju", name, *rest])
    return 0

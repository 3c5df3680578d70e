"""Commands that need Django: ours, and those of every app."""

import os
import sys

from teraju.config.environment import BadEnvironment

from .errors import Refusal

SETTINGS = "teraju.config.settings"


def main(name: str, rest: list[str]) -> int:
    """Run a command; what the operator can put right becomes one sentence, no traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        if name == "run":
            from . import run

            return run.main(rest)
        if name == "prepare":
            from . import prepare

            return prepare.main(rest)
        return django_command(name, rest)
    except (BadEnvironment, Refusal) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def django_command(name: str, rest: list[str]) -> int:
    """Hand a command to Django's own dispatcher."""
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from . import database

    database.without_pool()
    try:
        execute_from_command_line(["teraju", name, *rest])
    except OperationalError as error:
        if "--traceback" in rest:
            raise
        raise Refusal(database.sentence(error)) from error
    return 0

"""`teraju concerns`: the channel of concerns, alone on its machine or beside the demonstration."""

import os
import sys
from collections.abc import Callable

USAGE = """\
teraju concerns: the channel of concerns, a program of its own with its own database and keys

  teraju concerns run [--port 8001]     serve the channel
  teraju concerns prepare               bring its database and pages up to date, start nothing
  teraju concerns directory [CODE]      on the main site: write who is who, to carry over
  teraju concerns import FILE           take that file in
  teraju concerns office CODE NAME      add an office that reads concerns, or change its name
  teraju concerns invite LOGIN OFFICE   let somebody in; prints a one-time address
  teraju concerns retire LOGIN          let somebody go
  teraju concerns handlers              list offices and who reads there
  teraju concerns tend                  what is due by the clock, once (run does it every hour)
"""
SETTINGS = "teraju.config.concerns.settings"
# Of the main site: it knows who is who.
DIRECTORY = "directory"
# What the channel keeps is read by the account that runs it, and by nobody else of the machine.
PRIVATE = 0o077


def main(rest: list[str]) -> int:
    """Run one command of the channel and return its exit status."""
    name, arguments = (rest[0], rest[1:]) if rest else ("--help", [])
    if name in {"--help", "-h", "help"}:
        sys.stdout.write(USAGE)
        return 0
    if name == DIRECTORY:
        from . import commands

        return commands.main("concerns_directory", arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.umask(PRIVATE)
    from . import commands, concerns_run

    known: dict[str, Callable[[list[str]], int]] = {
        "run": concerns_run.run,
        "prepare": concerns_run.prepare,
    }
    if name in known:
        return commands.guarded(lambda: known[name](arguments), arguments)
    return commands.guarded(lambda: concerns_run.command(name, arguments), arguments)

"""`teraju concerns import FILE`: take in who is who."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from teraju.kernel.directory import UnreadableDirectory, parse
from teraju.modules.integrity.concerns.services.setting_up import take_in_directory
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Take in the file that `teraju concerns directory` wrote on the main site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            directory = parse(Path(options["file"]).read_bytes())
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except UnreadableDirectory as error:
            where = f" at {error.path}" if error.path else ""
            raise CommandError(f"{options['file']} is no directory{where}: {error}.") from error
        there, left = take_in_directory(directory, today=clock.today())
        self.stdout.write(f"{there} people of {directory.name}; {left} left since the last time.")

"""`teraju standards load [FILE ...]`: bring the catalogue of standards up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from typing_extensions import override

from teraju.modules.standards.catalogue_files import BadCatalogue
from teraju.modules.standards.services import load_catalogue


class Command(BaseCommand):
    help = (
        "Load topics, standards, editions and requirements from YAML files, or the program's own."
    )

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load"])
        parser.add_argument("files", nargs="*", type=Path)

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_catalogue(options["files"] or None)
        except BadCatalogue as bad:
            raise CommandError(f"Nothing was loaded.\n{bad}") from bad
        self.stdout.write(
            f"{loaded.added} added, {loaded.changed} changed, {loaded.unchanged} unchanged"
        )
        for name in loaded.kept:
            self.stdout.write(f"kept, though its file names it no more: {name}")

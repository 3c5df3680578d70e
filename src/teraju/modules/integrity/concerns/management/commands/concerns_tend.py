"""`teraju concerns tend`: what is due by the clock, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from teraju.modules.integrity.concerns.services.tending import tend
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Do what is due by the clock: what is over is taken away, kept or shredded by its rule."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--letters", action="store_true", help="write to the desk now")

    def handle(self, *args: Any, **options: Any) -> None:
        tend(now=clock.now(), today=clock.today(), letters=options["letters"])

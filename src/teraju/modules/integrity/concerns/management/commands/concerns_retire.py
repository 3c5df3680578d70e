"""`teraju concerns retire LOGIN`: let somebody go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns.services.setting_up import let_go
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Let somebody go: nothing is sealed to them any more, and their visits end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login", help="login name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            handler = let_go(login_name=options["login"], today=clock.today())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{handler.login_name} reads no new concern.")

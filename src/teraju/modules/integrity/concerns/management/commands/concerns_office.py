"""`teraju concerns office CODE NAME`: an office that reads concerns."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from teraju.modules.integrity.concerns.services.setting_up import keep_office
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Add an office that reads concerns, or change how it is called."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="a short word that stays, such as inspektorat")
        parser.add_argument("name", help='such as "Inspektorat Kabupaten Serang"')
        parser.add_argument("--english", default="", help="its name in English")
        parser.add_argument("--unit", default="", help="its name in the directory, if it is there")
        parser.add_argument("--outside", action="store_true", help="outside the government")

    def handle(self, *args: Any, **options: Any) -> None:
        office = keep_office(
            code=options["code"],
            name=options["name"],
            name_en=options["english"],
            unit=options["unit"],
            outside=options["outside"],
            today=clock.today(),
        )
        self.stdout.write(f"{office.code}: {office.name}")

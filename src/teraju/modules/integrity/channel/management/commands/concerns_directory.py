"""Write who is who, for the channel of concerns to take in: `teraju concerns directory`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from teraju.modules.integrity.channel.selectors.directory import directory_of
from teraju.platform.organisation.models import Government


class Command(BaseCommand):
    help = "Write the people of a government with their lines, for the channel of concerns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", nargs="?", help="Kemendagri code of the government")

    def handle(self, *args: Any, **options: Any) -> None:
        government = _chosen(options["code"])
        day = timezone.localdate()
        self.stdout.write(directory_of(government, day).as_file().decode(), ending="")


def _chosen(code: str | None) -> Government:
    rows = Government.objects.order_by("region_id")
    if code:
        found = rows.filter(region_id=code).first()
        if found is None:
            raise CommandError(f"There is no government with the code {code}.")
        return found
    few = list(rows[:2])
    if len(few) == 1:
        return few[0]
    codes = ", ".join(rows.values_list("region_id", flat=True))
    raise CommandError(f"Name one of the governments: {codes or 'none is founded yet'}.")

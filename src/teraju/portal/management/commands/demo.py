"""`teraju demo`: the three governments of the demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from teraju.portal.demo import build


class Command(BaseCommand):
    help = "Build the demonstration: Kabupaten Serang, Kota Kupang, Kabupaten Mojokerto."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.TERAJU_DEMO:
            raise CommandError(
                "The demonstration lets anybody in: set TERAJU_DEMO=true if that is what you want."
            )
        built = build()
        self.stdout.write(
            f"Built: {', '.join(built)}." if built else "The demonstration stands already."
        )

"""Warn of, and shred, what was kept long enough. Run once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from typing_extensions import override

from teraju.modules.integrity.concerns.services import keeping, recovery
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Warn of concerns that will be shredded, shred those that are due, end old requests."

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.today()
        recovery.void_old(now=clock.now(), today=today)
        done = keeping.keep_house(today=today)
        self.stdout.write(
            f"Warned of {done['warned']}, shredded the words of {done['words']} "
            f"and the lines of {done['lines']}."
        )

"""`teraju concerns tend`: what is due by the clock, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from teraju.modules.integrity.concerns.services.tending import tend
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Do what is due by the clock: take away visits, forms and counts that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        tend(now=clock.now(), today=clock.today())

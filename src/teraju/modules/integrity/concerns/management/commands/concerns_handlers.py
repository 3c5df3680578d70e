"""`teraju concerns handlers`: who reads, and who has made a key."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from teraju.modules.integrity.concerns.models import Handler, Office


class Command(BaseCommand):
    help = "List offices and who reads there."

    def handle(self, *args: Any, **options: Any) -> None:
        for office in Office.objects.order_by("outside", "position", "pk"):
            where = "outside" if office.outside else "inside"
            gone = ", retired" if office.retired else ""
            self.stdout.write(f"{office.code}: {office.name} ({where}{gone})")
            for one in Handler.objects.filter(office=office).order_by("login_name"):
                self.stdout.write(f"  {one.login_name}: {one.name} ({_standing(one)})")


def _standing(one: Handler) -> str:
    if one.retired_on:
        return f"until {one.retired_on}"
    words = "has a key" if one.recipient else "no key yet: nothing is sealed to them"
    return f"{words}, custodian" if one.custodian else words

"""How many answers came from a place lately, without knowing the place."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.db.models import F

from teraju.modules.satisfaction.domain.stuffing import Place
from teraju.modules.satisfaction.models import DailySalt, Rate


class Counters:
    """The counters of one place in one hour for one answer: in all, of its lane, of its content.

    A place is hidden by a salt that is made by chance and thrown away with its day: afterwards
    nobody, we neither, can say which network a counter belonged to.
    """

    def __init__(self, *, now: datetime, place: str, lane: int, content: str) -> None:
        self.day = now.date()
        salt = salt_of(self.day)
        hour = f"{_network(place)}|{now:%H}"
        names = (hour, f"{hour}|lane{lane}", f"{hour}|lane{lane}|{content}")
        self.keys = [
            hmac.new(salt.encode(), name.encode(), hashlib.sha256).hexdigest() for name in names
        ]

    def read(self) -> Place:
        """What came before. Queries once."""
        rows = Rate.objects.filter(bucket__in=self.keys)
        found = dict(rows.values_list("bucket", "count"))
        return Place(*(found.get(key, 0) for key in self.keys))

    def count(self) -> None:
        """Count one more."""
        new = [Rate(day=self.day, bucket=key) for key in self.keys]
        Rate.objects.bulk_create(new, ignore_conflicts=True)
        Rate.objects.filter(bucket__in=self.keys).update(count=F("count") + 1)


def salt_of(day: date) -> str:
    """The chance of a day; with a new one, the older ones and their counters go."""
    known = DailySalt.objects.filter(day=day).first()
    if known is None:
        # Yesterday's may still be in use in a zone further west.
        forget_before(day - timedelta(days=1))
        DailySalt.objects.bulk_create(
            [DailySalt(day=day, salt=secrets.token_hex(32))], ignore_conflicts=True
        )
        known = DailySalt.objects.get(day=day)
    return known.salt


def forget_before(day: date) -> None:
    """Throw the salts and counters of earlier days away."""
    Rate.objects.filter(day__lt=day).delete()
    DailySalt.objects.filter(day__lt=day).delete()


def _network(place: str) -> str:
    """An address as one household or office has it: of version 6 its network."""
    try:
        found = ip_address(place)
    except ValueError:
        return place
    return str(int(found) >> 64) if isinstance(found, IPv6Address) else str(found)

"""How often something may be tried: by one form, and by everybody together. No address is kept.

A caller without a cookie has nothing that tells them from another but the form that they hold, so
each form allows a few tries; who fetches new forms meets the limit of all together, and each try
costs them the derivation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from .models import Attempts

WINDOW_SECONDS = 600


class TooOften(DomainError):
    """Too many wrong tries; the same words whether the last one was right or wrong."""


@dataclass(frozen=True)
class Limit:
    """What is counted, and how often it may happen within ten minutes."""

    what: str
    each: int
    together: int


# 120 wrong codes in ten minutes are six million in a year, of ten thousand million million.
CODE = Limit("code", each=5, together=120)
LOGIN = Limit("login", each=5, together=60)
REPORT = Limit("report", each=3, together=60)

SENTENCE = _("Too many tries. Wait ten minutes, open the page anew and try again.")


def check(limit: Limit, bucket: str, now: datetime) -> None:
    """Raise TooOften where this form or everybody together has used up the tries."""
    counts = dict(
        Attempts.objects.filter(
            what=limit.what, window=_window(now), bucket__in=["", bucket]
        ).values_list("bucket", "count")
    )
    if counts.get("", 0) >= limit.together or counts.get(bucket, 0) >= limit.each:
        raise TooOften(SENTENCE)


def count(limit: Limit, bucket: str, now: datetime) -> None:
    """Count a try for the form and for everybody."""
    window = _window(now)
    for key in sorted({"", bucket}):
        row, _made = Attempts.objects.get_or_create(what=limit.what, bucket=key, window=window)
        Attempts.objects.filter(pk=row.pk).update(count=F("count") + 1)
    Attempts.objects.filter(window__lt=window).delete()


def _window(now: datetime) -> int:
    return int(now.timestamp()) // WINDOW_SECONDS

"""The demonstration: three governments, built from known facts through the services people use.

Running it again changes nothing: a government that stands is left alone, and one that was cut off
while being built was never there, because each is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from teraju.modules.standards.api import load_catalogue
from teraju.platform.organisation.models import Government

from . import kupang, mojokerto, serang
from .cast import Cast

STORIES: dict[str, Callable[[], Cast]] = {
    serang.SERANG.region_code: serang.play,
    kupang.KUPANG.region_code: kupang.play,
    mojokerto.MOJOKERTO.region_code: mojokerto.play,
}


def missing() -> list[str]:
    """The regions whose government is not built yet. Queries once."""
    there = set(Government.objects.values_list("region_id", flat=True))
    return [code for code in STORIES if code not in there]


def build() -> list[str]:
    """Build what is not there yet; the names of the governments that were built."""
    codes = missing()
    if codes:
        load_catalogue()
    built: list[str] = []
    for code in codes:
        with transaction.atomic():
            built.append(STORIES[code]().government.name)
    return built

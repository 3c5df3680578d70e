"""Giving out tags: the unit's own numbers, each with a check character, none twice."""

from __future__ import annotations

from django.db import transaction

from teraju.modules.metrology.domain.tags import ALPHABET, numbered
from teraju.modules.metrology.models import TagSeries
from teraju.platform.organisation.models import Government

KIND = "T"
GOVERNMENT_SIGNS = 3
WIDTH = 5


@transaction.atomic
def take_tags(government: Government, count: int) -> list[str]:
    """Take the next tags of a government; the series stays locked until the transaction ends."""
    series, _made = TagSeries.objects.select_for_update(no_key=True).get_or_create(
        government=government
    )
    first = series.last + 1
    series.last += count
    series.save(update_fields=["last"])
    prefix = KIND + _signs(government.pk)
    return [numbered(prefix, number, WIDTH) for number in range(first, first + count)]


def _signs(number: int) -> str:
    """The government's own signs, so that a tag is found without knowing whose it is."""
    signs = ""
    for _place in range(GOVERNMENT_SIGNS):
        number, rest = divmod(number, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return signs

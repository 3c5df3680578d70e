"""Enterprises from a file: all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Enterprise
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .register_enterprises import FIELDS, restate_size

Values = Mapping[str, Any]
BATCH = 1000
# Where a firm lies on the map is told on its page, not in a list.
READ = tuple(name for name in FIELDS if name not in ("latitude", "longitude"))
SIZE = ("size_class", "size_criterion", "size_year", "size_edition")


@transaction.atomic
def import_enterprises(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Values],
    changed: Sequence[tuple[Enterprise, Values]],
    source: Mapping[str, str],
) -> None:
    """Enter and change enterprises; one event for all."""
    wanted = {row["agency"] for row in [*new, *(values for _one, values in changed)]}
    agencies = Agency.objects.filter(government=government).in_bulk(wanted)
    for agency in agencies.values():
        rights.require(actor, permissions.WRITE, agency)
    made = []
    for row in new:
        one = Enterprise(government=government, agency=agencies[row["agency"]])
        _fill(one, row)
        one.touch(actor.now)
        made.append(one)
    Enterprise.objects.bulk_create(made, batch_size=BATCH)
    _alter(actor, changed)
    after = {**source, "added": len(new), "changed": len(changed)}
    record_event(
        actor=actor, verb="enterprises.enterprise.imported", target=government, after=after
    )


def _alter(actor: Viewer, changed: Sequence[tuple[Enterprise, Values]]) -> None:
    rows = Enterprise.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found = rows.prefetch_related("years").in_bulk([one.pk for one, _values in changed])
    for seen, values in changed:
        one = found.get(seen.pk)
        if one is None or one.version != seen.version:
            raise ChangedMeanwhile(
                _("An enterprise of the file was changed meanwhile: read the file again.")
            )
        _fill(one, values)
        restate_size(one)
        one.touch(actor.now)
    fields = [*READ, *SIZE, "version", "updated_at"]
    Enterprise.objects.bulk_update(found.values(), fields, batch_size=500)


def _fill(one: Enterprise, row: Values) -> None:
    for name in READ:
        if name in row:
            value = row[name]
            setattr(one, name, cleaned(value) if isinstance(value, str) else value)

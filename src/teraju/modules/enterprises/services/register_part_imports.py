"""Figures by year and products of enterprises from a file: all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Enterprise, Product, YearFigures
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .register_enterprises import restate_size
from .register_imports import BATCH, SIZE
from .register_products import FIELDS as PRODUCT_FIELDS
from .register_products import check_made, check_product
from .register_years import FIELDS as YEAR_FIELDS
from .register_years import check_figures

Values = Mapping[str, Any]
STAMP = ("version", "updated_at")


@transaction.atomic
def import_years(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[tuple[Enterprise, int, Values]],
    changed: Sequence[tuple[YearFigures, Values]],
    source: Mapping[str, str],
) -> None:
    """Enter and put right what firms had in a year; size classes follow; one event for all.

    Values are fields of `register_years.FIELDS`. Raises ChangedMeanwhile if a firm of the file is
    no longer as the file was held against it.
    """
    seen = [*(one for one, _year, _values in new), *(row.enterprise for row, _values in changed)]
    firms = _claimed(actor, government, seen)
    made = []
    for firm, year, values in new:
        figures = YearFigures(enterprise=firms[firm.pk], year=year)
        fill(figures, values, YEAR_FIELDS)
        made.append(figures)
    altered = _altered(YearFigures.objects.visible_to(actor), changed, YEAR_FIELDS)
    for figures in [*made, *altered]:
        check_figures(actor, figures)
    _entered(YearFigures, made)
    YearFigures.objects.bulk_update(altered, YEAR_FIELDS, batch_size=500)
    prefetch_related_objects(list(firms.values()), "years")
    for firm in firms.values():
        restate_size(firm)
        firm.touch(actor.now)
    Enterprise.objects.bulk_update(firms.values(), [*SIZE, *STAMP], batch_size=500)
    _tell(actor, government, "year", source, len(made), len(altered))


@transaction.atomic
def import_products(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[tuple[Enterprise, Values]],
    changed: Sequence[tuple[Product, Values]],
    source: Mapping[str, str],
) -> None:
    """Enter and change what firms make; one event for all.

    Values are fields of `register_products.FIELDS`. Raises ChangedMeanwhile as `import_years`.
    """
    seen = [*(one for one, _values in new), *(row.enterprise for row, _values in changed)]
    firms = _claimed(actor, government, seen)
    made = []
    for firm, values in new:
        product = Product(enterprise=firms[firm.pk])
        fill(product, values, PRODUCT_FIELDS)
        made.append(product)
    altered = _altered(Product.objects.visible_to(actor), changed, PRODUCT_FIELDS)
    for product in altered:
        check_made(product)
    for product in [*made, *altered]:
        check_product(product)
    _entered(Product, made)
    Product.objects.bulk_update(altered, PRODUCT_FIELDS, batch_size=500)
    for firm in firms.values():
        firm.touch(actor.now)
    Enterprise.objects.bulk_update(firms.values(), STAMP, batch_size=500)
    _tell(actor, government, "product", source, len(made), len(altered))


def _claimed(
    actor: Viewer, government: Government, seen: Iterable[Enterprise]
) -> dict[int, Enterprise]:
    """The firms of a file, locked: in business, and as they were when the file was read."""
    versions = {one.pk: one.version for one in seen}
    agencies = Agency.objects.filter(government=government)
    for agency in agencies.in_bulk({one.agency_id for one in seen}).values():
        rights.require(actor, permissions.WRITE, agency)
    rows = Enterprise.objects.visible_to(actor).filter(government=government, ended_on=None)
    found: dict[int, Enterprise] = rows.select_for_update(of=("self",), no_key=True).in_bulk(
        list(versions)
    )
    if {pk: one.version for pk, one in found.items()} != versions:
        raise _meanwhile()
    return found


def _altered(rows: Any, changed: Sequence[tuple[Any, Values]], fields: Sequence[str]) -> list[Any]:
    """Rows of firms that are locked, with what the file says of them."""
    found = rows.in_bulk([one.pk for one, _values in changed])
    if len(found) != len(changed):
        raise _meanwhile()
    for one, values in changed:
        fill(found[one.pk], values, fields)
    return list(found.values())


def _entered(model: type[models.Model], made: Sequence[Any]) -> None:
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(made, batch_size=BATCH)
    except IntegrityError as error:
        raise _meanwhile() from error


def _meanwhile() -> ChangedMeanwhile:
    return ChangedMeanwhile(
        _("An enterprise of the file was changed meanwhile: read the file again.")
    )


def _tell(
    actor: Viewer,
    government: Government,
    what: str,
    source: Mapping[str, str],
    added: int,
    changed: int,
) -> None:
    after = {**source, "added": added, "changed": changed}
    verb = f"enterprises.{what}.imported"
    record_event(actor=actor, verb=verb, target=government, after=after)

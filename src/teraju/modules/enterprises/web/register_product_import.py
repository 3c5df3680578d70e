"""How a file becomes products of enterprises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Product
from teraju.modules.enterprises.services.register_part_imports import import_products
from teraju.modules.enterprises.services.register_products import FIELDS
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import ChoiceReader, Scope, TextReader
from teraju.platform.exchange.registers import Importing

from .register_imports import check_firm, firms_named
from .register_words import commodity_choices

COMMODITY = ChoiceReader(choices=commodity_choices())
DESCRIPTION = TextReader(longest=2000, lines=True)


def standing_products(scope: Scope) -> QuerySet[Product]:
    agencies = rights.agencies_where(scope.actor, permissions.WRITE).order_by()
    rows: QuerySet[Product] = Product.objects.visible_to(scope.actor).filter(
        enterprise__government=scope.government,
        enterprise__agency__in=agencies.values("pk"),
        enterprise__ended_on=None,
    )
    return rows.select_related("enterprise").order_by("pk")


def check_products(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Product]
) -> Iterator[Refusal]:
    """Enterprises that are there, and no product that is no longer made."""
    firms = firms_named(scope)
    for row in rows:
        yield from check_firm(row, firms)
        found = standing.get(tuple(row.values[key] for key in PRODUCTS_IMPORT.key))
        if found is not None and found.ended_on:
            told = _("This product is no longer made: record first that it is made again.")
            yield Refusal(row, "name", told)


def write_products(scope: Scope, plan: Plan[Product]) -> None:
    firms = firms_named(scope)
    import_products(
        actor=scope.actor,
        government=scope.government,
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
        new=[
            (firms[row.values["agency"], row.values["enterprise"]], _said(row.values))
            for row in plan.new
        ],
        changed=[(change.record, _said(change.row.values)) for change in plan.changed],
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] or "" for name in FIELDS if name in values}


PRODUCTS_IMPORT: Importing[Product] = Importing(
    right=permissions.WRITE,
    list_url="enterprises_products",
    key=["agency", "enterprise", "name"],
    standing=standing_products,
    check=check_products,
    write=write_products,
    help=gettext_lazy(
        "Enters products, one in a row. Enter the enterprises first: rows meet them by agency and"
        " name. The kind of product is written as the catalogue of SNI calls it, or left empty."
    ),
)

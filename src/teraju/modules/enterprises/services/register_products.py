"""Products of enterprises: entered, changed, sorted into a kind, pictured, ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.domain.catalogue import commodity as known_commodity
from teraju.modules.enterprises.models import Enterprise, Product
from teraju.modules.enterprises.register_refusals import OutOfPlace
from teraju.platform.accounts.records import keep as keep_row
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import filled, values_of
from teraju.platform.files.api import Attachment, attach

from .common import check_not_future, tell
from .register_enterprises import check_not_coached, current_enterprise

FIELDS = ("name", "commodity", "description")
# What tells a photo of a product from its other files.
PHOTO = "photo"


@transaction.atomic
def add_product(
    *, actor: Viewer, enterprise_id: int, expected_version: int | None = None, **values: Any
) -> Product:
    """Enter what an enterprise makes or offers. `values` are the fields of `FIELDS`."""
    enterprise = current_enterprise(actor, enterprise_id, expected_version)
    product = Product(enterprise=enterprise)
    fill(product, values, FIELDS)
    return _saved(actor, product, "added", {}, filled(values_of(product, FIELDS)))


@transaction.atomic
def change_product(
    *, actor: Viewer, product_id: int, expected_version: int | None = None, **values: Any
) -> Product:
    """Change what is written of a product."""
    product = _current(actor, product_id, expected_version)
    before = values_of(product, FIELDS)
    fill(product, values, FIELDS)
    return _saved(actor, product, "changed", before, values_of(product, FIELDS))


@transaction.atomic
def sort_product(
    *, actor: Viewer, product_id: int, expected_version: int | None = None, commodity: str
) -> Product:
    """Say which kind of product it is, as the suggestion on its page offers."""
    product = _current(actor, product_id, expected_version)
    before, product.commodity = {"commodity": product.commodity}, commodity
    return _saved(actor, product, "sorted", before, {"commodity": commodity})


@transaction.atomic
def picture_product(
    *,
    actor: Viewer,
    product_id: int,
    expected_version: int | None = None,
    photo: File[bytes],
    title: str = "",
) -> Attachment:
    """Put a photo to a product: a file of it like others, shown large on its page."""
    product = _current(actor, product_id, expected_version)
    name = cleaned(title) or product.name
    return attach(actor=actor, target=product, upload=photo, title=name, kind=PHOTO)


@transaction.atomic
def end_product(
    *, actor: Viewer, product_id: int, expected_version: int | None = None, ended_on: date
) -> Product:
    """Record that a product is no longer made, once it is not coached."""
    product = _current(actor, product_id, expected_version)
    check_not_future(actor, ended_on, "ended_on")
    check_not_coached(product=product.pk)
    product.ended_on = ended_on
    return _saved(actor, product, "ended", {"ended_on": None}, {"ended_on": ended_on})


@transaction.atomic
def resume_product(
    *, actor: Viewer, product_id: int, expected_version: int | None = None
) -> Product:
    """Record that a product is made again."""
    product = _locked(actor, product_id, expected_version)
    if product.ended_on is None:
        raise OutOfPlace(_("This product is being made."))
    before, product.ended_on = {"ended_on": product.ended_on}, None
    return _saved(actor, product, "resumed", before, {"ended_on": None})


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Product:
    """A product with its enterprise locked, whose version stands for the product's too."""
    enterprise_id = Product.objects.visible_to(actor).values_list("enterprise", flat=True)
    owner: Enterprise = current_enterprise(actor, enterprise_id.get(pk=pk), expected_version)
    product: Product = Product.objects.get(pk=pk)
    product.enterprise = owner
    return product


def _current(actor: Viewer, pk: int, expected_version: int | None) -> Product:
    product = _locked(actor, pk, expected_version)
    check_made(product)
    return product


def check_made(product: Product) -> None:
    """Refuse what is no longer made."""
    if product.ended_on:
        raise OutOfPlace(_("This product is no longer made: record first that it is made again."))


def check_product(product: Product) -> None:
    """Refuse a product without a name, or of a kind that nobody knows."""
    if not product.name:
        raise DomainError(_("Give the name."), field="name")
    if product.commodity and known_commodity(product.commodity) is None:
        raise DomainError(_("Choose a kind of the catalogue."), field="commodity")


def _saved(actor: Viewer, product: Product, verb: str, before: Any, after: Any) -> Product:
    check_product(product)
    keep_row(product)
    save(actor, product.enterprise)
    tell(actor, product, f"product.{verb}", before=before, after=after)
    return product

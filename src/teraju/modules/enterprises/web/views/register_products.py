"""Products: their register, their record, the SNI that fits, photos."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import commodity
from teraju.modules.enterprises.models import Product
from teraju.modules.enterprises.selectors import register as reading
from teraju.modules.enterprises.services import register_products as services
from teraju.modules.enterprises.web.register_common import history_of
from teraju.modules.enterprises.web.register_forms import (
    EndedForm,
    PhotoForm,
    ProductForm,
    SortForm,
    VersionForm,
)
from teraju.modules.enterprises.web.register_hooks import product_sections
from teraju.modules.enterprises.web.register_lists import PRODUCTS
from teraju.modules.enterprises.web.register_match import match_section
from teraju.modules.enterprises.web.register_sections import (
    photos_section,
    product_facts,
    proposals_section,
)
from teraju.modules.enterprises.web.register_words import product_status
from teraju.modules.enterprises.web.views.register_enterprises import enterprise_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps

WRITE = permissions.WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PRODUCTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    product = product_of(viewer, pk)
    photos = photos_section(viewer, product)
    primary, actions = steps(viewer, product, _wanted(product, has_photo=bool(photos)))
    page = RecordPage(
        title=product.name,
        target=product,
        number=product.enterprise.name,
        register_title=PRODUCTS.title,
        register_url=reverse("enterprises_products"),
        status=product_status(product),
        primary=primary,
        actions=actions,
        facts=product_facts(product),
        sections=[
            match_section(viewer, product),
            *product_sections(viewer, product),
            *proposals_section(viewer, product),
            *photos,
        ],
        is_example=product.enterprise.is_example,
    )
    return record_page(request, page, history=lambda: history_of(product))


def _wanted(product: Product, *, has_photo: bool) -> list[tuple[str, str, str, str]]:
    if product.enterprise.ended_on:
        return []
    if product.ended_on:
        return [(WRITE, _("Made again"), "enterprises_product_resume", "undo-2")]
    photo = (WRITE, _("Put a photo to it"), "enterprises_product_photo", "camera")
    change = (WRITE, _("Change"), "enterprises_product_change", "pencil")
    return [
        *((change, photo) if has_photo else (photo, change)),
        (WRITE, _("No longer made"), "enterprises_product_end", "x"),
    ]


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    enterprise = enterprise_of(request.viewer, pk)
    return step_form(
        request,
        enterprise,
        WRITE,
        PRODUCTS,
        services.add_product,
        key="enterprise_id",
        form=ProductForm,
        title=_("Enter a product"),
        intro=_("One product that may bear a mark; each kind of batik or cake for itself."),
        submit=_("Enter it"),
        facts=[Fact(_("Enterprise"), enterprise.name)],
        success=lambda product: str(product.get_absolute_url()),
        done=_("The product is in the register. See which SNI fits."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    product = product_of(request.viewer, pk)
    return step_form(
        request,
        product,
        WRITE,
        PRODUCTS,
        services.change_product,
        key="product_id",
        holder=product.enterprise,
        form=ProductForm,
        title=_("Change the product"),
        submit=_("Save"),
        initial={name: getattr(product, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def sort(request: ViewerRequest, pk: int) -> HttpResponse:
    """Say the kind of product; the one that was suggested is chosen already."""
    product = product_of(request.viewer, pk)
    asked = request.GET.get("kind", "")
    chosen = asked if commodity(asked) else product.commodity
    return step_form(
        request,
        product,
        WRITE,
        PRODUCTS,
        services.sort_product,
        key="product_id",
        holder=product.enterprise,
        form=SortForm,
        title=_("Choose the kind of product"),
        submit=_("Save"),
        facts=[Fact(_("Product"), product.name)],
        initial={"commodity": chosen},
        done=_("The kind of product is set."),
    )


@form_methods
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    product = product_of(request.viewer, pk)
    url = str(product.get_absolute_url())
    return step_form(
        request,
        product,
        WRITE,
        PRODUCTS,
        services.picture_product,
        key="product_id",
        holder=product.enterprise,
        form=PhotoForm,
        title=_("Put a photo to the product"),
        submit=_("Save the photo"),
        facts=[Fact(_("Product"), product.name)],
        success=lambda _file: url,
        done=_("The photo is saved."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    product = product_of(request.viewer, pk)
    return step_form(
        request,
        product,
        WRITE,
        PRODUCTS,
        services.end_product,
        key="product_id",
        holder=product.enterprise,
        form=EndedForm,
        title=_("The product is no longer made"),
        submit=_("Record it"),
        initial={"ended_on": request.viewer.today},
        done=_("The product is no longer made; its records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    product = product_of(request.viewer, pk)
    return step_form(
        request,
        product,
        WRITE,
        PRODUCTS,
        services.resume_product,
        key="product_id",
        holder=product.enterprise,
        form=VersionForm,
        title=_("The product is made again"),
        submit=_("Record it"),
        done=_("The product is made again."),
    )


def product_of(viewer: Viewer, pk: int) -> Product:
    product: Product = get_object_or_404(reading.products(viewer), pk=pk)
    return product

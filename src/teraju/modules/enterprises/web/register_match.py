"""Which SNI a product may be meant by, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import Commodity, Standard, standard
from teraju.modules.enterprises.domain.matching import KindFound, Suggestion, match
from teraju.modules.enterprises.models import Product
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Section, Status

from .register_words import (
    confirmed_word,
    full_number,
    obligation,
    reason_word,
    shown_later,
    standard_status,
)


@dataclass(frozen=True)
class Suggested:
    """A standard with everything that a coach must know before choosing it."""

    number: str
    title: Any
    url: str
    status: Status
    obligation: Any
    law: str
    exclusions: Any
    scheme: Any
    scheme_url: str
    regulation: str
    confirmed: Any
    is_confirmed: bool
    kind: Any
    reasons: list[Any]
    choose: Action | None


@dataclass(frozen=True)
class Missing:
    """A kind of product that has no standard yet, and what can be done."""

    kind: Any
    note: Any
    reasons: list[Any]
    beside: list[tuple[str, str]]
    is_confirmed: bool
    choose: Action | None
    propose: Action | None


def match_section(viewer: Viewer, product: Product) -> Section:
    """The standards that fit, and why; where there is none, how to propose one."""
    found = match(product.name, product.description, product.commodity, viewer.today)
    context = {
        "suggested": [_suggested(viewer, product, one) for one in found.suggestions],
        "missing": [_missing(viewer, product, one) for one in found.without],
        "sort": _sort(viewer, product),
    }
    return Section(_("SNI for this product"), "enterprises/match.html", context)


def _suggested(viewer: Viewer, product: Product, one: Suggestion) -> Suggested:
    found = one.standard
    regulation = one.scheme.regulation_on(viewer.today) if one.scheme else None
    return Suggested(
        number=full_number(found),
        title=shown_later(found.title),
        url=reverse("enterprises_standard", args=[found.code]),
        status=standard_status(found, viewer.today),
        obligation=obligation(found),
        law=found.law,
        exclusions=shown_later(found.exclusions) if found.exclusions else "",
        scheme=shown_later(one.scheme.name) if one.scheme else "",
        scheme_url=reverse("enterprises_scheme", args=[one.scheme.code]) if one.scheme else "",
        regulation=regulation.name if regulation else "",
        confirmed=confirmed_word(is_confirmed=found.is_confirmed),
        is_confirmed=found.is_confirmed,
        kind=shown_later(one.commodity.name),
        reasons=[reason_word(reason) for reason in one.reasons],
        choose=_choose(viewer, product, one.commodity),
    )


def _missing(viewer: Viewer, product: Product, one: KindFound) -> Missing:
    kind = one.commodity
    beside: list[Standard] = [found for code in kind.beside if (found := standard(code))]
    return Missing(
        kind=shown_later(kind.name),
        note=shown_later(kind.note) if kind.note else "",
        reasons=[reason_word(reason) for reason in one.reasons],
        beside=[
            (full_number(each), reverse("enterprises_standard", args=[each.code]))
            for each in beside
        ],
        is_confirmed=kind.is_confirmed,
        choose=_choose(viewer, product, kind),
        propose=_propose(viewer, product, kind),
    )


def _choose(viewer: Viewer, product: Product, kind: Commodity) -> Action | None:
    if product.commodity == kind.code or not _may(viewer, product):
        return None
    url = reverse("enterprises_product_sort", args=[product.pk])
    return Action(_("It is this kind"), f"{url}?{urlencode({'kind': kind.code})}", icon="check")


def _sort(viewer: Viewer, product: Product) -> Action | None:
    if not _may(viewer, product):
        return None
    url = reverse("enterprises_product_sort", args=[product.pk])
    return Action(_("Choose the kind of product"), url, icon="tag")


def _propose(viewer: Viewer, product: Product, kind: Commodity) -> Action | None:
    if not rights.allowed(viewer, permissions.PROPOSE, product):
        return None
    query = urlencode({"product": product.pk, "kind": kind.code})
    return Action(
        _("Propose an SNI"), f"{reverse('enterprises_proposal_add')}?{query}", icon="file-plus"
    )


def _may(viewer: Viewer, product: Product) -> bool:
    ended = product.ended_on or product.enterprise.ended_on
    return not ended and rights.allowed(viewer, permissions.WRITE, product)

"""What anybody may read of a government's services: the standards in force, no log-in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.operations import selectors
from teraju.modules.operations.models import Service
from teraju.modules.operations.rulebook import components, name_of
from teraju.modules.operations.wording import amount, fee_words
from teraju.platform.organisation.models import Government
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest, public

PAGE_SIZE = 25


@public
@require_safe
def public_list(request: ViewerRequest, slug: str) -> HttpResponse:
    government = get_object_or_404(Government, slug=slug)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    rows = selectors.public_services(slug)
    if words:
        rows = rows.filter(name__icontains=words)
    page = Paginator(rows.order_by("name", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "title": _("Services of %s") % government.name,
        "government": government,
        "words": words,
        "lines": [
            (one, amount(one.promised_value, one.promised_unit), fee_words(one.fee))
            for one in page.object_list
        ],
        "page": page,
    }
    return render(request, "operations/public_list.html", context)


@public
@require_safe
def public_detail(request: ViewerRequest, slug: str, pk: int) -> HttpResponse:
    service = get_object_or_404(selectors.public_services(slug), pk=pk)
    steps = selectors.steps_of(service)
    context = {
        "title": service.name,
        "service": service,
        "facts": _facts(service),
        "steps": [
            (one, amount(one.allotted_value, one.allotted_unit), one.office) for one in steps
        ],
        "parts": [
            (name_of(one), service.components[one.code])
            for one in components()
            if service.components.get(one.code)
        ],
    }
    return render(request, "operations/public_detail.html", context)


def _facts(service: Service) -> list[Fact]:
    facts = [
        Fact(_("Agency"), service.agency.name),
        Fact(_("Who it is for"), service.audience or None),
        Fact(_("Promised time"), amount(service.promised_value, service.promised_unit) or None),
        Fact(_("Fee"), fee_words(service.fee), note=service.tariff_basis),
        Fact(_("In force since"), service.in_force_on, note=service.decree),
    ]
    # What is not known takes no room where citizens read.
    return [fact for fact in facts if fact.value]

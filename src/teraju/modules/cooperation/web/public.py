"""What anybody may read of a government's agreements: no log-in, nothing that was not released."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.models import Agreement
from teraju.platform.organisation.models import Government
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest, public

from .standing import public_status

PAGE_SIZE = 25


@public
@require_safe
def public_list(request: ViewerRequest, slug: str) -> HttpResponse:
    government = get_object_or_404(Government, slug=slug)
    rows = selectors.public_agreements(slug).order_by("-signed_on", "-pk")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    today = request.viewer.today
    context = {
        "title": _("Agreements of %s") % government.name,
        "government": government,
        "lines": [(one, public_status(one, today)) for one in page.object_list],
        "page": page,
    }
    return render(request, "cooperation/public_list.html", context)


@public
@require_safe
def public_detail(request: ViewerRequest, slug: str, pk: int) -> HttpResponse:
    agreement = get_object_or_404(selectors.public_agreements(slug), pk=pk)
    context = {
        "title": agreement.title,
        "agreement": agreement,
        "status": public_status(agreement, request.viewer.today),
        "facts": _facts(agreement),
        "parties": selectors.parties(agreement),
        "bases": selectors.bases(agreement),
    }
    return render(request, "cooperation/public_detail.html", context)


def _facts(agreement: Agreement) -> list[Fact]:
    names = sorted(edition.designation for edition in agreement.editions.all())
    facts = [
        Fact(_("Kind"), agreement.get_kind_display()),
        Fact(_("Number of the government"), agreement.number or None),
        Fact(_("Number of the other party"), agreement.counterpart_number or None),
        Fact(_("In charge"), agreement.agency.name if agreement.agency else None),
        Fact(_("Signed on"), agreement.signed_on),
        Fact(_("Place of signing"), agreement.place or None),
        Fact(_("Starts on"), agreement.term.first_day),
        Fact(_("Last day"), agreement.ends_on, note="" if agreement.ends_on else _("open end")),
        Fact(_("Scope"), agreement.scope or None),
        Fact(_("Standards named"), names or None),
    ]
    # What is not known takes no room where citizens read.
    return [fact for fact in facts if fact.value or fact.note]

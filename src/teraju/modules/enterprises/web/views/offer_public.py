"""What anybody opens: the showcase, a product by its code, and an owner's self-check."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises.domain.offer_checks import (
    CheckState,
    Reply,
    edition_named,
    groups,
    results,
)
from teraju.modules.enterprises.domain.offer_showcase import ListingState
from teraju.modules.enterprises.models import FirmPapers, Listing, ReadinessCheck
from teraju.modules.enterprises.selectors import offers as reading
from teraju.modules.enterprises.selectors.offer_marks import marks_by_product
from teraju.modules.enterprises.services import offer_checks as services
from teraju.modules.enterprises.web.offer_files import paper_as_docx, paper_as_pdf
from teraju.modules.enterprises.web.offer_shown import (
    asked_page,
    paper_lines,
    product_page,
    result_lines,
    showcase_page,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.files.web.pictures import picture
from teraju.platform.organisation.models import Government
from teraju.platform.web.clock import now_for
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.spoken import spoken, spoken_of

KEPT_SECONDS = 300


@public
@spoken
@require_safe
def showcase(request: ViewerRequest, slug: str) -> HttpResponse:
    """The products of a government whose certificate is in force, with filters."""
    government = get_object_or_404(Government, slug=slug)
    today = _visitor(request, government).today
    rows = list(reading.released_of(slug).order_by("product__name", "pk"))
    marks = marks_by_product([one.product_id for one in rows], today)
    context = {
        "title": _("Products that are certified or registered"),
        "government": government,
        **showcase_page(rows, marks, request.GET),
    }
    return _kept(render(request, "enterprises/offer_showcase.html", context))


@public
@spoken
@require_safe
def product(request: ViewerRequest, code: str) -> HttpResponse:
    """What the code on a product says: which standard, and until when."""
    listing = _listing(code)
    if listing.code != code:
        return HttpResponseRedirect(reverse("enterprises_shown", args=[listing.code]))
    context: dict[str, Any] = {"listing": listing, "government": listing.government}
    if listing.state == ListingState.WITHDRAWN:
        context |= {"title": _("This product is not shown")}
        page = render(request, "enterprises/offer_withdrawn.html", context)
        page.status_code = HTTPStatus.GONE
        return page
    today = _visitor(request, listing.government).today
    marks = marks_by_product([listing.product_id], today).get(listing.product_id, [])
    context |= {"title": listing.product.name, **product_page(listing, marks)}
    return _kept(render(request, "enterprises/offer_product.html", context))


@public
@require_safe
def photo(request: ViewerRequest, code: str) -> HttpResponse:
    """The photo of a product that is shown."""
    listing = _listing(code)
    if listing.photo is None or listing.state != ListingState.RELEASED:
        raise Http404
    return _kept(picture(listing.photo))


@public
@csrf_exempt  # Nobody is logged in: the code in the address is all that lets one answer.
@never_cache
@spoken
@form_methods
def own_check(request: ViewerRequest, code: str) -> HttpResponse:
    """The owner's self-check by a link; answered, the same link shows what came of it."""
    check = reading.check_of_code(code)
    if check is None:
        raise Http404
    visitor = _visitor(request, check.government)
    if check.state == CheckState.DONE:
        return render(request, "enterprises/offer_check_done.html", _done(check))
    if not services.is_open(check, visitor):
        context = {"title": _("This link works no longer"), "check": check}
        page = render(request, "enterprises/offer_check_over.html", context)
        page.status_code = HTTPStatus.GONE
        return page
    if request.method != "POST":
        return _questions(request, check, {})
    given = {key: str(value) for key, value in request.POST.items()}
    try:
        services.answer_by_link(actor=visitor, code=check.code, replies=given)
    except DomainError as refusal:
        return _questions(request, check, given, refusal)
    return HttpResponseRedirect(_again(request, check))


@public
@never_cache
@spoken
@require_safe
def own_papers(request: ViewerRequest, code: str) -> HttpResponse:
    """The papers that were made of an owner's answers, to read, print and change."""
    one = _own_papers(code)
    context = {"title": _("Papers of your firm"), "papers": one, "lines": paper_lines(one)}
    return render(request, "enterprises/offer_papers.html", context)


@public
@never_cache
@require_safe
def own_paper(request: ViewerRequest, code: str, paper: str, kind: str) -> HttpResponse:
    """One of them as a file."""
    make = {"pdf": paper_as_pdf, "docx": paper_as_docx}.get(kind)
    if make is None:
        raise Http404
    return make(_own_papers(code), paper)


def _own_papers(code: str) -> FirmPapers:
    found = reading.papers_of_code(code)
    if found is None:
        raise Http404
    return found


def _questions(
    request: ViewerRequest,
    check: ReadinessCheck,
    given: dict[str, str],
    refusal: DomainError | None = None,
) -> HttpResponse:
    """The questions; what was chosen before a refusal stays chosen."""
    edition = edition_named(check.edition)
    asked = groups(edition, check.kind, check.size)
    context = {
        "title": _("How ready is your place?"),
        "check": check,
        "groups": asked_page(asked, given),
        "standard": edition.values["standard"],
        "error": str(refusal) if refusal else "",
        "missing": refusal.field if refusal else "",
    }
    page = render(request, "enterprises/offer_check.html", context)
    if refusal:
        page.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    return page


def _done(check: ReadinessCheck) -> dict[str, Any]:
    found = results(groups(edition_named(check.edition), check.kind, check.size), check.replies)
    return {
        "title": _("What comes next"),
        "check": check,
        "groups": result_lines(found),
        "ready": sum(one.counts[Reply.YES] for one in found),
        "asked": sum(one.asked for one in found),
    }


def _again(request: ViewerRequest, check: ReadinessCheck) -> str:
    return reverse("enterprises_own_check", args=[check.code]) + spoken_of(request)


def _listing(code: str) -> Listing:
    """What a code leads to; a product that is only prepared is nobody's business yet."""
    found = reading.listing_of_code(code)
    if found is None or found.state == ListingState.PREPARED:
        raise Http404
    return found


def _visitor(request: ViewerRequest, government: Government) -> Viewer:
    """Nobody in particular, at the place of the government."""
    return anonymous(now_for(request, government.timezone))


def _kept(page: HttpResponse) -> HttpResponse:
    patch_cache_control(page, public=True, max_age=KEPT_SECONDS)
    return page

"""Pages of standards: reference data, read by everybody who is logged in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.standards.models import Edition
from teraju.platform.web.kinds import Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .registers import EDITIONS, rows, standing


@require_GET
def edition_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EDITIONS)


@require_GET
def edition_record(request: ViewerRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(rows(request.viewer), pk=pk)
    page = RecordPage(
        title=edition.designation,
        target=edition,
        register_title=_("Standards"),
        register_url=reverse("standards"),
        status=standing(edition),
        facts=_facts(edition),
        sections=[_sisters(request, edition)],
    )
    return record_page(request, page)


def _facts(edition: Edition) -> list[Fact]:
    standard = edition.standard
    return [
        Fact(_("Title"), standard.title),
        Fact(_("SNI number"), standard.sni_number or None),
        Fact(_("ISO number"), standard.iso_number or None),
        Fact(_("Edition"), edition.edition),
        Fact(_("Scheme"), standard.get_scheme_display()),
        Fact(_("Can be certified"), standard.is_certifiable),
        Fact(_("Amendments"), edition.amendments or None),
        Fact(_("Valid from"), edition.valid_from, note=_open_note(edition)),
        Fact(_("Withdrawn on"), edition.withdrawn_on),
        Fact(_("Note"), edition.note or None),
        Fact(_("Source"), edition.source),
        Fact(_("Confirmed"), edition.confirmed),
    ]


def _open_note(edition: Edition) -> Text:
    return "" if edition.valid_from else _("Not known; left open.")


def _sisters(request: ViewerRequest, edition: Edition) -> Section:
    others = rows(request.viewer).filter(standard=edition.standard).exclude(pk=edition.pk)
    table = [
        [other, other.valid_from, other.withdrawn_on, standing(other)]
        for other in others.order_by("edition", "pk")
    ]
    return Section(
        _("Other editions"),
        "web/sections/table.html",
        {
            "headers": [_("Edition"), _("Valid from"), _("Withdrawn on"), _("Standing")],
            "rows": table,
            "empty": _("This is the only edition that is recorded."),
        },
    )

"""Editions: what they are, and what they ask."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.standards.models import Edition
from teraju.modules.standards.selectors import editions_with_requirements, requirements_of
from teraju.modules.standards.values import Asked
from teraju.modules.standards.web.registers import EDITIONS, rows, standing
from teraju.modules.standards.web.tree import tree_section
from teraju.modules.standards.web.ways import ways
from teraju.platform.exchange.registers import read_words
from teraju.platform.web.kinds import Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

TABLE = "web/sections/table.html"


@require_GET
def edition_register(request: ViewerRequest) -> HttpResponse:
    return register_page(
        request, EDITIONS, template="standards/register.html", context=ways("standards")
    )


@require_GET
def edition_record(request: ViewerRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(rows(request.viewer), pk=pk)
    asked = requirements_of([pk])[pk]
    page = RecordPage(
        title=edition.designation,
        target=edition,
        register_title=_("Standards"),
        register_url=reverse("standards"),
        status=standing(edition),
        facts=_facts(edition, asked),
        sections=[
            tree_section(asked, read_words(request.GET)),
            _sisters(request, edition),
            *_comparisons(request, edition, asked),
        ],
    )
    return record_page(request, page, template="standards/record.html", context=ways(""))


def _facts(edition: Edition, asked: list[Asked]) -> list[Fact]:
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
        _extent(asked),
    ]


def _extent(asked: list[Asked]) -> Fact:
    """How many requirements are judged, and of how many the number is not confirmed."""
    judged = [one for one in asked if one.is_assessed]
    open_ones = sum(not one.confirmed for one in judged)
    note = _("%(number)s of them with an unconfirmed number") % {"number": open_ones}
    return Fact(_("Requirements to judge"), len(judged) or None, note=note if open_ones else "")


def _open_note(edition: Edition) -> Text:
    return "" if edition.valid_from else _("Not known; left open.")


def _sisters(request: ViewerRequest, edition: Edition) -> Section:
    others = rows(request.viewer).filter(standard=edition.standard).exclude(pk=edition.pk)
    table = [[other, standing(other)] for other in others.order_by("edition", "pk")]
    return Section(
        _("Other editions"),
        TABLE,
        {
            "headers": [_("Edition"), _("Standing")],
            "rows": table,
            "empty": _("This is the only edition that is recorded."),
        },
        side=True,
    )


def _comparisons(request: ViewerRequest, edition: Edition, asked: list[Asked]) -> list[Section]:
    """Links to hold it beside every other edition whose requirements are recorded."""
    if not asked:
        return []
    others = editions_with_requirements(request.viewer).exclude(pk=edition.pk)
    address = reverse("standards_compare")
    table = [
        [Link(other.designation, f"{address}?left={edition.pk}&right={other.pk}")]
        for other in others
    ]
    context = {
        "headers": [_("Edition")],
        "rows": table,
        "empty": _("No other edition has its requirements recorded."),
    }
    return [Section(_("Compare with"), TABLE, context, side=True)]

"""What verification cost: the law since 2024, and the region's own tariff before it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.retribution import Tariff, tariffs
from teraju.modules.metrology.selectors import tariffs as reading
from teraju.modules.metrology.services import tariffs as services
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.figure_pages import figure_page, withdrawal
from teraju.modules.metrology.web.instrument_forms import KindForm
from teraju.modules.metrology.web.tariff_forms import TariffForm
from teraju.modules.metrology.web.tariff_register import TARIFFS
from teraju.modules.metrology.web.tariff_words import PRICE_WORDS, size_of, size_words
from teraju.modules.metrology.web.unit_common import agency_asked
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page
from teraju.platform.web.record_forms import add_form
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah

WRITE = permissions.SCOPE_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    """The region's lines, between the law that comes first and the example of one city."""
    return register_page(
        request,
        TARIFFS,
        more=[Action(_("Reports"), reverse("metrology_reports"), icon="chart-column")],
        template="metrology/tariffs.html",
        context={
            "laws": [_law(one) for one in tariffs() if one.is_free],
            "examples": [_example(one) for one in tariffs() if not one.is_free],
        },
    )


def _law(one: Tariff) -> str:
    words = _(
        "Since %(first)s verification costs nothing: Rp0 for every kind (%(source)s). Reports and "
        "orders of earlier days count by the lines recorded here, of the day on which they came."
    )
    return str(words) % {"first": date_format(one.since), "source": one.source}


def _example(one: Tariff) -> Section:
    heads = [_("Kind"), _("Class and size"), _("At the office or market"), _("In place")]
    words = _(
        "Example of another region, the same for tera and tera ulang, by which nobody is charged: "
        "%(source)s"
    )
    return table(str(words) % {"source": one.source}, heads, [_row(line) for line in one.lines])


def _row(line: Mapping[str, Any]) -> list[Text]:
    above, up_to = (Decimal(line[end]) if end in line else None for end in ("above", "up_to"))
    return [
        kind_name(line["kind"]),
        size_words(line["kind"], line.get("class", ""), line.get("parameter", ""), above, up_to),
        rupiah(line["office"]),
        rupiah(line["in_place"]),
    ]


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.tariff_lines(request.viewer), pk=pk)
    facts = [
        Fact(_("Unit"), one.agency.name),
        Fact(_("Kind"), kind_name(one.kind)),
        Fact(_("Class and size"), size_of(one)),
        *(
            Fact(words, rupiah(getattr(one, name)), note=_("for one piece"))
            for name, words in PRICE_WORDS.items()
        ),
        Fact(_("In force from"), one.valid_from),
        Fact(_("In force until"), one.valid_to),
        Fact(_("Regulation"), one.basis),
        Fact(_("Recorded by"), one.office),
    ]
    return figure_page(request, one, TARIFFS, title=kind_name(one.kind), facts=facts, right=WRITE)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """First its kind: what may be bounded follows from it."""
    agency = agency_asked(request, WRITE)
    return add_form(
        request,
        WRITE,
        TARIFFS,
        form=KindForm,
        title=TARIFFS.add_label,
        intro=_("First its kind; the next page asks what the tariff tells apart of this kind."),
        submit=_("Go on"),
        act=lambda data: data["kind"],
        success=lambda kind: (
            f"{reverse('metrology_tariff_add_kind', args=[kind])}?agency={agency.pk}"
        ),
        done="",
        facts=[Fact(_("Unit"), agency.name)],
    )


@form_methods
def add_kind(request: ViewerRequest, kind: str) -> HttpResponse:
    viewer, agency, known = (
        request.viewer,
        agency_asked(request, WRITE),
        catalogue().kinds.get(kind),
    )
    if known is None:
        raise Http404
    return add_form(
        request,
        WRITE,
        TARIFFS,
        form=partial(TariffForm, kind=known),
        title=TARIFFS.add_label,
        intro=_("As the regulation has it, price for price; every line is recorded by itself."),
        submit=_("Record it"),
        act=lambda data: services.record_line(actor=viewer, agency=agency, kind=kind, **data),
        initial=_as_before(agency),
        done=_("The line of the tariff is on record."),
        facts=[Fact(_("Unit"), agency.name), Fact(_("Kind"), kind_name(kind))],
    )


def _as_before(agency: Agency) -> dict[str, Any]:
    """What the next line of a regulation mostly says again."""
    one = reading.latest_line(agency.pk)
    return {} if one is None else {"basis": one.basis, "valid_from": one.valid_from}


STEPS = withdrawal(
    TARIFFS,
    right=WRITE,
    keyed="tariff_id",
    title=_("Withdraw the line of the tariff"),
    intro=_("It stays on record with the reason; reports of its years count without it."),
    act=services.withdraw_line,
    done=_("The line of the tariff is withdrawn."),
)

"""What verification cost, tariff by tariff, down to the day since which it costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.retribution import Tariff, tariffs
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.numbers import shown
from teraju.modules.metrology.web.register_words import PARAMETERS
from teraju.platform.web.kinds import Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import rupiah


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """Every tariff with its days and its source; nothing is entered here."""
    context = {
        "title": _("Tariffs of verification (retribusi)"),
        "intro": _("Reports of old years count by the tariff of their days."),
        "register_title": _("Reports"),
        "register_url": reverse("metrology_reports"),
        "sections": [_section(one) for one in tariffs()],
    }
    return render(request, "metrology/sections.html", context)


def _section(one: Tariff) -> Section:
    heads = [_("Kind"), _("Class and size"), _("At the office or market"), _("In place")]
    rows = [_row(line) for line in one.lines]
    return table(_title(one), heads, rows, _("Verification costs nothing: Rp0 for every kind."))


def _title(one: Tariff) -> str:
    days = (
        _("%(source)s, from %(first)s")
        if one.until is None
        else _("%(source)s, from %(first)s to %(last)s")
    )
    told = str(days) % {
        "source": one.source,
        "first": date_format(one.since),
        "last": date_format(one.until) if one.until else "",
    }
    return told if one.confirmed else f"{told} ({_('tariff unconfirmed')})"


def _row(line: Mapping[str, Any]) -> list[Text]:
    return [
        kind_name(line["kind"]),
        _size(line),
        rupiah(line["office"]),
        rupiah(line["in_place"]),
    ]


def _size(line: Mapping[str, Any]) -> str:
    """Say "II, Max ≤ 1 kg": the class and the bounds of a line, a dash where it has none."""
    words = [line["class"]] if "class" in line else []
    if "parameter" in line:
        kind = catalogue().kinds.get(line["kind"])
        parameter = kind.parameters.get(line["parameter"]) if kind else None
        above = f"> {shown(Decimal(line['above']))}" if "above" in line else ""
        up_to = f"≤ {shown(Decimal(line['up_to']))}" if "up_to" in line else ""
        bounds = ", ".join(part for part in (above, up_to) if part)
        unit = (parameter.unit if parameter else "") or ""
        words.append(f"{PARAMETERS[line['parameter']]} {bounds} {unit}".strip())
    return ", ".join(words) or "–"

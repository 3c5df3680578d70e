"""The catalogue of standards, a page for each standard, scheme and kind of product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain import catalogue
from teraju.modules.enterprises.domain.catalogue import Standard
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.web.register_catalogue import CATALOGUE, NONE_YET, found
from teraju.modules.enterprises.web.register_words import (
    confirmed_word,
    full_number,
    in_language,
    obligation,
    standard_status,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import catalogue_page
from teraju.platform.web.record_parts import filled, table

TEXT = "web/sections/text.html"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    day = request.viewer.today
    more = [Action(_("Schemes"), reverse("enterprises_schemes"), icon="route")]
    return catalogue_page(request, CATALOGUE, lambda query: found(query, day), more=more)


@require_safe
def standard(request: ViewerRequest, code: str) -> HttpResponse:
    one, day = catalogue.standard(code), request.viewer.today
    if one is None:
        raise Http404
    context = {
        "title": full_number(one),
        "subtitle": in_language(one.title),
        "state": standard_status(one, day),
        "warning": "" if one.is_confirmed else _unconfirmed(),
        "facts": _standard_facts(one, request.viewer),
        "sections": [
            *([_text(_("Exceptions"), in_language(one.exclusions))] if one.exclusions else []),
            *([_text(_("Note"), in_language(one.note))] if one.note else []),
            *_tests(one),
        ],
    }
    return render(request, "enterprises/catalogue.html", context)


def _standard_facts(one: Standard, viewer: Viewer) -> list[Fact]:
    way = catalogue.scheme_of(one, viewer.today)
    regulation = way.regulation_on(viewer.today) if way else None
    law_note = "" if one.is_law_confirmed or not one.law else confirmed_word(is_confirmed=False)
    kinds = [each for code in one.commodities if (each := catalogue.commodity(code))]
    return filled(
        [
            Fact(_("Year"), str(one.since.year) if one.since else _("not known")),
            Fact(_("Amendments"), ", ".join(one.amendments)),
            Fact(_("Replaced in"), str(one.until.year) if one.until else ""),
            Fact(_("Obligation"), obligation(one)),
            Fact(_("Legal source"), one.law, note=law_note),
            Fact(
                _("Scheme"),
                in_language(way.name) if way else "",
                url=reverse("enterprises_scheme", args=[way.code]) if way else "",
                note=regulation.name if regulation else "",
            ),
            Fact(_("A certificate lasts"), _years(way.years) if way else ""),
            Fact(_("For"), ", ".join(in_language(kind.name) for kind in kinds)),
            Fact(
                _("Source"),
                in_language(one.source),
                note=confirmed_word(is_confirmed=one.is_confirmed),
            ),
        ]
    )


def _tests(one: Standard) -> list[Section]:
    if one.tests is None:
        return []
    rows = [[in_language(name)] for name in one.tests.names]
    section = table(_("What is tested"), [_("Test")], rows, "")
    told = _("Source: %(source)s (%(word)s). The limits stand in the standard itself.") % {
        "source": in_language(one.tests.source),
        "word": confirmed_word(is_confirmed=one.tests.is_confirmed),
    }
    return [section, _text(_("Where this is from"), told)]


@require_safe
def commodity(request: ViewerRequest, code: str) -> HttpResponse:
    """A kind of product: its standards today, or that there is none and what can be done."""
    kind, viewer = catalogue.commodity(code), request.viewer
    if kind is None:
        raise Http404
    standing = catalogue.standards_of(code, viewer.today)
    beside = [one for each in kind.beside if (one := catalogue.standard(each))]
    way = catalogue.scheme(kind.scheme)
    context = {
        "title": in_language(kind.name),
        "state": Status("good", _("There is a standard")) if standing else NONE_YET,
        "warning": "" if kind.is_confirmed else _unconfirmed(),
        "facts": filled(
            [
                Fact(_("Sector"), SECTORS[kind.sector]),
                Fact(_("Found by the words"), ", ".join(kind.words)),
                Fact(
                    _("Scheme"),
                    in_language(way.name) if way else "",
                    url=reverse("enterprises_scheme", args=[way.code]) if way else "",
                ),
            ]
        ),
        "sections": [
            *([_text(_("Note"), in_language(kind.note))] if kind.note else []),
            _listed(
                _("Standards"),
                standing,
                viewer,
                _("No SNI is known for it yet."),
                action=None if standing else _propose(viewer, code),
            ),
            *([_listed(_("To learn from"), beside, viewer, "")] if beside else []),
        ],
    }
    return render(request, "enterprises/catalogue.html", context)


def _propose(viewer: Viewer, code: str) -> Action | None:
    if not rights.allowed_somewhere(viewer, permissions.PROPOSE):
        return None
    url = f"{reverse('enterprises_proposal_add')}?kind={code}"
    return Action(_("Propose an SNI"), url, icon="file-plus")


def _listed(
    title: str,
    rows: Sequence[Standard],
    viewer: Viewer,
    empty: str,
    action: Action | None = None,
) -> Section:
    return table(
        title,
        [_("Number"), _("Title"), _("Obligation"), _("Status"), _("Confirmed")],
        [
            [
                Link(full_number(one), reverse("enterprises_standard", args=[one.code])),
                in_language(one.title),
                obligation(one),
                standard_status(one, viewer.today),
                confirmed_word(is_confirmed=one.is_confirmed),
            ]
            for one in rows
        ],
        empty,
        action=action,
    )


@require_safe
def schemes(request: ViewerRequest) -> HttpResponse:
    rows = [
        [
            Link(in_language(one.name), reverse("enterprises_scheme", args=[one.code])),
            regulation.name if (regulation := one.regulation_on(request.viewer.today)) else "–",
            _years(one.years) or "–",
            confirmed_word(is_confirmed=one.is_confirmed),
        ]
        for one in catalogue.schemes()
    ]
    headers = [_("Scheme"), _("Regulation"), _("A certificate lasts"), _("Confirmed")]
    context = {
        "title": _("Schemes of certification"),
        "subtitle": _("How a product comes to a mark, and which regulation rules it."),
        "facts": [],
        "sections": [table(_("Schemes"), headers, rows, "")],
    }
    return render(request, "enterprises/catalogue.html", context)


@require_safe
def scheme(request: ViewerRequest, code: str) -> HttpResponse:
    one, viewer = catalogue.scheme(code), request.viewer
    if one is None:
        raise Http404
    is_sure = one.is_cycle_confirmed
    under = [each for each in catalogue.standards(viewer.today) if each.scheme == code]
    context = {
        "title": in_language(one.name),
        "warning": "" if one.is_confirmed else _unconfirmed(),
        "facts": filled(
            [
                Fact(
                    _("A certificate lasts"),
                    _years(one.years) or _("not known"),
                    note=f"{one.cycle_source} ({confirmed_word(is_confirmed=is_sure)})",
                ),
                Fact(_("Surveillance every"), _months(one.surveillance_months)),
                Fact(_("Ways to certify"), [in_language(kind) for kind in one.types]),
                Fact(_("Source"), one.source, note=confirmed_word(is_confirmed=one.is_confirmed)),
            ]
        ),
        "sections": [
            table(
                _("Regulations"),
                [_("Regulation"), _("From the year"), _("Confirmed")],
                [
                    [
                        each.name,
                        str(each.since.year),
                        confirmed_word(is_confirmed=each.is_confirmed),
                    ]
                    for each in reversed(one.regulations)
                ],
                _("No regulation is known."),
            ),
            _listed(_("Standards"), under, viewer, _("No standard of the catalogue.")),
        ],
    }
    return render(request, "enterprises/catalogue.html", context)


def _text(title: str, words: str) -> Section:
    return Section(title, TEXT, {"text": words})


def _years(number: int | None) -> Any:
    return _("%(number)d years") % {"number": number} if number else ""


def _months(number: int | None) -> Any:
    return _("%(number)d months") % {"number": number} if number else ""


def _unconfirmed() -> str:
    return _("Not confirmed: look it up at BSN (SISPK) before you rely on it.")

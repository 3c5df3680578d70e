"""The book of orderly markets, computed or stated, and of the region that was declared orderly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.reports import Condition
from teraju.modules.metrology.models.plan_choices import CONDITIONS
from teraju.modules.metrology.selectors import orderly as reading
from teraju.modules.metrology.services import orderly as services
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.figure_forms import ConditionForm
from teraju.modules.metrology.web.figure_registers import ORDERLY, REGIONS
from teraju.modules.metrology.web.orderly_words import (
    condition_status,
    market_status,
    region_lines,
    share_words,
)
from teraju.modules.metrology.web.register_words import standing_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps, table

WRITE = permissions.ORDERLY_WRITE
LACKING_SHOWN = 100


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    holding, are_shown = reading.regions_holding(viewer), reading.sees_regions(viewer)
    return register_page(
        request,
        ORDERLY,
        more=[Action(REGIONS.title, reverse("metrology_orderly_regions"), icon="list")],
        template="metrology/orderly.html",
        context={"region_lines": region_lines(holding, are_shown=are_shown)},
    )


@require_safe
def market(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one: Any = get_object_or_404(reading.markets(viewer), pk=pk)
    wanted = [(WRITE, gettext_lazy("State a condition"), "metrology_orderly_state", "check")]
    primary, actions = steps(viewer, one, wanted)
    page = RecordPage(
        title=one.name,
        target=one,
        register_title=ORDERLY.title,
        register_url=reverse("metrology_orderly"),
        status=market_status(one),
        primary=primary,
        actions=actions,
        facts=[
            Fact(_("Market"), one.name, url=one.get_absolute_url(), note=one.district),
            Fact(_("Instruments in use"), one.in_use),
            Fact(_("With a valid mark"), one.marked, note=share_words(one)),
            Fact(_("Sets of weights in use"), one.sets_in_use, note=_("counted apart")),
            Fact(_("Of them with a valid mark"), one.sets_marked),
            Fact(_("Conditions"), _("of practice"), note=_("the ministry's guide was not seen")),
        ],
        sections=_sections(one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _sections(one: Any) -> list[Section]:
    found = reading.statements_of(one)
    latest = reading.latest_by_condition(found)
    rows = [_row(one, each, latest.get(each.code)) for each in reading.conditions_of(one)]
    headers = [pgettext("orderly market", "Condition"), _("Status"), _("What shows it")]
    said = [
        [each.on, each.get_condition_display(), _("yes") if each.holds else _("no"), each.shown_by]
        for each in found
    ]
    heads = [_("As of"), pgettext("orderly market", "Condition"), _("Holds"), _("What shows it")]
    return [
        table(_("Conditions"), headers, rows, ""),
        *_lacking(one),
        table(_("What was stated"), heads, said, _("Nothing was stated yet.")),
    ]


def _lacking(market: Any) -> Iterator[Section]:
    """The instruments for which a computed condition is not whole, each leading to its page."""
    titles = {"marked": _("Without a valid mark"), "registered": _("Without a stall on record")}
    heads = [_("Instrument"), _("Tag"), _("Whose"), _("Place"), _("Status")]
    for condition in reading.conditions_of(market):
        if not condition.is_computed or condition.part == condition.whole:
            continue
        found = reading.lacking(market, condition.code)[:LACKING_SHOWN]
        rows = [
            [
                kind_name(one.kind),
                Link(one.tag, one.get_absolute_url()),
                one.owner.name,
                one.place.in_full,
                standing_status(one, market.today),
            ]
            for one in found
        ]
        yield table(titles[condition.code], heads, rows, "", _in_register(market))


def _in_register(market: Any) -> Action:
    url = f"{reverse('metrology_instruments')}?market={market.pk}"
    return Action(_("All instruments of the market"), url, icon="list")


def _row(market: Any, one: Condition, said: Any) -> list[Any]:
    if one.is_computed:
        shown = _counts(market, one.code) or _("from the register")
    else:
        shown = said.shown_by if said else "–"
    return [CONDITIONS[one.code], condition_status(one), shown]


def _counts(market: Any, code: str) -> str:
    """Instruments and sets of weights, each of all its own: they are not added up."""
    kept, sets = {
        "marked": (market.marked, market.sets_marked),
        "registered": (market.described, market.sets_described),
    }[code]
    words = []
    if market.in_use:
        words.append(_("%(part)s of %(all)s instruments") % {"part": kept, "all": market.in_use})
    if market.sets_in_use:
        told = {"part": sets, "all": market.sets_in_use}
        words.append(_("%(part)s of %(all)s sets of weights") % told)
    return "; ".join(map(str, words))


@form_methods
def state(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one: Any = get_object_or_404(reading.markets(viewer), pk=pk)
    return step_form(
        request,
        one,
        WRITE,
        ORDERLY,
        services.state_condition,
        key="place_id",
        form=partial(ConditionForm, codes=reading.stated_codes(viewer.today)),
        title=_("State a condition"),
        submit=_("State it"),
        initial={"on": viewer.today},
        done=_("The condition is stated."),
        facts=[Fact(_("Market"), one.name)],
        success=lambda made: made.get_absolute_url(),
    )

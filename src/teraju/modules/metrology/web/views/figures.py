"""The headline of the unit, its potential, and the day from which it works the same-day way."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.kernel.periods import add_months
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.headline import Stretches, stretches
from teraju.modules.metrology.models import Potential
from teraju.modules.metrology.report_wording import counted, reported_words
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.services import figures as services
from teraju.modules.metrology.web.figure_forms import PotentialForm, WayChangeForm
from teraju.modules.metrology.web.figure_pages import figure_page, withdrawal
from teraju.modules.metrology.web.figure_registers import (
    POTENTIALS,
    WAY_CHANGES,
    potential_status,
)
from teraju.modules.metrology.web.report_pages import (
    comparison,
    curve,
    declared,
    unit_asked,
    unit_choice,
)
from teraju.modules.metrology.web.sheet_registers import VERIFICATIONS
from teraju.modules.metrology.web.unit_common import agency_asked
from teraju.modules.metrology.web.unit_registers import SCOPES
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

WRITE = permissions.FIGURE_WRITE
# A year before the change, the year after it, and what lies between today and then.
MOST_MONTHS = 36


@require_safe
def headline(request: ViewerRequest) -> HttpResponse:
    """Instruments a day and tester before and after the change, and the same-day curve."""
    viewer = request.viewer
    agency, units = unit_asked(viewer, request.GET)
    context: dict[str, Any] = {
        "title": _("Same-day service"),
        "empty": _("You see no unit that keeps a register of instruments."),
    }
    if agency is not None:
        context |= _told(viewer, agency)
        context["choices"] = unit_choice(units, agency)
    return render(request, "metrology/sections.html", context)


def _told(viewer: Viewer, agency: Agency) -> dict[str, Any]:
    change = reading.way_change_of(agency.pk)
    first = add_months(viewer.today.replace(day=1), -11)
    sections: list[Section] = []
    intro: Any = _("The day from which the unit works the same-day way is not set yet.")
    if change is not None:
        cut = stretches(change.on, viewer.today)
        sections.append(_compared(agency, cut))
        words = _("Since {on}, set by {office}: {what}")
        said = {"on": date_format(change.on), "office": change.set_office, "what": change.what}
        intro = format_lazy(words, **said)
        first = max(min(first, cut.before[0]), add_months(first, 12 - MOST_MONTHS))
    sections.append(curve(reading.served_months(agency, first, viewer.today)))
    sections.append(declared())
    # Who leads an agency or the region has no line of metrology in the menu: here is the way in.
    actions = [
        Action(_("Reports"), reverse("metrology_reports"), icon="chart-column"),
        Action(VERIFICATIONS.title, reverse("metrology_verifications"), icon="clipboard-check"),
        Action(SCOPES.title, reverse("metrology_scopes"), icon="file-badge"),
        Action(WAY_CHANGES.title, reverse("metrology_way_changes"), icon="list"),
    ]
    if change is None and rights.allowed(viewer, WRITE, agency):
        url = f"{reverse('metrology_way_change_add')}?agency={agency.pk}"
        actions.insert(0, Action(WAY_CHANGES.add_label, url, icon="plus"))
    return {"intro": intro, "sections": sections, "actions": actions}


def _compared(agency: Agency, cut: Stretches) -> Section:
    last = cut.after[1] if cut.after else cut.before[1]
    days = reading.work_days([agency.pk], cut.before[0], last)
    before = reading.served(agency, *cut.before)
    after = reading.served(agency, *cut.after) if cut.after else reading.Served(0, 0)
    return comparison(days, cut, before, after)


@require_safe
def potentials(request: ViewerRequest) -> HttpResponse:
    return register_page(request, POTENTIALS)


@require_safe
def way_changes(request: ViewerRequest) -> HttpResponse:
    return register_page(request, WAY_CHANGES)


@require_safe
def potential(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.potentials(request.viewer), pk=pk)
    facts = [
        Fact(_("Unit"), one.agency.name),
        *_numbers(one),
        Fact(_("Source"), one.source),
        Fact(_("Entered by"), one.entered_office),
    ]
    label = _("Reported number") if one.lacks_unit else _("Potential")
    return figure_page(
        request,
        one,
        POTENTIALS,
        title=f"{label} {one}",
        facts=facts,
        right=WRITE,
        status=potential_status(one),
    )


def _numbers(one: Potential) -> list[Fact]:
    """What was counted; a number without its counting unit is none of instruments."""
    if one.lacks_unit:
        return [Fact(_("Reported number"), counted(one.instruments), note=reported_words(one))]
    return [
        Fact(_("As of"), one.on),
        Fact(_("Instruments"), counted(one.instruments)),
        _weights(one.weights),
    ]


def _weights(number: int | None) -> Fact:
    """A dash is not a nought: a source that does not state them has not counted none."""
    label = _("Weights")
    if number is None:
        return Fact(label, "–", note=_("The source does not state them."))
    return Fact(label, counted(number), note=_("counted apart"))


@require_safe
def way_change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.way_changes(request.viewer), pk=pk)
    facts = [
        Fact(_("Unit"), one.agency.name),
        Fact(_("Day of the change"), one.on),
        Fact(_("What changed"), one.what),
        Fact(_("Set by"), one.set_office),
    ]
    title = f"{_('Day of the change')} {one}"
    return figure_page(request, one, WAY_CHANGES, title=title, facts=facts, right=WRITE)


@form_methods
def potential_add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=PotentialForm,
        title=_("Enter the potential"),
        intro=_("How many instruments there are to be verified: reports tell the share of it."),
        submit=_("Enter it"),
        act=lambda data: services.enter_potential(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_potentials"),
        initial={"on": viewer.today},
        done=_("The potential is entered."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=POTENTIALS.title,
        register_url=reverse("metrology_potentials"),
    )


@form_methods
def way_change_add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=WayChangeForm,
        title=_("Set the day of change"),
        intro=_("The year before this day is held against the time since."),
        submit=_("Set it"),
        act=lambda data: services.set_way_change(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_headline"),
        done=_("The day is set."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=WAY_CHANGES.title,
        register_url=reverse("metrology_way_changes"),
    )


POTENTIAL_STEPS = withdrawal(
    POTENTIALS,
    right=WRITE,
    keyed="potential_id",
    title=_("Withdraw the figure"),
    act=services.withdraw_potential,
    done=_("The figure is withdrawn."),
)
WAY_STEPS = withdrawal(
    WAY_CHANGES,
    right=WRITE,
    keyed="change_id",
    title=_("Withdraw the day of change"),
    act=services.withdraw_way_change,
    done=_("The day of change is withdrawn."),
)

"""Pages of the working-day calendar: the national days of a year and the decrees that move them."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.calendar import services
from teraju.platform.calendar.domain import CalendarData, DayKind, Holiday, national_data
from teraju.platform.calendar.models import CalendarDecree, Effect
from teraju.platform.calendar.selectors import decrees
from teraju.platform.web.forms import DateField, VersionedForm, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .registers import DECREES, standing


class DecreeForm(forms.Form):
    day = DateField(label=gettext_lazy("Day"))
    effect = forms.ChoiceField(label=gettext_lazy("Effect"), choices=Effect.choices)
    decree = forms.CharField(
        label=gettext_lazy("Decree"),
        max_length=160,
        help_text=gettext_lazy("Name, number and date of the decree that moves the day."),
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)


def decree_register(request: ViewerRequest) -> HttpResponse:
    data = national_data()
    year = _year(request, data)
    context = {
        "days": _national_days(data, year),
        "year": year,
        "first_year": data.first_year,
        "last_year": data.last_year,
        "source": data.source,
    }
    return register_page(request, DECREES, template="calendar/working_days.html", context=context)


def _year(request: ViewerRequest, data: CalendarData) -> int:
    """The year asked for, or else the present one, as far as the calendar goes."""
    asked = request.GET.get("year", "")
    known = {str(year): year for year in range(data.first_year, data.last_year + 1)}
    return known.get(asked) or min(max(request.viewer.today.year, data.first_year), data.last_year)


def _national_days(data: CalendarData, year: int) -> Section:
    rows = [
        [day.on, _name(day), _kind(day), _surety(data, day)]
        for day in data.holidays
        if day.on.year == year
    ]
    headers = [_("Day"), _("Name"), _("Kind"), _("Confirmed")]
    empty = _("The calendar knows no days off for this year yet.")
    return Section(
        _("National days off in %d") % year,
        "web/sections/table.html",
        {"headers": headers, "rows": rows, "empty": empty},
    )


def _name(day: Holiday) -> str:
    return day.name_en if get_language() == "en" else day.name_id


def _kind(day: Holiday) -> str:
    return _("collective leave") if day.kind is DayKind.COLLECTIVE_LEAVE else _("public holiday")


def _surety(data: CalendarData, day: Holiday) -> Status:
    if day.estimated or day.on.year > data.last_confirmed_year:
        return Status("warn", _("estimated"), _("May still move: no joint decree is known."))
    return Status("good", _("confirmed"), _("Stands in a joint decree."))


def decree_record(request: ViewerRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(decrees(request.viewer), pk=pk)
    refusal = str(rights.refusal(request.viewer, "calendar.decree.manage", row.government))
    withdraw = Action(
        _("Withdraw the decree"), reverse("decree_withdraw", args=[pk]), refusal, "undo-2"
    )
    page = RecordPage(
        title=str(row.decree),
        target=row,
        register_title=_("Working days"),
        register_url=reverse("decrees"),
        status=standing(row),
        actions=[] if row.withdrawn_on else [withdraw],
        facts=[
            Fact(_("Day"), row.day),
            Fact(_("Effect"), row.get_effect_display()),
            Fact(_("Note"), row.note or None),
            Fact(_("Government"), row.government.name),
            Fact(_("Withdrawn on"), row.withdrawn_on),
        ],
        is_example=row.is_example,
    )
    return record_page(request, page)


def decree_add(request: ViewerRequest) -> HttpResponse:
    government = rights.governments_where(request.viewer, "calendar.decree.manage").first()
    if government is None:
        raise NotAllowed(rights.reason("calendar.decree.manage"))
    return form_page(
        request,
        form=DecreeForm,
        title=_("Enter a decree"),
        intro=_("Deadlines that are computed from now on follow it; those computed before stay."),
        submit=_("Enter"),
        act=lambda data: services.enter_decree(actor=request.viewer, government=government, **data),
        success=lambda row: reverse("decree", args=[row.pk]),
        back_url=reverse("decrees"),
        done=_("The decree was entered."),
        register_title=_("Working days"),
        register_url=reverse("decrees"),
    )


def decree_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    row: CalendarDecree = get_object_or_404(decrees(request.viewer), pk=pk)
    rights.require(request.viewer, "calendar.decree.manage", row.government)
    return form_page(
        request,
        form=VersionedForm,
        title=_("Withdraw a decree"),
        facts=(Fact(_("Decree"), row.decree), Fact(_("Day"), row.day)),
        submit=_("Withdraw the decree"),
        act=lambda data: services.withdraw_decree(
            actor=request.viewer, decree_id=pk, expected_version=data["version"]
        ),
        success=lambda done: reverse("decree", args=[done.pk]),
        back_url=reverse("decree", args=[pk]),
        initial={"version": row.version},
        done=_("The decree was withdrawn."),
        register_title=_("Working days"),
        register_url=reverse("decrees"),
    )

"""The log of the room."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.fitness import room_limits
from teraju.modules.metrology.models import RoomReading
from teraju.modules.metrology.selectors import standards as reading
from teraju.modules.metrology.services import room as services
from teraju.modules.metrology.web.scope_forms import ReasonedForm
from teraju.modules.metrology.web.standard_forms import ReadingForm
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, step
from teraju.modules.metrology.web.unit_registers import READINGS
from teraju.modules.metrology.web.unit_statuses import reading_status
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

WRITE = permissions.ROOM_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, READINGS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.readings(viewer), pk=pk)
    strike = step(_("Strike out"), "metrology_reading_strike", one, "x", WRITE, viewer)
    page = RecordPage(
        title=one.room,
        target=one,
        register_title=READINGS.title,
        register_url=reverse("metrology_readings"),
        status=reading_status(one),
        next_step=_("Strike it out if it was read or typed wrongly.")
        if one.struck_on is None and not strike.refusal
        else "",
        actions=allowed([strike]) if one.struck_on is None else [],
        facts=_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: RoomReading) -> list[Fact]:
    limits = room_limits(one.read_on)
    (low, high), (dry, damp) = limits.temperature, limits.humidity
    expected = _("expected %(low)s to %(high)s")
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Read on"), one.read_on, note=time_format(one.read_at, "TIME_FORMAT")),
        Fact(
            _("Temperature, °C"), one.temperature, note=str(expected) % {"low": low, "high": high}
        ),
        Fact(
            _("Relative humidity, %"), one.humidity, note=str(expected) % {"low": dry, "high": damp}
        ),
        *([Fact(_("What was done"), one.measure)] if one.measure else []),
        *([Fact(_("Struck out"), one.struck_on, note=one.struck_because)] if one.struck_on else []),
        Fact(pgettext_lazy("person", "Read by"), one.office),
    ]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    last = reading.readings(viewer).filter(agency=agency).order_by("-read_on", "-pk").first()
    return form_page(
        request,
        form=ReadingForm,
        title=_("Enter a reading"),
        submit=pgettext_lazy("reading", "Enter"),
        act=lambda data: services.add_reading(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_readings"),
        initial={
            "room": last.room if last else "",
            "read_on": viewer.today,
            "read_at": viewer.now.time().replace(second=0, microsecond=0),
        },
        done=_("The reading is entered."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=READINGS.title,
        register_url=reverse("metrology_readings"),
    )


STEPS = Steps(
    reading.readings,
    READINGS.title,
    "metrology_readings",
    {
        "strike": RecordStep(
            right=WRITE,
            keyed="reading_id",
            title=_("Strike the reading out"),
            submit=_("Strike out"),
            form=ReasonedForm,
            act=services.strike_reading,
            done=_("The reading is struck out."),
            when=services.require_counting,
        )
    },
)

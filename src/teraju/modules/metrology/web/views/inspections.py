"""Inspections: their register, one of them, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import INSPECTION, InspectionState
from teraju.modules.metrology.models import CitizenReport, Inspection, InspectionItem
from teraju.modules.metrology.models.supervision_choices import PURPOSES
from teraju.modules.metrology.selectors import supervision as reading
from teraju.modules.metrology.selectors.registers import place_named
from teraju.modules.metrology.services import supervision as services
from teraju.modules.metrology.services import supervision_items as item_services
from teraju.modules.metrology.web import supervision_forms as forms
from teraju.modules.metrology.web.supervision_next import (
    carried_facts,
    carried_section,
    choice_waits,
)
from teraju.modules.metrology.web.supervision_overlaps import overlap_facts
from teraju.modules.metrology.web.supervision_registers import INSPECTIONS, ITEMS, REPORTS
from teraju.modules.metrology.web.supervision_sections import (
    inspection_facts,
    items_section,
    known_here,
    reports_section,
)
from teraju.modules.metrology.web.supervision_sent import (
    is_written,
    require_sent,
    writing_refusal,
)
from teraju.modules.metrology.web.supervision_statuses import inspection_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place, id_asked, step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

PLAN, DO, DECIDE = (
    permissions.INSPECTION_PLAN,
    permissions.INSPECTION_DO,
    permissions.INSPECTION_DECIDE,
)
REVOKE = "papers.paper.revoke"
LIST = "metrology_inspections"
USUAL_HOURS = {"begins_at": "09:00", "ends_at": "12:00"}


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(ITEMS.title, reverse("metrology_items"), icon="list-checks"),
        Action(REPORTS.title, reverse("metrology_citizen_reports"), icon="message-square"),
    ]
    return register_page(request, INSPECTIONS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.inspections(viewer), pk=pk)
    still = one.items.open().order_by("due_on", "pk").first() if one.minutes_id else None
    refusal = writing_refusal(viewer, one) if is_written(one) else ""
    ways, writes = _ways(viewer, one, still, refusal), not refusal
    carried = list(reading.items(viewer).filter(next_visit=one).order_by("pk"))
    page = RecordPage(
        title=str(one.place),
        target=one,
        register_title=INSPECTIONS.title,
        register_url=reverse(LIST),
        status=inspection_status(one),
        next_step=choice_waits(still) or _whose_letter(viewer, one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=[*overlap_facts(viewer, one), *inspection_facts(one, carried)],
        sections=[
            *carried_section(one, carried, writes=writes),
            *items_section(viewer, one, writes=writes),
            *known_here(viewer, one, writes=writes),
            *reports_section(viewer, one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _whose_letter(viewer: Viewer, one: Inspection) -> Text:
    """Whom to ask where a visit has to change for which the letter is signed."""
    plans = rights.allowed(viewer, PLAN, one) and not rights.allowed(viewer, REVOKE, one)
    if one.state != InspectionState.ASSIGNED or not plans:
        return ""
    return _(
        "Only the head of the agency takes the assignment back or calls it off, for the letter is"
        " signed: ask there if something has to change."
    )


def _ways(
    viewer: Viewer, one: Inspection, still: InspectionItem | None, refusal: str
) -> list[Action]:
    """What comes next, and what else can be done while it stands so.

    `refusal`: why the viewer does not write the visit down.
    """

    def way(label: Text, name: str, icon: str, right: str) -> Action:
        return step(label, f"metrology_inspection_{name}", one, icon, right, viewer)

    def writing(label: Text, name: str, icon: str) -> Action:
        return Action(label, reverse(f"metrology_{name}", args=[one.pk]), refusal, icon)

    if one.state == InspectionState.PLANNED:
        return [
            way(_("Issue the letter"), "assign", "file-check", DECIDE),
            way(_("Change"), "change", "pencil", PLAN),
            way(_("Call off"), "cancel", "x", DECIDE),
        ]
    if one.state == InspectionState.ASSIGNED:
        return [
            writing(_("Record the visit"), "inspection_visit", "map-pin"),
            way(_("Take the assignment back"), "recall", "undo-2", REVOKE),
            way(_("Call off"), "cancel", "x", REVOKE),
        ]
    if one.state == InspectionState.CANCELLED:
        return []
    if one.minutes_id is None:
        enter = writing(_("Record an instrument"), "item_find", "plus")
        sign = writing(_("Sign the minutes"), "inspection_sign", "file-check")
        return [sign, enter] if one.items.standing().exists() else [enter, sign]
    if still is not None:
        label = format_lazy(_("See what is still open: {item}"), item=str(still))
        return [Action(label, still.get_absolute_url(), icon="arrow-right")]
    if one.state == InspectionState.CLOSED:
        return []
    return [way(_("Close the inspection"), "close", "check", DECIDE)]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Plan a visit: from the programme, or for the report or earlier visit in the address."""
    viewer = request.viewer
    report, earlier = _report_asked(request), _earlier_asked(request)
    begun = report or earlier
    agency = begun.agency if begun else agency_asked(request, PLAN)
    rights.require(viewer, PLAN, agency)
    return form_page(
        request,
        form=partial(forms.InspectionForm, viewer=viewer, agency=agency),
        title=_("Plan an inspection"),
        intro=_("The head then sends the officials with a signed letter."),
        submit=_("Plan it"),
        act=partial(_plan, viewer, report, earlier),
        success=lambda made: made.get_absolute_url(),
        back_url=begun.get_absolute_url() if begun else reverse(LIST),
        initial={
            "planned_on": viewer.today,
            **USUAL_HOURS,
            **_from_report(report),
            **_from_earlier(earlier),
        },
        done=_("The inspection is planned. The head issues the letter next."),
        facts=(
            Fact(_("Unit"), agency.name),
            *_report_fact(report),
            *(carried_facts(viewer, earlier) if earlier else ()),
        ),
        register_title=INSPECTIONS.title,
        register_url=reverse(LIST),
    )


def _plan(
    viewer: Viewer, report: CitizenReport | None, earlier: Inspection | None, data: dict[str, Any]
) -> Inspection:
    return services.plan_inspection(
        actor=viewer,
        report_id=report.pk if report else None,
        after_id=earlier.pk if earlier else None,
        **data,
    )


def _earlier_asked(request: ViewerRequest) -> Inspection | None:
    asked = id_asked(request, "after")
    if asked is None:
        return None
    found: Inspection | None = reading.inspections(request.viewer).filter(pk=asked).first()
    return found


def _from_earlier(earlier: Inspection | None) -> dict[str, Any]:
    if earlier is None:
        return {}
    return {
        "place": place_named(earlier.place),
        "purpose": earlier.purpose,
        "officials": list(earlier.officials.all()),
    }


def _report_asked(request: ViewerRequest) -> CitizenReport | None:
    asked = id_asked(request, "report")
    if asked is None:
        return None
    found: CitizenReport | None = reading.reports(request.viewer).filter(pk=asked).first()
    return found


def _from_report(report: CitizenReport | None) -> dict[str, Any]:
    if report is None:
        return {}
    place = place_named(report.instrument.place) if report.instrument else ""
    # For a letter, which is in the language of the house.
    with override(settings.LANGUAGE_CODE):
        return {"place": place, "purpose": str(PURPOSES[report.concern])}


def _report_fact(report: CitizenReport | None) -> tuple[Fact, ...]:
    if report is None:
        return ()
    return (Fact(_("Report"), report.ticket, url=report.get_absolute_url(), note=report.where),)


def _begun(_viewer: Viewer, one: Inspection) -> dict[str, Any]:
    return {name: getattr(one, name) for name in services.FIELDS} | {
        "officials": list(one.officials.all())
    }


def _visit(viewer: Viewer, one: Inspection) -> dict[str, Any]:
    """As it was planned: not later than the hour that it is."""
    now = viewer.now.time()
    is_on = viewer.today == one.planned_on and one.begins_at < now < one.ends_at
    return {
        "visited_on": one.planned_on,
        "visited_from": one.begins_at,
        "visited_until": now if is_on else one.ends_at,
    }


def _closing(_viewer: Viewer, one: Inspection) -> type[forms.CloseForm]:
    return forms.CloseWithAnswerForm if one.reports.exists() else forms.CloseForm


def _letter_is_theirs(viewer: Viewer, one: Inspection) -> None:
    """What goes with a signed letter is for who may revoke it."""
    if one.letter_id is not None:
        rights.require(viewer, REVOKE, one)


def _nothing_found(one: Inspection) -> dict[str, Any]:
    """Where no instrument was entered: what minutes without one tell, for good."""
    if one.items.exists():
        return {}
    return {
        "intro": _(
            "No instrument is entered. The minutes will say that none was found in use, and whoever"
            " reported reads the same; after the signature nothing can be added. If you looked at"
            " one, go back and enter it first."
        )
    }


def _step(right: str, act: Any, **values: Any) -> RecordStep:
    return RecordStep(right=right, act=act, keyed="inspection_id", **values)


STEPS = Steps(
    reading.inspections,
    INSPECTIONS.title,
    LIST,
    {
        "change": _step(
            PLAN,
            services.change_inspection,
            title=_("Change the inspection"),
            submit=_("Save"),
            made_for=lambda viewer, one: partial(
                forms.InspectionChangeForm, viewer=viewer, agency=one.agency
            ),
            initial=_begun,
            when=services.require_planned,
            done=_("Saved."),
        ),
        "assign": _step(
            DECIDE,
            services.assign_inspection,
            title=_("Issue the letter of assignment"),
            intro=_("A signed letter with number and code; from here the officials go."),
            submit=_("Sign and issue"),
            form=forms.StepForm,
            facts=overlap_facts,
            when=has_place("assign", INSPECTION),
            done=_("The letter is issued."),
        ),
        "recall": _step(
            DECIDE,
            services.recall_inspection,
            title=_("Take the assignment back"),
            intro=_("The letter is revoked; the inspection can be changed and assigned anew."),
            submit=_("Take back"),
            form=forms.WhyForm,
            also=_letter_is_theirs,
            when=has_place("recall", INSPECTION),
            done=_("The assignment is taken back."),
        ),
        "cancel": _step(
            DECIDE,
            services.cancel_inspection,
            title=_("Call the inspection off"),
            intro=_("Reports that led to it wait again for somebody to look at them."),
            submit=_("Call off"),
            form=forms.WhyForm,
            also=_letter_is_theirs,
            when=has_place("cancel", INSPECTION),
            done=_("The inspection is called off."),
        ),
        "visit": _step(
            DO,
            services.record_visit,
            title=_("Record the visit"),
            submit=_("Record it"),
            form=forms.VisitForm,
            initial=_visit,
            also=require_sent,
            when=has_place("visit", INSPECTION),
            done=_("The visit is recorded. Enter what was found at each instrument."),
        ),
        "sign": _step(
            DO,
            item_services.sign_minutes,
            title=_("Sign the minutes"),
            intro=_(
                "From here what was found stands as it is signed; marks that are damaged or went"
                " with a change are void."
            ),
            submit=_("Sign and issue"),
            form=forms.StepForm,
            told=_nothing_found,
            also=require_sent,
            when=item_services.require_visited,
            done=_("The minutes are signed."),
        ),
        "close": _step(
            DECIDE,
            services.close_inspection,
            title=_("Close the inspection"),
            submit=_("Close"),
            made_for=_closing,
            when=services.require_followed_up,
            done=_("The inspection is closed."),
        ),
    },
)

"""Checks of labels: their register, one of them, and what is done with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.selectors import certificate_reading as reading
from teraju.modules.enterprises.services import labels as services
from teraju.modules.enterprises.web import certificate_forms as forms
from teraju.modules.enterprises.web.certificate_common import asked_for, history_of, step
from teraju.modules.enterprises.web.certificate_registers import LABELS
from teraju.modules.enterprises.web.certificate_statuses import label_status
from teraju.modules.enterprises.web.label_sections import (
    bearing_facts,
    label_facts,
    label_title,
    photos_section,
    rulings_section,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

CHECK = permissions.CHECK_LABEL
LIST = "enterprises_labels"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, LABELS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.labels(viewer), pk=pk)
    ways = _ways(viewer, one)
    page = RecordPage(
        title=label_title(one),
        target=one,
        register_title=LABELS.title,
        register_url=reverse(LIST),
        status=label_status(one),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=label_facts(viewer, one),
        sections=[rulings_section(viewer, one), *photos_section(viewer, one)],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _ways(viewer: Viewer, one: Any) -> list[Action]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"enterprises_label_{name}", one, icon, CHECK, viewer)

    if one.withdrawn_on is not None:
        return []
    withdraw = way(_("Take the check back"), "withdraw", "undo-2")
    if one.misused and one.settled_on is None:
        settle = way(_("Record that it is put right"), "settle", "check")
        return [settle, way(_("Give more time"), "extend", "calendar-clock"), withdraw]
    return [withdraw]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Check a label, of the product that the address names if it does."""
    viewer = request.viewer
    rights.require_somewhere(viewer, CHECK)
    rows = reading.products_to_check(viewer)
    fixed = asked_for(request, "product", rows)
    photos = reading.photos_of_owner(viewer, fixed) if fixed else None
    sent = asked_for(request, "upload", photos) if photos is not None else None
    if photos is not None and not photos.exists():
        photos = None
    return form_page(
        request,
        form=partial(forms.LabelForm, products=None if fixed else rows, photos=photos),
        title=_("Check a label"),
        intro=_("Look at the photo and tick every mark it shows: the rules judge, not the eye."),
        submit=_("Check it"),
        act=lambda data: services.check_label(
            actor=viewer, product=fixed or data.pop("product"), **data
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(LIST),
        initial={"seen_on": _day_of(sent, viewer), "upload": sent},
        done=_("The label is checked."),
        facts=bearing_facts(viewer, fixed) if fixed else (),
        register_title=LABELS.title,
        register_url=reverse(LIST),
    )


def _day_of(sent: Any, viewer: Viewer) -> date:
    """A label is judged by the day on which it was seen: that of the owner's photo."""
    return localtime(sent.sent_at).date() if sent else viewer.today


def _settling(viewer: Viewer, _one: Any) -> dict[str, Any]:
    return {"settled_on": viewer.today}


def _extending(_viewer: Viewer, one: Any) -> dict[str, Any]:
    return {"due_on": one.due_on}


_step = partial(RecordStep, right=CHECK, keyed="check_id", done=_("Saved."))

STEPS = Steps(
    reading.labels,
    LABELS.title,
    LIST,
    {
        "settle": _step(
            act=services.settle_label,
            title=_("Record that the label is put right"),
            submit=_("Record it"),
            form=forms.LabelSettleForm,
            initial=_settling,
        ),
        "extend": _step(
            act=services.extend_label,
            title=_("Give more time to put the label right"),
            submit=_("Save"),
            form=forms.LabelExtendForm,
            initial=_extending,
        ),
        "withdraw": _step(
            act=services.withdraw_label,
            title=_("Take the check back"),
            intro=_("For what was entered by mistake; the history keeps it."),
            submit=_("Take back"),
            form=forms.WhyForm,
        ),
    },
)

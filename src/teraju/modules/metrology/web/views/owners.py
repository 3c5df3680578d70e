"""Owners: their register, their record, and what is done with them."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.services.owners import FIELDS
from teraju.modules.metrology.web.register_forms import (
    EndedForm,
    OwnerChangeForm,
    OwnerForm,
    VersionForm,
)
from teraju.modules.metrology.web.register_lists import OWNERS
from teraju.modules.metrology.web.register_sections import (
    instruments_of,
    more_of,
    order_for,
    owner_facts,
)
from teraju.modules.metrology.web.register_words import owner_status
from teraju.modules.metrology.web.trail_words import history_from_file
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import steps

WRITE = permissions.REGISTER_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, OWNERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    owner = _owner(viewer, pk)
    if owner.ended_on:
        wanted = [(WRITE, _("Trades again"), "metrology_owner_resume", "undo-2")]
    else:
        wanted = [
            (WRITE, _("Change"), "metrology_owner_change", "pencil"),
            (WRITE, _("Trades no longer"), "metrology_owner_end", "x"),
        ]
    primary, actions = steps(viewer, owner, wanted)
    order = order_for(viewer, owner, owner)
    if order is not None:
        primary, actions = order, [*([primary] if primary else []), *actions]
    own = instruments_of(viewer, owner, _("Instruments in use"), owner=owner.pk)
    label = _("All instruments of the owner")
    more = more_of(own, label, "metrology_instruments", q=owner.name)
    page = RecordPage(
        title=owner.name,
        # By it forms tell apart those of one name whom no telephone tells.
        number=f"#{owner.pk}",
        target=owner,
        register_title=OWNERS.title,
        register_url=reverse("metrology_owners"),
        status=owner_status(owner),
        primary=primary,
        actions=[*more, *actions],
        facts=owner_facts(viewer, owner),
        sections=[own, *_lent(viewer, owner)],
        is_example=owner.is_example,
    )
    return record_page(request, page, history=lambda: history_from_file(owner))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        WRITE,
        OWNERS,
        form=partial(OwnerForm, viewer=request.viewer),
        title=_("Enter an owner"),
        intro=_("Whoever owns or uses instruments: a trader, a shop, a filling station."),
        act=lambda data: services.add_owner(actor=request.viewer, **data),
        done=_("The owner is in the register. Now enter the instruments."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    owner = _owner(request.viewer, pk)
    return step_form(
        request,
        owner,
        WRITE,
        OWNERS,
        services.change_owner,
        key="owner_id",
        form=partial(OwnerChangeForm, owner=owner),
        title=_("Change the owner"),
        submit=_("Save"),
        initial={name: getattr(owner, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _owner(request.viewer, pk),
        WRITE,
        OWNERS,
        services.end_owner,
        key="owner_id",
        form=EndedForm,
        title=_("The owner trades no longer"),
        submit=_("Record it"),
        initial={"ended_on": request.viewer.today},
        done=_("The owner trades no longer; the records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _owner(request.viewer, pk),
        WRITE,
        OWNERS,
        services.resume_owner,
        key="owner_id",
        form=VersionForm,
        title=_("The owner trades again"),
        submit=_("Record it"),
        done=_("The owner trades again."),
    )


def _owner(viewer: Viewer, pk: int) -> Owner:
    owner: Owner = get_object_or_404(reading.owners(viewer), pk=pk)
    return owner


def _lent(viewer: Viewer, owner: Owner) -> list[Section]:
    """What they use of others, where there is any."""
    used = instruments_of(viewer, owner, _("Used of others"), user=owner.pk)
    return [used] if used.context["rows"] else []

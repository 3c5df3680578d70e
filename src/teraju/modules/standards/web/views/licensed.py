"""Keeping, changing and removing an agency's licensed text."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.standards import permissions, selectors, services
from teraju.modules.standards.models import LicensedText, Requirement
from teraju.modules.standards.web.forms import (
    LicensedTextChangeForm,
    LicensedTextForm,
    RemoveForm,
)
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

RIGHT = permissions.LICENSED_TEXT_WRITE


def licensed_text_add(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = selectors.requirements(request.viewer).filter(is_assessed=True)
    requirement = get_object_or_404(rows, pk=pk)
    if not rights.allowed_somewhere(request.viewer, RIGHT):
        raise NotAllowed(rights.reason(RIGHT))
    agencies = selectors.agencies_without_text(request.viewer, requirement)
    first = agencies.first()
    if first is None:
        messages.info(request, _("Every agency of yours keeps a text here already."))
        return redirect(requirement)
    return _page(
        request,
        requirement,
        form=partial(LicensedTextForm, agencies=agencies),
        title=_("Keep licensed text"),
        submit=_("Keep"),
        act=lambda data: services.keep_licensed_text(
            actor=request.viewer, requirement=requirement, **data
        ),
        initial={"agency": first},
        done=_("The text is kept for your agency."),
    )


def licensed_text_change(request: ViewerRequest, pk: int) -> HttpResponse:
    kept = _kept(request, pk)
    return _page(
        request,
        kept.requirement,
        kept=kept,
        form=LicensedTextChangeForm,
        title=_("Change the licensed text"),
        submit=_("Save"),
        act=lambda data: services.change_licensed_text(
            actor=request.viewer,
            text_id=pk,
            expected_version=data["version"],
            text=data["text"],
        ),
        initial={"text": kept.text, "version": kept.version},
        done=_("Saved."),
    )


def licensed_text_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    kept = _kept(request, pk)
    return _page(
        request,
        kept.requirement,
        kept=kept,
        form=RemoveForm,
        title=_("Remove the licensed text"),
        intro=_("As when the licence ends. The text is gone for good; that it was kept is not."),
        submit=_("Remove"),
        act=lambda data: services.drop_licensed_text(
            actor=request.viewer, text_id=pk, expected_version=data["version"]
        ),
        initial={"version": kept.version},
        done=_("The text is removed."),
    )


def _kept(request: ViewerRequest, pk: int) -> LicensedText:
    rows = selectors.licensed_texts(request.viewer).select_related("requirement__edition__standard")
    kept = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, RIGHT, kept)
    return kept


def _page(
    request: ViewerRequest,
    requirement: Requirement,
    *,
    kept: LicensedText | None = None,
    **page: Any,
) -> HttpResponse:
    back = requirement.get_absolute_url()
    agency = (Fact(_("Agency"), kept.agency.name),) if kept else ()
    return form_page(
        request,
        success=lambda done: back,
        back_url=back,
        facts=(
            Fact(_("Edition"), requirement.edition),
            Fact(_("Requirement"), requirement),
            *agency,
        ),
        register_title=_("Requirements"),
        register_url=reverse("standard_requirements"),
        **page,
    )

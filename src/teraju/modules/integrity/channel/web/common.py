"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.integrity.channel import permissions
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Text
from teraju.platform.web.middleware import ViewerRequest

from .forms import WithdrawalForm

TABLE = "web/sections/table.html"


def first_agency(request: ViewerRequest) -> Agency | None:
    """Where the viewer writes first: what a form begins with."""
    return rights.agencies_where(request.viewer, permissions.WRITE).first()


def withdrawal(request: ViewerRequest, record: Any, name: str) -> list[Action]:
    """The way to withdraw a record, for who may and while it stands."""
    if record.withdrawn_on or not rights.allowed(request.viewer, permissions.WRITE, record):
        return []
    return [Action(_("Withdraw"), reverse(name, args=[record.pk]), icon="undo-2")]


def withdraw_page(
    request: ViewerRequest,
    rows: QuerySet[Any],
    pk: int,
    *,
    title: Text,
    register: tuple[Text, str],
    act: Callable[..., Any],
) -> HttpResponse:
    """Ask why a record is withdrawn; it stays to be read."""
    record = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, permissions.WRITE, record)
    return form_page(
        request,
        form=WithdrawalForm,
        title=title,
        submit=_("Withdraw"),
        act=lambda data: act(actor=request.viewer, **versioned(data)),
        success=lambda done: done.get_absolute_url(),
        back_url=record.get_absolute_url(),
        initial={"version": record.version},
        done=_("Withdrawn; it stays to be read."),
        register_title=register[0],
        register_url=reverse(register[1]),
    )

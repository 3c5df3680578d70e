"""The page of what a unit recorded once and may withdraw, and the step that withdraws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.services.unit_common import require_standing
from teraju.platform.exchange.registers import Register
from teraju.platform.web.kinds import Fact, RecordPage, Status, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page
from teraju.platform.web.record_forms import page_name
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

from .figure_forms import WithdrawForm
from .figure_registers import standing_status
from .trail_words import history_of
from .unit_common import step

WITHDRAW = pgettext_lazy("figure", "Withdraw")
WITHDRAWN_ON = pgettext_lazy("figure", "Withdrawn on")


def figure_page(
    request: ViewerRequest,
    one: Any,
    register: Register[Any],
    *,
    title: Text,
    facts: Sequence[Fact],
    right: str,
    ended: Text = WITHDRAWN_ON,
    status: Status | None = None,
) -> HttpResponse:
    """What is on record; while it stands, the way to withdraw it; after that since when and why."""
    told = [*facts]
    if one.withdrawn_on is not None:
        told.append(Fact(ended, one.withdrawn_on, note=one.withdrawn_reason))
    name = page_name(register)
    way = step(WITHDRAW, f"{name.removesuffix('s')}_withdraw", one, "x", right, request.viewer)
    page = RecordPage(
        title=title,
        target=one,
        register_title=register.title,
        register_url=reverse(name),
        status=status or standing_status(one),
        actions=allowed([way]) if one.withdrawn_on is None else [],
        facts=told,
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def withdrawal(
    register: Register[Any],
    *,
    right: str,
    keyed: str,
    title: Text,
    act: Callable[..., Any],
    done: Text,
    form: type[forms.Form] = WithdrawForm,
    **more: Any,
) -> Steps:
    """The one step of such a record."""
    found = RecordStep(
        right=right,
        keyed=keyed,
        title=title,
        submit=WITHDRAW,
        form=form,
        act=act,
        done=done,
        when=require_standing,
        **more,
    )
    return Steps(register.rows, register.title, page_name(register), {"withdraw": found})

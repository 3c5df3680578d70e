"""What the pages of supervision share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.states import StateTable
from teraju.modules.operations.domain.supervision.states import (
    ASSIGNMENT,
    PLAN,
    RECOMMENDATION,
    WORKING_PAPER,
)
from teraju.modules.operations.models import (
    Assignment,
    PlanLine,
    Recommendation,
    SupervisionPlan,
    WorkingPaper,
)
from teraju.modules.operations.services.common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
Subject = SupervisionPlan | PlanLine | Assignment | WorkingPaper | Recommendation


def span(first: date, last: date) -> str:
    """Two days in few letters that stay on one line: 3–28 Feb 2020."""
    if (first.year, first.month) == (last.year, last.month):
        words = f"{first.day}\u2060–\u2060{date_format(last, 'j M Y')}"
    else:
        words = f"{date_format(first, 'j M')} – {date_format(last, 'j M Y')}"
    return words.replace(" ", "\u00a0")


def rupiah(value: Decimal | None) -> str | None:
    """An amount as people write it: Rp6.600.000,00."""
    return f"Rp{number_format(value, 2, force_grouping=True)}" if value is not None else None


def place_of(record: Subject) -> tuple[Text, str]:
    """The register that a record stands in: its title and address name."""
    if isinstance(record, SupervisionPlan):
        return _("Yearly plans (PKPT)"), "operations_plans"
    if isinstance(record, PlanLine):
        return _("Lines of the plans"), "operations_plan_lines"
    if isinstance(record, Assignment):
        return _("Assignments"), "operations_assignments"
    if isinstance(record, WorkingPaper):
        return _("Working papers"), "operations_working_papers"
    return _("Recommendations"), "operations_recommendations"


def possible(record: Subject, event: str) -> bool:
    """Whether the state of a record leads anywhere by this event."""
    state, table = _standing(record)
    return any(one.event == event for one in table.from_state(state))


def require_possible(record: Subject, event: str) -> None:
    """Refuse, in the user's words, what the state of a record does not lead to."""
    state, table = _standing(record)
    step(table, state, event)


def act_page(
    request: ViewerRequest,
    record: Subject,
    *,
    right: str,
    at: Any = None,
    event: str = "",
    check: Callable[[], object] | None = None,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    The right is asked at the record, or at `at`. Where its state leads nowhere, or `check`
    refuses, the form is not shown at all: back to the record, with the reason.
    """
    rights.require(request.viewer, right, at or record)
    refused = _refused(request, record, event, check)
    if refused is not None:
        return refused
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: record.get_absolute_url()),
        initial={"version": record.version, **(initial or {})},
        intro=intro,
        done=done,
        **_surroundings(record),
    )


class Surroundings(TypedDict):
    back_url: str
    facts: tuple[Fact, ...]
    register_title: Text
    register_url: str


def _surroundings(record: Subject) -> Surroundings:
    """What stands around a form that does something with a record."""
    title, url_name = place_of(record)
    back = record.get_absolute_url()
    return {
        "back_url": back,
        "facts": (Fact(title, str(record), url=back),),
        "register_title": title,
        "register_url": reverse(url_name),
    }


def keyed(act: Callable[..., T], actor: Viewer, key: str, pk: int) -> Callable[[dict[str, Any]], T]:
    """Call a service with what a versioned form holds."""

    def run(data: dict[str, Any]) -> T:
        values = dict(data)
        return act(actor=actor, expected_version=values.pop("version"), **{key: pk}, **values)

    return run


def button(
    viewer: Viewer,
    label: Text,
    url_name: str,
    pk: int,
    *,
    right: str,
    at: Any,
    icon: str = "",
    check: Callable[[], object] | None = None,
) -> Action:
    """A way to do something, or the reason why this viewer may not."""
    refusal = str(rights.refusal(viewer, right, at))
    if not refusal and check is not None:
        refusal = reason_of(check)
    return Action(label, reverse(url_name, args=[pk]), refusal=refusal, icon=icon)


def reason_of(check: Callable[[], object]) -> str:
    """Why a rule refuses; an empty string where it does not."""
    try:
        check()
    except DomainError as refusal:
        return str(refusal)
    return ""


def offered(actions: list[Action]) -> list[Action]:
    """The buttons that this viewer can use: the page's main button gives reasons."""
    return [one for one in actions if not one.refusal]


def _refused(
    request: ViewerRequest, record: Subject, event: str, check: Callable[[], object] | None
) -> HttpResponse | None:
    """Back to the record with the reason; who may not is told so at once, whatever is sent."""
    try:
        if check is not None:
            check()
        if event:
            require_possible(record, event)
    except NotAllowed:
        raise
    except DomainError as refusal:
        # What was typed is not thrown away: the service says the same on the form.
        if request.method == "POST":
            return None
        messages.error(request, str(refusal))
        return HttpResponseRedirect(record.get_absolute_url())
    return None


def _standing(record: Subject) -> tuple[str, StateTable]:
    if isinstance(record, SupervisionPlan):
        return record.state, PLAN
    if isinstance(record, PlanLine):
        return record.plan.state, PLAN
    if isinstance(record, Assignment):
        return record.state, ASSIGNMENT
    if isinstance(record, WorkingPaper):
        return record.state, WORKING_PAPER
    return record.state, RECOMMENDATION

"""The queue of the day, the page of a counter, and the display for those who wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.operations import permissions, queue_board, selectors, services
from teraju.modules.operations.domain.states import TicketState
from teraju.modules.operations.models import Counter, Queue, QueueTicket
from teraju.modules.operations.rulebook import queue_rules
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import VersionedForm, form_methods, form_page, offer
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.pages import record_page, register_page

from .common import history_of
from .registers import TICKETS
from .statuses import ticket_status

SERVE, MANAGE = permissions.QUEUE_SERVE, permissions.QUEUE_MANAGE


class QueueForm(forms.Form):
    agency = forms.ModelChoiceField(label=gettext_lazy("Agency"), queryset=Agency.objects.none())
    letter = forms.RegexField(
        "^[A-Za-z]$",
        label=pgettext_lazy("alphabet", "Letter"),
        max_length=1,
        help_text=gettext_lazy("It begins every number, as in A001."),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)


class QueueChangeForm(VersionedForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    is_open = forms.BooleanField(label=gettext_lazy("In use"), required=False)


class CounterForm(forms.Form):
    agency = forms.ModelChoiceField(label=gettext_lazy("Agency"), queryset=Agency.objects.none())
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=60, help_text=gettext_lazy("Such as Loket 1.")
    )
    queues = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("counter", "Queues"),
        queryset=Queue.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )


class CounterChangeForm(VersionedForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    queues = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("counter", "Queues"),
        queryset=Queue.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    is_open = forms.BooleanField(label=gettext_lazy("In use"), required=False)


class TransferForm(VersionedForm):
    queue = forms.ModelChoiceField(
        label=pgettext_lazy("counter", "Queue"), queryset=Queue.objects.none()
    )


@require_safe
def queue_today(request: ViewerRequest) -> HttpResponse:
    """Every queue and counter that the viewer sees, as they are now."""
    viewer = request.viewer
    lines = queue_board.queue_lines(viewer)
    counters = selectors.counters(viewer).filter(is_open=True).order_by("agency__name", "name")
    today = list(selectors.tickets(viewer).filter(day=viewer.today))
    context = {
        "lines": [(one, rights.allowed(viewer, SERVE, one.queue)) for one in lines],
        "counters": counters,
        "drawn": queue_board.drawn_by_hand(viewer, request.GET.get("drawn", "")),
        "displays": list({one.queue.agency.pk: one.queue.agency for one in lines}.values()),
        "figures": queue_board.day_figures(today),
        "may_manage": rights.allowed_somewhere(viewer, MANAGE),
        "why": rights.reason(MANAGE),
        "is_example": any(one.queue.is_example for one in lines),
    }
    return render(request, "operations/queue_today.html", context)


@require_safe
def ticket_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TICKETS)


@require_safe
def ticket_record(request: ViewerRequest, pk: int) -> HttpResponse:
    ticket = get_object_or_404(selectors.tickets(request.viewer), pk=pk)
    output = ticket.output
    facts = [
        Fact(pgettext("counter", "Queue"), str(ticket.queue)),
        Fact(_("Drawn"), ticket.issued_at),
        Fact(pgettext("place", "Counter"), ticket.counter.name if ticket.counter else None),
        Fact(_("Called"), ticket.called_at),
        Fact(_("Calls"), ticket.calls),
        Fact(_("Came to the counter"), ticket.served_at),
        Fact(_("Finished"), ticket.ended_at),
    ]
    if output:
        facts.append(Fact(pgettext("case", "Order"), output.number, url=output.get_absolute_url()))
    page = RecordPage(
        title=ticket.number,
        target=ticket,
        register_title=_("Numbers of the queue"),
        register_url=reverse("operations_tickets"),
        status=ticket_status(ticket),
        actions=[
            Action(
                _("Print the number"),
                reverse("operations_ticket_slip", args=[ticket.pk]),
                icon="printer",
            )
        ],
        facts=facts,
        is_example=ticket.is_example,
    )
    return record_page(request, page, history=lambda: history_of(ticket))


@require_safe
def counter_page(request: ViewerRequest, pk: int) -> HttpResponse:
    """What an officer at a counter needs: the number now, one button for what is next."""
    counter = _counter(request, pk)
    context = _counter_context(request, counter)
    return render(request, "operations/counter.html", context)


@require_safe
def counter_waiting(request: ViewerRequest, pk: int) -> HttpResponse:
    """The part of the counter's page that is fetched anew every few seconds."""
    counter = _counter(request, pk)
    waiting = queue_board.waiting_for(request.viewer, counter)
    return render(request, "operations/waiting.html", {"counter": counter, "waiting": waiting})


def _counter_context(request: ViewerRequest, counter: Counter) -> dict[str, Any]:
    ticket = queue_board.at_counter(request.viewer, counter)
    offered = selectors.services(request.viewer).in_force()  # type: ignore[attr-defined]
    most = queue_rules(request.viewer.today).calls_at_most
    return {
        "counter": counter,
        "ticket": ticket,
        "status": ticket_status(ticket) if ticket else None,
        "waiting": queue_board.waiting_for(request.viewer, counter),
        "may": rights.allowed(request.viewer, SERVE, counter),
        "why": rights.reason(SERVE),
        "may_manage": rights.allowed(request.viewer, MANAGE, counter),
        "services": offered.filter(queue=ticket.queue_id).order_by("name") if ticket else [],
        "can_call_again": ticket is not None and ticket.calls < most,
        "serving": ticket is not None and ticket.state == TicketState.SERVING,
    }


@require_POST
def counter_call(request: ViewerRequest, pk: int) -> HttpResponse:
    counter = _counter(request, pk)
    return _try(request, counter, lambda: services.call_next(actor=request.viewer, counter_id=pk))


@require_POST
def ticket_issue(request: ViewerRequest, pk: int) -> HttpResponse:
    """Give out a number of a queue."""
    queue = get_object_or_404(selectors.queues(request.viewer), pk=pk)
    try:
        ticket = services.issue_ticket(actor=request.viewer, queue_id=queue.pk)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Number %(number)s is given out.") % {"number": ticket.number})
        return redirect(f"{reverse('operations_queue')}?drawn={ticket.pk}")
    return redirect("operations_queue")


TICKET_ACTS: dict[str, Callable[..., Any]] = {
    "again": services.call_again,
    "serve": services.serve_ticket,
    "miss": services.miss_ticket,
    "finish": services.finish_ticket,
}


@require_POST
def ticket_act(request: ViewerRequest, pk: int, act: str) -> HttpResponse:
    """One press on the page of the counter; a second press finds a newer version."""
    ticket = get_object_or_404(selectors.tickets(request.viewer), pk=pk)
    run = TICKET_ACTS[act]
    text = request.POST.get("version", "")
    version = int(text) if text.isdecimal() and len(text) < 19 else None
    return _try(
        request,
        ticket.counter,
        lambda: run(actor=request.viewer, ticket_id=pk, expected_version=version),
    )


@form_methods
def ticket_transfer(request: ViewerRequest, pk: int) -> HttpResponse:
    ticket = get_object_or_404(selectors.tickets(request.viewer), pk=pk)
    rights.require(request.viewer, SERVE, ticket)
    rows = selectors.queues(request.viewer).filter(agency=ticket.agency_id, is_open=True)
    back = ticket.counter.get_absolute_url() if ticket.counter else reverse("operations_queue")
    return form_page(
        request,
        form=_offering(TransferForm, "queue", rows.exclude(pk=ticket.queue_id)),
        title=_("Send number %(number)s to another queue") % {"number": ticket.number},
        submit=_("Send"),
        act=lambda data: services.transfer_ticket(
            actor=request.viewer,
            ticket_id=pk,
            queue=data["queue"],
            expected_version=data["version"],
        ),
        success=lambda _ticket: back,
        back_url=back,
        initial={"version": ticket.version},
        done=_("The number waits in the other queue."),
        register_title=_("Queue of today"),
        register_url=reverse("operations_queue"),
    )


@form_methods
def queue_add(request: ViewerRequest) -> HttpResponse:
    agencies = _agencies(request)
    return _set_up(
        request,
        form=_offering(QueueForm, "agency", agencies),
        title=_("Set up a queue"),
        act=lambda data: services.set_up_queue(actor=request.viewer, **data),
    )


@form_methods
def queue_change(request: ViewerRequest, pk: int) -> HttpResponse:
    queue = get_object_or_404(selectors.queues(request.viewer), pk=pk)
    rights.require(request.viewer, MANAGE, queue)
    return _set_up(
        request,
        form=QueueChangeForm,
        title=_("Change queue %(letter)s") % {"letter": queue.letter},
        act=lambda data: services.change_queue(
            actor=request.viewer, queue_id=pk, expected_version=data.pop("version"), **data
        ),
        initial={"version": queue.version, "name": queue.name, "is_open": queue.is_open},
    )


@form_methods
def counter_add(request: ViewerRequest) -> HttpResponse:
    agencies = _agencies(request)
    queues = selectors.queues(request.viewer).filter(agency__in=agencies, is_open=True)

    def form(*args: Any, **kwargs: Any) -> forms.Form:
        made = CounterForm(*args, **kwargs)
        offer(made, "agency", agencies)
        offer(made, "queues", queues.order_by("letter"))
        return made

    return _set_up(
        request,
        form=form,
        title=_("Set up a counter"),
        act=lambda data: services.set_up_counter(actor=request.viewer, **data),
    )


@form_methods
def counter_change(request: ViewerRequest, pk: int) -> HttpResponse:
    counter = _counter(request, pk)
    rights.require(request.viewer, MANAGE, counter)
    queues = selectors.queues(request.viewer).filter(agency=counter.agency_id)
    return _set_up(
        request,
        form=_offering(CounterChangeForm, "queues", queues.order_by("letter")),
        title=_("Change the counter"),
        act=lambda data: services.change_counter(
            actor=request.viewer, counter_id=pk, expected_version=data.pop("version"), **data
        ),
        initial={
            "version": counter.version,
            "name": counter.name,
            "queues": list(counter.queues.all()),
            "is_open": counter.is_open,
        },
    )


@public
@require_safe
def display(request: ViewerRequest, slug: str, agency: int) -> HttpResponse:
    """The numbers being called, for the screen of the waiting room. No log-in, no names."""
    place = get_object_or_404(Agency, pk=agency, government__slug=slug, closed_on=None)
    if not Queue.objects.filter(agency=place, is_open=True).exists():
        raise Http404
    context = {
        "title": _("Numbers being called"),
        "agency": place,
        "called": queue_board.called_numbers(place, request.viewer.today),
        "now": request.viewer.now,
    }
    answer = render(request, "operations/display.html", context)
    # A screen on a wall has nobody to press a key: the browser fetches the page anew by itself.
    answer.headers["Refresh"] = "10"
    return answer


def _counter(request: ViewerRequest, pk: int) -> Counter:
    return get_object_or_404(selectors.counters(request.viewer), pk=pk)


def _agencies(request: ViewerRequest) -> Any:
    if not rights.allowed_somewhere(request.viewer, MANAGE):
        raise NotAllowed(rights.reason(MANAGE))
    return rights.agencies_where(request.viewer, MANAGE)


def _offering(form: type[forms.Form], name: str, rows: Any) -> Callable[..., forms.Form]:
    def make(*args: Any, **kwargs: Any) -> forms.Form:
        made = form(*args, **kwargs)
        offer(made, name, rows)
        return made

    return make


def _set_up(
    request: ViewerRequest,
    *,
    form: Any,
    title: str,
    act: Callable[[dict[str, Any]], Any],
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    return form_page(
        request,
        form=form,
        title=title,
        submit=_("Save"),
        act=act,
        success=lambda _made: reverse("operations_queue"),
        back_url=reverse("operations_queue"),
        initial=initial,
        done=_("Saved."),
        register_title=_("Queue of today"),
        register_url=reverse("operations_queue"),
    )


def _try(
    request: ViewerRequest, counter: Counter | None, run: Callable[[], QueueTicket]
) -> HttpResponseRedirect:
    """Do what was pressed; a refusal is told above the page that it leads back to."""
    try:
        run()
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(counter.get_absolute_url() if counter else reverse("operations_queue"))

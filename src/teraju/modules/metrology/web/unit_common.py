"""What the pages of the unit's own records share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest

TABLE, FACTS = "web/sections/table.html", "web/sections/facts.html"
form_methods = require_http_methods(["GET", "POST"])

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Kinds": _("Kinds"),
    "Kind": pgettext_lazy("instrument", "Kind"),
    "Classes": _("Classes"),
    "Parameter": _("Bounded by"),
    "Lower": _("From"),
    "Upper": _("Up to"),
    "Standards": _("Standards"),
    "Name": _("Name"),
    "Agreement": _("Agreement"),
    "Since": pgettext_lazy("agreement", "Holds from"),
    "Until": pgettext_lazy("agreement", "Holds until"),
    "Certificate": _("Certificate"),
    "Issued by": _("Laboratory"),
    "Traceable to": _("Traceable to"),
    "Calibrated on": _("Calibrated on"),
    "Is fit": _("Found fit"),
    "Uncertainty": _("Uncertainty"),
    "Result": _("Result"),
    "Borrower": _("Lent to"),
    "Lent on": _("Lent on"),
    "Returned on": _("Back on"),
    "Returned as": _("Condition when it came back"),
    "Counted on": _("Counted on"),
    "Expected": _("By the book"),
    "Found": pgettext_lazy("count", "Found"),
    "Explanation": _("Explanation of a difference"),
    "Stamps": _("Stamps"),
    "Rolls": _("Rolls of stickers"),
    "Missing": _("Missing or broken"),
    "Instrument": _("Instrument"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def step(label: Text, name: str, target: Any, icon: str, right: str, viewer: Viewer) -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    refusal = rights.refusal(viewer, right, target)
    return Action(label, reverse(name, args=[target.pk]), str(refusal), icon)


def allowed(actions: Sequence[Action]) -> list[Action]:
    """Ways beside the main one are only shown to who may go them."""
    return [one for one in actions if not one.refusal]


def table(
    title: Text,
    headers: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    empty: Text = "",
    action: Action | None = None,
) -> Section:
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(title, TABLE, context, action=action)


def agency_asked(request: ViewerRequest, right: str) -> Agency:
    """The agency named in the address among those where the viewer holds a right, or the first.

    Raises NotAllowed where the viewer holds it nowhere.
    """
    rights.require_somewhere(request.viewer, right)
    rows = rights.agencies_where(request.viewer, right)
    asked = request.GET.get("agency", "")
    named = rows.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    found = named or rows.first()
    return get_object_or_404(rows, pk=found.pk if found else None)


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


AGENCY: Filter = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)
YES_NO = [("yes", _("yes")), ("no", _("no"))]


@dataclass(frozen=True, kw_only=True)
class RecordStep:
    """One thing that is done with a record by a form: what it asks, and the service that does it.

    `made_for` makes the form for a viewer and a record where it depends on them; `keyed` names the
    record's id as the service wants it; `second` that of a row of the record and where it is found.
    """

    right: str
    title: Text
    submit: Text
    act: Callable[..., Any]
    done: Text
    keyed: str
    form: type[forms.Form] = VersionedForm
    made_for: Callable[[Viewer, Any], Callable[..., forms.Form]] | None = None
    initial: Callable[[Viewer, Any], Mapping[str, Any]] | None = None
    intro: Text = ""
    second: tuple[str, Callable[[Any], QuerySet[Any]]] | None = None
    success: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Steps:
    """The steps of one kind of record, each a page."""

    rows: Callable[[Viewer], QuerySet[Any]]
    register_title: Text
    register_url: str
    steps: Mapping[str, RecordStep] = field(default_factory=dict)

    def view(self, name: str) -> Callable[..., HttpResponse]:
        found = self.steps[name]

        def show(request: ViewerRequest, pk: int, row: int | None = None) -> HttpResponse:
            one = get_object_or_404(self.rows(request.viewer), pk=pk)
            rights.require(request.viewer, found.right, one)
            part = get_object_or_404(found.second[1](one), pk=row) if found.second else None
            return self._page(request, found, one, part)

        show.__doc__ = str(name)
        wrapped: Callable[..., HttpResponse] = form_methods(show)
        return wrapped

    def _page(self, request: ViewerRequest, found: RecordStep, one: Any, part: Any) -> HttpResponse:
        viewer, asked = request.viewer, part or one
        begun = found.initial(viewer, asked) if found.initial else {}
        extra = {found.second[0]: part.pk} if found.second else {}
        url = one.get_absolute_url()
        ids = {found.keyed: one.pk, **extra}
        return form_page(
            request,
            form=found.made_for(viewer, asked) if found.made_for else found.form,
            title=found.title,
            intro=found.intro,
            submit=found.submit,
            act=lambda data: found.act(actor=viewer, **ids, **versioned(data)),
            success=found.success or (lambda _done: url),
            back_url=url,
            initial={"version": one.version, **begun},
            done=found.done,
            facts=(Fact(self.register_title, str(one), url=url),),
            register_title=self.register_title,
            register_url=reverse(self.register_url),
        )

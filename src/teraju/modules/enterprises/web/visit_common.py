"""What the pages of visits and of the owner's part share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Register
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Who goes": _("Who goes"),
    "Answers yes": pgettext_lazy("checklist of a visit", "In place"),
    "Answers partly": pgettext_lazy("checklist of a visit", "In part"),
    "Answers no": pgettext_lazy("checklist of a visit", "Not yet"),
    "Answers none": pgettext_lazy("checklist of a visit", "Does not apply"),
    "Steps": _("Next steps"),
    "Next step": _("Next step"),
    "Minutes": _("Minutes"),
    "Photo": pgettext_lazy("fact of the trail", "Photo"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def step_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    register: Register[Any],
    act: Callable[..., Any],
    *,
    key: str,
    title: Text,
    submit: Text,
    done: Text,
    form: type[forms.Form] | Callable[..., forms.Form] = VersionedForm,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    success: Callable[[Any], str] | None = None,
    back_url: str = "",
    **more: Any,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    `act` is the service, `key` what it calls the record's id, `more` what else it is told.
    """
    rights.require(request.viewer, right, record)
    url = back_url or record.get_absolute_url()
    told = {key: record.pk, **more}
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(actor=request.viewer, **told, **versioned(data)),
        success=success or (lambda _done: url),
        back_url=url,
        initial={"version": record.version, **(initial or {})},
        done=done,
        facts=tuple(facts),
        register_title=register.title,
        register_url=reverse(register.key.replace(".", "_")),
    )

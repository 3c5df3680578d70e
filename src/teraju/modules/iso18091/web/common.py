"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.wording import title_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.charts.picture import Picture
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest

from .charts.quarters import Field

T = TypeVar("T")
TABLE, FACTS, PICTURE = (
    "web/sections/table.html",
    "web/sections/facts.html",
    "iso18091/picture.html",
)
TEXT = "web/sections/text.html"


def diagnosis_of(viewer: Viewer, pk: int) -> Diagnosis:
    found: Diagnosis = get_object_or_404(reading.diagnoses(viewer), pk=pk)
    return found


def indicator_of(viewer: Viewer, pk: int) -> Indicator:
    found: Indicator = get_object_or_404(reading.indicators(viewer), pk=pk)
    return found


def heading_of(indicator: Indicator) -> str:
    return f"{indicator.code} {title_of(indicator.diagnosis.edition, indicator.code)}"


def fields_of(edition: str, rows: Sequence[Indicator], *, linked: bool = True) -> list[Field]:
    """Indicators as the wheel draws them, each leading to its page."""
    return [
        Field(
            one.code,
            title_of(edition, one.code),
            {side: one.standing(side) for side in Side},
            one.get_absolute_url() if linked else "",
        )
        for one in rows
    ]


def picture_section(picture: Picture) -> Section:
    return Section(picture.title, PICTURE, {"picture": picture})


def step_form(
    request: ViewerRequest,
    record: Any,
    act: Callable[..., T],
    *,
    key: str,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    done: Text,
    intro: Text = "",
    register: tuple[Text, str] = ("", ""),
    initial: Mapping[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    success: Callable[[T], str] | None = None,
    has_version: bool = True,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    The caller has asked for the right; `act` is the service, `key` what it calls the record's id.
    """
    url, standing = record.get_absolute_url(), {"version": record.version} if has_version else {}
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(
            actor=request.viewer, **{key: record.pk}, **(versioned(data) if has_version else data)
        ),
        success=success or (lambda _result: url),
        back_url=url,
        initial={**standing, **(initial or {})},
        done=done,
        facts=tuple(facts),
        register_title=register[0],
        register_url=register[1],
    )

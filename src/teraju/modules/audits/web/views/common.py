"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.modules.audits import selectors
from teraju.modules.audits.models import Certification
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")


def certification_for(request: ViewerRequest, pk: int, right: str) -> Certification:
    """The certification, if the viewer sees it (else 404) and holds the right (else 403)."""
    rows = selectors.certifications(request.viewer).select_related("government")
    certification = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, right, certification)
    return certification


def step_page(
    request: ViewerRequest,
    certification: Certification,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], Any],
    done: Text,
    intro: Text = "",
    initial: dict[str, Any] | None = None,
    success: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """A form that takes a certification one step on and leads back to its page."""
    back = certification.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        facts=(Fact(_("Certification"), str(certification), url=back),),
        submit=submit,
        act=act,
        success=success or (lambda result: back),
        back_url=back,
        initial={"version": certification.version, **(initial or {})},
        done=done,
        register_title=_("Certifications"),
        register_url=reverse("audits_certifications"),
    )


@contextmanager
def renamed(**fields: str) -> Iterator[None]:
    """Refusals of a service name its arguments; put them at the form's fields."""
    try:
        yield
    except DomainError as error:
        if error.field in fields:
            error.field = fields[error.field]
        raise

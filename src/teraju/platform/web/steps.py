"""Steps that are taken with a record, each a page with a form, from declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods

from .forms import VersionedForm, form_page, versioned
from .kinds import Fact, Text
from .middleware import ViewerRequest


@dataclass(frozen=True, kw_only=True)
class RecordStep:
    """One thing that is done with a record by a form: what it asks, and the service that does it.

    `made_for` makes the form for a viewer and a record where it depends on them; `keyed` names the
    record's id as the service wants it; `second` that of a row of the record and where it is found.
    The version that the form carries is the record's, or with `row_has_version` that of the row.
    `also` raises NotAllowed where the record, as it stands, asks for more than the right; `when`
    raises what the service would where the step has no place, before anything is typed; `facts`
    is what the form shows of it besides its name, `row_named` which row it is. `told` gives those
    of the words (title, intro, submit, done) that are others for the record, as it stands.
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
    row_has_version: bool = False
    also: Callable[[Viewer, Any], None] | None = None
    when: Callable[[Any], object] | None = None
    facts: Callable[[Viewer, Any], Sequence[Fact]] | None = None
    row_named: Callable[[Any], Fact] | None = None
    told: Callable[[Any], Mapping[str, Any]] | None = None


def turned_back(
    request: ViewerRequest, one: Any, check: Callable[[Any], object]
) -> HttpResponse | None:
    """Back to the record's page, which is told why its form could only be refused; None: it may be.

    What is sent goes to the service all the same: it refuses, and nothing typed is lost.
    """
    if request.method == "POST":
        return None
    try:
        check(one)
    except DomainError as refusal:
        messages.info(request, str(refusal))
        return HttpResponseRedirect(one.get_absolute_url())
    return None


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
            if found.also:
                found.also(request.viewer, one)
            back = turned_back(request, one, found.when) if found.when else None
            if back is not None:
                return back
            part = get_object_or_404(found.second[1](one), pk=row) if found.second else None
            return self._page(request, found, one, part)

        show.__doc__ = str(name)
        wrapped: Callable[..., HttpResponse] = form_methods(show)
        return wrapped

    def _page(self, request: ViewerRequest, found: RecordStep, one: Any, part: Any) -> HttpResponse:
        viewer, asked = request.viewer, part or one
        if found.told:
            found = replace(found, **found.told(asked))
        begun = found.initial(viewer, asked) if found.initial else {}
        extra = {found.second[0]: part.pk} if found.second else {}
        url = one.get_absolute_url()
        ids = {found.keyed: one.pk, **extra}
        row = (found.row_named(part),) if part and found.row_named else ()
        return form_page(
            request,
            form=found.made_for(viewer, asked) if found.made_for else found.form,
            title=found.title,
            intro=found.intro,
            submit=found.submit,
            act=lambda data: found.act(actor=viewer, **ids, **versioned(data)),
            success=found.success or (lambda _done: url),
            back_url=url,
            initial={"version": (asked if found.row_has_version else one).version, **begun},
            done=found.done,
            facts=(
                Fact(self.register_title, str(one), url=url),
                *row,
                *(found.facts(viewer, one) if found.facts else ()),
            ),
            register_title=self.register_title,
            register_url=reverse(self.register_url),
        )

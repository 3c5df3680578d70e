"""Typing in what came by letter, telephone or visit: routed, sealed and receipted like all else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import after_words, receipts
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Channel, Mode
from teraju.modules.integrity.concerns.models import Office
from teraju.modules.integrity.concerns.once import once
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.services import reports
from teraju.modules.integrity.concerns.web import clock, guards
from teraju.modules.integrity.concerns.web.desk.pages import desk_view
from teraju.modules.integrity.concerns.web.report_forms import (
    IdentityForm,
    ReadersForm,
    StoryForm,
    WhomForm,
    office_name,
)
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .forms import WayForm

FIND, SEND = "find", "send"


class OfflineWhomForm(WhomForm):
    """The same questions, asked of somebody else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mode = self.fields["mode"]
        mode.label = gettext_lazy("How does the person want to raise it?")
        if isinstance(mode, forms.ChoiceField):
            mode.choices = [(str(code), words) for code, words in after_words.MODES.items()]


@desk_view
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: DeskRequest) -> HttpResponse:
    """Take in a concern for somebody who wrote, called or came."""
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    typed = Typed(request, searching=asked == FIND)
    if asked == SEND:
        answer = typed.send()
        if answer is not None:
            return _done(request, answer)
    return typed.page()


class Typed:
    """The forms of one page, as they were typed."""

    def __init__(self, request: DeskRequest, *, searching: bool) -> None:
        self.request = request
        self.searching = searching
        self.problems: list[object] = []
        data = request.POST if request.method == "POST" else None
        offices = directory.offices()
        self.way = WayForm(data)
        self.whom = OfflineWhomForm(data, people=self._people(), initial={"mode": Mode.ANONYMOUS})
        self.readers = ReadersForm(
            data,
            inside=[each for each in offices if not each.outside],
            outside=[each for each in offices if each.outside],
        )
        self.story = StoryForm(data, request.FILES or None)
        self.name = IdentityForm(data)
        if searching:
            # Searching asks nothing of the rest of the page yet; what was typed stays.
            for form in (self.way, self.whom, self.readers, self.story, self.name):
                form.errors.clear()

    def _people(self) -> list[Any]:
        ticked = [int(each) for each in self.request.POST.getlist("people") if each.isdecimal()]
        kept = directory.people(ticked[:50])
        self.found = (
            directory.find_people(self.request.POST.get("search", "")) if self.searching else []
        )
        return [*kept, *(each for each in self.found if each.pk not in {one.pk for one in kept})]

    def page(self) -> HttpResponse:
        """The page, with what was typed."""
        if not self._wants_name() and self.name.is_bound:
            self.name.errors.clear()
        context = {
            "title": _("Letter, telephone, visit"),
            "parts": [self.way, self.whom, self.readers, self.story, self.name],
            "way": self.way,
            "whom": self.whom,
            "readers": self.readers,
            "story": self.story,
            "name": self.name,
            "searched": self.searching,
            "found": bool(self.found),
            "problems": self.problems,
        }
        status = 422 if self.problems else 200
        return render(self.request, "concerns/after/intake.html", context, status=status)

    def send(self) -> dict[str, Any] | None:
        """Take it in, once; None where something is to be put right."""
        token = guards.token_of(self.request, guards.purpose_of(self.request))
        if token is None:
            self.problems.append(guards.TOO_OLD)
        if not self._valid():
            self.problems.append(_("Something is missing or not right: look at the marked fields."))
        if token is None or self.problems:
            return None
        try:
            answer: dict[str, Any] = once(token.nonce, self._receive, now=clock.now())
        except reports.NobodyMayRead:
            self.problems.append(
                _(
                    "Nobody here may read this: everybody who could is named in it or stands in "
                    "the line. Nothing was kept. Put the letter into a closed envelope for KPK or "
                    "LPSK, and tell the person so."
                )
            )
        except DomainError as refusal:
            self.problems.append(refusal.message)
        else:
            return answer
        return None

    def _receive(self) -> dict[str, Any]:
        mode = Mode(self.whom.cleaned_data["mode"])
        received = reports.receive(
            reports.Report(
                mode=mode,
                wishes=self._wishes(),
                content=self.story.content(),
                identity=self.name.identity() if mode is not Mode.ANONYMOUS else None,
                files=self.story.cleaned_data["attached"],
                channel=Channel(self.way.cleaned_data["channel"]),
                with_receipt=self.way.cleaned_data["reachable"],
            ),
            today=clock.today(),
            author=self.request.visit.handler,
        )
        offices = Office.objects.filter(handler__in=received.handlers).distinct()
        return {
            "code": received.code,
            "number": received.case.number,
            "offices": [each.pk for each in offices],
            "mine": self.request.visit.handler.pk in received.handlers,
        }

    def _wishes(self) -> routing.Wishes:
        chosen = self.readers.cleaned_data.get("chosen")
        return routing.Wishes(
            named=frozenset(self.whom.cleaned_data["people"]),
            written=self.whom.cleaned_data["written"],
            struck=frozenset(self.readers.cleaned_data.get("struck", ())),
            chosen=frozenset([chosen] if chosen else []),
        )

    def _valid(self) -> bool:
        forms_ = [self.way, self.whom, self.readers, self.story]
        if self._wants_name():
            forms_.append(self.name)
        # Every form is asked, so that all that is missing is shown at once.
        return sum(each.is_valid() for each in forms_) == len(forms_)

    def _wants_name(self) -> bool:
        return self.request.POST.get("mode", Mode.ANONYMOUS) != Mode.ANONYMOUS


def _done(request: DeskRequest, answer: dict[str, Any]) -> HttpResponse:
    """The receipt to hand over, once; the second click shows the same."""
    context = {
        "title": _("Taken in"),
        "number": answer["number"],
        "mine": answer["mine"],
        "written": receipts.written(answer["code"]) if answer["code"] else "",
        "offices": [office_name(each) for each in directory.offices(answer["offices"])],
    }
    return render(request, "concerns/after/intake_done.html", context)

"""The way of a report: whom it concerns, who will read, what happened, the receipt.

Nothing is stored before the last step, so the page itself carries what was typed from one step to
the next. Files are the exception: no browser carries them back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import attempts, receipts
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Mode
from teraju.modules.integrity.concerns.models import Case, Person
from teraju.modules.integrity.concerns.once import once
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.services import reports

from . import clock, guards
from .report_forms import IdentityForm, ReadersForm, StoryForm, WhomForm, office_name

FIND, WHOM, AGAIN, BACK, SEND = "find", "whom", "again", "back", "send"


@dataclass
class Way:
    """One report on its way, made anew from each request."""

    request: HttpRequest
    title: str
    # What was done to the reporter because of this concern.
    parent: Case | None = None
    # Those of the first concern are shut out of the second too.
    before: routing.Wishes = field(default_factory=routing.Wishes)
    problems: list[object] = field(default_factory=list)
    found: list[Person] = field(default_factory=list)

    @property
    def posted(self) -> Any:
        return self.request.POST if self.request.method == "POST" else None

    def page(self, template: str, **context: Any) -> HttpResponse:
        """A page of the way."""
        status = 422 if self.problems else 200
        shared = {"title": self.title, "parent": self.parent, "problems": self.problems}
        return render(self.request, template, {**shared, **context}, status=status)


def walk(way: Way) -> HttpResponse:
    """Answer a request by the step that it asks for."""
    asked = way.request.POST.get("do", "") if way.posted else ""
    if asked == SEND:
        return _send(way)
    if asked in {WHOM, AGAIN}:
        return _tell(way)
    return _whom(way, searching=asked == FIND)


def _whom(way: Way, *, searching: bool) -> HttpResponse:
    form = _whom_form(way, searching=searching)
    if searching:
        # Searching asks nothing of the rest of the form yet.
        form.errors.pop("mode", None)
    known = bool(way.before.named or way.before.written)
    usual = routing.route(directory.whole_desk(named=known, after=way.parent), way.before)
    return way.page(
        "concerns/report_whom.html",
        form=form,
        searched=searching,
        found_nobody=searching and not way.found,
        carried=_carried(way),
        offices=[office_name(each) for each in directory.offices(usual.offices)],
    )


def _whom_form(way: Way, *, searching: bool = False) -> WhomForm:
    if way.posted is None:
        return WhomForm(initial={"mode": Mode.ANONYMOUS})
    return WhomForm(way.posted, people=_people(way, searching=searching))


def _people(way: Way, *, searching: bool) -> list[Person]:
    """Those who were ticked, and those whom the search finds."""
    ticked = sorted(_keys(way, "people"))
    way.found = directory.find_people(way.request.POST.get("search", "")) if searching else []
    kept = directory.people(ticked[:50])
    return [*kept, *(each for each in way.found if each.pk not in {one.pk for one in kept})]


def _tell(
    way: Way, story: StoryForm | None = None, name: IdentityForm | None = None
) -> HttpResponse:
    """Name who will read, then ask what happened."""
    whom = _whom_form(way)
    if not whom.is_valid():
        return _whom(way, searching=False)
    desk = directory.whole_desk(after=way.parent)
    wishes = _wishes(way, whom)
    free = routing.route(desk, replace(wishes, struck=frozenset(), chosen=frozenset()))
    route = routing.route(desk, wishes)
    if route.nobody:
        return _nobody(way, struck=not free.nobody)
    outside = [each.id for each in desk.offices if each.outside and each.id in _able(desk, wishes)]
    readers = ReadersForm(
        way.posted,
        inside=[each for each in directory.offices(free.offices) if not each.outside],
        outside=[] if free.turned_outside else directory.offices(outside),
    )
    mode = Mode(whom.cleaned_data["mode"])
    return way.page(
        "concerns/report_story.html",
        whom=whom.cleaned_data,
        mode=mode,
        readers=readers,
        offices=directory.offices(route.offices),
        shut=_shut(route),
        turned_outside=route.turned_outside,
        meant=directory.people(route.meant),
        unkept=mode is Mode.CONFIDENTIAL
        and routing.identity_layers(desk, wishes, route.handlers) is None,
        story=story or StoryForm(initial=_typed(way)),
        name=name or (IdentityForm(initial=_typed(way)) if mode is not Mode.ANONYMOUS else None),
    )


def _send(way: Way) -> HttpResponse:
    whom = _whom_form(way)
    if not whom.is_valid():
        return _whom(way, searching=False)
    mode = Mode(whom.cleaned_data["mode"])
    story = StoryForm(way.posted, way.request.FILES)
    name = IdentityForm(way.posted) if mode is not Mode.ANONYMOUS else None
    token = guards.token_of(way.request, guards.purpose_of(way.request))
    if token is None:
        way.problems.append(guards.TOO_OLD)
    valid = story.is_valid() and (name is None or name.is_valid())
    if token is None or not valid:
        way.problems.extend(_summed_up(story, name))
        return _tell(way, story, name)
    report = reports.Report(
        mode=mode,
        wishes=_wishes(way, whom),
        content=story.content(),
        identity=name.identity() if name else None,
        files=story.cleaned_data["attached"],
        parent=way.parent,
    )
    try:
        answer = _received(way, report, token)
    except DomainError as refusal:
        way.problems.append(refusal.message)
        return _tell(way, story, name)
    return way.page(
        "concerns/receipt_shown.html",
        code=answer["code"],
        written=receipts.written(answer["code"]),
        at_risk=story.cleaned_data["at_risk"] == "yes",
        offices=[office_name(each) for each in directory.offices(answer["offices"])],
    )


def _received(way: Way, report: reports.Report, token: guards.Token) -> dict[str, Any]:
    """Take the report in; a second click on the same form gets the same receipt again."""
    now = clock.now()
    shown = _keys(way, "shown")

    def act() -> dict[str, Any]:
        attempts.check(attempts.REPORT, token.bucket, now)
        received = reports.receive(
            report, today=clock.today(), shown=sorted(shown | report.wishes.chosen)
        )
        attempts.count(attempts.REPORT, token.bucket, now)
        offices = {
            each.handler.office_id for each in received.case.handlers.select_related("handler")
        }
        return {
            "code": received.code,
            "number": received.case.number,
            "offices": sorted(offices),
        }

    answer: dict[str, Any] = once(token.nonce, act, now=now)
    return answer


def _wishes(way: Way, whom: WhomForm) -> routing.Wishes:
    struck, chosen = _keys(way, "struck"), _keys(way, "chosen")
    written = [part for part in (way.before.written, whom.cleaned_data["written"]) if part]
    return routing.Wishes(
        named=frozenset(whom.cleaned_data["people"]) | way.before.named,
        written="\n".join(written),
        struck=struck | way.before.struck,
        chosen=chosen,
    )


def _shut(route: routing.Route) -> list[str]:
    """The offices that do not read because of whom it concerns."""
    concerned = {
        key
        for key, reason in route.offices_shut.items()
        if reason in {routing.Reason.SAME_OFFICE, routing.Reason.SUBORDINATE}
    }
    return [office_name(each) for each in directory.offices(concerned)]


def _keys(way: Way, name: str) -> frozenset[int]:
    """The keys that a field holds; what cannot be one is looked past."""
    sent = way.request.POST.getlist(name)
    return frozenset(int(each) for each in sent if re.fullmatch(r"[0-9]{1,18}", each))


def _able(desk: routing.Desk, wishes: routing.Wishes) -> set[int]:
    """The offices of which somebody could read this concern."""
    return {
        each.office_id
        for each in desk.handlers
        if routing.may_join(desk, replace(wishes, struck=frozenset()), each.id) is None
    }


def _carried(way: Way) -> list[tuple[str, str]]:
    """What was typed on the later page, carried along by the earlier one."""
    names = [*sorted(_names()), "struck", "chosen"]
    return [(name, value) for name in names for value in way.request.POST.getlist(name) if value]


def _names() -> set[str]:
    return {*StoryForm.base_fields, *IdentityForm.base_fields} - {"attached"}


def _typed(way: Way) -> dict[str, str]:
    """What stands in the form already, to be shown again without being judged."""
    return {name: way.request.POST[name] for name in _names() if name in way.request.POST}


def _summed_up(*forms: Any) -> list[str]:
    return [
        _("%(label)s: %(error)s") % {"label": form.fields[name].label, "error": error}
        for form in forms
        if form is not None
        for name, errors in form.errors.items()
        for error in errors
    ]


def _nobody(way: Way, *, struck: bool) -> HttpResponse:
    """Nobody outside the line holds a key: say where else to go, and keep nothing."""
    left_out = {guards.FIELD, "do"}
    context = {
        "title": _("Nobody here may read this"),
        "struck": struck,
        "typed": [
            (name, value)
            for name, values in way.request.POST.lists()
            if name not in left_out
            for value in values
        ],
    }
    return render(way.request, "concerns/nobody.html", context, status=422)

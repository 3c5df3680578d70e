"""What the channel tells others: half-years, statements, tests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.kernel.statements import fingerprint
from teraju.modules.integrity.concerns import afterwards, statement_key
from teraju.modules.integrity.concerns.models import ChannelTest, IssuedStatement
from teraju.modules.integrity.concerns.selectors import facts
from teraju.modules.integrity.concerns.services import channel_tests, telling
from teraju.modules.integrity.concerns.services.desk_common import Hand
from teraju.modules.integrity.concerns.web import clock
from teraju.modules.integrity.concerns.web.desk.pages import desk_view, form_page, hand_of
from teraju.modules.integrity.concerns.web.visits import DeskRequest

from .forms import HalfYearForm


@desk_view
@require_GET
def telling_page(request: DeskRequest) -> HttpResponse:
    """What was told so far, and what can be told now."""
    today = clock.today()
    context = {
        "title": _("What the channel tells"),
        "period": telling.open_period(today),
        "statements": IssuedStatement.objects.select_related("issued_by").order_by("-sequence"),
        "fingerprint": fingerprint(statement_key.public_key()),
        "tests": ChannelTest.objects.select_related("begun_by").order_by("-begun_on", "-pk")[:20],
        "lessons": facts.told_lessons(today).count(),
        "lesson_days": afterwards.rules_on(today).integer("lesson_days"),
    }
    return render(request, "concerns/after/telling.html", context)


@desk_view
def close_half_year(request: DeskRequest) -> HttpResponse:
    """Tell the half-year that ended: numbers for everybody, a statement for the main site."""
    hand = hand_of(request)
    limits = afterwards.thresholds_on(hand.today)
    period = telling.open_period(hand.today)
    if period is None and request.method != "POST":
        raise Http404
    return form_page(
        request,
        form=HalfYearForm,
        title=_("Tell the half-year that ended"),
        submit=_("Tell it"),
        act=lambda values: _closed(hand, values),
        back_url=reverse("desk_telling"),
        initial={"staff": facts.directory_size() or None},
        intro=_(
            "Below %(staff)s employees or %(concerns)s concerns no number is told; below %(cell)s "
            "a number is held back. The statement is for the compliance function, who uploads it "
            "to the main site."
        )
        % {
            "staff": limits.smallest_staff,
            "concerns": limits.smallest_period,
            "cell": limits.smallest_cell,
        },
    )


@desk_view
@require_GET
def statement_file(request: DeskRequest, sequence: int) -> HttpResponse:
    """A statement as it was signed."""
    issued = IssuedStatement.objects.filter(sequence=sequence).first()
    if issued is None:
        raise Http404
    response = HttpResponse(bytes(issued.file), content_type="application/json")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="statement-{issued.sequence}.json"'
    )
    return response


@desk_view
def begin_test(request: DeskRequest) -> HttpResponse:
    """Announce a test of the channel; the page shows the phrase that the report carries."""
    hand = hand_of(request)
    return form_page(
        request,
        form=forms.Form,
        title=_("Test the channel"),
        submit=_("Make a phrase"),
        act=lambda _values: _begun(hand),
        back_url=reverse("desk_telling"),
        intro=_(
            "Somebody raises a concern from outside, as any reporter would, and writes a phrase "
            "into it. When it has arrived here, open it and choose “This was a test”: the day is "
            "kept and the report is removed whole."
        ),
    )


def _closed(hand: Hand, values: dict[str, Any]) -> None:
    telling.close_period(hand, staff=values["staff"])


def _begun(hand: Hand) -> None:
    channel_tests.begin_test(hand)

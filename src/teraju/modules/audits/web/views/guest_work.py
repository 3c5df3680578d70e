"""Samples and requests of the body's auditor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.audits.domain.requests import RequestState
from teraju.modules.audits.models import RecordRequest, Sample
from teraju.modules.audits.review_rights import REQUEST_ANSWER, REQUEST_ASK, SAMPLE_DRAW
from teraju.modules.audits.selectors import guests as selectors
from teraju.modules.audits.services import guest_work
from teraju.modules.audits.web.forms.guest_work import (
    AnswerForm,
    RemarkForm,
    RequestForm,
    SampleForm,
    SettleForm,
)
from teraju.modules.audits.web.guest_registers import (
    REQUESTS,
    SAMPLES,
    request_status,
    requests_on_day,
)
from teraju.modules.audits.web.sections import TABLE
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.web.forms import VersionedForm, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import certification_for, step_page

S = RequestState


def sample_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SAMPLES)


def request_register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Samples"), reverse("audits_samples"), icon="list-checks")]
    return register_page(request, REQUESTS, more=more)


def sample_add(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, SAMPLE_DRAW)
    return step_page(
        request,
        certification,
        form=partial(SampleForm, viewer=request.viewer),
        title=_("Draw a sample"),
        intro=_("By chance, out of a list as it stands now. The agency sees it when you show it."),
        submit=_("Draw"),
        act=lambda data: guest_work.draw_sample(actor=request.viewer, certification_id=pk, **data),
        initial={"register": request.GET.get("register", ""), "size": 5},
        success=lambda sample: sample.get_absolute_url(),
        done=_("The sample is drawn."),
    )


def sample_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    sample: Sample = get_object_or_404(selectors.samples(viewer), pk=pk)
    show = Action(
        _("Show it to the agency"),
        reverse("audits_sample_show", args=[pk]),
        refusal=str(rights.refusal(viewer, SAMPLE_DRAW, sample)),
        icon="eye",
    )
    page = RecordPage(
        title=sample.register_title,
        number=str(sample),
        target=sample,
        register_title=SAMPLES.title,
        register_url=reverse("audits_samples"),
        primary=None if sample.shown_on else show,
        facts=_sample_facts(sample),
        sections=[_drawn_section(sample)],
        is_example=sample.is_example,
    )
    return record_page(request, page)


def _sample_facts(sample: Sample) -> Sequence[Fact]:
    is_whole = guest_work.drawn_again(sample) == [row["pk"] for row in sample.drawn]
    again = _("the seed gives these rows again") if is_whole else _("the rows were altered")
    return [
        Fact(_("Certification"), sample.certification.number),
        Fact(_("What it is for"), sample.reason or None),
        Fact(_("Size of the population"), sample.population_size),
        Fact(_("Size of the sample"), sample.size),
        Fact(_("Method"), _("at random: the smallest SHA-256 of seed and key")),
        Fact(_("Seed"), sample.seed, note=again),
        Fact(_("Hash of the population"), sample.fingerprint),
        Fact(_("Filter"), sample.query or _("none")),
        Fact(_("Drawn on"), sample.drawn_on, note=sample.office),
        Fact(_("Shown to the agency on"), sample.shown_on),
    ]


def _drawn_section(sample: Sample) -> Section:
    rows = [
        [Link(row["title"], row["url"]) if row["url"] else row["title"], row["pk"]]
        for row in sample.drawn
    ]
    context = {"headers": [_("Record"), _("Key")], "rows": rows, "empty": ""}
    return Section(_("What was drawn"), TABLE, context)


def sample_show(request: ViewerRequest, pk: int) -> HttpResponse:
    sample: Sample = get_object_or_404(selectors.samples(request.viewer), pk=pk)
    rights.require(request.viewer, SAMPLE_DRAW, sample)
    back = sample.get_absolute_url()
    return form_page(
        request,
        form=VersionedForm,
        title=_("Show it to the agency"),
        intro=_("The agency then sees which rows were drawn, and can bring the records."),
        submit=_("Show"),
        act=lambda data: guest_work.show_sample(
            actor=request.viewer, sample_id=pk, **versioned(data)
        ),
        success=lambda _done: back,
        back_url=back,
        initial={"version": sample.version},
        done=_("The agency sees the sample."),
        facts=(Fact(_("Sample"), str(sample)),),
        register_title=SAMPLES.title,
        register_url=reverse("audits_samples"),
    )


def request_add(request: ViewerRequest, pk: int) -> HttpResponse:
    certification = certification_for(request, pk, REQUEST_ASK)
    return step_page(
        request,
        certification,
        form=partial(RequestForm, viewer=request.viewer, certification=certification),
        title=_("Ask for a record"),
        submit=_("Ask"),
        act=lambda data: guest_work.ask_for_record(
            actor=request.viewer, certification_id=pk, **data
        ),
        initial={"due_on": request.viewer.today + timedelta(days=1)},
        success=lambda made: made.get_absolute_url(),
        done=_("The agency was asked."),
    )


def request_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one: Any = get_object_or_404(requests_on_day(viewer), pk=pk)
    primary, others = _request_steps(one, viewer)
    page = RecordPage(
        title=one.text,
        number=str(one),
        target=one,
        register_title=REQUESTS.title,
        register_url=reverse("audits_requests"),
        status=request_status(one),
        primary=primary,
        actions=others,
        facts=_request_facts(one, viewer),
        sections=_answer_sections(one, viewer),
        is_example=one.is_example,
    )
    return record_page(request, page)


def _request_steps(one: RecordRequest, viewer: Viewer) -> tuple[Action | None, list[Action]]:
    def action(label: str, name: str, right: str, icon: str) -> Action:
        url = reverse(f"audits_request_{name}", args=[one.pk])
        return Action(label, url, refusal=str(rights.refusal(viewer, right, one)), icon=icon)

    answer = action(_("Answer"), "answer", REQUEST_ANSWER, "send")
    if one.state == S.ASKED:
        drop = action(_("Withdraw"), "withdraw", REQUEST_ASK, "x")
        return answer, [drop] if not drop.refusal else []
    if one.state == S.ANSWERED:
        settle = action(_("Settle"), "settle", REQUEST_ASK, "check")
        back = action(_("Ask for more"), "return", REQUEST_ASK, "undo-2")
        return settle, [other for other in (back, answer) if not other.refusal]
    return None, []


def _request_facts(one: RecordRequest, viewer: Viewer) -> list[Fact]:
    seen = one.sample_id and selectors.samples(viewer).filter(pk=one.sample_id).exists()
    facts = [
        Fact(
            _("Certification"),
            one.certification.number,
            url=one.certification.get_absolute_url(),
        ),
        Fact(_("Asked on"), one.asked_on, note=one.asked_office),
        Fact(_("Asked for by"), one.due_on),
        Fact(
            _("Sample"),
            str(one.sample) if seen else None,
            url=one.sample.get_absolute_url() if seen and one.sample else "",
        ),
        Fact(_("Answered on"), one.answered_on, note=one.answered_office),
        Fact(_("Remark of the auditor"), one.remark),
        Fact(_("Settled on"), one.settled_on),
    ]
    return [fact for fact in facts if fact.value]


def _answer_sections(one: RecordRequest, viewer: Viewer) -> list[Section]:
    found = []
    if one.answer:
        context = {"text": one.answer}
        found.append(Section(_("Answer"), "web/sections/text.html", context))
    by_kind: dict[str, list[int]] = {}
    for link in one.links.all():
        by_kind.setdefault(link.kind, []).append(link.target_id)
    seen = {kind: links.find(viewer, kind, pks) for kind, pks in by_kind.items()}
    rows = []
    for link in one.links.all():
        linked = seen[link.kind].get(link.target_id)
        rows.append([Link(linked.title, linked.url) if linked else link.title])
    if rows:
        table = {"headers": [_("Record")], "rows": rows, "empty": ""}
        found.append(Section(_("Records that answer it"), TABLE, table))
    return found


def request_answer(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _request_of(request, pk)
    return _request_form(
        request,
        one,
        REQUEST_ANSWER,
        guest_work.answer_request,
        form=partial(AnswerForm, viewer=request.viewer, government_id=one.government_id),
        title=_("Answer the request"),
        submit=pgettext("step", "Answer"),
        initial={"answer": one.answer},
        done=_("The auditor sees the answer. Add files below."),
    )


def request_return(request: ViewerRequest, pk: int) -> HttpResponse:
    return _request_form(
        request,
        _request_of(request, pk),
        REQUEST_ASK,
        guest_work.return_request,
        form=RemarkForm,
        title=_("Ask for more"),
        submit=_("Ask for more"),
        done=_("The agency was asked once more."),
    )


def request_settle(request: ViewerRequest, pk: int) -> HttpResponse:
    return _request_form(
        request,
        _request_of(request, pk),
        REQUEST_ASK,
        guest_work.settle_request,
        form=SettleForm,
        title=_("Settle the request"),
        submit=_("Settle"),
        done=_("The request is settled."),
    )


def request_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _request_form(
        request,
        _request_of(request, pk),
        REQUEST_ASK,
        guest_work.withdraw_request,
        form=RemarkForm,
        title=_("Withdraw the request"),
        submit=_("Withdraw"),
        done=_("The request is withdrawn."),
    )


def _request_of(request: ViewerRequest, pk: int) -> RecordRequest:
    one: RecordRequest = get_object_or_404(selectors.requests(request.viewer), pk=pk)
    return one


def _request_form(
    request: ViewerRequest,
    one: RecordRequest,
    right: str,
    service: Callable[..., RecordRequest],
    *,
    initial: dict[str, Any] | None = None,
    **page: Any,
) -> HttpResponse:
    rights.require(request.viewer, right, one)
    back = one.get_absolute_url()
    return form_page(
        request,
        act=lambda data: service(actor=request.viewer, request_id=one.pk, **versioned(data)),
        success=lambda _done: back,
        back_url=back,
        initial={"version": one.version, **(initial or {})},
        facts=(Fact(_("Request"), str(one), url=back), Fact(_("What is asked for"), one.text)),
        register_title=REQUESTS.title,
        register_url=reverse("audits_requests"),
        **page,
    )

"""Use-cases of the body's auditor and of those who answer: samples and requests."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.requests import REQUEST
from teraju.modules.audits.domain.sampling import SampleTooLarge, draw, fingerprint
from teraju.modules.audits.models import RecordRequest, RequestLink, Sample
from teraju.modules.audits.refusals import DateOutOfOrder, StepNotPossible, WrongPlace
from teraju.modules.audits.review_rights import REQUEST_ANSWER, REQUEST_ASK, SAMPLE_DRAW
from teraju.modules.audits.selectors.guests import open_lists, rows_at, samples
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.exchange.registers import Register
from teraju.platform.links import api as links

from .common import claim_certification, step

LARGEST = 500
DRAWN = ("register_title", "query", "seed", "size", "population_size")


@transaction.atomic
def draw_sample(
    *,
    actor: Viewer,
    certification_id: int,
    register: str,
    size: int,
    query: str = "",
    seed: str = "",
    reason: str = "",
    is_example: bool = False,
) -> Sample:
    """Draw rows of a list at random; the same list and seed give the same rows again."""
    certification = claim_certification(actor, certification_id, None)
    rights.require(actor, SAMPLE_DRAW, certification)
    source = _list_of(actor, register)
    rows, asked = rows_at(actor, source, query.partition("?")[2] or query, certification.agency)
    population = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
    chosen_seed = cleaned(seed)[:40] or secrets.token_hex(8)
    keys = _drawn(population, size, chosen_seed)
    title, drawn = _in_words(actor, source, rows, keys)
    sample = Sample(
        government_id=certification.government_id,
        agency=certification.agency,
        certification=certification,
        register=source.key,
        register_title=title[:200],
        query=asked[:500],
        seed=chosen_seed,
        size=size,
        **_kept(population),
        drawn=drawn,
        drawn_on=actor.today,
        drawn_by_id=rights.acting(actor),
        office=actor.office,
        reason=cleaned(reason),
        is_example=is_example,
    )
    save(actor, sample)
    _tell(actor, "audits.sample.drawn", sample, DRAWN)
    return sample


def _kept(population: list[int]) -> dict[str, Any]:
    """What a sample was drawn from, so that anybody can draw it again."""
    return {
        "population": population,
        "population_size": len(population),
        "fingerprint": fingerprint(population),
    }


def drawn_again(sample: Sample) -> list[int]:
    """The keys that the kept population and seed give: those of the sample, or it was altered."""
    return draw(sample.population, sample.size, sample.seed)


@transaction.atomic
def show_sample(*, actor: Viewer, sample_id: int, expected_version: int | None = None) -> Sample:
    """Show a sample to the agency before the audit is over, so that it brings the records."""
    sample = _claim_sample(actor, sample_id, expected_version)
    rights.require(actor, SAMPLE_DRAW, sample)
    if sample.shown_on:
        raise StepNotPossible(_("The agency sees it already."))
    sample.shown_on = actor.today
    save(actor, sample)
    _tell(actor, "audits.sample.shown", sample, ("shown_on",))
    return sample


@transaction.atomic
def ask_for_record(
    *,
    actor: Viewer,
    certification_id: int,
    text: str,
    due_on: date,
    sample: Sample | None = None,
    is_example: bool = False,
) -> RecordRequest:
    """Ask the agency for a record by a day."""
    certification = claim_certification(actor, certification_id, None)
    rights.require(actor, REQUEST_ASK, certification)
    if due_on < actor.today:
        raise DateOutOfOrder(_("This day has passed already."), field="due_on")
    if sample is not None and sample.certification_id != certification.pk:
        raise WrongPlace(_("This sample belongs to another certification."), field="sample")
    last = certification.requests.aggregate(last=Max("number"))["last"] or 0
    request = RecordRequest(
        government_id=certification.government_id,
        agency=certification.agency,
        certification=certification,
        number=last + 1,
        text=_said(text, "text", _("Say what is asked for.")),
        due_on=due_on,
        sample=sample,
        asked_on=actor.today,
        asked_by_id=rights.acting(actor),
        asked_office=actor.office,
        is_example=is_example,
    )
    save(actor, request)
    _tell(actor, "audits.request.asked", request, ("text", "due_on"))
    return request


@transaction.atomic
def answer_request(
    *,
    actor: Viewer,
    request_id: int,
    expected_version: int | None = None,
    answer: str,
    records: Iterable[tuple[str, int]] = (),
) -> RecordRequest:
    """Answer a request in words and with records; files are added on its page."""
    request = _claim(actor, request_id, expected_version, REQUEST_ANSWER)
    before = values_of(request, ("state", "answer"))
    request.state = step(REQUEST, request.state, "answer")
    request.answer = _said(answer, "answer", _("Write the answer."))
    request.answered_on, request.answered_office = actor.today, actor.office
    save(actor, request)
    _link(actor, request, records)
    record_event(actor=actor, verb="audits.request.answered", target=request, before=before)
    return request


@transaction.atomic
def return_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None, remark: str
) -> RecordRequest:
    """Say what the answer lacks; the agency answers once more."""
    request = _claim(actor, request_id, expected_version, REQUEST_ASK)
    before = values_of(request, ("state", "remark"))
    request.state = step(REQUEST, request.state, "return")
    request.remark = _said(remark, "remark", _("Say what is still missing."))
    save(actor, request)
    record_event(actor=actor, verb="audits.request.returned", target=request, before=before)
    return request


@transaction.atomic
def settle_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None, remark: str = ""
) -> RecordRequest:
    """The auditor has what was asked for."""
    request = _claim(actor, request_id, expected_version, REQUEST_ASK)
    before = values_of(request, ("state", "settled_on"))
    request.state = step(REQUEST, request.state, "settle")
    request.settled_on, request.remark = actor.today, cleaned(remark) or request.remark
    save(actor, request)
    record_event(actor=actor, verb="audits.request.settled", target=request, before=before)
    return request


@transaction.atomic
def withdraw_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None, remark: str
) -> RecordRequest:
    """The auditor does not need it any more."""
    request = _claim(actor, request_id, expected_version, REQUEST_ASK)
    before = values_of(request, ("state", "remark"))
    request.state = step(REQUEST, request.state, "withdraw")
    request.remark = _said(remark, "remark", _("Say why."))
    save(actor, request)
    record_event(actor=actor, verb="audits.request.withdrawn", target=request, before=before)
    return request


def _tell(
    actor: Viewer, verb: str, target: Sample | RecordRequest, fields: tuple[str, ...]
) -> None:
    after = values_of(target, fields)
    record_event(actor=actor, verb=verb, target=target, before={}, after=after)


def _list_of(actor: Viewer, key: str) -> Register[Any]:
    for register in open_lists(actor):
        if register.key == key:
            return register
    raise WrongPlace(_("This list is not open to auditors of a body."), field="register")


def _drawn(population: list[int], size: int, seed: str) -> list[int]:
    if not population:
        raise StepNotPossible(_("This list is empty: nothing can be drawn."), field="register")
    if size > LARGEST:
        raise SampleTooLarge(_("Draw at most 500 records."), field="size")
    try:
        return draw(population, size, seed)
    except SampleTooLarge as error:
        raise SampleTooLarge(
            _("A sample has at least one record and at most all."), field="size"
        ) from error


def _in_words(
    actor: Viewer, source: Register[Any], rows: Any, keys: list[int]
) -> tuple[str, list[dict[str, Any]]]:
    """The name of the list and of what was drawn, in the language of the house."""
    with override(settings.LANGUAGE_CODE):
        return str(source.title), _named(actor, source, rows, keys)


def _named(
    actor: Viewer, source: Register[Any], rows: Any, keys: list[int]
) -> list[dict[str, Any]]:
    """The rows that came out, each as its list names it."""
    found = {row.pk: row for row in rows.filter(pk__in=keys)}
    return [
        {
            "pk": key,
            "title": " · ".join(_words(source, found[key]))[:300],
            "url": source.row_url(found[key]) if source.row_url else "",
        }
        for key in keys
    ]


def _words(source: Register[Any], row: Any) -> list[str]:
    """What the first two columns say of a row."""
    found = []
    for column in source.columns[:2]:
        value = column.value(row)
        words = value if isinstance(value, list | tuple) else [value]
        found += [str(word) for word in words if word not in (None, "")]
    return found


def _link(actor: Viewer, request: RecordRequest, records: Iterable[tuple[str, int]]) -> None:
    for kind, pk in records:
        found = links.find(actor, kind, [pk]).get(pk)
        if found is None:
            raise WrongPlace(_("This record is not there."), field="records")
        RequestLink.objects.get_or_create(
            request=request, kind=kind, target_id=pk, defaults={"title": found.title[:300]}
        )


def _claim(
    actor: Viewer, request_id: int, expected_version: int | None, right: str
) -> RecordRequest:
    rows = RecordRequest.objects.visible_to(actor).select_related("agency", "certification")
    request: RecordRequest = claim(rows, request_id, expected_version)
    rights.require(actor, right, request)
    return request


def _claim_sample(actor: Viewer, sample_id: int, expected_version: int | None) -> Sample:
    sample: Sample = claim(samples(actor), sample_id, expected_version)
    return sample


def _said(text: str, field: str, sentence: object) -> str:
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found

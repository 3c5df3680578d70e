"""Who may ask for an identity, and who may open it."""

from __future__ import annotations

import pytest

from teraju.modules.integrity.concerns.domain.identity import (
    Answer,
    Hindrance,
    Person,
    Request,
    hinders_answering,
    hinders_asking,
)

HANDLER = Person(1, handles=True)
OTHER = Person(2)
CUSTODIAN = Person(3, custodian=True)


@pytest.mark.parametrize(
    ("person", "exists", "answers", "hindrance"),
    [
        (HANDLER, True, [], None),
        (HANDLER, True, ["refused", "withdrawn"], None),
        (HANDLER, False, [], Hindrance.NO_IDENTITY),
        (HANDLER, True, ["waiting"], Hindrance.WAITING_ALREADY),
        (HANDLER, True, ["refused", "approved"], Hindrance.OPEN_ALREADY),
        (OTHER, True, [], Hindrance.NOT_A_HANDLER),
        (CUSTODIAN, True, [], Hindrance.NOT_A_HANDLER),
        (Person(1, handles=True, shut_out=True), True, [], Hindrance.SHUT_OUT),
    ],
)
def test_who_may_ask(person, exists, answers, hindrance):
    requests = [Request(9, Answer(answer)) for answer in answers]
    assert hinders_asking(person, exists=exists, requests=requests) is hindrance


@pytest.mark.parametrize(
    ("person", "request_", "hindrance"),
    [
        (CUSTODIAN, Request(1), None),
        (Person(3, handles=True, custodian=True), Request(1), None),
        (CUSTODIAN, Request(3), Hindrance.OWN_REQUEST),
        (HANDLER, Request(2), Hindrance.NOT_A_CUSTODIAN),
        (Person(3, custodian=True, shut_out=True), Request(1), Hindrance.SHUT_OUT),
        (CUSTODIAN, Request(1, Answer.APPROVED), Hindrance.ANSWERED_ALREADY),
        (CUSTODIAN, Request(1, Answer.REFUSED), Hindrance.ANSWERED_ALREADY),
        (CUSTODIAN, Request(1, Answer.WITHDRAWN), Hindrance.ANSWERED_ALREADY),
    ],
)
def test_who_may_answer(person, request_, hindrance):
    assert hinders_answering(person, request_) is hindrance

"""Who may learn who a reporter is: asked for by one person with a reason, opened by another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What became of a request."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Hindrance(StrEnum):
    """Why somebody may not ask, or not answer."""

    NO_IDENTITY = "no_identity"
    NOT_A_HANDLER = "not_a_handler"
    OPEN_ALREADY = "open_already"
    WAITING_ALREADY = "waiting_already"
    NOT_A_CUSTODIAN = "not_a_custodian"
    OWN_REQUEST = "own_request"
    ANSWERED_ALREADY = "answered_already"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True)
class Person:
    """Who asks or answers, as far as the rule looks at them."""

    id: int
    handles: bool = False
    custodian: bool = False
    # Named in the concern, or in the line of somebody who is; or stepped back from it.
    shut_out: bool = False


@dataclass(frozen=True)
class Request:
    """A request as it stands."""

    asked_by: int
    answer: Answer = Answer.WAITING


def hinders_asking(person: Person, *, exists: bool, requests: list[Request]) -> Hindrance | None:
    """Whether somebody may ask for an identity that is held."""
    answers = {each.answer for each in requests}
    checks = (
        (person.shut_out, Hindrance.SHUT_OUT),
        (not person.handles, Hindrance.NOT_A_HANDLER),
        (not exists, Hindrance.NO_IDENTITY),
        (Answer.APPROVED in answers, Hindrance.OPEN_ALREADY),
        (Answer.WAITING in answers, Hindrance.WAITING_ALREADY),
    )
    return next((code for found, code in checks if found), None)


def hinders_answering(person: Person, request: Request) -> Hindrance | None:
    """Whether somebody may approve or refuse a request: a custodian, and never who asked."""
    checks = (
        (not person.custodian, Hindrance.NOT_A_CUSTODIAN),
        (person.shut_out, Hindrance.SHUT_OUT),
        (person.id == request.asked_by, Hindrance.OWN_REQUEST),
        (request.answer is not Answer.WAITING, Hindrance.ANSWERED_ALREADY),
    )
    return next((code for found, code in checks if found), None)

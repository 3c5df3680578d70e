"""Whoever met somebody at the same rows begins again, and loses nothing of what was sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.web import meeting
from teraju.platform.web.middleware import answer_refusal


class Turned(Exception):
    """As psycopg says it."""

    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


def met(sqlstate: str = meeting.DEADLOCK) -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = Turned(sqlstate)
    return error


def sent_to(*outcomes: Any) -> tuple[Any, list[bytes]]:
    """A request whose view ends so, one time after the other, and what it read each time."""
    read: list[bytes] = []
    left = list(outcomes)

    def view(request: Any, pk: int) -> HttpResponse:
        read.append(request.FILES["photo"].read() + str(pk).encode())
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return HttpResponse(outcome)

    photo = SimpleUploadedFile("a.png", b"picture")
    request: Any = RequestFactory().post("/somewhere/7/", {"photo": photo})
    request.FILES["photo"].read()
    request.resolver_match = ResolverMatch(view, (), {"pk": 7})
    return request, read


def test_it_is_answered_as_if_nobody_had_been_there() -> None:
    request, read = sent_to(met(), "done")
    answer = answer_refusal(request, met())
    assert answer is not None
    assert answer.content == b"done"
    assert read == [b"picture7", b"picture7"]


def test_somebody_is_met_only_so_often() -> None:
    request, read = sent_to(*[met() for _time in range(meeting.MOST_TIMES)])
    with pytest.raises(OperationalError):
        answer_refusal(request, met())
    assert len(read) == meeting.MOST_TIMES


@pytest.mark.parametrize("first", [met("53300"), OperationalError("gone"), ValueError("bug")])
def test_all_else_is_a_bug(first: Exception) -> None:
    """Others may know what it is: it is left to them."""
    request, read = sent_to("done")
    assert answer_refusal(request, first) is None
    assert read == []


def test_a_bug_that_comes_the_second_time_is_one() -> None:
    request, _read = sent_to(ValueError("bug"))
    with pytest.raises(ValueError, match="bug"):
        answer_refusal(request, met())


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(NotAllowed("No."), HTTPStatus.FORBIDDEN), (DomainError("Not now."), HTTPStatus.CONFLICT)],
)
def test_what_is_refused_the_second_time_is_said(
    refusal: Exception, status: int, rf: Any, client: Any, db: None
) -> None:
    request, _read = sent_to(refusal)
    page = client.get("/login/").wsgi_request
    request.viewer, request.user, request.session = page.viewer, page.user, page.session
    answer = answer_refusal(request, met())
    assert answer is not None
    assert answer.status_code == status

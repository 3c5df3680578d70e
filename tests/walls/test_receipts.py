"""Guessing receipts: slow, limited, and the same answer whatever was guessed."""

from __future__ import annotations

import sqlite3
import statistics
import time
from typing import Any

import pytest

from .channel import Channel
from .story import Story, raise_concern
from .visitor import Page, Visitor


@pytest.fixture
def own(tmp_path_factory: Any, database: str) -> Any:
    """A channel of its own: here the limits of everybody are used up."""
    with Channel(tmp_path_factory.mktemp("guessing")) as running:
        yield running


def guess(visitor: Visitor, page: Page, code: str) -> tuple[Page, float]:
    started = time.monotonic()
    answer = visitor.send(page, page.form("code"), {"code": code}, press="Open")
    return answer, time.monotonic() - started


def test_guessing(own: Channel):
    """One story, because every guess counts: form, shape, time, limit, and the way back."""
    story = Story(own)
    code, _number = raise_concern(story, Visitor(own.address), mode="anonymous")
    wrong = str((int(code) + 1) % 10**16).zfill(16)
    visitor = Visitor(own.address)
    answers: list[Page] = []
    spent: dict[str, list[float]] = {wrong: [], "0" * 16: []}
    for typed in [*spent] * 3:
        answer, seconds = guess(visitor, visitor.get("/en/code/"), typed)
        answers.append(answer)
        spent[typed].append(seconds)
    # One answer for all codes that are wrong, in all that can be seen of it.
    assert len({(answer.status, answer.text) for answer in answers}) == 1
    # Slow on purpose: 64 MB of memory, twice, and as slow for one that is near as for any other.
    near, far = (statistics.median(values) for values in spent.values())
    assert min(near, far) > 0.05
    assert max(near, far) < 2.5 * min(near, far)
    assert visitor.jar == {}
    the_form_is_used_up(own, code, wrong)
    everybody_is_stopped(own, code, wrong)


def the_form_is_used_up(own: Channel, code: str, wrong: str) -> None:
    """One form allows five tries; then even the right code is refused, in the same words."""
    visitor = Visitor(own.address)
    page = visitor.get("/en/code/")
    for _try in range(5):
        guess(visitor, page, wrong)
    refused, _seconds = guess(visitor, page, wrong)
    right, _seconds = guess(visitor, page, code)
    assert "Too many tries" in refused.text
    assert right.text == refused.text
    # A new form, without waiting: the reporter is not shut out by their own slips.
    fresh, _seconds = guess(visitor, visitor.get("/en/code/"), code)
    assert "/box/" in fresh.url


def everybody_is_stopped(own: Channel, code: str, wrong: str) -> None:
    """Whoever fetches a new form for each try meets the limit of all together."""
    with sqlite3.connect(own.data / "concerns.sqlite3", timeout=30) as connection:
        # As if a hundred others had guessed before.
        connection.execute("UPDATE concerns_attempts SET count = count + 100 WHERE bucket = ''")
    tried = 100
    while tried < 160:
        tried += 1
        visitor = Visitor(own.address)
        answer, _seconds = guess(visitor, visitor.get("/en/code/"), wrong)
        if "Too many tries" in answer.text:
            break
    assert tried < 125, "nobody was stopped"
    right, _seconds = guess(visitor, visitor.get("/en/code/"), code)
    assert right.text == answer.text
    # And nobody's address is kept to know who it was.
    assert b"127.0.0.1" not in b"".join(
        path.read_bytes() for path in own.data.glob("concerns.sqlite3*")
    )


@pytest.mark.parametrize("sent", ["", "0", "9" * 400, "\u0661" * 16, "1234567812345678' OR 1=1"])
def test_no_guess_breaks_anything(channel: Channel, sent: str):
    visitor = Visitor(channel.address)
    answer, _seconds = guess(visitor, visitor.get("/en/code/"), sent)
    assert answer.status == 422
    assert "Traceback" not in answer.text


def test_a_form_from_elsewhere_opens_nothing(story: Story):
    """The page of another site sends the right code: refused before it is looked at."""
    code = story.codes[0]
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ):
        visitor = Visitor(story.channel.address)
        page = visitor.get("/en/code/")
        token = dict(page.form("code").fields)["token"]
        answer = visitor.post("/en/code/", [("code", code), ("token", token)], **headers)
        assert answer.status == 403, headers
        assert visitor.jar == {}


def test_a_form_without_its_token_opens_nothing(story: Story):
    for token in ("", "x", "a:b:c"):
        visitor = Visitor(story.channel.address)
        answer = visitor.post("/en/code/", [("code", story.codes[0]), ("token", token)])
        assert answer.status in (403, 422)
        assert "/box/" not in answer.url

"""Guessing receipts: slow, limited, and the same answer whatever was guessed."""

from __future__ import annotations

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
    running = Channel(tmp_path_factory.mktemp("guessing")).start()
    yield running
    running.stop()


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
    spent: dict[str, list[float]] = {"unknown": [], "misspelt": []}
    for _round in range(3):
        for kind, typed in (("unknown", wrong), ("misspelt", "1234 abc")):
            page = visitor.get("/en/code/")
            answer, seconds = guess(visitor, page, typed)
            answers.append(answer)
            spent[kind].append(seconds)
    # Of what is no code everybody can see that; of codes there is one answer for all that are wrong.
    assert len({answer.status for answer in answers}) == 1
    assert len({answer.text for answer in answers}) == 2
    # Slow on purpose, and as slow for what cannot be a code: 64 MB of memory, twice.
    middle = {kind: statistics.median(values) for kind, values in spent.items()}
    assert min(middle.values()) > 0.05
    assert max(middle.values()) < 3 * min(middle.values())
    assert visitor.jar == {}
    the_form_is_used_up(own, code, wrong)
    everybody_is_stopped(own, code, wrong)


def the_form_is_used_up(own: Channel, code: str, wrong: str) -> None:
    """One form allows five tries; then even the right code is refused, in the same words."""
    visitor = Visitor(own.address)
    page = visitor.get("/en/code/")
    for _try in range(5):
        answer, _seconds = guess(visitor, page, wrong)
    refused, _seconds = guess(visitor, page, wrong)
    right, _seconds = guess(visitor, page, code)
    assert "Too many tries" in refused.text
    assert right.text == refused.text
    # A new form, without waiting: the reporter is not shut out by their own slips.
    fresh, _seconds = guess(visitor, visitor.get("/en/code/"), code)
    assert "/box/" in fresh.url


def everybody_is_stopped(own: Channel, code: str, wrong: str) -> None:
    """Whoever fetches a new form for each try meets the limit of all together."""
    for tried in range(160):
        visitor = Visitor(own.address)
        answer, _seconds = guess(visitor, visitor.get("/en/code/"), wrong)
        if "Too many tries" in answer.text:
            break
    else:
        raise AssertionError("nobody was stopped")
    assert tried < 125
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

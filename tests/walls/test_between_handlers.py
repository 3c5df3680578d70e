"""A concern does not exist for who holds no key to it, whatever they ask for."""

from __future__ import annotations

import pytest

from .story import SUBJECT, WORDS, Story, enter, raise_concern, step
from .visitor import Visitor

STEPS = ("declare", "acknowledge", "answer", "note", "triage", "conclude", "step-back", "join")


@pytest.fixture(scope="module")
def about_the_head(story: Story) -> tuple[str, str]:
    """A concern about the head of the Inspektorat: only the receiver outside may read it."""
    head = "Wiryo Kusumodiningrat, Inspektur"
    own = Story(story.channel)
    return raise_concern(own, Visitor(story.channel.address), mode="anonymous", subject=head)


@pytest.mark.parametrize("login_name", ["penerima", "fkap", "sekda"])
def test_the_heads_line_learns_nothing(story: Story, about_the_head, login_name: str):
    _code, number = about_the_head
    handler = enter(story, login_name)
    home = handler.get("/desk/en/")
    assert number not in home.content.decode()
    paths = [f"/desk/en/c/{number}/", *(f"/desk/en/c/{number}/{name}/" for name in STEPS)]
    nowhere = handler.get("/desk/en/c/AAAA-AAAA/")
    for path in paths:
        page = handler.get(path)
        assert page.status == 404, path
        # The same answer as for a number that was never given.
        assert page.text == nowhere.text


def test_the_receiver_outside_reads_it(story: Story, about_the_head):
    _code, number = about_the_head
    handler = enter(story, "banten")
    step(handler, number, "declare")
    assert WORDS["what"] in handler.get(f"/desk/en/c/{number}/").text


def test_the_receiver_outside_sees_none_of_the_others(story: Story):
    handler = enter(story, "banten")
    home = handler.get("/desk/en/").content.decode()
    for number in story.numbers[:2]:
        assert number not in home
        assert handler.get(f"/desk/en/c/{number}/").status == 404


def test_who_stepped_back_is_out(story: Story):
    handler = enter(story, "fkap")
    assert handler.get(f"/desk/en/c/{story.numbers[0]}/").status == 404


def test_nothing_is_sent_by_who_holds_no_key(story: Story, about_the_head):
    """A form of one's own concern does not open another's by its address."""
    _code, number = about_the_head
    handler = enter(story, "penerima")
    mine = handler.get(f"/desk/en/c/{story.numbers[0]}/note/")
    form = next(one for one in mine.forms if "leave" not in one.action)
    form.action = f"/desk/en/c/{number}/note/"
    page = handler.send(mine, form, {"text": "sisipan"})
    assert page.status in (403, 404)


@pytest.mark.parametrize(
    "path", ["/desk/en/", "/desk/en/c/AAAA-AAAA/", "/box/en/", "/box/en/name/"]
)
def test_without_a_key_every_door_leads_to_a_log_in(story: Story, path: str):
    visitor = Visitor(story.channel.address)
    page = visitor.get(path)
    assert page.url.endswith(("/login/", "/code/"))
    assert SUBJECT not in page.text
    assert visitor.jar == {}


def test_a_reporter_is_no_handler_and_a_handler_no_reporter(story: Story):
    reporter = story.reporter
    assert reporter is not None
    assert reporter.get("/desk/en/").url.endswith("/login/")
    handler = enter(story, "penerima")
    assert handler.get("/box/en/").url.endswith("/code/")


def test_cookies_are_of_this_host_and_path_alone(story: Story):
    handler = enter(story, "sekda")
    given = [
        value
        for one in handler.seen
        for name, value in one.received
        if name.lower() == "set-cookie"
    ]
    assert len(given) == 1
    words = given[0].lower()
    assert "httponly" in words
    assert "samesite=strict" in words
    assert "path=/desk/" in words
    assert "domain" not in words
    # Gone with the window: nothing says how long it lasts.
    assert "max-age" not in words
    assert "expires" not in words


def test_no_cookie_before_the_receipt(story: Story):
    visitor = Visitor(story.channel.address)
    raise_concern_without_opening(visitor)
    assert visitor.jar == {}
    assert not [
        value
        for one in visitor.seen
        for name, value in one.received
        if name.lower() == "set-cookie"
    ]


def raise_concern_without_opening(visitor: Visitor) -> None:
    page = visitor.get("/en/")
    page = visitor.get("/en/report/")
    values = {"mode": "anonymous", "written": "Kepala Loket"}
    page = visitor.send(page, page.form("written"), values, press="Go on")
    page = visitor.send(page, page.form("what"), {"what": "uji"}, press="Send")
    assert "arrived" in page.text

"""An anonymous concern about the head of the unit itself, from a telephone, without scripts.

The channel is the program that an operator starts: another process, another name, another database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.audit.api import TrailEvent
from tests.walls.channel import Channel
from tests.walls.dumps import everything
from tests.walls.finder import find
from tests.walls.story import PASSPHRASES

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
HEAD = "Wiryo Kusumodiningrat"
WHAT = "Inspektur meminta amplop belibis dari rekanan zirkon"
REPLY = "Saya melihatnya dari balik rak nomor tujuh"
QUESTION = "Apakah ada orang lain yang melihatnya?"
FEEDBACK = "Dugaan Anda terbukti dan sudah ditindaklanjuti"
FINDINGS = "Uang diterima dua kali lewat sopir cadangan"


@pytest.fixture
def channel(tmp_path: Any) -> Iterator[Channel]:
    """The channel, started as its operator starts it."""
    with Channel(tmp_path) as running:
        yield running


@pytest.fixture
def telephone(browser: Any) -> Iterator[Any]:
    """A small telephone on which scripts are switched off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_a_concern_about_the_head_reaches_only_who_stands_outside(
    browser: Any, channel: Channel, telephone: Any
) -> None:
    code = raise_about_the_head(telephone, channel)
    for login_name in ("penerima", "fkap", "sekda"):
        # Their subordinates and their superior: no key, no notice, no number.
        with desk(browser, channel, login_name) as page:
            assert page.locator("main a[href*='/c/']").count() == 0
    with desk(browser, channel, "banten") as page:
        open_the_case(page)
        take(page, "acknowledge")
        take(page, "answer", text=QUESTION)
    open_the_box(telephone, channel, code)
    assert QUESTION in telephone.locator("main").inner_text()
    telephone.locator("form[action*='/write/'] textarea").fill(REPLY)
    telephone.locator("form[action*='/write/'] button.go").click()
    assert REPLY in telephone.locator("main").inner_text()
    with desk(browser, channel, "banten") as page:
        page.locator("main a[href*='/c/']").first.click()
        assert REPLY in page.locator("main").inner_text()
        assert WHAT in page.locator("main").inner_text()
        take(page, "triage")
        take(
            page, "investigate", question="Apakah benar?", steps="Telusuri nota", care="Nama dijaga"
        )
        # Nobody is found to have done something without having been heard.
        heard = {"person": "Sopir cadangan", "told": "Duduk perkaranya", "text": "Ia membantah"}
        take(page, "hearing", held_on="2020-10-15", **heard)
        take(page, "conclude", findings=FINDINGS, measures="-", feedback=FEEDBACK)
    open_the_box(telephone, channel, code)
    words = telephone.locator("main").inner_text()
    assert FEEDBACK in words
    assert FINDINGS not in words
    assert is_no_wider_than_the_screen(telephone)


def raise_about_the_head(page: Any, channel: Channel) -> str:
    """From the first page to the receipt; the code as it is copied by hand."""
    page.goto(f"{channel.address}/")
    assert page.url.endswith("/id/")
    assert "SP4N-LAPOR!" in page.locator("main").inner_text()
    page.locator("main a[href$='/report/']").first.click()
    page.locator("input[name=mode][value=anonymous]").check()
    page.locator("input[name=search]").fill(HEAD)
    page.locator("button[name=do][value=find]").click()
    page.locator("label", has_text=HEAD).locator("input[name=people]").check()
    page.locator("button[name=do][value=whom]").click()
    # Who reads is named before the first word, and whose line is shut out.
    named = page.locator("main .card.next").inner_text()
    assert "Inspektorat Provinsi Banten" in named
    assert "Inspektorat Kabupaten Serang" in named.split("\n")[-1] or "Serang" in named
    readers = page.locator("main .card.next ul").first.inner_text()
    assert readers.strip() == "Inspektorat Provinsi Banten"
    assert is_no_wider_than_the_screen(page)
    page.locator("textarea[name=what]").fill(WHAT)
    page.locator("button[name=do][value=send]").click()
    code = "".join(re.findall(r"\d", page.locator("p.code").inner_text()))
    assert len(code) == 16
    assert is_no_wider_than_the_screen(page)
    return code


def open_the_box(page: Any, channel: Channel, code: str) -> None:
    """Come back with the code."""
    page.goto(f"{channel.address}/id/code/")
    page.locator("input[name=code]").fill(" ".join(code[at : at + 4] for at in range(0, 16, 4)))
    page.locator("main form button.go").click()
    assert "/box/" in page.url


class desk:  # noqa: N801 - reads as what it is: with desk(...)
    """A handler's own window, logged in."""

    def __init__(self, browser: Any, channel: Channel, login_name: str) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.goto(f"{channel.address}/desk/id/login/")
        self.page.locator("input[name=login_name]").fill(login_name)
        self.page.locator("input[name=passphrase]").fill(PASSPHRASES[login_name])
        self.page.locator("main form button.go").click()
        self.page.wait_for_url("**/desk/id/")

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, *_error: object) -> None:
        self.context.close()


def open_the_case(page: Any) -> None:
    """The only concern of the list; first the declaration that nothing binds the reader."""
    page.locator("main a[href*='/c/']").first.click()
    assert WHAT not in page.locator("main").inner_text()
    page.locator("main a[href$='/declare/']").first.click()
    page.locator("input[name=confirm]").check()
    page.locator("main form button.go").click()
    assert WHAT in page.locator("main").inner_text()


def take(page: Any, step: str, **fields: str) -> None:
    """A step of the concern that is open; of choices without an empty one the first."""
    page.locator(f"main a[href$='/{step}/']").first.click()
    form = page.locator("main form").last
    for name, words in fields.items():
        form.locator(f"[name={name}]").fill(words)
    names = {radio.get_attribute("name") for radio in form.locator("input[type=radio]").all()}
    for name in names:
        radios = form.locator(f"input[type=radio][name={name}]")
        if not any(one.is_checked() for one in radios.all()):
            radios.first.check()
    form.locator("button.go").click()
    page.wait_for_url(re.compile(r"/c/[A-Z0-9-]+/([?#].*)?$"))


def is_no_wider_than_the_screen(page: Any) -> bool:
    """Nothing lies beside the screen of a telephone; measured without scripts of the page."""
    box = page.locator("main").bounding_box()
    return bool(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] + 1)


class TestABrowserThatIsSignedIn:
    """The same browser, logged in to the main site a moment ago: nothing joins the two."""

    @pytest.fixture
    def user(self, db: None) -> Any:
        return person(Role.STAFF, agency=AgencyFactory(), username="pegawai-zirkonia-7741")

    @pytest.fixture
    def main(self, live_server: Any, settings: Any, channel: Channel) -> str:
        """The main site under a name of its own, as the demonstration has it."""
        settings.TERAJU_CONCERNS_ADDRESS = channel.address
        settings.TERAJU_ADDRESS = str(live_server.url).replace("localhost", "127.0.0.1")
        return str(settings.TERAJU_ADDRESS)

    @pytest.fixture
    def window(self, browser: Any, main: str, user: Any) -> Any:
        client = Client()
        client.force_login(user)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": main}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        yield page
        context.close()

    def test_nothing_joins_the_two(
        self, window: Any, main: str, channel: Channel, user: Any, transactional_db: None
    ) -> None:
        asked: list[Any] = []
        window.on("request", lambda one: asked.append(one))
        window.goto(f"{main}/")
        link = window.locator("a[rel~=noreferrer]", has_text=re.compile("kekhawatiran")).first
        assert link.get_attribute("href") == f"{channel.address}/"
        events = TrailEvent.objects.count()
        asked.clear()
        link.click()
        window.wait_for_url(f"{channel.address}/id/")
        word = "merpati-kelabu-dari-menara-3391"
        code = self.report(window, word)
        sent = [one.all_headers() | {"url": one.url} for one in asked]
        # No request of the way went to the main site, and none of it told where it came from.
        assert {one["url"].split("/")[2] for one in sent} == {channel.address.split("/")[2]}
        for headers in sent:
            assert "cookie" not in headers, headers["url"]
            assert "referer" not in headers, headers["url"]
            assert headers.get("origin", "null") in ("null", channel.address)
        self.nothing_is_kept(window, channel)
        # The main site has not so much as noticed.
        assert TrailEvent.objects.count() == events
        session = next(
            one["value"] for one in window.context.cookies() if one["name"] == "sessionid"
        )
        assert find([word, code, channel.address.split("//")[1]], main_site()) == []
        agent = window.evaluate("navigator.userAgent")
        ours = [user.username, session, main.split("//")[1], agent]
        assert find(ours, everything(channel)) == []
        self.back_at_the_main_site(window, main, channel)

    def report(self, page: Any, word: str) -> str:
        page.locator("main a[href$='/report/']").first.click()
        page.locator("input[name=mode][value=anonymous]").check()
        page.locator("textarea[name=written], input[name=written]").fill("Kepala Loket")
        page.locator("button[name=do][value=whom]").click()
        page.locator("textarea[name=what]").fill(word)
        page.locator("button[name=do][value=send]").click()
        code = "".join(re.findall(r"\d", page.locator("p.code").inner_text()))
        assert len(code) == 16
        return code

    def nothing_is_kept(self, page: Any, channel: Channel) -> None:
        """No cookie before the receipt, no storage, no worker of the main site over the channel."""
        assert page.context.cookies(channel.address) == []
        kept = page.evaluate(
            """async () => ({
                local: localStorage.length,
                session: sessionStorage.length,
                bases: (await indexedDB.databases()).length,
                caches: "caches" in window ? (await caches.keys()).length : 0,
                workers: (await navigator.serviceWorker.getRegistrations()).length,
                controller: navigator.serviceWorker.controller !== null,
                opener: window.opener !== null,
                referrer: document.referrer,
            })"""
        )
        assert kept == {
            "local": 0,
            "session": 0,
            "bases": 0,
            "caches": 0,
            "workers": 0,
            "controller": False,
            "opener": False,
            "referrer": "",
        }

    def back_at_the_main_site(self, page: Any, main: str, channel: Channel) -> None:
        """It is told nothing on the way back, and its pages cannot ask the channel anything."""
        asked: list[Any] = []
        page.on("request", lambda one: asked.append(one))
        page.goto(f"{main}/")
        first = asked[0].all_headers()
        assert "referer" not in first
        assert "box" not in first.get("cookie", "")
        reached = page.evaluate(
            """async (address) => {
                try { await fetch(address, {mode: "no-cors"}); return true; }
                catch { return false; }
            }""",
            f"{channel.address}/healthz",
        )
        assert reached is False


def main_site() -> dict[str, bytes]:
    """Every row of the main site's database, jobs and trail and letters among them."""
    found: dict[str, bytes] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = repr(cursor.fetchall()).encode()
    return found


def test_the_address_of_the_main_site_leads_to_no_page_of_concerns() -> None:
    """No page of the main site is about a concern: there is none that could be opened."""
    with pytest.raises(Exception, match="desk"):
        reverse("desk")

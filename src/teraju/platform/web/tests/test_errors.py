"""What went wrong is said in both languages, and nothing more than that."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import translation

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.web import views
from teraju.platform.web import errors

pytestmark = pytest.mark.django_db

SECRET = "rahasia-7731"


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture(params=["id", "en"])
def browser(request, agency):
    client = Client(raise_request_exception=False)
    client.force_login(person(Role.STAFF, agency=agency))
    client.cookies.load({"language": request.param})
    client.language = request.param
    return client


def shown(page, status: int, title: str) -> str:
    text = page.content.decode()
    assert page.status_code == status
    with translation.override(page.wsgi_request.COOKIES["language"]):
        assert translation.gettext(title) in text
    assert f'<html lang="{page.wsgi_request.COOKIES["language"]}"' in text
    for leak in (SECRET, "Traceback", "teraju.platform", "DoesNotExist", "settings"):
        assert leak not in text
    return text


def failing(monkeypatch, error: Exception) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(views, "register_page", fail)


class TestTheErrorPage:
    def test_of_a_bad_request(self, browser, monkeypatch):
        failing(monkeypatch, SuspiciousOperation(SECRET))
        shown(browser.get("/agencies/"), 400, "This request could not be read")

    def test_of_a_form_too_large(self, browser, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
        body = "theme=" + "x" * 2000
        form = "application/x-www-form-urlencoded"
        page = browser.post("/theme/", body, content_type=form)
        shown(page, 400, "This request could not be read")

    def test_of_a_strange_host(self, browser, settings):
        settings.ALLOWED_HOSTS = ["teraju.example"]
        page = browser.get("/agencies/", headers={"host": "evil.example"})
        assert page.status_code == 400
        assert "evil.example" not in page.content.decode()

    def test_of_a_missing_right_names_who_may(self, browser):
        text = shown(browser.get("/agencies/add/"), 403, "You may not do this")
        assert "Administrator" in text

    def test_of_what_is_not_there(self, browser):
        for address in ("/nowhere/", "/agencies/999999/", "/agencies/%00/", "/%ff/"):
            shown(browser.get(address), 404, "There is nothing here for you")

    def test_of_a_refusal_that_no_form_took(self, browser, monkeypatch):
        failing(monkeypatch, DomainError("Tidak <b>sekarang</b>."))
        text = shown(browser.get("/agencies/"), 409, "This is not possible now")
        assert "Tidak &lt;b&gt;sekarang&lt;/b&gt;." in text

    def test_of_a_fault(self, browser, monkeypatch):
        failing(monkeypatch, RuntimeError(SECRET))
        shown(browser.get("/agencies/"), 500, "Something broke on our side")

    def test_of_a_form_from_another_session(self, agency):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person(Role.STAFF, agency=agency))
        for language in ("id", "en"):
            client.cookies.load({"language": language})
            page = client.post("/theme/", {"theme": "dark"})
            shown(page, 403, "The page was open for too long")


def test_without_a_database_the_page_after_a_fault_still_comes():
    class Away:
        def __getattr__(self, name: str) -> None:
            raise OperationalError(SECRET)

    request = RequestFactory().get("/")
    request.viewer = Away()  # type: ignore[attr-defined]
    with translation.override("id"):
        page = errors.broken(request)
        assert page.status_code == 500
        assert translation.gettext("Something broke on our side") in page.content.decode()
    assert SECRET not in page.content.decode()


class TestWithoutALogIn:
    @pytest.mark.parametrize(
        "address", ["/", "/agencies/", "/people/", "/search/?q=x", "/working-days/", "/password/"]
    )
    def test_pages_lead_to_it_and_back(self, client, address):
        assert client.get(address).headers["Location"] == f"/login/?next={quote(address)}"

    def test_htmx_is_led_to_it_too(self, client):
        answer = client.get("/agencies/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/login/")

    def test_what_is_not_there_is_not_there(self, client):
        assert client.get("/nowhere/").status_code == 404

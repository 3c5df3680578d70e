from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import PASSWORD, AgencyFactory, UserFactory, person
from teraju.platform.audit.models import TrailEvent

pytestmark = pytest.mark.django_db

LOGIN = "/login/"
DEMONSTRATION = "/login/demonstration/"
NEW = "gunung-laut-sawah-9"


@pytest.fixture(autouse=True)
def forgotten_tries():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user():
    return person(Role.STAFF, agency=AgencyFactory(), username="inspektur.uji")


def log_in(client, name: str, password: str, *, at: str = "10.0.0.1", **data: str):
    entries = {"login": name, "password": password, **data}
    return client.post(LOGIN, entries, REMOTE_ADDR=at)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def refusal_of(page) -> list[str]:
    assert page.status_code == 200
    return [str(error) for errors in page.context["form"].errors.values() for error in errors]


class TestLogIn:
    @pytest.mark.parametrize("name", ["inspektur.uji", "Inspektur.UJI", " inspektur.uji "])
    def test_opens_with_the_right_password(self, client, user, name):
        assert log_in(client, name, PASSWORD).headers["Location"] == "/"
        assert is_in(client)

    def test_begins_a_new_session(self, client, user):
        client.get(LOGIN)
        session = client.session
        session["mark"] = "planted"
        session.save()
        before = session.session_key
        client.cookies["sessionid"] = before
        log_in(client, user.username, PASSWORD)
        assert client.session.session_key != before

    @pytest.mark.parametrize(
        "password", ["", "salah", PASSWORD.upper(), f"{PASSWORD} ", "\x00", "x" * 99999]
    )
    def test_refuses_another_password(self, client, user, password):
        assert refusal_of(log_in(client, user.username, password))
        assert not is_in(client)

    def test_tells_nothing_about_who_exists(self, client, user):
        known = refusal_of(log_in(client, user.username, "salah"))
        assert refusal_of(log_in(client, "tidak.ada", "salah")) == known
        User.objects.update(is_active=False)
        assert refusal_of(log_in(client, user.username, "salah")) == known

    def test_refuses_a_closed_account(self, client, user):
        User.objects.update(is_active=False)
        answer = log_in(client, user.username, PASSWORD)
        assert answer.headers["Location"] == "/login/closed/"
        assert not is_in(client)
        assert client.get("/login/closed/").status_code == 200

    def test_refuses_who_never_chose_a_password(self, client, user):
        user.set_unusable_password()
        user.save()
        assert refusal_of(log_in(client, user.username, user.password))

    @pytest.mark.parametrize(
        "target",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"],
    )
    def test_leads_nowhere_else(self, client, user, target):
        page = client.get(LOGIN, {"next": target})
        assert page.status_code == 200
        answer = client.post(
            f"{LOGIN}?next={target}", {"login": user.username, "password": PASSWORD, "next": target}
        )
        assert answer.headers["Location"] == "/"

    def test_leads_back_to_where_one_wanted(self, client, user):
        answer = log_in(client, user.username, PASSWORD, next="/agencies/?q=a")
        assert answer.headers["Location"] == "/agencies/?q=a"

    def test_has_no_sign_up(self, client):
        for name in ("account_signup", "account_reset_password", "account_email"):
            with pytest.raises(NoReverseMatch):
                reverse(name)
        for address in ("/signup/", "/accounts/signup/", "/login/signup/", "/password/reset/"):
            assert client.get(address).status_code == 404
        assert "signup" not in client.get(LOGIN).content.decode()


class TestTheLock:
    def lock(self, client, name: str) -> None:
        for number in range(5):
            refusal_of(log_in(client, name, "salah", at=f"10.0.{number}.1"))

    def test_closes_a_name_after_five_wrong_passwords_from_anywhere(self, client, user):
        self.lock(client, user.username)
        [sentence] = refusal_of(log_in(client, user.username, PASSWORD, at="10.9.9.9"))
        assert not is_in(client)
        assert "Terlalu banyak percobaan" in sentence

    @pytest.mark.parametrize("name", ["INSPEKTUR.UJI", " inspektur.uji "])
    def test_is_not_passed_by_writing_the_name_otherwise(self, client, user, name):
        self.lock(client, user.username)
        refusal_of(log_in(client, name, PASSWORD))
        assert not is_in(client)

    def test_is_not_passed_by_another_name_of_the_house(self, client, user):
        self.lock(client, user.username)
        client.post(
            LOGIN, {"login": user.username, "password": PASSWORD}, headers={"host": "localhost"}
        )
        assert not is_in(client)

    def test_is_not_reset_by_somebody_elses_log_in(self, client, user):
        UserFactory(username="lain.uji", home=user.home)
        for _ in range(4):
            log_in(client, user.username, "salah")
        log_in(client, "lain.uji", PASSWORD)
        client.post("/logout/")
        refusal_of(log_in(client, user.username, "salah"))
        refusal_of(log_in(client, user.username, PASSWORD))
        assert not is_in(client)

    def test_looks_the_same_for_a_name_that_nobody_has(self, client, user):
        self.lock(client, user.username)
        self.lock(client, "tidak.ada")
        known = refusal_of(log_in(client, user.username, PASSWORD))
        assert refusal_of(log_in(client, "tidak.ada", PASSWORD)) == known

    def test_touches_no_other_name(self, client, user):
        self.lock(client, "tidak.ada")
        assert log_in(client, user.username, PASSWORD).status_code == 302

    def test_does_not_count_right_passwords(self, client, user):
        for _ in range(7):
            assert log_in(client, user.username, PASSWORD).status_code == 302
            client.post("/logout/")

    def test_closes_an_address_after_thirty_wrong_names(self, client, user):
        for number in range(30):
            log_in(client, f"orang.{number}", "salah", at="10.0.0.7")
        page = log_in(client, user.username, PASSWORD, at="10.0.0.7")
        assert page.status_code == 429
        assert "Terlalu banyak percobaan dari sini" in page.content.decode()
        assert not is_in(client)
        assert log_in(client, user.username, PASSWORD, at="10.0.0.8").status_code == 302


class TestTheSession:
    def test_ends_with_the_log_out(self, client, user):
        client.force_login(user)
        assert client.get("/logout/").headers["Location"] == "/"
        assert is_in(client)
        assert client.post("/logout/").headers["Location"] == LOGIN
        assert not is_in(client)

    def test_ends_when_the_account_is_closed(self, client, user):
        client.force_login(user)
        assert client.get("/").status_code == 200
        User.objects.update(is_active=False)
        assert client.get("/").headers["Location"].startswith(LOGIN)

    def test_ends_everywhere_when_the_password_changes(self, client, user):
        client.force_login(user)
        user.set_password(NEW)
        user.save()
        assert client.get("/").headers["Location"].startswith(LOGIN)

    def test_costs_one_query_for_the_person_and_one_for_the_roles(
        self, client, user, django_assert_num_queries
    ):
        client.force_login(user)
        with django_assert_num_queries(3):
            client.get("/search/")


class TestChangingThePassword:
    ADDRESS = "/password/"

    def change(self, client, **entries: str):
        given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, **entries}
        return client.post(self.ADDRESS, given)

    def test_ends_the_session_and_is_in_the_trail(self, client, user):
        client.force_login(user)
        assert self.change(client).headers["Location"] == LOGIN
        assert not is_in(client)
        event = TrailEvent.objects.get(verb="accounts.password.chosen")
        assert event.target_id == str(user.pk)
        assert NEW not in str(event.changes)
        assert log_in(client, user.username, NEW).status_code == 302

    @pytest.mark.parametrize(
        "password",
        ["pendek", "123456789012345", "password1234", "inspektur.uji1"],
    )
    def test_refuses_a_weak_one_at_the_field(self, client, user, password):
        client.force_login(user)
        page = self.change(client, password1=password, password2=password)
        assert page.status_code == 200
        assert set(page.context["form"].errors) <= {"password1", "password2"}
        assert page.context["form"].errors
        user.refresh_from_db()
        assert user.check_password(PASSWORD)

    @pytest.mark.parametrize(
        ("entries", "field"),
        [
            ({"oldpassword": "salah"}, "oldpassword"),
            ({"password2": "lain-sama-sekali"}, "password2"),
        ],
    )
    def test_needs_the_old_one_and_the_new_one_twice(self, client, user, entries, field):
        client.force_login(user)
        assert list(self.change(client, **entries).context["form"].errors) == [field]

    def test_is_not_for_an_account_without_one(self, client, user):
        user.set_unusable_password()
        user.save()
        client.force_login(user)
        for answer in (client.get(self.ADDRESS), self.change(client)):
            assert answer.headers["Location"] == "/"


class TestTheDemonstrationsDoors:
    @pytest.fixture
    def visitor_account(self):
        return person(
            Role.AGENCY_HEAD, agency=AgencyFactory(), username="inspektur", is_demonstration=True
        )

    def test_stand_on_the_log_in_page_of_the_demonstration(self, client, settings, visitor_account):
        settings.TERAJU_DEMO = True
        text = client.get(LOGIN).content.decode()
        assert f'action="{DEMONSTRATION}"' in text
        assert 'value="inspektur"' in text
        answer = client.post(DEMONSTRATION, {"account": "inspektur"})
        assert answer.headers["Location"] == "/"
        assert client.session["_auth_user_id"] == str(visitor_account.pk)

    @pytest.mark.parametrize("debug", [True, False])
    @pytest.mark.parametrize("today", [None, "2018-03-16"])
    @pytest.mark.parametrize("method", ["get", "post", "put", "head"])
    def test_are_nowhere_else(self, client, settings, visitor_account, debug, today, method):
        settings.TERAJU_DEMO = False
        settings.DEBUG = debug
        settings.TERAJU_TODAY = today
        if today is None:
            text = client.get(LOGIN).content.decode()
            assert DEMONSTRATION not in text
            assert "inspektur" not in text
        settings.TERAJU_TODAY = None
        answer = getattr(client, method)(DEMONSTRATION, {"account": "inspektur"})
        assert answer.status_code == 404
        assert not is_in(client)

    @pytest.mark.parametrize("name", ["orang.sungguhan", "", "tidak.ada", "\x00", "x" * 9999])
    def test_let_in_nobody_who_is_not_of_the_demonstration(
        self, client, settings, visitor_account, name
    ):
        settings.TERAJU_DEMO = True
        person(Role.ADMINISTRATOR, government=visitor_account.home, username="orang.sungguhan")
        assert "orang.sungguhan" not in client.get(LOGIN).content.decode()
        assert client.post(DEMONSTRATION, {"account": name}).status_code == 404
        assert not is_in(client)

    def test_are_shut_for_a_closed_account(self, client, settings, visitor_account):
        settings.TERAJU_DEMO = True
        User.objects.update(is_active=False)
        assert client.post(DEMONSTRATION, {"account": "inspektur"}).status_code == 404

    def test_open_by_a_button_not_by_a_link(self, client, settings, visitor_account):
        settings.TERAJU_DEMO = True
        assert client.get(DEMONSTRATION, {"account": "inspektur"}).status_code == 404
        assert not is_in(client)

"""The form page, played on the pages of places, agencies and decrees."""

from __future__ import annotations

import re
import threading
import uuid
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.calendar import services as calendar_services
from teraju.platform.calendar.models import CalendarDecree
from teraju.platform.organisation import services
from teraju.platform.organisation.models import Agency, Place
from teraju.platform.web import once
from teraju.platform.web.forms import DateField
from teraju.platform.web.models import SentForm

pytestmark = pytest.mark.django_db

ADD = "/places/add/"


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def user(client, agency):
    user = person(Role.ADMINISTRATOR, government=agency.government)
    client.force_login(user)
    return user


@pytest.fixture
def entries(agency, user):
    return {"agency": agency.pk, "name": "Ruang Pelayanan", "address": "Jalan Uji 1"}


def key() -> str:
    return str(uuid.uuid4())


def said(page) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page.content.decode()))


class TestAKey:
    def test_is_on_every_form_and_another_each_time(self, client, user):
        keys = [re.search(r'name="once" value="([^"]+)"', said_raw(client)).group(1) for _ in "ab"]
        assert keys[0] != keys[1]

    def test_lets_a_form_through_once(self, client, entries):
        entries["once"] = key()
        first = client.post(ADD, entries)
        again = client.post(ADD, entries)
        assert first.status_code == again.status_code == 302
        assert first.headers["Location"] == again.headers["Location"]
        assert Place.objects.count() == SentForm.objects.count() == 1
        page = client.get(first.headers["Location"])
        tags = [message.level_tag for message in page.context["messages"]]
        assert tags == ["success", "info"]

    def test_lets_a_refused_form_be_sent_again(self, client, entries):
        entries["once"] = key()
        assert client.post(ADD, {**entries, "name": ""}).status_code == 422
        assert client.post(ADD, entries).status_code == 302
        assert Place.objects.count() == 1

    @pytest.mark.parametrize("bad", ["", "x", "1" * 9999, "\x00"])
    def test_that_is_none_does_no_harm(self, client, entries, bad):
        assert client.post(ADD, {**entries, "once": bad}).status_code == 302

    def test_of_somebody_else_opens_nothing_of_theirs(self, client, entries, agency):
        entries["once"] = key()
        client.post(ADD, entries)
        client.force_login(person(Role.ADMINISTRATOR, government=agency.government))
        page = client.post(ADD, {**entries, "name": "Ruang Lain"})
        assert page.status_code == 422
        assert "Ruang Lain" in page.content.decode()
        assert Place.objects.count() == 1

    def test_is_used_up_by_the_first_of_two_at_the_same_moment(self, client, entries, monkeypatch):
        """Both have looked and seen nothing; the table decides."""
        entries["once"] = key()
        first = client.post(ADD, entries)
        looked = iter(["", first.headers["Location"]])
        monkeypatch.setattr(once, "result_of", lambda request, key: next(looked))
        acted: list[object] = []
        monkeypatch.setattr(services, "add_place", lambda **given: acted.append(given))
        assert client.post(ADD, entries).headers["Location"] == first.headers["Location"]
        assert acted == []
        assert Place.objects.count() == 1


def said_raw(client) -> str:
    return client.get(ADD).content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_have_one_result():
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")
    agency = AgencyFactory()
    user = person(Role.ADMINISTRATOR, government=agency.government)
    entries = {"agency": agency.pk, "name": "Ruang", "address": "Jalan", "once": key()}
    ready, answers = threading.Barrier(2), []

    def click() -> None:
        client = Client()
        client.force_login(user)
        ready.wait()
        try:
            answers.append(client.post(ADD, entries))
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Place.objects.count() == 1


class TestARefusal:
    @pytest.fixture
    def refuse(self, client, entries, monkeypatch):
        def post(error: Exception):
            def act(**given: object) -> None:
                raise error

            monkeypatch.setattr(services, "add_place", act)
            page = client.post(ADD, entries)
            assert page.status_code == 422
            assert "Ruang Pelayanan" in page.content.decode()
            assert "Jalan Uji 1" in page.content.decode()
            return page

        return post

    def test_stands_at_its_field(self, refuse):
        page = refuse(DomainError("Alamat ini keliru.", field="address"))
        assert page.context["form"].errors == {"address": ["Alamat ini keliru."]}
        assert [line[0] for line in page.context["errors_summary"]] == ["id_address"]

    @pytest.mark.parametrize("field", [None, "unheard_of"])
    def test_without_a_field_of_the_form_stands_above_it(self, refuse, field):
        page = refuse(DomainError("Tidak sekarang.", field=field))
        assert page.context["errors_summary"] == [("", "", "Tidak sekarang.")]
        assert said(page).count("Tidak sekarang.") == 1

    def test_of_the_model_stands_at_its_field(self, refuse):
        page = refuse(ValidationError({"name": ["Sudah ada."], "path": ["Kosong."]}))
        assert page.context["form"].errors == {"name": ["Sudah ada."], "__all__": ["Kosong."]}

    def test_of_the_model_as_a_whole_stands_above(self, refuse):
        page = refuse(ValidationError("Ganda."))
        assert page.context["errors_summary"] == [("", "", "Ganda.")]

    def test_by_full_clean_reaches_the_person(self, client, entries):
        client.post(ADD, entries)
        page = client.post(ADD, entries)
        assert page.status_code == 422
        assert len(page.context["errors_summary"]) == 1
        assert Place.objects.count() == 1

    def test_shows_markup_as_text(self, refuse):
        page = refuse(DomainError("<b>tebal</b>", field="address"))
        assert "<b>tebal</b>" not in page.content.decode()

    def test_undoes_what_was_begun(self, client, entries, monkeypatch):
        add = services.add_place

        def half(**given: object) -> None:
            add(**given)
            raise DomainError("Tidak jadi.")

        monkeypatch.setattr(services, "add_place", half)
        assert client.post(ADD, {**entries, "once": key()}).status_code == 422
        assert not Place.objects.exists()
        assert not SentForm.objects.exists()

    @pytest.mark.parametrize("name", ["agency", "name", "address"])
    @pytest.mark.parametrize("value", ["", "x" * 3000, "a\x00b"])
    def test_of_a_bad_entry_loses_nothing(self, client, entries, name, value):
        page = client.post(ADD, {**entries, name: value})
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [name]
        for other in {"name", "address"} - {name}:
            assert entries[other] in page.content.decode()


class TestARace:
    """Somebody else's row comes in between the check and the save."""

    def test_is_told_at_the_field_on_the_second_try(self, client, user, monkeypatch):
        enter, tries = calendar_services.enter_decree, []

        def race(**given: object) -> CalendarDecree:
            tries.append(given)
            if len(tries) == 1:
                raise IntegrityError
            with transaction.atomic():
                enter(**given)
            return enter(**given)

        monkeypatch.setattr(calendar_services, "enter_decree", race)
        decree = {"day": "2018-06-18", "effect": "day_off", "decree": "SKB", "once": key()}
        page = client.post("/working-days/add/", decree)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == ["day"]
        assert len(tries) == 2
        assert not CalendarDecree.objects.exists()

    def test_that_never_ends_is_a_fault(self, client, user, monkeypatch):
        def never(**given: object) -> None:
            raise IntegrityError

        monkeypatch.setattr(calendar_services, "enter_decree", never)
        with pytest.raises(IntegrityError):
            client.post(
                "/working-days/add/", {"day": "2018-06-18", "effect": "day_off", "decree": "SKB"}
            )


class TestAConflict:
    @pytest.fixture
    def address(self, agency, user):
        return f"/agencies/{agency.pk}/change/"

    @pytest.fixture
    def filled(self, agency, address):
        names = ("kind", "name", "short_name", "code", "head_title", "address", "version")
        return {name: getattr(agency, name) for name in names}

    def test_shows_what_stands_and_lets_the_person_choose(self, client, agency, address, filled):
        Agency.objects.filter(pk=agency.pk).update(name="Nama Baru", kind="board", version=2)
        mine = {**filled, "name": "Nama Saya", "closed_on": "2018-12-31"}
        page = client.post(address, mine)
        assert page.status_code == 422
        errors = page.context["form"].errors
        assert set(errors) == {"__all__", "name", "kind", "closed_on"}
        assert "Nama Baru" in errors["name"][0]
        assert str(Agency(kind="board").get_kind_display()) in errors["kind"][0]
        assert 'value="Nama Saya"' in page.content.decode()
        assert re.search(r'name="version" value="2"', page.content.decode())
        assert Agency.objects.get(pk=agency.pk).name == "Nama Baru"
        assert client.post(address, {**mine, "version": 2}).status_code == 302
        assert Agency.objects.get(pk=agency.pk).name == "Nama Saya"

    @pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 30])
    def test_without_a_version_nothing_is_saved(self, client, agency, address, filled, version):
        page = client.post(address, {**filled, "name": "Nama Saya", "version": version})
        assert page.status_code == 422
        assert Agency.objects.get(pk=agency.pk).name == agency.name


class TestForeignIds:
    def test_are_refused_at_the_field(self, client, entries):
        foreign = AgencyFactory(government=GovernmentFactory())
        page = client.post(ADD, {**entries, "agency": foreign.pk})
        assert page.status_code == 422
        assert list(page.context["form"].errors) == ["agency"]
        assert foreign.name not in said(page)

    @pytest.mark.parametrize("given", ["0", "x", "9" * 40, "\x00"])
    def test_in_the_address_prefill_nothing(self, client, user, given):
        assert client.get(ADD, {"agency": given}).status_code == 200


class TestADay:
    @pytest.mark.parametrize("typed", ["0018-10-15", "0001-01-01", "9999-12-31", "15/10/0018"])
    def test_of_no_likely_year_is_a_slip_of_the_hand(self, typed):
        with pytest.raises(ValidationError) as refusal:
            DateField().clean(typed)
        assert "1800" in str(refusal.value)

    @pytest.mark.parametrize("typed", ["1847-04-30", "2020-10-15", "15/10/2020", "2199-12-31"])
    def test_of_three_centuries_is_taken(self, typed):
        assert DateField().clean(typed)

    def test_may_stay_away(self):
        assert DateField(required=False).clean("") is None

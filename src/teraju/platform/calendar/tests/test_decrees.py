from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    person,
    viewer,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.calendar import services
from teraju.platform.calendar.models import CalendarDecree, Effect
from teraju.platform.calendar.selectors import calendar_of, decrees

pytestmark = pytest.mark.django_db

DAY = date(2018, 6, 18)
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def enter(government):
    actor = viewer(Role.ADMINISTRATOR, government=government)

    def entered(**changes):
        values = {
            "actor": actor,
            "government": government,
            "day": DAY,
            "effect": Effect.DAY_OFF,
            "decree": "SKB 2018",
        }
        return services.enter_decree(**{**values, **changes})

    return entered


@pytest.fixture
def withdraw(government):
    actor = viewer(Role.ADMINISTRATOR, government=government)

    def withdrawn(row, version: int = 1):
        return services.withdraw_decree(actor=actor, decree_id=row.pk, expected_version=version)

    return withdrawn


class TestADecree:
    def test_moves_the_day_for_its_government_alone(self, enter, government):
        monday, saturday = date(2018, 6, 25), date(2018, 6, 23)
        before = calendar_of(government.pk)
        assert before.is_working_day(monday)
        assert not before.is_working_day(saturday)
        enter(day=monday)
        enter(day=saturday, effect=Effect.WORKING_DAY)
        after = calendar_of(government.pk)
        assert not after.is_working_day(monday)
        assert after.is_working_day(saturday)
        assert calendar_of(GovernmentFactory().pk).is_working_day(monday)

    def test_taken_back_leaves_the_day_as_it_was_and_the_row(self, enter, withdraw, government):
        row = withdraw(enter(day=date(2018, 6, 25)))
        assert row.withdrawn_on == NOW.date()
        assert calendar_of(government.pk).is_working_day(date(2018, 6, 25))
        verbs = TrailEvent.objects.order_by("pk").values_list("verb", flat=True)
        assert list(verbs)[-2:] == ["calendar.decree.entered", "calendar.decree.withdrawn"]
        assert enter(day=date(2018, 6, 25)).pk != row.pk

    def test_for_a_day_that_has_one_is_refused_at_the_field(self, enter):
        enter()
        with pytest.raises(services.DecreedAlready) as refusal:
            enter(effect=Effect.WORKING_DAY)
        assert refusal.value.field == "day"

    @pytest.mark.parametrize("day", [date(1, 1, 1), date(1995, 12, 31), date(2051, 1, 1), date.max])
    def test_outside_the_calendars_years_is_refused_at_the_field(self, enter, day):
        with pytest.raises(services.OutsideTheCalendar) as refusal:
            enter(day=day)
        assert refusal.value.field == "day"
        assert "1996" in str(refusal.value)

    def test_is_withdrawn_once(self, enter, withdraw):
        row = enter()
        withdraw(row)
        with pytest.raises(ChangedMeanwhile):
            withdraw(row)
        with pytest.raises(services.WithdrawnAlready):
            withdraw(row, version=2)

    @pytest.mark.parametrize(
        "role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY})
    )
    def test_is_for_those_who_keep_the_calendar(self, enter, government, role):
        actor = viewer(role, agency=AgencyFactory(government=government))
        with pytest.raises(NotAllowed):
            enter(actor=actor)

    def test_is_seen_by_colleagues_and_by_nobody_else(self, enter, government):
        row = enter()
        agency = AgencyFactory(government=government)
        assert list(decrees(viewer(Role.STAFF, agency=agency))) == [row]
        assert not decrees(viewer(Role.BODY_AUDITOR, agency=agency)).exists()
        assert not decrees(viewer(Role.STAFF, government=GovernmentFactory())).exists()


class TestThePages:
    @pytest.fixture
    def administrator(self, client, government):
        user = person(Role.ADMINISTRATOR, government=government)
        client.force_login(user)
        return user

    def test_show_the_national_days_of_a_year(self, client, administrator):
        for language, name in (("id", "Hari Kemerdekaan"), ("en", "Independence Day")):
            client.cookies.load({"language": language})
            text = client.get("/working-days/", {"year": "2018"}).content.decode()
            assert name in text
            assert 'max="2050"' in text

    @pytest.mark.parametrize(
        ("asked", "today", "shown"),
        [
            ("2019", date(2018, 3, 14), 2019),
            ("", date(2018, 3, 14), 2018),
            ("x", date(2018, 3, 14), 2018),
            ("1995", date(2018, 3, 14), 2018),
            ("2051", date(2018, 3, 14), 2018),
            ("9" * 5000, date(2018, 3, 14), 2018),
            ("²", date(2018, 3, 14), 2018),
            ("-1", date(2060, 3, 14), 2050),
            ("\x00", date(1990, 3, 14), 1996),
        ],
    )
    def test_bear_any_year(self, client, administrator, settings, asked, today, shown):
        settings.TERAJU_TODAY = today
        administrator.roles.update(valid_from=date(1980, 1, 1))
        assert client.get("/working-days/", {"year": asked}).context["year"] == shown

    def test_enter_and_withdraw(self, client, administrator):
        entries = {"day": "2018-06-25", "effect": "day_off", "decree": EVIL, "note": EVIL}
        answer = client.post("/working-days/add/", entries)
        row = CalendarDecree.objects.get()
        assert answer.headers["Location"] == f"/working-days/{row.pk}/"
        for address in ("/working-days/", f"/working-days/{row.pk}/"):
            assert EVIL not in client.get(address).content.decode()
        page = client.post("/working-days/add/", {**entries, "decree": "SKB Menteri"})
        assert list(page.context["form"].errors) == ["day"]
        assert "SKB Menteri" in page.content.decode()
        address = f"/working-days/{row.pk}/withdraw/"
        assert EVIL not in client.get(address).content.decode()
        assert client.post(address, {"version": "1"}).status_code == 302
        assert client.post(address, {"version": "2"}).status_code == 422
        assert address not in client.get(f"/working-days/{row.pk}/").content.decode()

    @pytest.mark.parametrize("day", ["1995-12-31", "2051-01-01", "31/02/2018", "x", "\x00", ""])
    def test_refuse_an_unfit_day_at_the_field(self, client, administrator, day):
        entries = {"day": day, "effect": "day_off", "decree": "SKB Menteri"}
        page = client.post("/working-days/add/", entries)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == ["day"]

    def test_are_guarded(self, client, enter, government):
        row = enter()
        record, change = f"/working-days/{row.pk}/", f"/working-days/{row.pk}/withdraw/"
        assert client.get(record).headers["Location"] == f"/login/?next={record}"
        client.force_login(person(Role.ADMINISTRATOR, government=GovernmentFactory()))
        for address in (record, change):
            assert client.get(address).status_code == 404
            assert client.post(address, {"version": 1}).status_code in {404, 405}
        client.force_login(person(Role.STAFF, government=government))
        assert client.get(record).status_code == 200
        for address in (change, "/working-days/add/"):
            assert client.get(address).status_code == 403
            assert client.post(address, {"version": 1}).status_code == 403
        row.refresh_from_db()
        assert row.withdrawn_on is None

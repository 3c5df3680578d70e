from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.organisation import services
from teraju.platform.organisation.models import Agency, Government, Place
from teraju.platform.organisation.selectors import agencies, governments, places

from .factories import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(agency):
    return viewer(Role.ADMINISTRATOR, government=agency.government)


class TestAddingAnAgency:
    @pytest.fixture
    def add(self, administrator, agency):
        def added(**changes):
            values = {
                "actor": administrator,
                "government": agency.government,
                "parent": None,
                "kind": "office",
                "name": " Dinas Baru ",
                "short_name": "Disbaru",
                "code": "BARU",
                "head_title": "Kepala Dinas",
            }
            return services.add_agency(**{**values, **changes})

        return added

    def test_puts_it_into_the_tree(self, add, agency):
        root = add()
        unit = add(parent=root, name="UPT", kind="unit")
        below = add(parent=unit, name="Seksi", kind="unit")
        assert root.name == "Dinas Baru"
        assert root.path == f"/{root.pk:06}/"
        assert below.path == f"/{root.pk:06}/{unit.pk:06}/{below.pk:06}/"
        assert set(Agency.objects.within(root.path)) == {root, unit, below}
        assert TrailEvent.objects.filter(verb="organisation.agency.added").count() == 3

    @pytest.mark.parametrize(("earlier", "later"), [(9, 10), (99, 100), (9_999, 10_000)])
    def test_the_tree_is_in_the_order_in_which_it_grew(self, agency, earlier, later):
        places = [Agency(pk=one).path_below(agency) for one in (earlier, later)]
        assert places == sorted(places)

    def test_twice_is_refused(self, add):
        add()
        with pytest.raises(ValidationError):
            add()

    def test_of_one_name_in_two_governments_is_fine(self, add):
        add()
        other = GovernmentFactory()
        add(actor=viewer(Role.ADMINISTRATOR, government=other), government=other)

    def test_below_another_governments_agency_is_refused_at_the_field(self, add):
        with pytest.raises(DomainError) as refusal:
            add(parent=AgencyFactory())
        assert refusal.value.field == "parent"

    @pytest.mark.parametrize("role", [Role.STAFF, Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY])
    def test_is_the_administrators(self, add, agency, role):
        with pytest.raises(NotAllowed):
            add(actor=viewer(role, government=agency.government))

    @pytest.mark.parametrize("change", [{"kind": "castle"}, {"name": " "}, {"code": "x" * 21}])
    def test_needs_fit_values(self, add, change):
        with pytest.raises(ValidationError) as refusal:
            add(**change)
        assert list(refusal.value.message_dict) == list(change)


class TestChangingAnAgency:
    def test_changes_what_is_given_and_nothing_else(self, administrator, agency):
        before = agency.code
        services.change_agency(
            actor=administrator,
            agency_id=agency.pk,
            expected_version=1,
            name="Nama Baru",
            closed_on=date(2018, 12, 31),
            path="/evil/",
        )
        path = agency.path
        agency.refresh_from_db()
        assert (agency.name, agency.code, agency.path, agency.version) == (
            "Nama Baru",
            before,
            path,
            2,
        )
        event = TrailEvent.objects.get(verb="organisation.agency.changed")
        assert set(event.changes) == {"name", "closed_on"}

    def test_refuses_a_stale_version(self, administrator, agency):
        Agency.objects.update(version=2)
        with pytest.raises(ChangedMeanwhile):
            services.change_agency(
                actor=administrator, agency_id=agency.pk, expected_version=1, name="X"
            )

    def test_of_a_neighbour_is_refused(self, administrator):
        with pytest.raises(NotAllowed):
            services.change_agency(
                actor=administrator, agency_id=AgencyFactory().pk, expected_version=1, name="X"
            )


class TestPlaces:
    def test_are_kept_by_the_agency_itself(self, agency):
        head = viewer(Role.AGENCY_HEAD, agency=agency)
        place = services.add_place(actor=head, agency=agency, name=" Aula ", address="Jalan 1")
        assert (place.name, place.government) == ("Aula", agency.government)
        services.change_place(
            actor=head,
            place_id=place.pk,
            expected_version=1,
            name="Aula",
            address="Jalan 2",
            closed_on=date(2019, 1, 1),
        )
        assert Place.objects.get().closed_on == date(2019, 1, 1)
        with pytest.raises(NotAllowed):
            services.add_place(actor=head, agency=AgencyFactory(), name="X", address="Y")

    def test_have_one_name_each(self, administrator, agency):
        place = PlaceFactory(agency=agency)
        with pytest.raises(ValidationError):
            services.add_place(actor=administrator, agency=agency, name=place.name, address="Jalan")

    def test_are_not_overwritten(self, administrator, agency):
        place = PlaceFactory(agency=agency, version=2)
        with pytest.raises(ChangedMeanwhile):
            services.change_place(
                actor=administrator,
                place_id=place.pk,
                expected_version=1,
                name="X",
                address="Y",
                closed_on=None,
            )


class TestTheGovernment:
    @pytest.fixture
    def change(self, administrator, agency):
        def changed(**values):
            given = {
                "address": "Jalan Baru",
                "contact": "",
                "timezone": "Asia/Makassar",
                "head_title": "Wali Kota",
                "expected_version": 1,
            }
            return services.change_government(
                actor=administrator, government_id=agency.government_id, **{**given, **values}
            )

        return changed

    def test_keeps_its_letterhead(self, change):
        assert change().timezone == "Asia/Makassar"
        event = TrailEvent.objects.get(verb="organisation.government.changed")
        assert set(event.changes) == {"address", "timezone", "head_title"}

    def test_keeps_the_crest_until_a_new_one_comes(self, change, agency):
        change(crest=b"\x89PNG", crest_type="image/png")
        change(expected_version=2, address="Jalan Lain")
        assert Government.objects.get(pk=agency.government_id).crest == b"\x89PNG"
        change(expected_version=3, crest=b"\xff\xd8", crest_type="image/jpeg")
        assert Government.objects.get(pk=agency.government_id).crest == b"\xff\xd8"
        events = TrailEvent.objects.filter(verb="organisation.government.changed").order_by("pk")
        told = [event.changes.get("crest") for event in events]
        assert told[1] is None
        assert told[2][0] == told[0][1]
        assert told[0][1].startswith("sha256:")

    def test_has_no_crest_at_first(self, agency):
        assert agency.government.crest is None

    @pytest.mark.parametrize(
        "change_to", [{"timezone": "Mars/Phobos"}, {"head_title": ""}, {"address": "x" * 201}]
    )
    def test_refuses_unfit_values(self, change, change_to):
        with pytest.raises(ValidationError) as refusal:
            change(**change_to)
        assert list(refusal.value.message_dict) == list(change_to)

    def test_refuses_a_stale_version(self, change):
        change()
        with pytest.raises(ChangedMeanwhile):
            change()


class TestWhoSees:
    def test_colleagues_see_the_whole_tree_of_their_government(self, agency):
        other = AgencyFactory(government=agency.government)
        PlaceFactory(agency=other)
        AgencyFactory()
        colleague = viewer(Role.STAFF, agency=agency)
        assert set(agencies(colleague)) == {agency, other}
        assert places(colleague).count() == 1
        assert list(governments(colleague)) == [agency.government]

    def test_a_guest_sees_the_inviting_agency_and_below(self, agency):
        unit = AgencyFactory(parent=agency)
        other = PlaceFactory(agency=AgencyFactory(government=agency.government))
        own = PlaceFactory(agency=unit)
        guest = viewer(Role.BODY_AUDITOR, agency=agency)
        assert set(agencies(guest)) == {agency, unit}
        assert list(places(guest)) == [own]
        assert other not in places(guest)

    def test_the_ministry_sees_the_government_it_is_let_into(self, agency):
        ministry = viewer(Role.MINISTRY, government=agency.government)
        assert list(agencies(ministry)) == [agency]

    def test_who_holds_no_role_sees_nothing(self, agency):
        nobody = viewer(government=agency.government)
        for rows in (agencies(nobody), places(nobody), governments(nobody)):
            assert not rows.exists()

"""Who stands above whom, as the channel of concerns is told."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from teraju.kernel.directory import parse
from teraju.modules.integrity.channel.selectors.directory import directory_of
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person

pytestmark = pytest.mark.django_db
ON = date(2019, 7, 1)


@pytest.fixture
def government():
    return GovernmentFactory()


def lines(government, on: date = ON) -> dict[str, str]:
    """The superior's name of each person, by name."""
    people = directory_of(government, on).people
    names = {one.key: one.name for one in people}
    return {one.name: names.get(one.superior, "") for one in people}


def test_the_line_goes_up_the_tree_and_past_it(government):
    office = AgencyFactory(government=government)
    unit = AgencyFactory(parent=office)
    person(Role.REGIONAL_HEAD, government=government, name="Bupati")
    person(Role.REGIONAL_SECRETARY, government=government, name="Sekda")
    person(Role.AGENCY_HEAD, agency=office, name="Kepala Dinas")
    person(Role.STAFF, agency=office, name="Pegawai Dinas")
    person(Role.AGENCY_HEAD, agency=unit, name="Kepala UPT")
    person(Role.STAFF, agency=unit, name="Pegawai UPT")
    person(Role.ADMINISTRATOR, government=government, name="Admin")
    assert lines(government) == {
        "Bupati": "",
        "Sekda": "Bupati",
        "Kepala Dinas": "Sekda",
        "Pegawai Dinas": "Kepala Dinas",
        "Kepala UPT": "Kepala Dinas",
        "Pegawai UPT": "Kepala UPT",
        "Admin": "Sekda",
    }


def test_where_nobody_leads_it_goes_further_up(government):
    office = AgencyFactory(government=government)
    person(Role.REGIONAL_HEAD, government=government, name="Bupati")
    person(Role.STAFF, agency=office, name="Pegawai")
    assert lines(government)["Pegawai"] == "Bupati"


def test_an_acting_head_stands_above_the_people_there(government):
    one, other = AgencyFactory(government=government), AgencyFactory(government=government)
    head = person(Role.AGENCY_HEAD, agency=one, name="Kepala")
    RoleAssignment.objects.create(
        user=head,
        role=Role.AGENCY_HEAD,
        government=government,
        agency=other,
        valid_from=date(2019, 1, 1),
    )
    person(Role.STAFF, agency=other, name="Pegawai")
    assert lines(government)["Pegawai"] == "Kepala"


def test_an_acting_head_of_the_agency_above_makes_no_circle(government):
    top = AgencyFactory(government=government)
    middle = AgencyFactory(parent=top)
    low = AgencyFactory(parent=middle)
    acting = person(Role.AGENCY_HEAD, agency=low, name="Kepala Bawah")
    RoleAssignment.objects.create(
        user=acting,
        role=Role.AGENCY_HEAD,
        government=government,
        agency=top,
        valid_from=date(2019, 1, 1),
    )
    person(Role.AGENCY_HEAD, agency=middle, name="Kepala Tengah")
    assert parse(directory_of(government, ON).as_file())


def test_guests_strangers_and_those_who_left_are_not_in_it(government):
    office = AgencyFactory(government=government)
    gone = person(Role.STAFF, agency=office, name="Sudah pindah")
    gone.is_active = False
    gone.save()
    person(Role.BODY_AUDITOR, agency=office, name="Auditor")
    person(Role.STAFF, agency=AgencyFactory(), name="Orang lain")
    person(Role.STAFF, agency=office, name="Pegawai")
    assert set(lines(government)) == {"Pegawai"}


def test_the_same_few_queries_for_any_number(government, django_assert_num_queries):
    office = AgencyFactory(government=government)
    for _ in range(3):
        person(Role.STAFF, agency=office)
    with django_assert_num_queries(1):
        directory_of(government, ON)


class TestCommand:
    def run(self, *arguments: str) -> str:
        out = io.StringIO()
        call_command("concerns_directory", *arguments, stdout=out)
        return out.getvalue()

    def test_it_writes_the_only_government(self, government):
        person(Role.STAFF, agency=AgencyFactory(government=government), name="Pegawai")
        written = self.run()
        assert parse(written.encode()).government == government.region_id
        # Nothing but what the lines need.
        assert set(json.loads(written)["people"][0]) == {"key", "name", "post", "unit", "superior"}

    def test_of_several_one_is_named(self, government):
        other = GovernmentFactory()
        with pytest.raises(CommandError, match="Name one"):
            self.run()
        assert parse(self.run(other.region_id).encode()).government == other.region_id
        with pytest.raises(CommandError, match=r"99\.99"):
            self.run("99.99")

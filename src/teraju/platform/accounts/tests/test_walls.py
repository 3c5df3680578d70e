from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import HttpResponse

from teraju.platform.accounts import walls
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.web import views
from teraju.platform.papers.tests.factories import issued

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no such wall"),
]

RAW = "SELECT id FROM organisation_agency ORDER BY id"


@pytest.fixture
def ours():
    return AgencyFactory()


@pytest.fixture
def theirs():
    return AgencyFactory()


def seen() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(RAW)
        return {pk for (pk,) in cursor.fetchall()}


class TestTheWall:
    def test_stands_before_every_table_of_a_government(self):
        assert {model._meta.db_table for model in walls.walled_models()} == walls.walled(connection)
        assert len(walls.walled_models()) >= 20

    def test_stops_even_a_raw_query(self, ours, theirs, plain_role):
        assert seen() == {ours.pk, theirs.pk}
        with walls.inside({ours.government_id}):
            assert seen() == {ours.pk}
            assert not Agency.objects.filter(pk=theirs.pk).update(name="X")
        with walls.inside(set()):
            assert seen() == set()
        assert seen() == {ours.pk, theirs.pk}

    def test_lets_nobody_write_beyond_it(self, ours, theirs, plain_role):
        with walls.inside({ours.government_id}):
            AgencyFactory(government=ours.government)
            with pytest.raises(ProgrammingError), transaction.atomic():
                AgencyFactory(government=theirs.government)

    def test_stands_again_after_an_inner_block(self, ours, theirs, plain_role):
        with walls.inside({ours.government_id}):
            with walls.inside({theirs.government_id}):
                assert seen() == {theirs.pk}
            assert seen() == {ours.pk}

    def test_stands_after_a_refused_step(self, ours, theirs, plain_role):
        with walls.inside({ours.government_id}):
            with pytest.raises(ProgrammingError), transaction.atomic():
                AgencyFactory(government=theirs.government)
            assert seen() == {ours.pk}
        assert seen() == {ours.pk, theirs.pk}

    def test_is_told_to_a_connection_that_is_opened_behind_it(self, ours):
        def told() -> str:
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting(%s, true)", [walls.SETTING])
                return cursor.fetchone()[0]

        with walls.inside({7}):
            connection.connection.execute("SELECT set_config(%s, '{9}', false)", [walls.SETTING])
            walls.on_connection(connection=connection)
            assert told() == "{7}"
        assert told() == ""

    def test_is_built_again_where_it_fell(self):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE organisation_agency NO FORCE ROW LEVEL SECURITY")
        assert "organisation_agency" not in walls.walled(connection)
        walls.build(connection)
        assert "organisation_agency" in walls.walled(connection)


class TestAPage:
    @pytest.fixture
    def rows(self, monkeypatch):
        looks: list[set[int]] = []

        def look(*args: object, **kwargs: object):
            looks.append(seen())
            return HttpResponse("x")

        monkeypatch.setattr(views, "register_page", look)
        return looks

    def test_is_behind_the_wall_of_its_viewer(self, client, ours, theirs, rows, plain_role):
        client.force_login(person(Role.STAFF, agency=ours))
        assert client.get("/agencies/").status_code == 200
        assert rows == [{ours.pk}]
        assert seen() == {ours.pk, theirs.pk}

    def test_that_forgets_whose_rows_they_are_still_keeps_them(
        self, client, ours, theirs, monkeypatch, plain_role
    ):
        monkeypatch.setattr(views, "agencies", lambda viewer: Agency.objects.all())
        client.force_login(person(Role.ADMINISTRATOR, government=ours.government))
        assert client.get(f"/agencies/{ours.pk}/").status_code == 200
        assert client.get(f"/agencies/{theirs.pk}/").status_code == 404

    def test_for_everybody_is_before_the_wall(self, client, ours, theirs, plain_role):
        """A paper of another government is checked by whoever holds it, logged in or not."""
        paper = issued(theirs)
        client.force_login(person(Role.STAFF, agency=ours))
        assert paper.number in client.get(f"/v/{paper.code}").content.decode()
        assert client.get(f"/papers/{paper.pk}/").status_code == 404

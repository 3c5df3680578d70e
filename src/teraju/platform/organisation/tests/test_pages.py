from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Crest, Place

from .factories import PlaceFactory

pytestmark = pytest.mark.django_db

EVIL = '<img src=x onerror="alert(1)">'
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def place(agency):
    return PlaceFactory(agency=agency)


@pytest.fixture
def administrator(client, agency):
    user = person(Role.ADMINISTRATOR, government=agency.government)
    client.force_login(user)
    return user


@pytest.fixture
def records(agency, place):
    return [
        f"/government/{agency.government_id}/",
        f"/agencies/{agency.pk}/",
        f"/places/{place.pk}/",
    ]


class TestEachPage:
    def test_works_for_the_administrator(self, client, administrator, records):
        forms = [f"{address}change/" for address in records]
        lists = ["/agencies/", "/places/", "/agencies/add/", "/places/add/"]
        for address in [*records, *forms, *lists]:
            assert client.get(address).status_code == 200, address

    def test_is_nowhere_for_a_stranger(self, client, records):
        client.force_login(person(Role.ADMINISTRATOR, government=GovernmentFactory()))
        for address in records:
            for one in (address, f"{address}change/"):
                assert client.get(one).status_code == 404, one
                assert client.post(one, {}).status_code in {404, 405}, one

    def test_is_read_only_for_a_reader(self, client, agency, records):
        client.force_login(person(Role.STAFF, government=agency.government))
        for address in records:
            page = client.get(address)
            assert page.status_code == 200, address
            assert "/change/" not in page.content.decode()
            assert 'class="why"' in page.content.decode()
            assert client.get(f"{address}change/").status_code == 403
            assert client.post(f"{address}change/", {}).status_code == 403
        for address in ("/agencies/add/", "/places/add/"):
            assert client.get(address).status_code == 403
            assert client.post(address, {}).status_code == 403

    def test_asks_for_a_log_in(self, client, records):
        for address in [*records, "/agencies/", "/places/add/"]:
            assert client.get(address).headers["Location"] == f"/login/?next={address}"

    def test_asks_few_queries_however_large_the_agency(
        self, client, administrator, agency, django_assert_max_num_queries
    ):
        for _ in range(30):
            AgencyFactory(parent=agency)
            PlaceFactory(agency=agency)
        with django_assert_max_num_queries(10):
            client.get(f"/agencies/{agency.pk}/")

    def test_shows_markup_as_text(self, client, administrator, agency, place, records):
        Agency.objects.update(
            name=EVIL, short_name=EVIL, code=EVIL[:20], head_title=EVIL, address=EVIL
        )
        Place.objects.update(name=EVIL, address=EVIL)
        type(agency.government).objects.update(
            name=EVIL, head_title=EVIL, address=EVIL, contact=EVIL
        )
        forms = [f"{address}change/" for address in records]
        for address in [*records, *forms, "/agencies/", "/places/", "/places/add/", "/"]:
            text = client.get(address).content.decode()
            assert "<img src=x" not in text, address


class TestTheTree:
    def test_grows_by_the_form(self, client, administrator, agency):
        entries = {
            "parent": agency.pk,
            "kind": "unit",
            "name": "UPT Metrologi",
            "short_name": "UPT",
            "code": "UPT",
            "head_title": "Kepala UPT",
        }
        answer = client.post("/agencies/add/", entries)
        unit = Agency.objects.get(name="UPT Metrologi")
        assert answer.headers["Location"] == f"/agencies/{unit.pk}/"
        assert unit.path == f"{agency.path}{unit.pk:06}/"
        assert "UPT Metrologi" in client.get(f"/agencies/{agency.pk}/").content.decode()
        assert client.post("/agencies/add/", entries).status_code == 422

    def test_takes_no_branch_from_elsewhere(self, client, administrator):
        entries = {
            "parent": AgencyFactory().pk,
            "kind": "unit",
            "name": "UPT",
            "short_name": "UPT",
            "code": "UPT",
            "head_title": "Kepala UPT",
        }
        page = client.post("/agencies/add/", entries)
        assert list(page.context["form"].errors) == ["parent"]

    def test_offers_a_place_of_the_agency_one_looks_at(self, client, administrator, agency):
        page = client.get("/places/add/", {"agency": agency.pk})
        assert f'<option value="{agency.pk}" selected>' in page.content.decode()


class TestTheCrest:
    @pytest.fixture
    def send(self, client, administrator, agency):
        def sent(content: bytes, name: str):
            upload = BytesIO(content)
            upload.name = name
            government = agency.government
            entries = {
                "head_title": "Bupati",
                "address": "Jalan yang panjang",
                "timezone": government.timezone,
                "version": government.version,
                "crest": upload,
            }
            return client.post(f"/government/{government.pk}/change/", entries)

        return sent

    def test_is_kept(self, client, send, agency):
        assert send(PIXEL, "lambang.png").status_code == 302
        kept = Crest.objects.get()
        assert (bytes(kept.picture), kept.media_type) == (PIXEL, "image/png")
        assert client.get(f"/government/{agency.government_id}/").status_code == 200

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"", "lambang.png"),
            (b"%PDF-1.7\n", "lambang.pdf"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "lambang.svg"),
            (b"<script>alert(1)</script>", "lambang.png"),
            (b"GIF89a", "lambang.gif"),
            (PIXEL, "lambang.pdf"),
            (PIXEL[:40], "lambang.png"),
            (PIXEL + b"x" * 2_000_001, "lambang.png"),
            (b"\xff\xd8\xff" + b"x" * 100, "lambang.jpg"),
            (b"\x89PNG\r\n\x1a\n" + b"\x00" * (21 * 1024 * 1024), "lambang.png"),
        ],
    )
    def test_that_is_no_fit_picture_is_refused_at_the_field(self, send, content, name):
        page = send(content, name)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == ["crest"]
        assert "Jalan yang panjang" in page.content.decode()
        assert not Crest.objects.exists()

    def test_is_not_read_with_every_log_in(self, client, send, django_assert_num_queries):
        send(PIXEL, "lambang.png")
        with django_assert_num_queries(3) as queries:
            client.get("/search/")
        assert not any("crest" in query["sql"] for query in queries.captured_queries)

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.exchange.files import TYPES
from teraju.platform.web.compression import CompressPages

HTML = "text/html; charset=utf-8"
BODY = b"<p>Pemerintah Kabupaten Uji</p>" * 100


def passed(response, accepted: str = "gzip, deflate, br"):
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return CompressPages(lambda _request: response)(request)


class TestAPage:
    def test_is_compressed_for_who_asks(self):
        response = passed(HttpResponse(BODY))
        assert response.headers["Content-Encoding"] == "gzip"
        assert response.headers["Content-Length"] == str(len(response.content))
        assert "Accept-Encoding" in response.headers["Vary"]
        assert gzip.decompress(response.content) == BODY
        assert len(response.content) < len(BODY) / 5

    @pytest.mark.parametrize("accepted", ["", "identity", "br"])
    def test_is_left_alone_for_others(self, accepted):
        response = passed(HttpResponse(BODY), accepted)
        assert not response.has_header("Content-Encoding")
        assert response.content == BODY
        assert "Accept-Encoding" in response.headers["Vary"]

    def test_differs_in_length_each_time(self):
        assert len({len(passed(HttpResponse(BODY)).content) for _ in range(30)}) > 1


@pytest.mark.parametrize(
    "media_type",
    [*TYPES.values(), "application/pdf", "application/zip", "application/json", "text/plain"],
)
def test_a_file_keeps_its_length(media_type):
    given = HttpResponse(BODY, content_type=media_type, headers={"Content-Length": len(BODY)})
    response = passed(given)
    assert response.content == BODY
    assert response.headers["Content-Length"] == str(len(BODY))
    assert not response.has_header("Content-Encoding")
    assert not response.has_header("Vary")


@pytest.mark.parametrize(
    "given",
    [
        lambda: FileResponse(BytesIO(BODY), content_type="application/pdf"),
        lambda: StreamingHttpResponse([BODY], content_type=HTML),
    ],
    ids=["file", "stream"],
)
def test_what_is_streamed_is_left_alone(given):
    response = passed(given())
    assert b"".join(response) == BODY
    assert not response.has_header("Content-Encoding")


@pytest.mark.django_db
class TestInTheHouse:
    @pytest.mark.parametrize(
        ("address", "compressed"),
        [
            ("/agencies/", True),
            ("/there-is-no-such-page/", True),
            ("/agencies/?format=xlsx", False),
            ("/agencies/?format=csv", False),
        ],
    )
    def test_pages_alone_are_compressed(self, client, address, compressed):
        root = AgencyFactory()
        AgencyFactory.create_batch(5, parent=root)
        client.force_login(person(Role.STAFF, agency=root))
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert response.has_header("Content-Encoding") is compressed
        assert response.headers["Content-Length"] == str(len(response.content))

"""The list of what waits to be signed: found, filtered, paged, taken away, and signed at once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.services.words import keep_words
from teraju.platform.tasks.models import Job

from .sheet_world import DAY, Bench, build_bench

pytestmark = pytest.mark.django_db
ADDRESS = reverse("metrology_signing")


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


@pytest.fixture
def found(bench) -> list[Certificate]:
    scales = [bench.scale() for _each in range(3)]
    keep_words(scales)
    return [
        bench.record(one, wants_certificate=True).verification.certificates.get() for one in scales
    ]


@pytest.fixture
def head(bench, client):
    client.cookies["language"] = "en"
    client.force_login(bench.head)
    return client


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def tag(one: Certificate) -> str:
    return one.verification.instrument.tag


def signed_by_the_job() -> list[int]:
    return sorted(Job.objects.get().arguments["certificates"])


def test_one_is_found_by_its_tag(head, found):
    page = words(head.get(ADDRESS, {"q": tag(found[1])}))
    assert page.count('name="certificate"') == 1
    assert found[1].get_absolute_url() in page


def test_those_of_today_stand_apart_from_earlier_ones(head, found):
    Certificate.objects.filter(pk=found[0].pk).update(
        submitted_at=found[0].submitted_at - timedelta(days=1)
    )
    for day, number in (("today", 2), ("earlier", 1), ("", 3)):
        assert words(head.get(ADDRESS, {"day": day})).count('name="certificate"') == number


def test_it_is_taken_away_as_it_is_shown(head, found):
    answer = head.get(ADDRESS, {"q": tag(found[1]), "format": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert tag(found[1]) in lines[1]
    assert "points pass" in lines[1]


class TestSignedOverAllPages:
    @pytest.fixture(autouse=True)
    def pages(self, monkeypatch):
        monkeypatch.setattr("teraju.platform.web.paging.PAGE_SIZE", 2)

    def test_all_of_the_list_in_one_step(self, head, found):
        page = words(head.get(ADDRESS))
        assert page.count('name="certificate"') == 2
        assert "Sign all 3" in page
        assert head.post(ADDRESS, sent(page)).url.startswith("/jobs/")
        assert signed_by_the_job() == [one.pk for one in found]

    def test_but_for_what_is_not_ticked_on_this_page(self, head, found):
        data = sent(words(head.get(ADDRESS)))
        head.post(ADDRESS, {**data, "certificate": [found[1].pk]})
        assert signed_by_the_job() == [found[1].pk, found[2].pk]

    def test_as_it_was_filtered(self, head, found):
        address = f"{ADDRESS}?q={tag(found[2])}"
        head.post(address, sent(words(head.get(address))))
        assert signed_by_the_job() == [found[2].pk]

    def test_nothing_that_came_since_the_page_was_shown(self, head, found):
        page = words(head.get(ADDRESS))
        Certificate.objects.filter(pk=found[2].pk).update(
            submitted_at=found[2].submitted_at + timedelta(days=1)
        )
        head.post(ADDRESS, sent(page))
        assert signed_by_the_job() == [found[0].pk, found[1].pk]

    def test_not_without_the_moment_at_which_it_was_shown(self, head, found):
        data = sent(words(head.get(ADDRESS)))
        for seen in ("", "kemarin", "2019-99-99T00:00:00Z"):
            assert head.post(ADDRESS, {**data, "seen": seen}).status_code == 422
        assert not Job.objects.exists()


def sent(page: str) -> dict[str, Any]:
    """What the button for the whole list sends, with all on its page ticked."""

    def of(name: str) -> list[str]:
        return re.findall(rf'name="{name}" value="([^"]+)"', page)

    return {
        "certificate": of("certificate"),
        "shown": of("shown"),
        "seen": of("seen")[0],
        "all": "yes",
    }

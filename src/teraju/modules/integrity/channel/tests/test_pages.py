"""The pages of the channel: who opens them and what they say."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from teraju.modules.integrity.channel.models import Announcement, Statement
from teraju.platform.accounts.tests.factories import NOW

from .test_evidence import announce
from .test_statements import take
from .world import JULY, World, digits, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def july():
    with time_machine.travel(datetime.combine(JULY, NOW.timetz()), tick=False):
        yield


@pytest.fixture
def enter(client, world: World):
    def enter(name: str):
        client.force_login(getattr(world, name))
        client.cookies["language"] = "en"
        return client

    return enter


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("statement.json", content, "application/json")


def test_a_statement_is_taken_in_by_the_form(enter, world):
    client = enter("compliance")
    url = reverse("channel_statement_add")
    page = client.get(url)
    assert page.status_code == 200
    sent = {"agency": world.inspectorate.pk, "upload": upload(signed(world.first()))}
    answer = client.post(url, {**sent, "fingerprint": ""})
    assert "telephone or in person" in answer.content.decode()
    sent["upload"] = upload(signed(world.first()))
    answer = client.post(url, {**sent, "fingerprint": digits()})
    one = Statement.objects.get()
    assert answer["Location"] == one.get_absolute_url()
    shown = client.get(one.get_absolute_url()).content.decode()
    assert digits() in shown
    assert "Acknowledgements due" in shown


@pytest.mark.parametrize("size", [600 * 1024])
def test_a_long_file_is_refused_at_its_field(enter, world, size):
    answer = enter("compliance").post(
        reverse("channel_statement_add"),
        {"agency": world.inspectorate.pk, "upload": upload(b" " * size)},
    )
    assert "smaller than this file" in answer.content.decode()


def test_the_auditor_of_the_body_reads_number_month_and_outcome_alone(enter, world):
    one = take(world, signed(world.first()), digits(), day=JULY)
    client = enter("auditor")
    page = client.get(one.get_absolute_url())
    assert page.status_code == 200
    assert "Acknowledgements due" not in page.content.decode()
    file = client.get(reverse("channel_statement_file", args=[one.pk]))
    assert file.status_code == 403
    listed = client.get(reverse("channel_cases")).content.decode()
    assert "7K2M-Q4" in listed
    assert "May 2019" in listed


def test_the_file_is_the_one_that_was_signed(enter, world):
    one = take(world, signed(world.first()), digits(), day=JULY)
    answer = enter("head").get(reverse("channel_statement_file", args=[one.pk]))
    assert answer.content == signed(world.first())
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("who", "status"),
    [("compliance", 200), ("head", 200), ("auditor", 200), ("staff", 403)],
)
def test_who_opens_the_lists(enter, world, who, status):
    client = enter(who)
    assert client.get(reverse("channel_statements")).status_code == status
    assert client.get(reverse("channel_cases")).status_code == status
    assert client.get(reverse("channel_announcements")).status_code == 200


def test_an_announcement_is_recorded_and_withdrawn(enter, world):
    client = enter("compliance")
    form = {
        "agency": world.inspectorate.pk,
        "title": "Surat edaran",
        "medium": "circular",
        "announced_on": "2019-07-10",
    }
    answer = client.post(reverse("channel_announcement_add"), form)
    one = Announcement.objects.get()
    assert answer["Location"] == one.get_absolute_url()
    assert "Surat edaran" in client.get(reverse("channel_announcements")).content.decode()
    withdraw = reverse("channel_announcement_withdraw", args=[one.pk])
    assert client.get(withdraw).status_code == 200
    client.post(withdraw, {"version": 1, "reason": "Salah catat"})
    one.refresh_from_db()
    assert one.withdrawn_because == "Salah catat"
    assert "Salah catat" in client.get(one.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"announced_on": "2019-07-11"}, "has not come yet"),
        ({"title": "   "}, "required"),
        ({"medium": "campaign"}, "Choose the campaign"),
    ],
)
def test_bad_input_is_told_at_its_field(enter, world, change, sentence):
    form = {
        "agency": world.inspectorate.pk,
        "title": "Surat edaran",
        "medium": "circular",
        "announced_on": "2019-07-10",
    }
    answer = enter("compliance").post(reverse("channel_announcement_add"), {**form, **change})
    assert sentence in answer.content.decode()
    assert not Announcement.objects.exists()


def test_a_stranger_finds_nothing(enter, world):
    one = take(world, signed(world.first()), digits(), day=JULY)
    other = announce(world)
    client = enter("stranger")
    for url in (one.get_absolute_url(), other.get_absolute_url()):
        assert client.get(url).status_code == 404
    for name, record in (
        ("channel_statement_withdraw", one),
        ("channel_announcement_withdraw", other),
    ):
        assert client.get(reverse(name, args=[record.pk])).status_code == 404

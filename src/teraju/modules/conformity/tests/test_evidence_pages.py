"""Evidence in the browser's eyes: adding, replacing, withdrawing, and the lists of it."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from teraju.modules.conformity import registry
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.files.models import Attachment
from teraju.platform.links import api as links
from teraju.platform.links.api import Linked, LinkKind

from .factories import World
from .pages import client_of, opened, page, sent
from .readiness_pages.readers import asked

pytestmark = pytest.mark.django_db
KIND = "test.record"


@pytest.fixture(autouse=True)
def april(settings: Any) -> None:
    """The day that this module's world lives in."""
    settings.TERAJU_TODAY = date(2018, 4, 12)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Linked:
    """A record of some other module that evidence may point to."""
    linked = Linked(KIND, 7, "Agreement with BSN", "1/MoU", "/somewhere/7/", "signed")
    kind = LinkKind(
        KIND, "Agreements", lambda viewer, pks: {7: linked}, lambda viewer, gov: [(7, "BSN")]
    )
    monkeypatch.setitem(links._kinds, KIND, kind)
    return linked


def form(world: World, **fields: Any) -> dict[str, Any]:
    return {
        "agency": world.agency.pk,
        "topics": ["policy"],
        "title": "Decree 12",
        "happened_on": "2018-04-02",
        "note": "signed in April",
        **fields,
    }


class TestAdding:
    def test_a_note(self, world: World) -> None:
        response = sent(world.coordinator, "evidence_add", data=form(world, reference="12/SK"))
        row = Evidence.objects.get()
        assert response["Location"] == row.get_absolute_url()
        assert (row.form, row.reference) == (EvidenceForm.NOTE, "12/SK")
        assert row.recorded_on == date(2018, 4, 12)
        assert [topic.code for topic in row.topics.all()] == ["policy"]

    def test_a_file_stands_with_the_record(self, world: World) -> None:
        upload = SimpleUploadedFile("decree.pdf", b"%PDF-1.4\n%%EOF\n")
        sent(world.coordinator, "evidence_add", data=form(world, note="", upload=upload))
        row = Evidence.objects.get()
        assert row.form == EvidenceForm.FILE
        assert Attachment.objects.filter(target_id=str(row.pk)).count() == 1
        assert "Decree 12" in page(world.coordinator, "evidence", row.pk)

    def test_a_record(self, world: World, record: Linked) -> None:
        sent(world.coordinator, "evidence_add", data=form(world, note="", link=f"{KIND}:7"))
        row = Evidence.objects.get()
        assert (row.form, row.link_kind, row.link_id) == (EvidenceForm.RECORD, KIND, 7)
        assert record.url in page(world.coordinator, "evidence", row.pk)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"happened_on": "2018-04-13"}, "happened_on"),
            ({"happened_on": "yesterday"}, "happened_on"),
            ({"topics": []}, "topics"),
            ({"topics": ["unheard-of"]}, "topics"),
            ({"title": ""}, "title"),
            ({"note": ""}, "note"),
            ({"link": "test.record:8"}, "link"),
            ({"link": "nonsense"}, "link"),
            ({"valid_from": "2018-04-02", "valid_until": "2018-04-01"}, "valid_until"),
            ({"valid_until": "2018-04-01"}, "valid_until"),
            ({"agency": "999999"}, "agency"),
        ],
    )
    def test_is_refused_at_its_field(
        self, world: World, record: Linked, fields: dict[str, Any], field: str
    ) -> None:
        data = form(world, **fields)
        response = sent(world.coordinator, "evidence_add", data=data, code=422)
        assert field in response.context["form"].errors
        assert not Evidence.objects.exists()

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_no_concern_and_no_reporter_belongs_into_it(self, world: World, language: str) -> None:
        client = client_of(world.coordinator)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        text = unescape(client.get(reverse("evidence_add")).content.decode())
        for words in {
            "id": ("hanya prosedurnya", "Jangan pernah menulis tentang isi laporan dugaan"),
            "en": ("the procedure only", "Never write of a reported concern"),
        }[language]:
            assert words in text

    def test_a_file_of_another_kind_is_refused(self, world: World) -> None:
        upload = SimpleUploadedFile("run.exe", b"MZ\x90\x00")
        data = form(world, upload=upload)
        response = sent(world.coordinator, "evidence_add", data=data, code=422)
        assert "upload" in response.context["form"].errors

    def test_a_repeated_click_adds_once(self, world: World) -> None:
        data = form(world, once="7c9e6679-7425-40de-944b-e07fc1f90ae7")
        client = client_of(world.coordinator)
        places = {client.post(reverse("evidence_add"), data)["Location"] for _click in range(2)}
        assert places == {Evidence.objects.get().get_absolute_url()}

    def test_agency_and_topic_are_filled_in(self, world: World) -> None:
        response = opened(world.coordinator, "evidence_add", agency=world.agency.pk, topic="design")
        text = response.content.decode()
        chosen = text[text.index('value="design"') :][:120]
        assert "checked" in chosen
        assert list(response.context["form"].fields["agency"].queryset) == [world.agency]

    @pytest.mark.parametrize("asked_for", ["999999", "x", "²", "9" * 40])
    def test_an_agency_out_of_reach_is_not_there(self, world: World, asked_for: str) -> None:
        page(world.coordinator, "evidence_add", agency=asked_for, code=404)

    def test_readers_are_told_who_may(self, world: World) -> None:
        reader = person(Role.STAFF, agency=world.agency)
        page(reader, "evidence_add", code=403)
        page(reader, "evidence_add", agency=world.agency.pk, code=403)
        sent(reader, "evidence_add", data=form(world), code=403)

    def test_nobody_adds_for_a_sister_agency(self, world: World) -> None:
        sister = AgencyFactory.create(government=world.agency.government)
        data = form(world, agency=sister.pk)
        sent(world.coordinator, "evidence_add", data=data, code=422)
        assert not Evidence.objects.exists()


class TestReplacing:
    def test_newer_takes_its_place(self, world: World) -> None:
        old = world.evidence("policy", "design", title="Decree 1")
        data = form(world, version=old.version, title="Decree 2", topics=["policy"])
        response = sent(world.coordinator, "evidence_replace", old.pk, data=data)
        new = Evidence.objects.get(replaces=old)
        assert response["Location"] == new.get_absolute_url()
        text = page(world.coordinator, "evidence", old.pk)
        assert "replaced" in text
        assert new.get_absolute_url() in text
        assert old.get_absolute_url() in page(world.coordinator, "evidence", new.pk)

    def test_the_old_one_is_filled_in(self, world: World) -> None:
        old = world.evidence("policy", "design", title="Decree 1")
        shown = opened(world.coordinator, "evidence_replace", old.pk).context["form"]
        assert shown.initial["topics"] == ["policy", "design"]
        assert shown.initial["title"] == "Decree 1"

    def test_whoever_may_not_end_it_is_told_why(self, world: World) -> None:
        old = world.evidence("policy")
        owner = person(Role.PROCESS_OWNER, agency=world.agency)
        text = page(owner, "evidence", old.pk)
        assert "Somebody else recorded it. Only these roles may do this" in text
        assert reverse("evidence_replace", args=[old.pk]) not in text
        page(owner, "evidence_replace", old.pk, code=403)
        sent(owner, "evidence_replace", old.pk, data=form(world, version=old.version), code=403)

    def test_a_stale_version_is_refused(self, world: World) -> None:
        old = world.evidence("policy")
        data = form(world, version=old.version + 1)
        sent(world.coordinator, "evidence_replace", old.pk, data=data, code=422)
        assert Evidence.objects.count() == 1

    def test_what_is_withdrawn_is_not_replaced(self, world: World) -> None:
        old = _withdrawn(world)
        data = form(world, version=old.version)
        sent(world.coordinator, "evidence_replace", old.pk, data=data, code=422)


class TestWithdrawing:
    def test_needs_a_reason(self, world: World) -> None:
        row = world.evidence("policy")
        data = {"version": row.version, "reason": " "}
        response = sent(world.coordinator, "evidence_withdraw", row.pk, data=data, code=422)
        assert "reason" in response.context["form"].errors

    def test_stays_readable_with_its_reason(self, world: World) -> None:
        row = _withdrawn(world)
        text = page(world.coordinator, "evidence", row.pk)
        assert "the wrong file" in text
        assert reverse("evidence_replace", args=[row.pk]) not in text
        assert row.title not in page(world.coordinator, "evidence_list")

    def test_a_stale_version_is_refused(self, world: World) -> None:
        row = world.evidence("policy")
        data = {"version": row.version + 1, "reason": "wrong"}
        sent(world.coordinator, "evidence_withdraw", row.pk, data=data, code=422)
        row.refresh_from_db()
        assert row.stands


def _withdrawn(world: World) -> Evidence:
    row = world.evidence("policy", title="Taken back")
    data = {"version": row.version, "reason": "the wrong file"}
    sent(world.coordinator, "evidence_withdraw", row.pk, data=data)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("name", ["evidence", "evidence_replace", "evidence_withdraw"])
def test_strangers_find_nothing_and_readers_may_not_change(world: World, name: str) -> None:
    row = world.evidence("policy")
    stranger = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
    page(stranger, name, row.pk, code=404)
    page(person(Role.BODY_AUDITOR, agency=world.agency), name, row.pk, code=404)
    reader = person(Role.STAFF, agency=world.agency)
    page(reader, name, row.pk, code=200 if name == "evidence" else 403)


class TestTheRegister:
    @pytest.fixture
    def rows(self, world: World, monkeypatch: pytest.MonkeyPatch) -> World:
        """Four pieces, and an audit of the body on 20 April."""
        audit = {date(2018, 5, 20)}
        monkeypatch.setattr(registry, "_audit_days", [lambda pks: dict.fromkeys(pks, audit)])
        early = world.again(world.coordinator, "2018-03-01")
        world.evidence("policy", actor=early, title="In time")
        world.evidence("design", actor=early, title="Long after", happened_on=date(2018, 1, 2))
        world.evidence("context", actor=early, title="Ended", valid_until=date(2018, 4, 11))
        near = world.again(world.coordinator, "2018-04-12")
        world.evidence("policy", actor=near, title="To come", valid_from=date(2018, 6, 1))
        return world

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ({}, {"In time", "Long after", "Ended", "To come"}),
            ({"late": "yes"}, {"Long after"}),
            ({"late": "no"}, {"In time", "Ended", "To come"}),
            ({"validity": "valid"}, {"In time", "Long after"}),
            ({"validity": "ran_out"}, {"Ended"}),
            ({"validity": "not_yet"}, {"To come"}),
            ({"topic": "policy"}, {"In time", "To come"}),
            ({"form": "file"}, set()),
            ({"q": "long"}, {"Long after"}),
        ],
    )
    def test_is_filtered(self, rows: World, query: dict[str, str], titles: set[str]) -> None:
        found = opened(rows.coordinator, "evidence_list", **query).context["page"].rows
        assert {row.cells[0].value for row in found} == titles
        shown = opened(rows.coordinator, "readiness_evidence", rows.agency.pk, **query).context[
            "page"
        ]
        if "form" not in query:
            assert {line.proof.title for line in shown.found} == titles

    def test_evidence_shortly_before_an_audit_is_marked(self, rows: World, settings: Any) -> None:
        settings.TERAJU_TODAY = date(2018, 5, 1)
        rows.evidence("design", actor=rows.again(rows.coordinator, "2018-05-01"), title="Hasty")
        text = page(rows.coordinator, "evidence_list", late="yes")
        assert "Hasty" in text
        assert "recorded shortly before an audit" in text
        text = page(rows.coordinator, "readiness_evidence", rows.agency.pk, late="yes")
        assert "recorded shortly before an audit" in text

    def test_the_audit_of_another_agency_marks_nothing(
        self, rows: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        audit = {rows.agency.pk: set(), 0: {date(2018, 4, 1)}}
        days = {pk: found for pk, found in audit.items() if pk}
        monkeypatch.setattr(registry, "_audit_days", [lambda pks: days])
        assert "In time" not in page(rows.coordinator, "evidence_list", late="yes")

    def test_the_file_holds_both_dates(self, rows: World) -> None:
        for name, args in (("evidence_list", []), ("readiness_evidence", [rows.agency.pk])):
            text = page(rows.coordinator, name, *args, late="yes", format="csv")
            assert "Long after" in text
            assert "2018-01-02" in text
            assert "2018-03-01" in text
            assert "In time" not in text

    def test_others_see_none_of_it(self, rows: World) -> None:
        other = person(Role.QUALITY_COORDINATOR, agency=AgencyFactory.create())
        assert not opened(other, "evidence_list").context["page"].rows

    def test_queries_do_not_grow(self, rows: World) -> None:
        few = asked(rows.coordinator, "evidence_list")
        for number in range(10):
            rows.evidence("policy", "design", title=f"Evidence {number}")
        assert asked(rows.coordinator, "evidence_list") == few <= 10

    def test_all_evidence_of_an_agency_is_paged(self, rows: World) -> None:
        for number in range(30):
            rows.evidence("policy", title=f"Paper {number}")
        shown = opened(rows.coordinator, "readiness_evidence", rows.agency.pk).context["page"]
        assert (len(shown.rows), shown.paging.pages, shown.paging.total) == (25, 2, 34)
        second = opened(
            rows.coordinator, "readiness_evidence", rows.agency.pk, page=2, q="paper"
        ).context["page"]
        assert (len(second.rows), second.paging.total) == (5, 30)

    def test_of_a_day_before_nothing_later_is_shown(self, rows: World) -> None:
        shown = opened(
            rows.coordinator, "readiness_evidence", rows.agency.pk, on="2018-03-15"
        ).context["page"]
        assert "To come" not in {line.proof.title for line in shown.found}
        assert len(shown.found) == 3

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings

from teraju.modules.integrity.concerns import access, once, receipts, sealing, uploads
from teraju.modules.integrity.concerns.domain.modes import Mode
from teraju.modules.integrity.concerns.domain.routing import Wishes
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    Identity,
    SealedFile,
    Spent,
    TrailEvent,
)
from teraju.modules.integrity.concerns.selectors import directory, reading
from teraju.modules.integrity.concerns.services import conversation, reports
from teraju.modules.integrity.concerns.services import desk_people as people

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Regent > inspector > auditor who reads; an organiser who reads; the province."""
    regent = factories.person("Agus Salim", post="Bupati", unit="Pimpinan")
    inspector = factories.person(
        "Ratna Dewi", post="Inspektur", unit="Inspektorat", superior=regent
    )
    auditor = factories.person(
        "Hendra Wijaya", post="Auditor", unit="Inspektorat", superior=inspector
    )
    inspectorate = factories.office("Inspektorat", unit="Inspektorat")
    organisation = factories.office("Bagian Organisasi", unit="Organisasi")
    province = factories.office("Inspektorat Provinsi", outside=True)
    return {
        "regent": regent,
        "inspector": inspector,
        "inspectorate": inspectorate,
        "organisation": organisation,
        "province": province,
        "hendra": factories.handler(
            inspectorate, person=auditor, name="Hendra Wijaya", custodian=True
        ),
        "lina": factories.handler(organisation, name="Lina Marlina"),
        "outsider": factories.handler(province, name="Tono"),
    }


def report(wishes=None, **fields):
    fields.setdefault("mode", Mode.ANONYMOUS)
    fields.setdefault("content", {"what": "Uang di laci meja"})
    return reports.Report(wishes=wishes or Wishes(), **fields)


class TestReceive:
    def test_gives_keys_by_the_route(self, house, today):
        received = reports.receive(report(), today=today)
        assert set(received.handlers) == {house["hendra"].pk, house["lina"].pk}
        assert CaseHandler.objects.count() == 2
        event = TrailEvent.objects.get()
        assert (event.verb, event.actor, event.number) == (
            "case.received",
            "reporter",
            received.case.number,
        )

    def test_readers_and_the_receipt_open_it_and_nobody_else(self, house, today, now):
        received = reports.receive(
            report(Wishes(named=frozenset({house["inspector"].pk}))), today=today
        )
        entries = list(reading.with_parts(Entry.objects.all()))

        def seen(identity):
            return reading.opened(entries, identity)[0].content

        assert seen(factories.identity(house["lina"]))["what"] == "Uang di laci meja"
        assert seen(factories.identity(house["hendra"])) is None
        assert seen(factories.identity(house["outsider"])) is None
        token = access.open_for_reporter(received.code, bucket="b", now=now)
        assert seen(access.reporter_of(token, now=now).identity)["what"] == "Uang di laci meja"

    def test_the_subject_is_sealed_with_it(self, house, today):
        wishes = Wishes(frozenset({house["inspector"].pk}), "Bu Ratna", frozenset(), frozenset())
        reports.receive(report(wishes), today=today)
        content = sealing.unseal_value(
            Entry.objects.get().sealed, factories.identity(house["lina"])
        )
        assert reports.wishes_of(content) == wishes

    def test_nothing_is_kept_where_nobody_may_read(self, house, today):
        wishes = Wishes(
            named=frozenset({house["regent"].pk}), struck=frozenset({house["province"].pk})
        )
        # The organiser's line is unknown to the directory; the office is struck.
        wishes = Wishes(wishes.named, "", wishes.struck | {house["organisation"].pk})
        with pytest.raises(reports.NobodyMayRead):
            reports.receive(report(wishes), today=today)
        assert not Case.objects.exists()
        assert not TrailEvent.objects.exists()

    def test_nothing_is_kept_where_others_would_read_than_were_shown(self, house, today):
        with pytest.raises(reports.RouteChanged):
            reports.receive(report(), today=today, shown=[house["organisation"].pk])
        assert not Case.objects.exists()

    def test_the_number_tells_no_order(self, house, today):
        numbers = [reports.receive(report(), today=today).case.number for _ in range(5)]
        assert len(set(numbers)) == 5
        assert all(len(number) == 9 and number[4] == "-" for number in numbers)

    def test_files_lie_sealed_without_name_or_moment(self, house, today):
        checked = uploads.check(io.BytesIO(b"Bukti tertulis"), "bukti rahasia.txt", size=14)
        reports.receive(report(files=[checked]), today=today)
        file = SealedFile.objects.get()
        kept = [each for each in Path(settings.TERAJU_CONCERNS_STORE).rglob("*") if each.is_file()]
        assert [each.name for each in kept] == [file.stored_as]
        assert b"Bukti" not in kept[0].read_bytes()
        assert b"rahasia" not in bytes(file.sealed)
        assert kept[0].stat().st_mtime == 0
        found, content = reading.content_of(file, factories.identity(house["lina"]))
        assert (found.name, found.media_type, content) == (
            "bukti rahasia.txt",
            "text/plain",
            b"Bukti tertulis",
        )


class TestIdentity:
    def test_of_a_named_concern_is_read_by_its_handlers_and_not_by_the_receipt(self, house, today):
        received = reports.receive(report(mode=Mode.NAMED, identity={"name": "Wati"}), today=today)
        entry = Entry.objects.get(kind="identity")
        opened = sealing.unseal_value(entry.sealed, factories.identity(house["lina"]))
        assert opened == {"name": "Wati"}
        key = receipts.reporter_identity(received.code, bytes(received.case.reporter_salt))
        with pytest.raises(sealing.CannotOpen):
            sealing.unseal_value(entry.sealed, key)

    def test_of_a_confidential_concern_needs_two(self, house, today):
        reports.receive(report(mode=Mode.CONFIDENTIAL, identity={"name": "Wati"}), today=today)
        row = Identity.objects.get()
        lina, hendra = (factories.identity(house[each]) for each in ("lina", "hendra"))
        with pytest.raises(sealing.CannotOpen):
            sealing.unseal(row.outer, lina)
        inner = sealing.unseal(row.outer, hendra)
        with pytest.raises(sealing.CannotOpen):
            sealing.unseal(inner, hendra)
        assert sealing.unseal_value(inner, lina) == {"name": "Wati"}

    def test_is_not_taken_where_one_person_would_have_it(self, house, today):
        wishes = Wishes(struck=frozenset({house["inspectorate"].pk}))
        with pytest.raises(reports.IdentityNotKept):
            reports.receive(
                report(wishes, mode=Mode.CONFIDENTIAL, identity={"name": "Wati"}), today=today
            )
        assert not Case.objects.exists()

    def test_can_be_given_later_once(self, house, today):
        received = reports.receive(report(), today=today)
        key = receipts.reporter_identity(received.code, bytes(received.case.reporter_salt))

        def give():
            conversation.give_name(
                received.case,
                mode=Mode.CONFIDENTIAL,
                identity={"name": "Wati"},
                reporter_key=key,
                today=today,
            )

        give()
        received.case.refresh_from_db()
        assert received.case.mode == Mode.CONFIDENTIAL
        assert Identity.objects.count() == 1
        with pytest.raises(conversation.AlreadyKnown):
            give()

    def test_is_kept_neither_by_who_left_nor_by_who_serves_no_more(self, house, today):
        keeper = factories.handler(house["organisation"], name="Yanto", custodian=True)
        received = reports.receive(report(), today=today)
        case = received.case
        CaseHandler.objects.filter(case=case, handler=keeper).update(left_on=today)
        house["lina"].retired_on = today
        house["lina"].save()
        late = factories.handler(house["organisation"], name="Sri Utami", custodian=True)
        key = receipts.reporter_identity(received.code, bytes(case.reporter_salt))
        conversation.give_name(
            case,
            mode=Mode.CONFIDENTIAL,
            identity={"name": "Wati"},
            reporter_key=key,
            today=today,
        )
        keepers = Identity.objects.get(case=case).keepers
        assert set(keepers.values_list("handler", "outer")) == {
            (house["hendra"].pk, False),
            (late.pk, True),
        }


class TestWhatFollows:
    """A concern about what was done to the reporter because of the first one."""

    def test_is_not_read_by_who_left_the_first(self, house, today):
        first = reports.receive(report(), today=today).case
        CaseHandler.objects.filter(case=first, handler=house["lina"]).update(left_on=today)
        second = reports.receive(report(parent=first), today=today)
        assert set(second.handlers) == {house["hendra"].pk}
        opened = people.who_may_join(second.case, factories.identity(house["hendra"]))
        assert house["lina"] not in opened

    def test_goes_outside_where_all_inside_have_left(self, house, today):
        first = reports.receive(report(), today=today).case
        CaseHandler.objects.filter(case=first).update(left_on=today)
        second = reports.receive(report(parent=first), today=today)
        assert set(second.handlers) == {house["outsider"].pk}


class TestOnce:
    def test_the_second_click_gets_the_first_answer(self, now):
        calls = []

        def act():
            calls.append(1)
            return {"code": "1234"}

        assert once.once("nonce", act, now=now) == once.once("nonce", act, now=now)
        assert calls == [1]
        assert b"1234" not in bytes(Spent.objects.get().answer)

    def test_what_was_refused_may_be_sent_again(self, now):
        def refuse():
            raise reports.NobodyMayRead("no")

        with pytest.raises(reports.NobodyMayRead):
            once.once("nonce", refuse, now=now)
        assert once.once("nonce", lambda: 1, now=now) == 1


class TestFindPeople:
    def test_by_name_post_and_unit(self, house):
        def found(text):
            return [each.name for each in directory.find_people(text)]

        assert found("ratna") == ["Ratna Dewi"]
        assert found("inspek") == ["Hendra Wijaya", "Ratna Dewi"]
        assert found("hendra inspektorat") == ["Hendra Wijaya"]
        assert found("") == []
        assert found("zzz") == []

"""What is done on the page of a record of the registers, for every kind of person who tries it."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Exemption
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_pages import browser, send, summary, text, url
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_kiosk,
    a_market,
    a_request,
    a_unit,
    an_instrument,
    an_owner,
    verified,
)
from teraju.modules.metrology.web import pictures
from teraju.platform.files.tests.contents import PNG

pytestmark = pytest.mark.django_db
GONE, DENIED, MOVED = HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.FOUND
STALE = "while you were working"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def full(unit):
    """One of everything."""
    instrument = verified(an_instrument(unit, make="Naga", serial="7"))
    return {
        "owner": instrument.owner,
        "place": instrument.place,
        "instrument": instrument,
        "exemption": a_request(unit, instrument),
    }


class TestSteps:
    def test_a_stale_form_shows_what_stands(self, unit, full):
        one = full["owner"]
        sent = {"name": "A", "version": one.version}
        assert send(unit, "counter", url("owner_change", one.pk), **sent).status_code == MOVED
        again = send(unit, "tester", url("owner_change", one.pk), **{**sent, "name": "B"})
        assert STALE in text(again)

    def test_a_move_out_of_a_market(self, unit, full):
        one = full["instrument"]
        a_market(unit, name="Pasar Lain")
        sent = {"version": one.version, "place": "pasar lain", "moved_on": TODAY.isoformat()}
        assert send(unit, "tester", url("instrument_move", one.pk), **sent).status_code == MOVED
        one.refresh_from_db()
        assert one.place.name == "Pasar Lain"

    def test_who_uses_it_changes_without_the_owner(self, unit, full):
        one, user = full["instrument"], an_owner(unit, name="Rini Contoh", phone="")
        address = url("instrument_hand_over", one.pk)
        form = browser(unit, "counter").get(address).context["form"]
        sent = {name: form[name].value() for name in ("version", "owner", "user")}
        assert sent == {"version": one.version, "owner": "Susi Contoh · 0812 0000 0001", "user": ""}
        sent["user"] = "rini contoh"
        done = send(unit, "counter", address, **sent)
        assert done.status_code == MOVED, summary(done)
        one.refresh_from_db()
        assert (one.owner, one.user) == (full["owner"], user)

    def test_a_photo_for_colleagues_and_for_everybody(self, unit, full, client):
        one = full["instrument"]
        sent = {"version": one.version, "photo": SimpleUploadedFile("foto.png", PNG)}
        address = url("instrument_picture", one.pk)
        assert send(unit, "tester", address, **sent).status_code == MOVED
        for response in (
            browser(unit, "staff").get(url("instrument_photo", one.pk)),
            client.get(url("tag_photo", one.tag)),
        ):
            assert response.content[:8] == PNG[:8]
            assert response["Content-Security-Policy"].startswith("default-src 'none'")
        assert browser(unit, "stranger").get(url("instrument_photo", one.pk)).status_code == GONE
        page = text(browser(unit, "counter").get(one.get_absolute_url()))
        assert url("instrument_unpicture", one.pk) in page
        one.refresh_from_db()
        sent = {"version": one.version, "reason": "Ada orangnya"}
        send(unit, "counter", url("instrument_unpicture", one.pk), **sent)
        assert client.get(url("tag_photo", one.tag)).status_code == GONE
        page = text(browser(unit, "counter").get(one.get_absolute_url()))
        assert url("instrument_unpicture", one.pk) not in page
        assert "Ada orangnya" in page

    def test_labels_of_one_and_of_a_market(self, unit, full):
        for address in (
            url("instrument_label", full["instrument"].pk),
            url("place_labels", full["place"].pk),
            url("place_labels", full["place"].market_id),
        ):
            answer = browser(unit, "staff").get(address)
            assert answer.content.startswith(b"%PDF")
        market = url("place_labels", full["place"].market_id)
        assert market in text(browser(unit, "staff").get(url("place", full["place"].market_id)))
        assert browser(unit, "staff").get(market, {"from": 240}).status_code == GONE
        empty = a_market(unit, name="Pasar Kosong")
        assert browser(unit, "staff").get(url("place_labels", empty.pk)).status_code == GONE
        page = text(browser(unit, "staff").get(url("place", empty.pk)))
        assert url("place_labels", empty.pk) not in page

    @pytest.mark.parametrize(("count", "sheets"), [(24, 1), (25, 2)])
    def test_a_sheet_holds_as_many_labels_as_are_cut(self, unit, full, count, sheets):
        one = full["instrument"]
        answer = pictures.labels(unit.at("staff"), [one] * count)
        assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) == sheets

    def test_labels_of_many_come_in_parts(self, unit, full, monkeypatch):
        from teraju.modules.metrology.web.views import places

        an_instrument(unit, owner=full["owner"], place=full["place"])
        monkeypatch.setattr(places, "MOST_LABELS", 1)
        page = text(browser(unit, "staff").get(url("place", full["place"].pk)))
        assert "Labels 1 to 1" in page
        assert "Labels 2 to 2" in page

    def test_an_exemption_from_the_request_to_the_withdrawal(self, unit, full):
        one = full["exemption"]
        record = url("exemption", one.pk)
        assert "Only these roles" in text(browser(unit, "counter").get(record))
        assert "Decide on the exemption" in text(browser(unit, "head").get("/"))
        sent = {"version": one.version, "is_granted": "yes", "reason": "Sesuai"}
        assert send(unit, "chief", url("exemption_decide", one.pk), **sent).status_code == DENIED
        done = send(unit, "head", url("exemption_decide", one.pk), **sent)
        assert done.status_code == MOVED, summary(done)
        page = text(browser(unit, "head").get(record))
        assert "<h2>Issued papers</h2>" in page
        assert '<span class="st good">valid</span>' in page
        one.refresh_from_db()
        sent = {"version": one.version, "reason": "Pindah"}
        assert send(unit, "head", url("exemption_withdraw", one.pk), **sent).status_code == MOVED
        assert Exemption.objects.get(pk=one.pk).state == "withdrawn"
        page = text(browser(unit, "head").get(record))
        papers = page.partition("<h2>Issued papers</h2>")[2].partition("</table>")[0]
        assert "st bad" in papers
        assert "Pindah" in papers


class TestTyped:
    def test_who_shares_name_or_telephone_is_told_apart_by_both(self, unit):
        owner, at = an_owner(unit), unit.at("counter")
        an_owner(unit, phone="0812 0000 0002")
        an_owner(unit, name="Rini Contoh")
        assert len(reading.named_owners(at, owner.name)) == 2
        assert len(reading.named_owners(at, owner.phone)) == 2
        for typed in (reading.owner_named(owner), "susi contoh, 081200000001"):
            assert reading.named_owners(at, typed) == [owner]

    def test_a_name_with_a_comma_is_a_name(self, unit):
        owner, market = an_owner(unit, name="H. Budi, S.E."), a_market(unit, name="Pasar A, B")
        assert reading.named_owners(unit.at("counter"), "h. budi, s.e.") == [owner]
        assert reading.named_places(unit.at("counter"), "pasar a, b") == [market]


class TestOneNumberTwice:
    """A second kiosk at one number of a market is asked about: it may be the first again."""

    def sent(self, unit, kiosk, **more):
        return {
            "agency": unit.agency.pk,
            "kind": "kiosk",
            "name": "Kios Baru",
            "market": kiosk.market_id,
            "stall": "b 12",
            **more,
        }

    def test_it_is_asked_with_a_link_to_the_one_that_is_there(self, unit):
        kiosk = a_kiosk(unit)
        answer = send(unit, "counter", url("place_add"), **self.sent(unit, kiosk))
        assert "in the register already, as Kios Susi · B-12" in summary(answer)
        page = text(answer)
        assert f'<a href="{kiosk.get_absolute_url()}">Kios Susi · B-12</a>' in page
        assert 'type="checkbox" name="is_another"' in page
        assert 'value="Kios Baru"' in page
        done = send(unit, "counter", url("place_add"), **self.sent(unit, kiosk, is_another="on"))
        assert done.status_code == 302
        assert kiosk.market.kiosks.count() == 2

    def test_where_there_is_none_nothing_is_asked(self, unit):
        kiosk = a_kiosk(unit)
        page = text(browser(unit, "counter").get(url("place_add")))
        assert 'type="checkbox" name="is_another"' not in page
        services.close_place(actor=unit.at("counter"), place_id=kiosk.pk, closed_on=TODAY)
        done = send(unit, "counter", url("place_add"), **self.sent(unit, kiosk))
        assert done.status_code == 302

    def test_one_that_stands_so_is_changed_without_a_question(self, unit):
        kiosk = a_kiosk(unit)
        other = a_kiosk(unit, kiosk.market, name="Kios Wati")
        sent = self.sent(unit, kiosk, name="Kios Wati Jaya", stall="B-12", version=other.version)
        done = send(unit, "counter", url("place_change", other.pk), **sent)
        assert done.status_code == 302
        moved = a_kiosk(unit, kiosk.market, name="Kios Tiga", stall="C-1")
        sent = self.sent(unit, kiosk, name="Kios Tiga", version=moved.version)
        assert "already, as" in summary(
            send(unit, "counter", url("place_change", moved.pk), **sent)
        )


def test_a_photo_is_taken_away_with_a_reason(unit):
    one, actor = an_instrument(unit), unit.at("counter")
    said = {"actor": actor, "instrument_id": one.pk}
    with pytest.raises(OutOfPlace):
        services.unpicture_instrument(**said, reason="Ada orangnya")
    services.picture_instrument(**said, photo=SimpleUploadedFile("foto.png", PNG))
    with pytest.raises(DomainError):
        services.unpicture_instrument(**said, reason=" ")
    services.unpicture_instrument(**said, reason="Ada orangnya")
    one.refresh_from_db()
    assert one.photo is None


def test_a_photo_replaces_none_that_was_taken_after_it(unit):
    """Telephones send in any order, days late; the office sends at once."""
    one, actor = an_instrument(unit), unit.at("counter")
    early, late = (actor.now - timedelta(hours=hours) for hours in (5, 1))
    said = {"actor": actor, "instrument_id": one.pk}

    def put(**taken):
        upload = SimpleUploadedFile("foto.png", PNG)
        return services.picture_instrument(**said, photo=upload, **taken).pictured_at

    assert put(taken_at=late) == late
    with pytest.raises(OutOfPlace):
        put(taken_at=early)
    assert put() == actor.now
    assert put(taken_at=actor.now + timedelta(days=9)) == actor.now, "no clock runs ahead"
    services.unpicture_instrument(**said, reason="Ada orangnya")
    assert put(taken_at=early) == early


def test_who_may_not_add_is_not_asked_for_the_first():
    for who, said, unsaid in (
        ("staff", "nothing here that you may see", "Enter the first one"),
        ("counter", "Enter the first one", "nothing here that you may see"),
    ):
        page = text(browser(a_unit(), who).get(url("instruments")))
        assert said in page
        assert unsaid not in page

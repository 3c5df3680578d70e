from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, UserFactory, viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.notify import codes
from teraju.platform.notify.card import address_of, make_card
from teraju.platform.notify.domain import MOST_ATTEMPTS
from teraju.platform.notify.models import OneTimeCode

pytestmark = pytest.mark.django_db

PURPOSE = "first_login"


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def actor(user):
    return viewer(Role.ADMINISTRATOR, government=user.home)


def issued(actor, user, **values):
    values = {"purpose": PURPOSE, "target": user, "government": user.home, **values}
    return codes.issue(actor=actor, **values)


def wrong(code):
    return code[:4] + ("A" if code[4] != "A" else "C") + code[5:]


def redeem(actor, user, code, **values):
    return codes.redeem(actor=actor, code=code, purpose=PURPOSE, target=user, **values)


def later(actor, delta):
    return type(actor)(actor.user_id, actor.office, actor.now + delta, actor.hats)


class TestACode:
    def test_opens_once(self, actor, user):
        _row, code = issued(actor, user)
        assert redeem(actor, user, code.lower()).used_at == NOW
        with pytest.raises(codes.CodeUsed):
            redeem(actor, user, code)

    def test_is_kept_nowhere(self, actor, user):
        row, code = issued(actor, user)
        stored = [str(value) for value in OneTimeCode.objects.values_list().get()]
        assert not any(code[4:] in value for value in stored)
        assert row.code_hash != codes._hash(wrong(code)[4:])

    def test_is_too_old_after_its_days(self, actor, user):
        _row, code = issued(actor, user)
        days = timedelta(days=codes.purpose_of(PURPOSE).days)
        codes.prove(code, NOW + days - timedelta(seconds=1))
        with pytest.raises(codes.CodeExpired):
            codes.prove(code, NOW + days)
        with pytest.raises(codes.CodeExpired):
            redeem(later(actor, days), user, code)

    def test_ends_with_a_newer_one_for_the_same_record(self, actor, user):
        _row, old = issued(actor, user)
        _row, other = issued(actor, UserFactory(home=user.home))
        _row, new = issued(actor, user)
        with pytest.raises(codes.CodeExpired):
            codes.prove(old, NOW)
        for code in (other, new):
            codes.prove(code, NOW)

    def test_locks_after_five_wrong_tries(self, actor, user):
        _row, code = issued(actor, user)
        for _try in range(MOST_ATTEMPTS - 1):
            with pytest.raises(codes.CodeUnknown):
                codes.prove(wrong(code), NOW)
        codes.prove(code, NOW)
        with pytest.raises(codes.CodeUnknown):
            codes.prove(wrong(code), NOW)
        with pytest.raises(codes.CodeLocked):
            codes.prove(code, NOW)

    def test_does_not_open_another_door(self, actor, user):
        row, code = issued(actor, user)
        with pytest.raises(codes.CodeUnknown):
            codes.prove(code, NOW, "another")
        with pytest.raises(codes.CodeUnknown):
            redeem(actor, UserFactory(), code)
        row.refresh_from_db()
        assert row.used_at is None

    @pytest.mark.parametrize("text", ["", "x", "AAAA-AAAA-AAAA", "'; --", "\x00" * 12])
    def test_that_nobody_issued_is_unknown(self, actor, user, text):
        issued(actor, user)
        with pytest.raises(codes.CodeUnknown):
            codes.prove(text, NOW)

    def test_who_does_not_hold_it_learns_nothing(self, actor, user):
        row, code = issued(actor, user)
        answers = set()
        for change in ({}, {"used_at": NOW}, {"attempts": 9}, {"expires_at": NOW}):
            OneTimeCode.objects.filter(pk=row.pk).update(**change)
            with pytest.raises(codes.CodeUnknown) as refusal:
                codes.prove(wrong(code), NOW)
            answers.add(str(refusal.value))
        with pytest.raises(codes.CodeUnknown) as refusal:
            codes.prove("AAAA-AAAA-AAAA", NOW)
        assert answers == {str(refusal.value)}

    def test_takes_another_selector_when_one_is_taken(self, actor, user):
        letters = iter("AAAACCCCCCCCAAAADDDDDDDDEEEEDDDDDDDD")
        for selector in ("AAAA", "EEEE"):
            holder = UserFactory(home=user.home)
            row, _code = issued(actor, holder, choose=lambda alphabet: next(letters))
            assert row.selector == selector

    def test_gives_up_when_every_selector_is_taken(self, actor, user):
        issued(actor, user, choose=lambda alphabet: "A")
        with pytest.raises(IntegrityError):
            issued(actor, UserFactory(home=user.home), choose=lambda alphabet: "A")

    def test_stands_in_the_trail_without_itself(self, actor, user):
        _row, code = issued(actor, user)
        redeem(actor, user, code)
        events = TrailEvent.objects.filter(target_id=str(user.pk))
        assert set(events.values_list("verb", flat=True)) == {
            "notify.code.issued",
            "notify.code.used",
        }
        assert not any(code[4:] in str(event.changes) for event in events)


class TestACard:
    def test_carries_the_code_in_its_address(self, actor, user):
        card = make_card(
            actor=actor,
            purpose=PURPOSE,
            title="Kartu",
            lines=["Pindai kode QR."],
            target=user,
            government=user.home,
            holder="Inspektur",
        )
        assert (
            card.url == address_of(card.code.replace("-", "")) == f"http://testserver/k/{card.code}"
        )
        assert card.pdf.startswith(b"%PDF-")
        assert codes.prove(card.code, NOW).subject_id == str(user.pk)

    def test_that_cannot_be_printed_leaves_no_code(self, actor, user, monkeypatch):
        from teraju.platform.notify import card

        monkeypatch.setattr(card, "_printers", [lambda face: 1 / 0])
        values = {"title": "x", "lines": [], "target": user, "government": user.home}
        with pytest.raises(ZeroDivisionError):
            make_card(actor=actor, purpose=PURPOSE, **values)
        assert not OneTimeCode.objects.exists()


def test_a_purpose_has_one_meaning():
    with pytest.raises(ValueError, match="twice"):
        codes.register_purpose(PURPOSE, label="x", url_name="home")

"""Who reads and who is who, set up by the operator, who reads nothing by that."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.directory import Directory, PersonLine
from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import access, demonstration, trail
from teraju.modules.integrity.concerns.cast import ROLES
from teraju.modules.integrity.concerns.models import Attempts, Handler, Person, Session, TrailEvent
from teraju.modules.integrity.concerns.services import setting_up, tending
from teraju.modules.integrity.concerns.services.tending import tend

from .factories import PASSPHRASE, handler, office, person

pytestmark = pytest.mark.django_db


def directory(*people: tuple[str, str, str]) -> Directory:
    from .conftest import TODAY

    lines = tuple(PersonLine(key, name, "", "", above) for key, name, above in people)
    return Directory("36.04", "Kabupaten Uji", TODAY, lines)


class TestDirectory:
    def test_people_and_lines_come_in(self, today):
        told = directory(("2", "Siti", "1"), ("1", "Kepala", ""))
        assert setting_up.take_in_directory(told, today=today) == (2, 0)
        assert Person.objects.get(key="2").superior.name == "Kepala"

    def test_the_next_one_changes_and_deletes_nobody(self, today):
        setting_up.take_in_directory(
            directory(("1", "Kepala", ""), ("2", "Siti", "1")), today=today
        )
        there, left = setting_up.take_in_directory(
            directory(("3", "Kepala Baru", ""), ("2", "Siti Aminah", "3")), today=today
        )
        assert (there, left) == (2, 1)
        siti = Person.objects.get(key="2")
        assert (siti.name, siti.superior.key) == ("Siti Aminah", "3")
        assert Person.objects.get(key="1").left
        setting_up.take_in_directory(directory(("1", "Kepala", "")), today=today)
        assert not Person.objects.get(key="1").left


class TestHandlers:
    def let_in(self, now, today, **more):
        values = {"login_name": "siti", "name": "Siti", **more}
        return setting_up.let_in(**values, now=now, today=today)

    def test_somebody_inside_has_to_be_known(self, now, today):
        with pytest.raises(DomainError, match="Name the person"):
            self.let_in(now, today, office=office())
        with pytest.raises(DomainError, match="Nobody in the directory"):
            self.let_in(now, today, office=office(), person_key="nobody")

    def test_the_word_opens_once_and_the_operator_never_sees_a_key(self, now, today):
        one, word = self.let_in(now, today, office=office(), person_key=person().key)
        assert not one.recipient
        assert word not in str(Handler.objects.values().get(pk=one.pk))
        access.accept_invitation(word, passphrase=PASSPHRASE, now=now, today=today)
        with pytest.raises(access.InvitationSpent):
            access.accept_invitation(word, passphrase=PASSPHRASE, now=now, today=today)
        with pytest.raises(access.InvitationSpent):
            self.let_in(now, today, office=office(), person_key=person().key)

    def test_who_goes_is_out_at_once(self, now, today):
        one = handler(login_name="siti")
        token = access.open_for_handler(
            login_name="siti", passphrase=PASSPHRASE, bucket="", now=now, today=today
        )
        setting_up.let_go(login_name="SITI", today=today)
        assert access.handler_of(token, now=now) is None
        assert not Session.objects.exists()
        with pytest.raises(access.WrongPassphrase):
            access.open_for_handler(
                login_name="siti", passphrase=PASSPHRASE, bucket="", now=now, today=today
            )
        assert not Handler.objects.ready().filter(pk=one.pk).exists()
        with pytest.raises(DomainError, match="Nobody has"):
            setting_up.let_go(login_name="nobody", today=today)

    def test_the_trail_tells_it_without_a_name(self, now, today):
        self.let_in(now, today, office=office(), person_key=person(name="Siti Aminah").key)
        verbs = list(TrailEvent.objects.values_list("verb", flat=True))
        assert verbs == ["handler.added", "handler.invited"]
        assert "Siti" not in str(list(TrailEvent.objects.values()))
        assert trail.first_broken() is None


def test_what_is_over_is_taken_away(now, today):
    handler(login_name="siti")
    access.open_for_handler(
        login_name="siti", passphrase=PASSPHRASE, bucket="x", now=now, today=today
    )
    Attempts.objects.create(what="code", bucket="x", window=1)
    tend(now=now, today=today)
    assert Session.objects.count() == 1
    assert not Attempts.objects.exists()
    tend(now=now + timedelta(hours=1), today=today)
    assert not Session.objects.exists()


class TestLetters:
    """In one hour of the day, whatever the hour in which somebody wrote."""

    @pytest.mark.parametrize(
        ("hour", "asked", "sent"),
        # Six o'clock of western Indonesia is 23 o'clock of the world's time.
        [(23, False, True), (0, False, False), (6, False, False), (6, True, True)],
    )
    def test_the_hour(self, monkeypatch, now, today, hour, asked, sent):
        told: list[bool] = []
        monkeypatch.setattr(tending, "remind", lambda **_more: told.append(True))
        tend(now=now.replace(hour=hour), today=today, letters=asked)
        assert bool(told) is sent


class TestDemonstration:
    def test_it_is_built_once_and_only_in_the_demonstration(self, settings, tmp_path):
        settings.DATA_DIR = tmp_path
        said: list[str] = []
        demonstration.build(said.append)
        assert not Handler.objects.exists()
        assert said == []
        settings.TERAJU_DEMO = True
        demonstration.build(said.append)
        assert Handler.objects.ready().count() == len(ROLES)
        assert not Session.objects.exists()
        demonstration.build(said.append)
        assert len(said) == 1

    def test_its_passphrases_open_its_keys(self, settings, tmp_path, now, today):
        settings.DATA_DIR, settings.TERAJU_DEMO = tmp_path, True
        demonstration.build(lambda _line: None)
        for role in ROLES:
            assert access.open_for_handler(
                login_name=role.login_name,
                passphrase=role.passphrase,
                bucket=role.login_name,
                now=now,
                today=today,
            )
        assert len(demonstration.lines()) == 1 + len(ROLES)

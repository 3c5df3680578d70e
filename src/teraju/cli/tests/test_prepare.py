import socket
from pathlib import Path

import pytest

from teraju.cli import prepare, run, serving
from teraju.cli.errors import Refusal
from teraju.modules.standards.api import Edition, Requirement, load_catalogue
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory, UserFactory


class TestDataFolder:
    def test_it_is_made_when_absent(self, settings, tmp_path):
        settings.DATA_DIR = tmp_path / "a" / "b"
        prepare.check_data_folder()
        assert (tmp_path / "a" / "b").is_dir()

    def test_one_that_cannot_be_written_is_refused(self, settings, tmp_path):
        (tmp_path / "file").touch()
        settings.DATA_DIR = tmp_path / "file" / "below"
        with pytest.raises(Refusal, match=r"cannot be written .*TERAJU_DATA_DIR\."):
            prepare.check_data_folder()


@pytest.mark.django_db
class TestPreparation:
    def test_a_current_database_is_left_alone_in_silence(self):
        said = []
        prepare._migrate(said.append)
        assert said == []

    def test_static_files_are_collected_once(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path / "static"
        said = []
        prepare._collect_static(said.append)
        prepare._collect_static(said.append)
        assert said == ["Collecting styles and scripts ..."]
        assert any(settings.STATIC_ROOT.rglob("*.css"))

    def test_a_changed_static_file_is_collected_again(self, settings, tmp_path, monkeypatch):
        settings.STATIC_ROOT = tmp_path / "static"
        prepare._collect_static(print)
        monkeypatch.setattr(prepare, "static_fingerprint", lambda: "changed")
        said = []
        prepare._collect_static(said.append)
        assert len(said) == 1

    def test_nothing_beside_the_files_is_served(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path / "static"
        prepare._collect_static(print)
        assert not [path for path in Path(settings.STATIC_ROOT).iterdir() if path.name[0] == "."]

    def test_no_demonstration_unless_asked_for(self, settings, monkeypatch):
        called = []
        monkeypatch.setattr(prepare, "_in_a_child", lambda *command: called.append(command))
        prepare._demonstration(print)
        assert called == []
        settings.TERAJU_DEMO = True
        prepare._demonstration(called.append)
        assert called == ["Building the demonstration ...", ("demo",)]

    def test_standards_are_loaded_once_and_again_into_another_database(
        self, settings, tmp_path, monkeypatch
    ):
        settings.DATA_DIR = tmp_path
        called = []
        monkeypatch.setattr(prepare, "_in_a_child", lambda *command: load_catalogue())
        prepare._standards(called.append)
        prepare._standards(called.append)
        assert len(called) == 1
        Requirement.objects.update(parent=None)
        Requirement.objects.all().delete()
        Edition.objects.all().delete()
        prepare._standards(called.append)
        assert len(called) == 2

    def test_what_fails_in_the_child_is_said_in_one_sentence(self):
        with pytest.raises(Refusal, match="teraju standards failed"):
            prepare._in_a_child("standards")


@pytest.mark.django_db
class TestAccounts:
    def test_the_demonstrations_people_are_named_in_the_demonstration_only(self, settings):
        person = UserFactory.create(is_demonstration=True)
        role = RoleAssignmentFactory.create(user=person)
        UserFactory.create(username="real-person")
        assert run.accounts() == []
        settings.TERAJU_DEMO = True
        _title, line = run.accounts()
        assert person.username in line
        assert str(role) in line
        assert person.home.name in line

    def test_a_demonstration_without_people_says_nothing(self, settings):
        settings.TERAJU_DEMO = True
        assert run.accounts() == []


def test_a_closed_port_gives_no_answer():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert serving.answer("127.0.0.1", port) == 0

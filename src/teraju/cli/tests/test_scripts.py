"""The scripts behind `make`: what they decide, without installing or running anything."""

import ast
import re
import sys
from importlib import metadata

import pytest
from scripts import check, setup

REPORT = """<testsuites><testsuite>
<testcase classname="a" name="runs"/>
<testcase classname="a" name="on_postgres">{}</testcase>
<testcase classname="a" name="never"><skipped type="pytest.skip" message="no pdfsig"/></testcase>
<testcase classname="a" name="wrong"><skipped type="pytest.xfail" message="known"/></testcase>
</testsuite></testsuites>"""


def result(path, text, status=0):
    path.write_text(text, encoding="utf-8")
    return check.Result(check.Part(path.stem, [], report=path), status, 1.0)


class TestCheck:
    def test_only_what_no_database_ran_is_left_out(self, tmp_path):
        skipped = '<skipped type="pytest.skip" message="PostgreSQL only"/>'
        results = [
            result(tmp_path / "sqlite.xml", REPORT.format(skipped)),
            result(tmp_path / "postgres.xml", REPORT.format("")),
        ]
        assert [gap.what for gap in check.skipped_everywhere(results)] == ["1 test: no pdfsig"]
        gaps = check.skipped_everywhere(results[:1])
        assert [gap.what for gap in gaps] == ["1 test: PostgreSQL only", "1 test: no pdfsig"]

    def test_one_failed_part_fails_the_whole_and_is_named(self, tmp_path, capsys):
        results = [result(tmp_path / "a.xml", "", 1), result(tmp_path / "b.xml", "")]
        assert check.sum_up(results, [], 1.0) == 1
        assert "1 failed: a." in capsys.readouterr().out
        assert check.sum_up(results[1:], [], 1.0) == 0

    @pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1), ("1", 1), ("false", 0)])
    def test_what_is_left_out_fails_in_ci_only(self, ci, status, monkeypatch, capsys):
        monkeypatch.setenv("TERAJU_CI", ci)
        gap = check.LeftOut("the journeys", "sudo apt install chromium")
        assert check.sum_up([], [gap], 1.0) == status
        assert "sudo apt install chromium" in capsys.readouterr().out

    def test_a_named_server_that_refuses_is_named(self, monkeypatch):
        monkeypatch.setenv("TEST_DATABASE_URL", "postgres://nobody@127.0.0.1:9/none")
        url, reason = check.postgres()
        assert url == ""
        assert reason.startswith("TEST_DATABASE_URL is set, but")

    def test_the_parts_see_none_of_this_installation(self, tmp_path, monkeypatch):
        monkeypatch.setenv("TERAJU_DATABASE_URL", "postgres:///real")
        monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "other")
        found = check.environment(tmp_path)
        assert "TERAJU_DATABASE_URL" not in found
        assert "DJANGO_SETTINGS_MODULE" not in found
        assert found["TERAJU_DATA_DIR"] == str(tmp_path / "var")


class TestSetup:
    def test_the_users_index_is_passed_on(self, tmp_path, monkeypatch):
        told = {
            "index-url": "https://mirror.example/simple",
            "extra-index-url": f"file://{tmp_path} file:///nowhere/at/all",
            "find-links": f"{tmp_path} /nowhere/at/all",
            "cert": "/etc/ca.pem",
        }
        monkeypatch.setattr(setup, "pip_settings", lambda: told)
        for name in ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_FIND_LINKS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SSL_CERT_FILE", "/mine.pem")
        found = setup.index_environment()
        assert found["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
        assert found["UV_INDEX"] == f"file://{tmp_path}"
        assert found["UV_FIND_LINKS"] == str(tmp_path)
        assert found["SSL_CERT_FILE"] == "/mine.pem"

    def test_pips_environment_outranks_its_files(self, monkeypatch):
        listing = (
            "global.index-url='https://global'\ninstall.index-url='https://install'\n"
            "global.cert='/c'\n:env:.index_url='https://env'\nbroken line\n"
        )
        monkeypatch.setattr(setup, "run", lambda command: (0, listing))
        assert setup.pip_settings() == {"index-url": "https://env", "cert": "/c"}

    @pytest.mark.parametrize(
        ("stamped", "asked", "current"),
        [
            ("base", "base", True),
            ("dev", "base", True),
            ("dev", "dev", True),
            ("base", "dev", False),
        ],
    )
    def test_what_is_there_is_not_made_again(self, stamped, asked, current, monkeypatch):
        monkeypatch.setattr(setup, "stamp", lambda: setup.facts(stamped))
        assert setup.is_current(asked) is current

    @pytest.mark.parametrize("changed", ["root", "lock", "uv"])
    def test_a_change_underneath_is_noticed(self, changed, monkeypatch):
        monkeypatch.setattr(setup, "stamp", lambda: {**setup.facts("dev"), changed: "other"})
        assert setup.is_current("base") is False

    def test_locks_hold_hashes_and_no_address(self):
        for path in (*setup.LOCKS.values(), setup.UV_LOCK):
            text = path.read_text(encoding="utf-8")
            assert "://" not in text
            for block in text.replace("\\\n", " ").splitlines():
                assert "==" in block
                assert "--hash=sha256:" in block


class TestRequirements:
    """Nothing may rest on a package that is only there by chance."""

    def imported(self):
        """Return the foreign modules that the program imports, with a file that does."""
        found = {}
        for path in sorted((setup.ROOT / "src").rglob("*.py")):
            # The holidays library writes the data file that the program reads; it is never loaded.
            if "tests" in path.parts or path.parts[-2:] == ("calendar", "generate.py"):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module]
                else:
                    continue
                found |= {name.partition(".")[0]: path for name in names}
        ours = {"teraju", *sys.stdlib_module_names}
        return {name: path for name, path in found.items() if name not in ours}

    def test_every_import_is_asked_for_by_name(self):
        text = (setup.ROOT / "requirements" / "base.in").read_text(encoding="utf-8")
        asked = {canonical(name) for name in re.findall(r"^[A-Za-z][\w-]*", text, re.MULTILINE)}
        owners = metadata.packages_distributions()
        unasked = {
            name: path
            for name, path in self.imported().items()
            if not asked & {canonical(owner) for owner in owners.get(name, [])}
        }
        assert unasked == {}


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()

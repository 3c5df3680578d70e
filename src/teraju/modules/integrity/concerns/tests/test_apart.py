"""The process stands alone, and its log says nothing."""

from __future__ import annotations

import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.core.checks import WARNING, run_checks
from django.db import connection, connections, transaction

from teraju.modules.integrity.concerns import once, trail
from teraju.modules.integrity.concerns.bare_logging import BareFormatter
from teraju.modules.integrity.concerns.models import TrailEvent

LOADED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "teraju.config.concerns.settings"
import teraju.config.concerns.wsgi, teraju.config.concerns.urls, sys
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted(each for each in sys.modules if each.startswith("teraju.")), sep="\\n")
"""
STRANGE = ("accounts", "audit", "organisation", "files", "notify", "tasks", "exchange", "search")


def test_nothing_of_the_main_site_is_loaded(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "TERAJU_CONCERNS_DATA_DIR": str(tmp_path)},
    )
    loaded = set(done.stdout.split())
    assert "teraju.modules.integrity.concerns.models" in loaded
    strange = {f"teraju.platform.{name}" for name in STRANGE} | {"teraju.config.settings"}
    assert not loaded & strange
    assert not {each for each in loaded if each.startswith(("teraju.insight", "teraju.portal"))}


def test_no_framework_of_accounts_or_visits_is_installed():
    names = {config.name for config in apps.get_app_configs()}
    assert not names & {
        "django.contrib.auth",
        "django.contrib.sessions",
        "django.contrib.contenttypes",
        "django.contrib.messages",
    }


@pytest.mark.django_db
def test_the_framework_warns_of_nothing():
    found = run_checks(databases=["default"])
    assert [str(one) for one in found if one.level >= WARNING] == []


def test_no_table_keeps_a_moment_of_a_concern():
    """Doors know moments, rounded and short-lived; concerns and their trail know days."""
    moments = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("concerns").get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.get_internal_type() in {"DateTimeField", "TimeField"}
    }
    assert moments <= {
        "Session.expires_at",
        "Spent.expires_at",
        "Handler.invited_until",
        "Handler.locked_until",
        "Recovery.ends_at",
    }


class TestLog:
    def written(self, name, message, *args, error=None, **extra):
        info = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord(name, logging.ERROR, "/x.py", 1, message, args, info)
        vars(record).update(extra)
        return BareFormatter().format(record)

    def test_says_where_it_broke_and_not_what_stood_there(self):
        try:
            raise ValueError("Uang di laci")
        except ValueError as error:
            line = self.written(
                "django.request", "Error: %s", "/en/rahasia/", error=error, status_code=500
            )
        assert "ValueError" in line
        assert "test_apart.py" in line
        assert "500" in line
        assert "Uang" not in line
        assert "rahasia" not in line

    def test_keeps_the_day_alone(self):
        line = self.written("django.request", "x")
        assert ":" not in line

    def test_writes_fixed_sentences_of_our_own(self):
        name = "teraju.modules.integrity.concerns.somewhere"
        assert "A fixed sentence" in self.written(name, "A fixed sentence")
        assert "A word" not in self.written(name, "A word: %s", "secret")


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def run(self, work, times=4):
        if connection.vendor == "sqlite" and connection.settings_dict["NAME"].startswith("file:"):
            pytest.skip("a database in memory has one writer; on PostgreSQL this runs")

        def alone(number):
            try:
                return work(number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(alone, range(times)))

    def test_a_form_is_counted_once(self, now):
        calls = []

        def work(number):
            return once.once("nonce", lambda: calls.append(number) or {"first": number}, now=now)

        answers = self.run(work)
        assert len(calls) == 1
        assert answers == [answers[0]] * 4

    def test_the_chain_stays_whole(self, today):
        def work(number):
            with transaction.atomic():
                return trail.record("x", today=today, actor="house", number=str(number)).sequence

        assert sorted(self.run(work)) == [1, 2, 3, 4]
        assert trail.first_broken() is None
        assert TrailEvent.objects.count() == 4

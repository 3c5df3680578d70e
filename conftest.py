"""For every test of the house."""

from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

# How long an example takes is no property of what is tested: a busy machine fails nothing.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

pytest_plugins = ["teraju.platform.audit.tests.plugin"]
CONCERNS = Path(__file__).parent / "src/teraju/modules/integrity/concerns"
COMMANDS = Path(__file__).parent / "src/teraju/cli"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Concerns are a process of their own: each of the two sets of settings has its own tests."""
    from django.conf import settings

    installed = "teraju.modules.integrity.concerns" in settings.INSTALLED_APPS
    if not installed and collection_path.is_relative_to(CONCERNS):
        return True
    return None


# What a test asks for that meets the database; the walls bring one of their own.
DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "world"}
DATABASE |= {"database", "channel"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, play what the kind of database can change; SQLite has played the rest."""
    from django.conf import settings

    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    played, left = [], []
    for item in items:
        (played if _meets_the_database(item) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = played


def _meets_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    if item.path.is_relative_to(COMMANDS):
        # Commands are started as an operator does, with the environment of this run.
        return True
    asked = DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(asked or item.get_closest_marker("django_db"))


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """Whitenoise warns of a folder that is not there, and a warning fails a test."""
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True, scope="session")
def guests_without_telephones() -> None:
    """Guests of tests are let in by their password alone; what asks for more, says so."""
    from django.conf import settings

    settings.TERAJU_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test fixes the day of pages, it begins at four: no test knows when it is played."""
    from django.utils import timezone

    from teraju.platform.web import clock

    four, begun = datetime(2000, 1, 1, 16, tzinfo=UTC), timezone.now()
    monkeypatch.setattr(clock, "time_of", lambda moment: (four + (moment - begun)).time())

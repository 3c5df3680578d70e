"""For every test of the house."""

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


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Concerns are a process of their own: each of the two sets of settings has its own tests."""
    from django.conf import settings

    installed = "teraju.modules.integrity.concerns" in settings.INSTALLED_APPS
    if not installed and collection_path.is_relative_to(CONCERNS):
        return True
    return None


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

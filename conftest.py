"""For every test of the house."""

from pathlib import Path

import pytest

pytest_plugins = ["teraju.platform.audit.tests.plugin"]


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """Whitenoise warns of a folder that is not there, and a warning fails a test."""
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)

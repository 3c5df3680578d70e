"""Every template of the channel compiles under the settings that serve it."""

from pathlib import Path

import pytest
from django.template.loader import get_template

FOLDER = Path(__file__).parents[1] / "templates"
NAMES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.glob("**/*.html"))


def test_there_are_some():
    assert "concerns/start.html" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(name):
    get_template(name)

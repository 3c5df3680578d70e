"""What the framework warns of is mended: a rule that a database cannot keep is no rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import WARNING, run_checks

import teraju


@pytest.mark.django_db
def test_the_framework_warns_of_nothing() -> None:
    found = run_checks(databases=["default"])
    assert [str(one) for one in found if one.level >= WARNING] == []


def test_tables_are_created_without_drawing_the_house_anew() -> None:
    """The framework's own operation makes the first start last half a minute longer."""
    folder = Path(teraju.__file__).parent
    slow = [
        str(path.relative_to(folder))
        for path in folder.glob("**/migrations/*.py")
        if "migrations.CreateModel(" in path.read_text()
    ]
    assert slow == [], "write CreateModel of teraju.platform.creation instead"

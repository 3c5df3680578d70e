"""What the framework warns of is mended: a rule that a database cannot keep is no rule."""

from __future__ import annotations

import pytest
from django.core.checks import WARNING, run_checks


@pytest.mark.django_db
def test_the_framework_warns_of_nothing() -> None:
    found = run_checks(databases=["default"])
    assert [str(one) for one in found if one.level >= WARNING] == []

"""Building the demonstration: the same in every installation, and only when asked for."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from teraju.platform.organisation.models import Government
from teraju.platform.papers.api import Paper
from teraju.portal import demo

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_papers_have_the_same_codes_in_every_installation() -> None:
    found = []
    for _installation in range(2):
        with transaction.atomic():
            demo.build()
            found.append(list(Paper.objects.order_by("number").values_list("number", "code")))
            transaction.set_rollback(True)
    assert found[0] == found[1] != []


def test_nothing_is_built_without_the_setting(settings) -> None:
    settings.TERAJU_DEMO = False
    with pytest.raises(CommandError, match="TERAJU_DEMO"):
        call_command("demo", stdout=StringIO())
    assert not Government.objects.exists()

"""How many queries a page takes, and of whom and what it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.conformity import services
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.tests.factories import World
from teraju.modules.conformity.tests.pages import client_of
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory


def queries(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        call()
    return len(caught)


def asked(who: Viewer, name: str, *args: Any) -> int:
    """The queries of a page, the log-in left out."""
    client, url = client_of(who), reverse(name, args=args)
    return queries(lambda: client.get(url))


def more_agencies(world: World, count: int) -> list[int]:
    """Agencies below the world's own, each assessed against both editions."""
    made = [AgencyFactory.create(parent=world.agency) for _number in range(count)]
    for agency in made:
        services.start_assessment(
            actor=world.auditor,
            agency=agency,
            editions=[world.quality, world.anti_bribery],
            started_on=world.auditor.today,
        )
    return [agency.pk for agency in made]


def assessment_pk(world: World) -> int:
    pk: int = Assessment.objects.get(agency=world.agency).pk
    return pk


def auditor_of(world: World) -> Any:
    return User.objects.get(pk=world.auditor.user_id)

"""An owner of files for tests: places of the organisation carry none by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files import owners
from teraju.platform.organisation.models import Place

ADD, REMOVE = "filestest.add", "filestest.remove"
LABEL = "organisation.place"


def visible(viewer: Viewer, pk: Any) -> Place | None:
    """A place is seen by every hat that reaches its agency, guests too."""
    place = Place.objects.select_related("agency", "government").filter(pk=pk).first()
    reached = place is not None and any(
        hat.covers(place.government_id, place.agency.path) for hat in viewer.hats
    )
    return place if reached else None


@contextmanager
def places_with_files() -> Iterator[None]:
    """Let places carry files for a moment."""
    table = {ADD: frozenset({Role.AGENCY_HEAD, Role.STAFF}), REMOVE: frozenset({Role.AGENCY_HEAD})}
    owner = owners.Owner(Place, visible, ADD, REMOVE)
    with (
        patch.dict(rights._holders, table),
        patch.dict(owners._owners, {LABEL: owner}),
        patch.object(Place, "get_absolute_url", lambda self: f"/places/{self.pk}/", create=True),
    ):
        yield

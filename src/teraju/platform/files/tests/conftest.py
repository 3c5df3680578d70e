from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from teraju.platform.accounts.tests.factories import AgencyFactory
from teraju.platform.organisation.models import Place

from .owners import places_with_files


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """An empty private store."""
    settings.TERAJU_PRIVATE_STORE = tmp_path / "private"
    return tmp_path


@pytest.fixture
def place(db, folder) -> Iterator[Place]:
    """A record that carries files."""
    agency = AgencyFactory()
    with places_with_files():
        yield Place.objects.create(
            government=agency.government, agency=agency, name="Kantor", address="Jalan Uji 1"
        )

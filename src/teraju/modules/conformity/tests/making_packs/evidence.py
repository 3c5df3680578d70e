"""Evidence with files, for a pack to hold."""

from __future__ import annotations

from typing import Any

from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.tests.factories import World
from teraju.platform.files.services import attach
from teraju.platform.files.tests.contents import PDF, upload


def with_files(world: World, *names: str, topic: str = "policy", **fields: Any) -> Evidence:
    row = world.evidence(topic, **fields)
    for name in names:
        attached(world, row, name)
    return row


def attached(world: World, row: Evidence, name: str, content: bytes = PDF) -> Any:
    return attach(
        actor=world.coordinator, target=row, upload=upload(name, content), title=f"Isi {name}"
    )

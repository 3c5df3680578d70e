"""What the planning of an agency proves, and for how long."""

from __future__ import annotations

from teraju.modules.conformity.api import EvidenceKind

from . import changes, objectives, resources, system

KINDS: list[EvidenceKind] = [
    *system.KINDS,
    *resources.KINDS,
    *objectives.KINDS,
    *changes.KINDS,
]

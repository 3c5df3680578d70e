"""What the planning of an agency proves, and for how long."""

from __future__ import annotations

from teraju.modules.conformity.api import EvidenceKind

KINDS: list[EvidenceKind] = []

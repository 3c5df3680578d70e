"""One of each record of the register of enterprises, for the guards to walk through."""

from __future__ import annotations

from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """Fill them in, by the services that people use."""

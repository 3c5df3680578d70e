"""The documents of the Inspektorat: policy, manual and procedures in their revisions.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from teraju.portal.demo.cast import Cast

from .stage import Stage


def write_documents(cast: Cast, stage: Stage) -> None:
    """Nothing yet."""

"""Reading jobs."""

from __future__ import annotations

from teraju.platform.accounts.scope import Viewer

from .models import Job, JobQuerySet


def jobs(viewer: Viewer) -> JobQuerySet:
    """The jobs a viewer may see, small chores left out."""
    return Job.objects.visible_to(viewer).filter(is_listed=True)

"""The nightly job: what hid places is thrown away with its day."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from teraju.platform.tasks.api import JobContext, job, scheduled

from .services.places import forget_before


@job("satisfaction.forget", title=_("Forget which places answers came from"), listed=False)
def forget(context: JobContext) -> None:
    """Yesterday is kept for one night, for the zones of the country; again does no harm."""
    forget_before(context.today - timedelta(days=1))


scheduled("satisfaction.forget", hour=2, minute=20)

"""What test sheets, marks and certificates tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    from teraju.platform.papers.api import NumberKind, register_numbers

    from . import sheet_tasks  # noqa: F401 - workers know the job by it
    from .services.certificate_papers import NUMBER

    register_numbers(NUMBER, NumberKind(label=_("Certificates of verification (SKHP)")))

"""What reviews, samples and requests tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def set_up() -> None:
    """Verbs, numbers, papers, files, pages, Kerja saya, evidence, inputs."""
    from teraju.platform.audit.api import register_verbs
    from teraju.platform.papers.numbers import NumberKind, register_numbers

    from . import review_rights  # noqa: F401 - fills the table of rights
    from .review_verbs import VERBS
    from .services.review_papers import MINUTES, PACK
    from .services.reviews import NUMBER_KEY, NUMBER_PATTERN

    register_verbs(VERBS)
    register_numbers(NUMBER_KEY, NumberKind(label=_("Review"), pattern=NUMBER_PATTERN))
    register_numbers(MINUTES, NumberKind(label=_("Minutes of a review")))
    register_numbers(PACK, NumberKind(label=_("Pack of a review")))
    _keep_papers()


def _keep_papers() -> None:
    """Minutes hold what was said of reports and investigations: for few."""
    from teraju.platform.papers.api import register_audience

    from .models import Review
    from .selectors.reviews import reviews_read_whole

    register_audience(Review, reviews_read_whole)

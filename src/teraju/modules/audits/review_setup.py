"""What reviews, samples and requests tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def set_up() -> None:
    """Verbs, numbers, papers, files, pages, Kerja saya, evidence, inputs."""
    from teraju.platform.audit.api import register_verbs
    from teraju.platform.papers.numbers import NumberKind, pattern_with, register_numbers

    from . import (
        review_inputs,
        review_rights,  # noqa: F401 - fills the table of rights
    )
    from .review_verbs import VERBS
    from .services.review_papers import MINUTES, PACK
    from .services.reviews import NUMBER_KEY, NUMBER_PATTERN

    register_verbs(VERBS)
    register_numbers(
        NUMBER_KEY, NumberKind(label=pgettext_lazy("meeting", "Review"), pattern=NUMBER_PATTERN)
    )
    register_numbers(
        MINUTES, NumberKind(label=_("Minutes of a review"), pattern=pattern_with("RT"))
    )
    register_numbers(PACK, NumberKind(label=_("Pack of a review"), pattern=pattern_with("PT")))
    _keep_papers()
    _carry_files()
    _list_themselves()
    _stand_in_the_menu()
    review_inputs.register()
    _wait_and_prove()
    _keep_secrets()


def _carry_files() -> None:
    """A review carries its attendance list and what was shown."""
    from teraju.platform.files.api import register_owner

    from .models import RecordRequest, Review
    from .review_rights import MANAGEMENT_WRITE, REQUEST_ANSWER
    from .selectors import finder
    from .selectors.guests import requests
    from .selectors.reviews import reviews

    register_owner(
        Review,
        visible=finder(reviews),
        add_right=MANAGEMENT_WRITE,
        remove_right=MANAGEMENT_WRITE,
    )
    register_owner(
        RecordRequest,
        visible=finder(requests),
        add_right=REQUEST_ANSWER,
        remove_right=REQUEST_ANSWER,
    )


def _list_themselves() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.guest_registers import REQUESTS, SAMPLES
    from .web.review_registers import DECISIONS, GOVERNING_BODIES, REVIEWS

    register_register(REVIEWS, DECISIONS, GOVERNING_BODIES, SAMPLES, REQUESTS)
    register_search(
        in_register(
            REVIEWS,
            "audits_reviews",
            lambda row: (row.get_kind_display(), f"{row.number} · {row.agency.name}"),
        )
    )
    register_search(
        in_register(
            DECISIONS,
            "audits_review_decisions",
            lambda row: (row.title, row.review.number),
        )
    )


def _wait_and_prove() -> None:
    """In Kerja saya, on the overview, as evidence and as a stage of the way."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.web.overview import register_figures

    from . import evidence_reviews, review_stages
    from .web import guest_inbox, review_figures, review_inbox

    register_inbox(review_inbox.waiting)
    register_inbox(guest_inbox.waiting)
    register_handed_over(review_inbox.handed_over)
    register_figures(review_figures.figures)
    register_evidence(*evidence_reviews.KINDS)
    review_stages.register()


def _keep_secrets() -> None:
    """What the body's auditor looks at is shown when the audit is over, to nobody before."""
    from teraju.platform.audit.api import register_veil

    from .selectors.guests import VEILED, still_hidden

    register_veil(VEILED, still_hidden)


def _stand_in_the_menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    register_menu(
        MenuItem(
            _("Management system"),
            _("Management reviews"),
            "audits_reviews",
            "presentation",
            order=296,
            guests=frozenset({Role.BODY_AUDITOR}),
            covers=("audits_review_decisions", "audits_governing_bodies"),
        ),
        MenuItem(
            _("Management system"),
            _("Requests of the body"),
            "audits_requests",
            "message-square",
            order=325,
            guests=frozenset({Role.BODY_AUDITOR}),
            covers=("audits_samples",),
        ),
    )


def _keep_papers() -> None:
    """Minutes hold what was said of reports and investigations: for few."""
    from teraju.platform.papers.api import register_audience

    from .models import Review
    from .selectors.reviews import reviews_read_whole

    register_audience(Review, reviews_read_whole)

"""What visits and the owner's page tell the house when it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from teraju.platform.web.kinds import Section
    from teraju.platform.web.middleware import ViewerRequest


def register() -> None:
    """Numbers, pages, menu, inbox, the way of an owner's code, files."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.notify.codes import register_purpose
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, register_numbers
    from teraju.platform.search.api import in_register, register_search

    from . import visit_inbox
    from .services.visit_contacts import DOOR
    from .services.visit_papers import MINUTES
    from .web.visit_codes import CODES
    from .web.visit_registers import ENTRIES, QUESTIONS, UPLOADS, VISITS
    from .web.visit_words import firm

    pattern = "{seq:03}/BA-KU/{code}/{month_roman}/{year}"
    register_numbers(MINUTES, NumberKind(label=_("Minutes of a visit to a firm"), pattern=pattern))
    register_register(VISITS, ENTRIES, UPLOADS, QUESTIONS, CODES)
    register_inbox(visit_inbox.waiting)
    register_purpose(
        DOOR.purpose, label=_("page of a business"), url_name="enterprises_owner_mine", days=1
    )
    register_search(
        in_register(
            VISITS, "enterprises_visits", lambda one: (firm(one), one.planned_on.isoformat())
        )
    )
    _menu()
    _files()
    _sections()


def _menu() -> None:
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    register_menu(
        MenuItem(
            _("Enterprises and SNI"),
            _("Visits"),
            "enterprises_visits",
            "map-pin",
            order=675,
            right=WORK,
            covers=(
                "enterprises_visit_entries",
                "enterprises_uploads",
                "enterprises_owner_questions",
                "enterprises_owner_contacts",
            ),
        )
    )


def _files() -> None:
    """Papers of a visit: a letter, a list of who came."""
    from teraju.platform.files.owners import register_owner

    from . import visit_permissions as permissions
    from .models import Visit
    from .selectors.visits import visits

    register_owner(
        Visit,
        visible=lambda viewer, pk: visits(viewer).filter(pk=pk).first(),
        add_right=permissions.VISIT_PLAN,
        remove_right=permissions.VISIT_PLAN,
    )


def _sections() -> None:
    """Visits and photos on the pages of the coaching and of the firm."""
    from .models import Coaching
    from .web import visit_sections as sections
    from .web.coaching_hooks import register_coaching_section
    from .web.register_hooks import register_enterprise_section

    def photos(request: ViewerRequest, coaching: Coaching) -> Section | None:
        return sections.uploads_of(request.viewer, coaching.product.enterprise)

    register_coaching_section(
        lambda request, coaching: sections.of_coaching(request.viewer, coaching)
    )
    register_coaching_section(photos)
    register_enterprise_section(sections.of_enterprise, order=60)
    register_enterprise_section(sections.uploads_of, order=61)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from teraju.platform.accounts.scope import Viewer


class IntegrityZoneConfig(AppConfig):
    """The worksheet of the integrity zone (Zona Integritas)."""

    name = "teraju.modules.integrity_zone"
    label = "integrity_zone"
    verbose_name = _("integrity zone")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import permissions, public_pages  # noqa: F401 - fills the table of rights
        from .verbs import VERBS

        register_verbs(VERBS)
        self._papers()
        self._pages()
        self._menu()
        self._files()
        self._ask()
        self._tell()
        public_pages.register()

    def _papers(self) -> None:
        """Numbers of the signed report."""
        from teraju.platform.papers.api import NumberKind, register_numbers

        from .services.publishing import NUMBERED_AS, PATTERN

        kind = NumberKind(label=_("Report of the integrity zone"), pattern=PATTERN, per_agency=True)
        register_numbers(NUMBERED_AS, kind)

    def _pages(self) -> None:
        """Registers, and what the search box finds."""
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search

        from .web.answer_register import ANSWERS
        from .web.registers import SHEETS

        register_register(SHEETS, ANSWERS)
        register_search(
            in_register(SHEETS, "integrity_zone_sheets", lambda one: (str(one), one.agency.name))
        )

    def _menu(self) -> None:
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions

        item = MenuItem(
            _("Integrity"),
            _("Integrity zone"),
            "integrity_zone_sheets",
            "shield-check",
            order=690,
            right=permissions.READ,
            covers=("integrity_zone_answers",),
        )
        register_menu(item)

    def _files(self) -> None:
        """Files lie with the answer that they prove."""
        from teraju.platform.files.api import register_owner

        from . import permissions
        from .models import Answer
        from .selectors.sheets import answers

        register_owner(
            Answer,
            visible=lambda viewer, pk: answers(viewer).filter(pk=pk).first(),
            add_right=permissions.FILL,
            remove_right=permissions.FILL,
            refuses_add=_stands,
            refuses_remove=_stands,
        )

    def _ask(self) -> None:
        """In Kerja saya."""
        from teraju.platform.notify.inbox import register_handed_over, register_inbox

        from . import inbox

        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)

    def _tell(self) -> None:
        """What its records prove, and what a review looks at."""
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.links.review_inputs import register_review_input

        from . import evidence, review_inputs

        register_evidence(*evidence.KINDS)
        register_review_input(*review_inputs.INPUTS)


def _stands(_viewer: Viewer, answer: Any) -> object:
    """Files are added and taken off while the unit fills its sheet in."""
    from .domain.states import SheetState
    from .services.answers import NOT_OPEN

    return "" if answer.sheet.state == SheetState.OPEN else NOT_OPEN

"""What the library of practices tells the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Pages, menu, search, files, and the source note on documents."""
    from teraju.modules.documents.api import DOCUMENT_KIND
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.files.api import register_owner
    from teraju.platform.links.gates import register_panel
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions
    from .models import Practice
    from .practice_panel import source_panel
    from .practice_permissions import PRACTICE_WRITE
    from .selectors import practices as reading
    from .web.practice_registers import ADOPTIONS, LIBRARY, OWN

    register_register(LIBRARY, OWN, ADOPTIONS)
    register_search(
        in_register(LIBRARY, "learning_practice_library", lambda p: (p.title, p.publisher.name))
    )
    register_search(in_register(OWN, "learning_practices", lambda p: (p.title, p.agency.name)))
    register_owner(
        Practice,
        visible=lambda viewer, pk: reading.practices(viewer).filter(pk=pk).first(),
        add_right=PRACTICE_WRITE,
        remove_right=PRACTICE_WRITE,
    )
    register_panel(DOCUMENT_KIND, source_panel)
    register_menu(
        MenuItem(
            _("Sharing and events"),
            LIBRARY.title,
            "learning_practice_library",
            "library",
            order=757,
            right=permissions.READ,
            covers=("learning_practices", "learning_practice_adoptions"),
        )
    )

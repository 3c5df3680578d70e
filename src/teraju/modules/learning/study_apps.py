"""What study visits tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Pages, menu, inbox, evidence, papers."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.files.api import register_owner
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, register_numbers
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions, study_inbox
    from .models import StudyVisit
    from .selectors import studies as reading
    from .services.study_papers import MINUTES, REPLY
    from .study_evidence import STUDY_KINDS
    from .study_permissions import STUDY_HANDLE
    from .web.study_registers import REACHED, STUDIES

    for kind, label, letters in (
        (REPLY, _("Reply to a request for a study visit"), "KB"),
        (MINUTES, _("Minutes of a study visit"), "BA-KB"),
    ):
        pattern = f"{{seq:03}}/{letters}/{{code}}/{{month_roman}}/{{year}}"
        register_numbers(kind, NumberKind(label=label, pattern=pattern))
    register_inbox(study_inbox.waiting)
    register_register(STUDIES, REACHED)
    register_search(in_register(STUDIES, "learning_studies", lambda v: (v.guest, v.agency.name)))
    register_evidence(*STUDY_KINDS)
    register_owner(
        StudyVisit,
        visible=lambda viewer, pk: reading.studies(viewer).filter(pk=pk).first(),
        add_right=STUDY_HANDLE,
        remove_right=STUDY_HANDLE,
    )
    register_menu(
        MenuItem(
            _("Sharing and events"),
            STUDIES.title,
            "learning_studies",
            "footprints",
            order=755,
            right=permissions.READ,
            covers=("learning_study_spread", "learning_study_reached"),
        )
    )

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentsConfig(AppConfig):
    """Controlled documents: written, reviewed, approved, read, renewed and withdrawn."""

    name = "teraju.modules.documents"
    label = "documents"
    verbose_name = _("documents")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.notify.inbox import register_handed_over, register_inbox

        from . import inbox, review_inputs, tasks  # noqa: F401 - declares its job
        from .verbs import VERBS

        register_verbs(VERBS)
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
        self._numbers()
        self._pages()
        self._files()
        self._reading()
        review_inputs.register()

    def _numbers(self) -> None:
        from teraju.kernel.numbering import Reset
        from teraju.platform.papers.numbers import NumberKind, register_numbers

        from .domain.kinds import Type
        from .models.choices import TYPES
        from .services.registration import numbered_as

        for kind, letters in (
            (Type.POLICY, "KEB"),
            (Type.MANUAL, "PED"),
            (Type.PROCEDURE, "SOP"),
            (Type.WORK_INSTRUCTION, "IK"),
            (Type.FORM, "FM"),
            (Type.EXTERNAL, "DE"),
            (Type.RECORD, "RK"),
        ):
            pattern = f"{letters}-{{seq:03}}/{{code}}"
            number = NumberKind(
                label=TYPES[kind], pattern=pattern, reset=Reset.NONE, per_agency=True
            )
            register_numbers(numbered_as(kind), number)

    def _pages(self) -> None:
        from teraju.platform.accounts.roles import Role
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from .web.registers import DOCUMENTS, REQUESTS

        register_register(DOCUMENTS, REQUESTS)
        register_search(in_register(DOCUMENTS, "documents", lambda one: (one.title, one.number)))
        group = _("Documents")
        register_menu(
            MenuItem(
                group,
                _("Master list"),
                "documents",
                "files",
                order=400,
                on_phone=True,
                guests=frozenset({Role.BODY_AUDITOR}),
            ),
            MenuItem(
                group,
                pgettext_lazy("documents", "Change requests"),
                "document_requests",
                "message-square",
                order=405,
            ),
        )

    def _files(self) -> None:
        """Files beside the text of a revision, as the forms that a procedure speaks of."""
        from teraju.platform.files.api import register_owner

        from .models import Revision
        from .permissions import WRITE
        from .selectors import revisions
        from .services.annexes import refuses_files

        register_owner(
            Revision,
            visible=lambda viewer, pk: revisions(viewer).filter(pk=pk).first(),
            add_right=WRITE,
            remove_right=WRITE,
            refuses_add=refuses_files,
            refuses_remove=refuses_files,
        )

    def _reading(self) -> None:
        """Reading, copies, retention and what the records prove."""
        from teraju.platform.links.api import offer
        from teraju.platform.notify.inbox import register_inbox
        from teraju.platform.papers.numbers import NumberKind, pattern_with, register_numbers

        from . import linking, tasks_reading  # noqa: F401 - the tasks declare their jobs
        from .services import disposal, freezing
        from .web import inbox_reading

        register_inbox(inbox_reading.waiting)
        offer(linking.OFFER)
        register_numbers(
            freezing.NUMBERED_AS,
            NumberKind(label=_("Approval of a document"), pattern=pattern_with("PGS")),
        )
        register_numbers(
            disposal.NUMBERED_AS,
            NumberKind(label=_("Minutes of disposal"), pattern=pattern_with("BA-MUSNAH")),
        )
        self._reading_pages()
        self._keep_limited()
        self._prove()

    def _reading_pages(self) -> None:
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions
        from .web.reading_registers import COPIES, DISPOSALS, KEPT, READINGS, SCHEDULE

        register_register(READINGS, COPIES, KEPT, DISPOSALS, SCHEDULE)
        group = _("Documents")
        for label, url_name, icon, order, right in (
            (
                pgettext_lazy("register", "Reading"),
                "documents_readings",
                "book-open-check",
                440,
                permissions.READING_LIST,
            ),
            (_("Controlled copies"), "documents_copies", "copy", 450, permissions.COPY_LIST),
            (_("Retention"), "documents_kept", "archive", 460, permissions.DISPOSAL_READ),
            (
                _("Retention schedule"),
                "documents_schedule",
                "calendar-clock",
                470,
                permissions.SCHEDULE_READ,
            ),
        ):
            covers = ("documents_disposals",) if order == 460 else ()
            register_menu(
                MenuItem(group, label, url_name, icon, order=order, right=right, covers=covers)
            )

    def _keep_limited(self) -> None:
        """The paper of a limited document is as limited as the document."""
        from teraju.platform.papers.api import register_audience

        from .models import Disposal, Revision
        from .selectors import retention

        register_audience(Revision, Revision.objects.visible_to)
        register_audience(Disposal, retention.readable_disposals)

    def _prove(self) -> None:
        """What documents are evidence of."""
        from teraju.modules.conformity.api import register_evidence

        from . import evidence

        register_evidence(*evidence.KINDS)

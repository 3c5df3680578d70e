from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "teraju.platform.files"
    label = "files"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        register_verbs(
            {
                "files.attachment.added": _("added a file"),
                "files.attachment.removed": _("removed a file"),
                "files.attachment.opened": _("opened a file as a guest"),
            }
        )

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Controlled documents: written, reviewed, approved, read, renewed and withdrawn."""

    name = "teraju.modules.documents"
    label = "documents"
    verbose_name = _("documents")

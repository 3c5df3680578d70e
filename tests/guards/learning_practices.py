"""One of each record of the library of practices, for the guards to walk through."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.learning.models import Practice
from teraju.modules.learning.services import adoptions, practices
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """A draft, and a published one that was adopted: by the services that people use."""
    _written(actor, agency, "Draf praktik contoh")
    practice = _written(actor, agency, "Praktik contoh")
    upload = SimpleUploadedFile("formulir.txt", b"Formulir contoh.\n", "text/plain")
    attach(actor=actor, target=practice, upload=upload, title="Formulir contoh")
    shelf = practices.publish_practice(actor=actor, practice_id=practice.pk)
    adoptions.adopt_practice(
        actor=actor,
        shelf_id=shelf.pk,
        agency=agency,
        type="procedure",
        title="SOP contoh yang diadopsi",
        owner_role="process_owner",
        is_example=True,
    )


def _written(actor: Viewer, agency: Agency, title: str) -> Practice:
    return practices.write_practice(
        actor=actor,
        agency=agency,
        kind="sop",
        title=title,
        summary="Contoh untuk dilihat.",
        texts={"purpose": "Contoh.", "steps": "1. Contoh."},
        is_example=True,
    )

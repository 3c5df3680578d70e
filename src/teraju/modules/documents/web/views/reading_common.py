"""What the pages of reading, copies and retention share."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import selectors
from teraju.modules.documents.models import Document
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.middleware import ViewerRequest


def document_for(request: ViewerRequest, pk: int, right: str) -> Document:
    """The document, if the viewer sees it (else 404) and holds the right (else 403)."""
    document = get_object_or_404(selectors.documents(request.viewer), pk=pk)
    rights.require(request.viewer, right, document)
    return document


def require_somewhere(viewer: Viewer, right: str) -> None:
    """For a page whose rows are chosen later: the right must be held at one place at least."""
    if not rights.allowed_somewhere(viewer, right):
        raise NotAllowed(rights.reason(right))


def versioned(data: dict[str, Any]) -> dict[str, Any]:
    """The form's values as a service wants them: the version by its full name."""
    values = dict(data)
    values["expected_version"] = values.pop("version")
    return values

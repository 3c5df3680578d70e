"""What the pages of reading, copies and retention share."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from teraju.modules.documents import selectors
from teraju.modules.documents.models import Document
from teraju.platform.accounts import rights
from teraju.platform.web.middleware import ViewerRequest


def document_for(request: ViewerRequest, pk: int, right: str) -> Document:
    """The document, if the viewer sees it (else 404) and holds the right (else 403)."""
    document = get_object_or_404(selectors.documents(request.viewer), pk=pk)
    rights.require(request.viewer, right, document)
    return document

"""One record, if the viewer sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from teraju.platform.accounts.scope import Viewer


def finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, Any], Model | None]:
    """A function that gives one record if the viewer sees it."""

    def find(viewer: Viewer, pk: Any) -> Model | None:
        found: Model | None = rows(viewer).filter(pk=pk).first()
        return found

    return find

"""What a viewer may read of the planning of agencies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from teraju.platform.accounts.scope import Viewer


def finder(model: Any) -> Callable[[Viewer, Any], Model | None]:
    """A function that gives one record of a table if the viewer sees it."""

    def find(viewer: Viewer, pk: Any) -> Model | None:
        found: Model | None = model.objects.visible_to(viewer).filter(pk=pk).first()
        return found

    return find

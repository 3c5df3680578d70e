"""Creating tables in migrations without drawing every related model anew for each of them."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.migrations.state import ModelState, ProjectState


class CreateModel(migrations.CreateModel):
    """Create a table, and render its model alone.

    The framework's own renders again whatever is related to the new model, near and far: in a house
    where everything hangs together that is all of it for every table, half a minute of the first
    start. A model that is new changes nothing of those it points at but what they see backwards,
    and that the registry tells them.
    """

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        rendered: Apps | None = state.__dict__.pop("apps", None)
        # Without rendered models the state takes in the new one and renders nothing.
        super().state_forwards(app_label, state)
        if rendered is not None:
            state.__dict__["apps"] = rendered
            model: ModelState = state.models[app_label, self.name_lower]
            state.apps.render_multiple([model])

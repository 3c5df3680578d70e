"""Write the first migration of an app anew, constraints inside their tables.

`DJANGO_SETTINGS_MODULE=... python scripts/first_migration.py APP [MODULE.FUNCTION]`, after
`makemigrations`, which knows what it depends on; the function is run last, for what only SQL can
say. What makemigrations adds to a table afterwards has every model drawn once more, a quarter of a
second each at every first start. For apps with one migration, no circle of tables; until 1.0.
"""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.db import migrations
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
from django.utils import translation

LINE = "        migrations.RunPython({module}.{function}, migrations.RunPython.noop),\n    ]\n"


def main() -> None:
    """Write the file."""
    label = sys.argv[1]
    django.setup()
    # Sentences of constraints stand there as they are in the source.
    translation.deactivate_all()
    config = apps.get_app_config(label)
    path = Path(config.path) / "migrations" / "0001_initial.py"
    if list(path.parent.glob("0002_*.py")):
        sys.exit(f"{label} has later migrations, which this would swallow.")
    written = import_module(f"{config.name}.migrations.0001_initial").Migration
    operations = []
    for model in in_order(label, list(config.get_models())):
        state = ModelState.from_model(model)
        operations.append(
            migrations.CreateModel(
                state.name, list(state.fields.items()), state.options, state.bases, state.managers
            )
        )
    kept = {"operations": operations, "initial": True, "dependencies": written.dependencies}
    kind = type("Migration", (migrations.Migration,), kept)
    text = MigrationWriter(kind("0001_initial", label), include_header=False).as_string()
    text = text.replace("migrations.CreateModel(", "CreateModel(")
    text = re.sub(r"\n\s+managers=\[\s*\(.*?\),\s*\],", "", text, flags=re.DOTALL)
    text = "from teraju.platform.creation import CreateModel\n" + text
    if len(sys.argv) > 2:
        module, _, function = sys.argv[2].rpartition(".")
        import_module(module)
        text = f"import {module}\n" + text
        text = text.rstrip().removesuffix("]").rstrip() + "\n"
        text += LINE.format(module=module, function=function)
    path.write_text(text, encoding="utf-8")
    for order in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *order, str(path)], check=True)


def in_order(label, models):
    """A table after those of its app that it points at."""
    placed = []
    while models:
        ready = [
            model
            for model in models
            if not {field.related_model for field in model._meta.concrete_fields}
            & (set(models) - {model})
        ]
        if not ready:
            sys.exit(f"Tables of {label} point at each other in a circle: {models}")
        placed += ready
        models = [model for model in models if model not in ready]
    return placed


if __name__ == "__main__":
    main()

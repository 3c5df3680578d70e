"""Write the first migration of an app anew, constraints inside their tables.

`DJANGO_SETTINGS_MODULE=... python scripts/first_migration.py APP [MODULE.FUNCTION]`; the function
is run last, for what only SQL can say. For apps whose tables point at no other app; until 1.0.
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

LINE = "        migrations.RunPython({module}.{function}, migrations.RunPython.noop),\n    ]\n"


def main() -> None:
    """Write the file."""
    label = sys.argv[1]
    django.setup()
    config = apps.get_app_config(label)
    operations = []
    for model in in_order(list(config.get_models())):
        state = ModelState.from_model(model)
        operations.append(
            migrations.CreateModel(
                state.name, list(state.fields.items()), state.options, state.bases, state.managers
            )
        )
    kind = type("Migration", (migrations.Migration,), {"operations": operations, "initial": True})
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
    path = Path(config.path) / "migrations" / "0001_initial.py"
    path.write_text(text, encoding="utf-8")
    for order in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *order, str(path)], check=True)


def in_order(models):
    """A table after those that it points at."""
    placed = []
    while models:
        ready = [
            model
            for model in models
            if all(
                field.related_model in placed or field.related_model in (model, None)
                for field in model._meta.concrete_fields
            )
        ]
        placed += ready
        models = [model for model in models if model not in ready]
    return placed


if __name__ == "__main__":
    main()

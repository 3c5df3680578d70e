"""Write the first migration of an app anew, constraints inside their tables.

`DJANGO_SETTINGS_MODULE=... python scripts/first_migration.py APP [MODULE.FUNCTION]`, after
`makemigrations`, which knows what it depends on; the function is run last, for what only SQL can
say. What makemigrations adds to a table afterwards has every model drawn once more, a quarter of a
second each at every first start. Of tables that point at each other, what closes the circle still
stands behind. For apps with one migration; until 1.0.
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


def finished(text: str, last: str = "") -> str:
    """The text with our own creation of tables; `last` is a function called at the end."""
    text = text.replace("migrations.CreateModel(", "CreateModel(")
    text = re.sub(r"\n\s+managers=\[\s*\(.*?\),\s*\],", "", text, flags=re.DOTALL)
    text = "from teraju.platform.creation import CreateModel\n" + text
    if last:
        module, _, function = last.rpartition(".")
        import_module(module)
        text = f"import {module}\n" + text
        text = text.rstrip().removesuffix("]").rstrip() + "\n"
        text += LINE.format(module=module, function=function)
    return text


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
    models, behind = in_order(list(config.get_models()))
    operations = [created(model, behind.get(model, ())) for model in models]
    for model, fields in behind.items():
        operations += added(model, fields)
    known = {app for app, _name in written.dependencies}
    near = {
        field.related_model._meta.app_label
        for model in models
        for field in model._meta.concrete_fields
        if field.is_relation
    }
    new = [(app, "__first__") for app in sorted(near - known - {label})]
    kept = {
        "operations": operations,
        "initial": True,
        "dependencies": [*written.dependencies, *new],
    }
    kind = type("Migration", (migrations.Migration,), kept)
    text = MigrationWriter(kind("0001_initial", label), include_header=False).as_string()
    path.write_text(finished(text, *sys.argv[2:3]), encoding="utf-8")
    for order in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *order, str(path)], check=True)


def created(model, behind):
    """The table without the fields that stand behind, nor what is said of them."""
    state = ModelState.from_model(model)
    fields = [(name, field) for name, field in state.fields.items() if name not in behind]
    options = {
        key: [one for one in value if not says_of(one, behind)]
        if key in {"constraints", "indexes"}
        else value
        for key, value in state.options.items()
    }
    return migrations.CreateModel(state.name, fields, options, state.bases, state.managers)


def added(model, behind):
    """The fields that stand behind, and what is said of them."""
    state = ModelState.from_model(model)
    yield from (migrations.AddField(state.name, name, state.fields[name]) for name in behind)
    for key, operation in (
        ("indexes", migrations.AddIndex),
        ("constraints", migrations.AddConstraint),
    ):
        said = (one for one in state.options.get(key, []) if says_of(one, behind))
        yield from (operation(state.name, one) for one in said)


def says_of(one, fields):
    return any(re.search(rf"(?<![a-z_]){name}", repr(one.deconstruct())) for name in fields)


def in_order(models):
    """A table after those of its app that it points at, and the fields that close a circle."""
    placed, behind = [], {}
    while models:
        ahead = {model: pointing(model, models) for model in models}
        ready = [model for model in models if not ahead[model]]
        if not ready:
            # The one that most others wait for goes first.
            waited = {model: sum(model in of.values() for of in ahead.values()) for model in models}
            first = max(models, key=lambda model: (waited[model], -len(ahead[model])))
            behind[first] = tuple(ahead[first])
            ready = [first]
        placed += ready
        models = [model for model in models if model not in ready]
    return placed, behind


def pointing(model, models):
    """The fields of a table that point at others of these."""
    others = set(models) - {model}
    return {
        f.name: f.related_model for f in model._meta.concrete_fields if f.related_model in others
    }


if __name__ == "__main__":
    main()

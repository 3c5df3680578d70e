"""Put constraints and indexes of first migrations inside their tables: `fold_migration.py APP …`.

What `makemigrations` adds to a table afterwards makes every later start draw that table and all
that points at it once more, a quarter of a second each. Until 1.0, when first migrations are
written anew.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.operations.models import IndexOperation

ADDED = re.compile(r"\b(migrations|teraju\.platform\.creation)\.CreateModel\(")


def main() -> None:
    """Fold each app that is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teraju.config.settings")
    django.setup()
    # The framework takes an index for something that may point at any table, and moves none.
    IndexOperation.references_model = lambda self, name, _app: name.lower() == self.model_name_lower
    for label in sys.argv[1:]:
        call_command("optimizemigration", label, "0001_initial")
        path = Path(apps.get_app_config(label).path) / "migrations" / "0001_initial.py"
        text = ADDED.sub("CreateModel(", path.read_text(encoding="utf-8"))
        line = "from teraju.platform.creation import CreateModel\n"
        path.write_text(text if line in text else line + text, encoding="utf-8")
        for order in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
            subprocess.run([sys.executable, "-m", "ruff", *order, str(path)], check=False)


if __name__ == "__main__":
    main()

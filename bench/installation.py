"""An installation of its own for one measurement: settings as they are served, empty folder."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"


@contextmanager
def fresh(**settings: str) -> Iterator[Path]:
    """Point this process and those it starts to an empty data folder; call before Django loads."""
    for name in [name for name in os.environ if name.startswith("TERAJU_")]:
        if name != "TERAJU_BENCH_JSON":
            del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="teraju-bench-") as folder:
        os.environ.update(settings)
        os.environ["TERAJU_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "teraju.config.settings"
        os.environ["PYTHONPATH"] = str(SOURCE)
        if str(SOURCE) not in sys.path:
            sys.path.insert(0, str(SOURCE))
        yield Path(folder)

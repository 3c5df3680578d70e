"""Every template of the channel compiles in the program that serves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[1] / "templates"
TEMPLATES = [str(path.relative_to(ROOT)) for path in sorted(ROOT.rglob("*.html"))]


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("name", TEMPLATES)
def test_compiles(name: str) -> None:
    get_template(name)

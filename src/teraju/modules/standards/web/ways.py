"""The ways through the catalogue: four pages behind one entry of the menu."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def ways(current: str) -> dict[str, Any]:
    """For a page's context: the address names with their words, and which of them this is."""
    pages = [
        ("standards", _("Editions")),
        ("standard_requirements", _("Requirements")),
        ("standard_topics", _("Topics")),
        ("standards_compare", _("Compare")),
    ]
    return {"ways": [(reverse(name), label, name == current) for name, label in pages]}

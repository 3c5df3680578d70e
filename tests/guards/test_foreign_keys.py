"""A foreign key by string is an import too: it may only point down the house."""

from __future__ import annotations

from django.apps import apps
from django.db import models

# From the ground up; apps on one line are neighbours and do not point at each other.
FLOORS = [
    {"organisation"},
    {"accounts"},
    {"audit"},
    {"filetypes"},
    {"files", "tasks", "calendar"},
    {"notify"},
    {"papers"},
    {"exchange", "links"},
    {"search"},
    {"web"},
    {"standards"},
    {"conformity"},
    {"documents"},
    {"planning", "operations"},
    {"risks"},
    {"improvement"},
    {"learning"},
    {"audits", "cooperation", "gratification", "declarations", "channel", "metrology"}
    | {"satisfaction", "iso18091", "integrity_zone", "enterprises"},
    {"portal", "insight"},
]
OURS = {label for floor in FLOORS for label in floor}


def floor_of(label: str) -> int:
    return next(n for n, floor in enumerate(FLOORS) if label in floor)


def points_upwards(model: type[models.Model], target: type[models.Model]) -> bool:
    """Up, or sideways to a neighbour. A table may point at others of its own app."""
    here, there = model._meta.app_label, target._meta.app_label
    if here == there or there not in OURS:
        return False
    return floor_of(there) >= floor_of(here)


def test_every_app_of_the_house_has_a_floor() -> None:
    found = {c.label for c in apps.get_app_configs() if c.name.startswith("teraju.")}
    assert found <= OURS


def test_no_foreign_key_points_up_or_sideways() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and isinstance(field.related_model, type)
        if points_upwards(model, field.related_model)
    ]
    assert wrong == []


def test_the_guard_can_refuse() -> None:
    user = apps.get_model("accounts", "User")
    agreement = apps.get_model("cooperation", "Agreement")
    certification = apps.get_model("audits", "Certification")
    assert points_upwards(user, agreement)
    assert points_upwards(certification, agreement)
    assert not points_upwards(agreement, user)


def test_records_are_protected_from_deletion() -> None:
    """What a module records is not swept away with what it hangs on (style, rule 3)."""
    modules = {"audits", "conformity", "cooperation", "insight", "standards"} | {
        "documents",
        "planning",
        "operations",
        "learning",
        "risks",
        "improvement",
        "gratification",
        "declarations",
        "channel",
        "metrology",
        "satisfaction",
        "iso18091",
        "integrity_zone",
        "enterprises",
    }
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in modules | {"papers", "files"}
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
        if not model._meta.auto_created
    ]
    assert loose == []


def test_every_table_of_a_government_can_be_cut_to_a_viewer() -> None:
    """Deny by default: a table that carries a government has a query set with `visible_to`."""
    kept_elsewhere = {"organisation", "accounts", "audit", "files", "tasks", "notify", "papers"}
    bare = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OURS - kept_elsewhere
        if any(f.name == "government" for f in model._meta.get_fields())
        if not hasattr(model._default_manager, "visible_to")
    ]
    assert bare == []

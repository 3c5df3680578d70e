"""Copies of an agency with all its records, each in a government of its own."""

from typing import Any

# Parts of the house whose records are copied. Papers, files and the trail stay with the original.
PARTS = (
    "conformity",
    "documents",
    "planning",
    "operations",
    "risks",
    "improvement",
    "learning",
    "audits",
    "gratification",
    "declarations",
    "channel",
)

Copied = dict[Any, dict[Any, Any]]
# A copied row, a field of it, and the id that stood there.
Later = tuple[Any, Any, Any]
BEYOND = 1_000_000


def copies_of(agency: Any, times: int) -> list[int]:
    """Copy an agency so many times; the ids of the copies."""
    from django.db import transaction

    models = tables()
    with transaction.atomic():
        return [copy_of(agency, models, number).pk for number in range(times)]


def tables() -> list[Any]:
    """The tables of the parts, those between records included, the pointed-at first."""
    from django.apps import apps

    every = [
        model
        for part in PARTS
        for model in apps.get_app_config(part).get_models(include_auto_created=True)
    ]
    placed: list[Any] = []
    while len(placed) < len(every):
        left = [model for model in every if model not in placed]
        free = [model for model in left if not (pointed_at(model) & {*left} - {model})]
        # Two tables that point at each other: one goes first, and is mended afterwards.
        placed += free or left[:1]
    return placed


def pointed_at(model: Any) -> set[Any]:
    return {field.related_model for field in links(model)}


def links(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def copy_of(agency: Any, models: list[Any], number: int) -> Any:
    """One copy: a new government with this agency, and whatever hangs on it."""
    from teraju.platform.accounts.tests import factories

    government = factories.GovernmentFactory.create()
    fresh = factories.AgencyFactory.create(government=government, kind=agency.kind)
    copied: Copied = {
        type(agency): {agency.pk: fresh.pk},
        type(government): {agency.government_id: government.pk},
    }
    later: list[Later] = []
    for model in models:
        copy_rows(model, type(government), copied, later, number)
    for row, field, old in later:
        new = copied[field.related_model].get(old, old)
        type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: new})
    return fresh


def copy_rows(
    model: Any, government: type, copied: Copied, later: list[Later], number: int
) -> None:
    """Copy the rows of a table that hang on what is copied already.

    What a row may leave open, and whose table comes only now or after, it gets `later`.
    """
    from django.db.models import Q

    belongs = Q(pk__in=[])
    for field in links(model):
        # Of what belongs to the government alone there is too much that is not the agency's.
        if field.related_model is not government:
            belongs |= Q(**{f"{field.attname}__in": list(copied.get(field.related_model, ()))})
    rows = list(model._base_manager.filter(belongs).order_by("pk"))
    before = [row.pk for row in rows]
    for row in rows:
        row.pk = None
        row._state.adding = True
        for field in links(model):
            turn(row, field, copied, later)
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key and not field.is_relation:
                setattr(row, field.attname, f"{number}-{getattr(row, field.attname)}")
        # What points by kind and number at any record points at one that is nobody's.
        if getattr(row, "subject_pk", None) is not None:
            row.subject_pk += (number + 1) * BEYOND
    model._base_manager.bulk_create(rows, batch_size=200)
    copied[model] = dict(zip(before, (row.pk for row in rows), strict=True))


def turn(row: Any, field: Any, copied: Copied, later: list[Later]) -> None:
    """Point a copied row at the copy of what it points at, where there is one."""
    old = getattr(row, field.attname)
    if field.related_model in copied:
        setattr(row, field.attname, copied[field.related_model].get(old, old))
    elif old is not None and field.null and field.related_model._meta.app_label in PARTS:
        later.append((row, field, old))
        # Meanwhile it points at the original's, unless only one may.
        if field.unique:
            setattr(row, field.attname, None)

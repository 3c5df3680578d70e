"""Addresses of audits, tests, applications, certificates and checks of labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path

from .views import applications, firm_audits, labels, product_certificates, product_tests


def _record(base: str, name: str, view: Any) -> Iterator[URLPattern]:
    """A register, its form, one of its records, and the steps of that."""
    yield path(f"{base}/", view.register, name=f"enterprises_{name}s")
    yield path(f"{base}/add/", view.add, name=f"enterprises_{name}_add")
    yield path(f"{base}/<int:pk>/", view.record, name=f"enterprises_{name}")
    for key in view.STEPS.steps:
        address = f"{base}/<int:pk>/{key.replace('_', '-')}/"
        yield path(address, view.STEPS.view(key), name=f"enterprises_{name}_{key}")


def _rows(base: str, name: str, view: Any) -> Iterator[URLPattern]:
    """The steps of a row of a record."""
    for key in view.ROW_STEPS.steps:
        address = f"{base}/<int:pk>/<int:row>/{key.replace('_', '-')}/"
        yield path(address, view.ROW_STEPS.view(key), name=f"enterprises_{name}_{key}")


urlpatterns: list[URLPattern] = [
    path(
        "certificates/register/",
        product_certificates.note_registration,
        name="enterprises_certificate_register",
    ),
    *_record("certificates", "certificate", product_certificates),
    *_record("applications", "application", applications),
    *_record("audits", "audit", firm_audits),
    *_rows("audits", "audit", firm_audits),
    *_record("tests", "test", product_tests),
    *_rows("tests", "test", product_tests),
    *_record("labels", "label", labels),
]

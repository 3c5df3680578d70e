"""Addresses of legal metrology."""

from . import (
    field_urls,
    order_urls,
    plan_urls,
    register_urls,
    sheet_urls,
    supervision_urls,
    unit_urls,
)

urlpatterns = [
    *register_urls.urlpatterns,
    *unit_urls.urlpatterns,
    *order_urls.urlpatterns,
    *sheet_urls.urlpatterns,
    *field_urls.urlpatterns,
    *supervision_urls.urlpatterns,
    *plan_urls.urlpatterns,
]

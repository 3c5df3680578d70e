"""Addresses of the register of enterprises and the catalogue of SNI."""

from __future__ import annotations

from django.urls import path

from .views import register_catalogue as catalogue
from .views import register_enterprises as enterprises
from .views import register_products as products
from .views import register_proposals as proposals

urlpatterns = [
    path("", enterprises.register, name="enterprises_enterprises"),
    path("add/", enterprises.add, name="enterprises_enterprise_add"),
    path("<int:pk>/", enterprises.record, name="enterprises_enterprise"),
    path("<int:pk>/change/", enterprises.change, name="enterprises_enterprise_change"),
    path("<int:pk>/end/", enterprises.end, name="enterprises_enterprise_end"),
    path("<int:pk>/resume/", enterprises.resume, name="enterprises_enterprise_resume"),
    path("<int:pk>/years/add/", enterprises.add_year, name="enterprises_year_add"),
    path("<int:pk>/years/<int:year>/", enterprises.change_year, name="enterprises_year_change"),
    path("<int:pk>/products/add/", products.add, name="enterprises_product_add"),
    path("years/", enterprises.years, name="enterprises_years"),
    path("products/", products.register, name="enterprises_products"),
    path("products/<int:pk>/", products.record, name="enterprises_product"),
    path("products/<int:pk>/change/", products.change, name="enterprises_product_change"),
    path("products/<int:pk>/kind/", products.sort, name="enterprises_product_sort"),
    path("products/<int:pk>/photo/", products.photo, name="enterprises_product_photo"),
    path("products/<int:pk>/end/", products.end, name="enterprises_product_end"),
    path("products/<int:pk>/resume/", products.resume, name="enterprises_product_resume"),
    path("standards/", catalogue.register, name="enterprises_standards"),
    path("standards/<slug:code>/", catalogue.standard, name="enterprises_standard"),
    path("kinds/<slug:code>/", catalogue.commodity, name="enterprises_commodity"),
    path("schemes/", catalogue.schemes, name="enterprises_schemes"),
    path("schemes/<slug:code>/", catalogue.scheme, name="enterprises_scheme"),
    path("proposals/", proposals.register, name="enterprises_proposals"),
    path("proposals/add/", proposals.add, name="enterprises_proposal_add"),
    path("proposals/<int:pk>/", proposals.record, name="enterprises_proposal"),
    path("proposals/<int:pk>/change/", proposals.change, name="enterprises_proposal_change"),
    path("proposals/<int:pk>/<slug:event>/", proposals.step, name="enterprises_proposal_step"),
]

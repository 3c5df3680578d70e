"""Addresses of documents for small firms, tourism and the showcase."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import offer_checks, offer_listings, offer_papers, offer_places

_PAPERS = "papers/<int:pk>/"
_PLACE = "tourism/<int:pk>/"
_CHECK = "tourism/checks/<int:pk>/"
_LISTING = "showcase/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("papers/", offer_papers.register, name="enterprises_firm_papers"),
    path("papers/add/", offer_papers.add, name="enterprises_papers_add"),
    path(_PAPERS, offer_papers.record, name="enterprises_papers"),
    path(f"{_PAPERS}answer/", offer_papers.answer, name="enterprises_papers_answer"),
    path(f"{_PAPERS}confirm/", offer_papers.confirm, name="enterprises_papers_confirm"),
    path(f"{_PAPERS}renew/", offer_papers.renew, name="enterprises_papers_renew"),
    path(f"{_PAPERS}take-back/", offer_papers.take_back, name="enterprises_papers_take_back"),
    path(f"{_PAPERS}drop/", offer_papers.drop, name="enterprises_papers_drop"),
    path(f"{_PAPERS}take-up/", offer_papers.take_up, name="enterprises_papers_take_up"),
    path(f"{_PAPERS}<slug:code>.pdf", offer_papers.as_pdf, name="enterprises_papers_pdf"),
    path(f"{_PAPERS}<slug:code>.docx", offer_papers.as_docx, name="enterprises_papers_docx"),
    path("tourism/", offer_places.register, name="enterprises_tourism_places"),
    path("tourism/add/", offer_places.add, name="enterprises_tourism_place_add"),
    path(_PLACE, offer_places.record, name="enterprises_tourism_place"),
    path(f"{_PLACE}change/", offer_places.change, name="enterprises_tourism_place_change"),
    path(f"{_PLACE}end/", offer_places.end, name="enterprises_tourism_place_end"),
    path(f"{_PLACE}resume/", offer_places.resume, name="enterprises_tourism_place_resume"),
    path(f"{_PLACE}ask/", offer_places.ask, name="enterprises_tourism_place_ask"),
    path(f"{_PLACE}check/", offer_places.check, name="enterprises_tourism_place_check"),
    path("tourism/checks/", offer_checks.register, name="enterprises_readiness_checks"),
    path(_CHECK, offer_checks.record, name="enterprises_readiness_check"),
    path(f"{_CHECK}renew/", offer_checks.renew, name="enterprises_readiness_check_renew"),
    path(f"{_CHECK}withdraw/", offer_checks.withdraw, name="enterprises_readiness_check_withdraw"),
    path(
        f"{_CHECK}set-aside/", offer_checks.set_aside, name="enterprises_readiness_check_set_aside"
    ),
    path(f"{_CHECK}restore/", offer_checks.restore, name="enterprises_readiness_check_restore"),
    path("showcase/", offer_listings.register, name="enterprises_listings"),
    path("showcase/add/", offer_listings.add, name="enterprises_listing_add"),
    path(_LISTING, offer_listings.record, name="enterprises_listing"),
    path(f"{_LISTING}change/", offer_listings.change, name="enterprises_listing_change"),
    path(f"{_LISTING}release/", offer_listings.release, name="enterprises_listing_release"),
    path(f"{_LISTING}withdraw/", offer_listings.withdraw, name="enterprises_listing_withdraw"),
    path(f"{_LISTING}photo/", offer_listings.photo, name="enterprises_listing_photo"),
    path(f"{_LISTING}code.png", offer_listings.code, name="enterprises_listing_code"),
    path(f"{_LISTING}codes.pdf", offer_listings.sheet, name="enterprises_listing_sheet"),
]

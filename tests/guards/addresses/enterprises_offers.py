"""Addresses of documents for small firms, tourism and the showcase."""

from __future__ import annotations

from .kinds import AT_INSPECTORATE, Address, Kind, every

LINKED = {**AT_INSPECTORATE, "by_owner": True}
PLACES, CHECKS, SHOWN = (
    "enterprises.TourismPlace",
    "enterprises.ReadinessCheck",
    "enterprises.Listing",
)
PAPERS = "enterprises.FirmPapers"

ENTERPRISES_OFFERS: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "enterprises_firm_papers",
            "enterprises_tourism_places",
            "enterprises_readiness_checks",
            "enterprises_listings",
        )
    }
    | {
        name: Address(Kind.FORM)
        for name in (
            "enterprises_papers_add",
            "enterprises_tourism_place_add",
            "enterprises_listing_add",
        )
    }
    | every(Kind.RECORD, PAPERS, AT_INSPECTORATE, "enterprises_papers")
    | {
        name: Address(Kind.RECORD, PAPERS, AT_INSPECTORATE, extra={"code": "manual"})
        for name in ("enterprises_papers_pdf", "enterprises_papers_docx")
    }
    | every(
        Kind.FORM,
        PAPERS,
        AT_INSPECTORATE,
        "enterprises_papers_answer",
        "enterprises_papers_confirm",
        "enterprises_papers_renew",
        "enterprises_papers_take_back",
        "enterprises_papers_drop",
        "enterprises_papers_take_up",
    )
    | every(Kind.RECORD, PLACES, AT_INSPECTORATE, "enterprises_tourism_place")
    | every(
        Kind.FORM,
        PLACES,
        AT_INSPECTORATE,
        "enterprises_tourism_place_change",
        "enterprises_tourism_place_end",
        "enterprises_tourism_place_resume",
        "enterprises_tourism_place_ask",
        "enterprises_tourism_place_check",
    )
    | every(Kind.RECORD, CHECKS, LINKED, "enterprises_readiness_check")
    | every(
        Kind.FORM,
        CHECKS,
        LINKED,
        "enterprises_readiness_check_renew",
        "enterprises_readiness_check_withdraw",
        "enterprises_readiness_check_set_aside",
        "enterprises_readiness_check_restore",
    )
    | every(
        Kind.RECORD,
        SHOWN,
        AT_INSPECTORATE,
        "enterprises_listing",
        "enterprises_listing_photo",
        "enterprises_listing_code",
        "enterprises_listing_sheet",
    )
    | every(
        Kind.FORM,
        SHOWN,
        AT_INSPECTORATE,
        "enterprises_listing_change",
        "enterprises_listing_release",
        "enterprises_listing_withdraw",
    )
    | {
        "enterprises_showcase": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
        "enterprises_shown": Address(Kind.PUBLIC, extra={"code": "GUARDSHW"}),
        "enterprises_shown_photo": Address(Kind.PUBLIC, extra={"code": "GUARDSHW"}),
        "enterprises_own_papers": Address(Kind.PUBLIC, extra={"code": "GUARDPAP"}),
        "enterprises_own_paper": Address(
            Kind.PUBLIC, extra={"code": "GUARDPAP", "paper": "manual", "kind": "docx"}
        ),
        "enterprises_own_check": Address(Kind.PUBLIC, extra={"code": "GUARDLNK"}),
    }
)

"""Addresses of the register of enterprises."""

from __future__ import annotations

from tests.guards.enterprises_register import YEAR

from .kinds import AT_INSPECTORATE, Address, Kind, every

_OF_FIRM = {"enterprise__agency__kind": "inspectorate"}
ENTERPRISES_REGISTER: dict[str, Address] = (
    {
        name: Address(Kind.LIST)
        for name in (
            "enterprises_enterprises",
            "enterprises_products",
            "enterprises_years",
            "enterprises_proposals",
            "enterprises_standards",
            "enterprises_schemes",
        )
    }
    # What came with the program is nobody's: every colleague reads it.
    | {
        "enterprises_standard": Address(Kind.LIST, extra={"code": "sni-8302"}),
        "enterprises_commodity": Address(Kind.LIST, extra={"code": "sasando"}),
        "enterprises_scheme": Address(Kind.LIST, extra={"code": "textiles"}),
        "enterprises_enterprise_add": Address(Kind.FORM),
        "enterprises_proposal_add": Address(Kind.FORM),
        "enterprises_year_change": Address(
            Kind.FORM, "enterprises.Enterprise", AT_INSPECTORATE, extra={"year": YEAR}
        ),
        "enterprises_proposal_step": Address(
            Kind.FORM, "enterprises.Proposal", AT_INSPECTORATE, extra={"event": "submit"}
        ),
    }
    | every(Kind.RECORD, "enterprises.Enterprise", AT_INSPECTORATE, "enterprises_enterprise")
    | every(
        Kind.FORM,
        "enterprises.Enterprise",
        AT_INSPECTORATE,
        "enterprises_enterprise_change",
        "enterprises_enterprise_end",
        "enterprises_enterprise_resume",
        "enterprises_year_add",
        "enterprises_product_add",
    )
    | every(Kind.RECORD, "enterprises.Product", _OF_FIRM, "enterprises_product")
    | every(
        Kind.FORM,
        "enterprises.Product",
        _OF_FIRM,
        "enterprises_product_change",
        "enterprises_product_sort",
        "enterprises_product_photo",
        "enterprises_product_end",
        "enterprises_product_resume",
    )
    | every(Kind.RECORD, "enterprises.Proposal", AT_INSPECTORATE, "enterprises_proposal")
    | every(Kind.FORM, "enterprises.Proposal", AT_INSPECTORATE, "enterprises_proposal_change")
)

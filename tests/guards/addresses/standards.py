"""Addresses of standards."""

from .kinds import SERANG, Address, Kind, every

STANDARDS = {
    "standards": Address(Kind.LIST),
    "standard_edition": Address(Kind.LIST, "standards.Edition", {}),
    "standard_requirements": Address(Kind.LIST),
    "standard_requirement": Address(Kind.LIST, "standards.Requirement", {"is_assessed": True}),
    "standard_topics": Address(Kind.LIST),
    "standard_topic": Address(Kind.LIST, "standards.Topic", {}),
    "standards_compare": Address(Kind.LIST),
    "standard_licensed_text_add": Address(
        Kind.FORM, "standards.Requirement", {"is_assessed": True, "number": "5.2.1"}
    ),
} | every(
    Kind.FORM,
    "standards.LicensedText",
    SERANG,
    "standard_licensed_text_change",
    "standard_licensed_text_drop",
)

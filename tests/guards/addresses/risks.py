"""Addresses of risks."""

from __future__ import annotations

from .kinds import INSPECTORATE, SERANG, Address, Kind, every
from .risks_partners import RISKS_PARTNERS

IN_FORCE = {**SERANG, "status": "approved"}
REGISTER: dict[str, Address] = (
    {
        f"risks_{name}": Address(Kind.LIST)
        for name in (
            "risks",
            "map",
            "treatments",
            "events",
            "monitorings",
            "assessments",
            "schemes",
        )
    }
    | {
        "risks_checks": Address(Kind.GUARDED_LIST),
        "risks_risk": Address(Kind.RECORD, "risks.Risk", SERANG),
        "risks_treatment": Address(Kind.RECORD, "risks.Treatment", SERANG),
        "risks_event": Address(Kind.RECORD, "risks.RiskEvent", SERANG),
        "risks_assessment": Address(Kind.RECORD, "risks.RiskAssessment", IN_FORCE),
        "risks_scheme": Address(Kind.RECORD, "risks.RiskScheme", SERANG),
        "risks_check": Address(Kind.GUARDED_RECORD, "risks.EmploymentCheck", SERANG),
        "risks_check_withdraw": Address(Kind.GUARDED_RECORD, "risks.EmploymentCheck", SERANG),
        "risks_sheet_row": Address(Kind.POST, "risks.Risk", SERANG),
        "risks_sheet": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
        "risks_quarter_paper": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
    }
    | {
        f"risks_{name}_add": Address(Kind.FORM)
        for name in ("risk", "assessment", "scheme", "check")
    }
)
STEPS = (
    every(
        Kind.FORM,
        "risks.Risk",
        SERANG,
        *(
            f"risks_risk_{step}"
            for step in ("change", "rate", "answer", "treat", "close", "reopen")
        ),
        "risks_control_add",
        "risks_treatment_add",
        "risks_event_add",
    )
    | every(Kind.FORM, "risks.Control", SERANG, "risks_control_change", "risks_control_end")
    | every(
        Kind.FORM,
        "risks.Treatment",
        SERANG,
        *(f"risks_treatment_{step}" for step in ("change", "report", "finish", "drop", "reopen")),
    )
    | every(Kind.FORM, "risks.RiskEvent", SERANG, "risks_event_analyse")
    | every(
        Kind.FORM,
        "risks.RiskAssessment",
        IN_FORCE,
        *(
            f"risks_assessment_{step}"
            for step in ("change", "submit", "return", "approve", "discard")
        ),
    )
)

RISKS: dict[str, Address] = {**REGISTER, **STEPS, **RISKS_PARTNERS}

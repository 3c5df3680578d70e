"""Addresses of the register of risks."""

from __future__ import annotations

from django.urls import path

from .views import (
    assessments,
    checks,
    happenings,
    heat,
    risk_steps,
    risks,
    schemes,
    sheet,
    treatments,
)

urlpatterns = [
    path("", risks.risk_register, name="risks_risks"),
    path("add/", risk_steps.risk_add, name="risks_risk_add"),
    path("map/", heat.heat, name="risks_map"),
    path("<int:pk>/", risks.risk_record, name="risks_risk"),
    *[
        path(f"<int:pk>/{name}/", getattr(risk_steps, f"risk_{name}"), name=f"risks_risk_{name}")
        for name in ("change", "rate", "answer", "treat", "close", "reopen")
    ],
    path("<int:pk>/controls/add/", risk_steps.control_add, name="risks_control_add"),
    path("controls/<int:pk>/change/", risk_steps.control_change, name="risks_control_change"),
    path("controls/<int:pk>/end/", risk_steps.control_end, name="risks_control_end"),
    path("<int:pk>/treatments/add/", treatments.treatment_add, name="risks_treatment_add"),
    path("treatments/", treatments.treatment_register, name="risks_treatments"),
    path("treatments/<int:pk>/", treatments.treatment_record, name="risks_treatment"),
    *[
        path(
            f"treatments/<int:pk>/{name}/",
            getattr(treatments, f"treatment_{name}"),
            name=f"risks_treatment_{name}",
        )
        for name in ("change", "report", "finish", "drop", "reopen")
    ],
    path("events/", happenings.event_register, name="risks_events"),
    path("<int:pk>/events/add/", happenings.event_add, name="risks_event_add"),
    path("events/<int:pk>/", happenings.event_record, name="risks_event"),
    path("events/<int:pk>/analyse/", happenings.event_analyse, name="risks_event_analyse"),
    path("monitoring/", sheet.monitoring_register, name="risks_monitorings"),
    path("monitoring/<int:pk>/", sheet.sheet, name="risks_sheet"),
    path("monitoring/<int:pk>/paper/", sheet.quarter_paper, name="risks_quarter_paper"),
    path("<int:pk>/monitoring/", sheet.save_row, name="risks_sheet_row"),
    path("assessments/", assessments.assessment_register, name="risks_assessments"),
    path("assessments/add/", assessments.assessment_add, name="risks_assessment_add"),
    path("assessments/<int:pk>/", assessments.assessment_record, name="risks_assessment"),
    *[
        path(
            f"assessments/<int:pk>/{name}/",
            getattr(assessments, f"assessment_{name}"),
            name=f"risks_assessment_{name}",
        )
        for name in ("change", "submit", "return", "approve", "discard")
    ],
    path("schemes/", schemes.scheme_register, name="risks_schemes"),
    path("schemes/add/", schemes.scheme_add, name="risks_scheme_add"),
    path("schemes/<int:pk>/", schemes.scheme_record, name="risks_scheme"),
    path("checks/", checks.check_register, name="risks_checks"),
    path("checks/add/", checks.check_add, name="risks_check_add"),
    path("checks/<int:pk>/", checks.check_record, name="risks_check"),
    path("checks/<int:pk>/withdraw/", checks.check_withdraw, name="risks_check_withdraw"),
]

"""Addresses of the yearly plan, boards and reports."""

from django.urls import path

from .views import plan

urlpatterns = [
    path("plans/", plan.register, name="metrology_plans"),
    path("plans/propose/", plan.propose, name="metrology_plan_propose"),
    path("plans/lines/", plan.lines, name="metrology_plan_lines"),
    path("plans/<int:pk>/", plan.record, name="metrology_plan"),
    path("plans/<int:pk>/add/", plan.line_add, name="metrology_plan_line_add"),
    *(
        path(f"plans/<int:pk>/{name}/", plan.PLAN_STEPS.view(name), name=f"metrology_plan_{name}")
        for name in plan.PLAN_STEPS.steps
    ),
    path("plans/lines/<int:pk>/", plan.line_record, name="metrology_plan_line"),
    *(
        path(
            f"plans/lines/<int:pk>/{name}/",
            plan.LINE_STEPS.view(name),
            name=f"metrology_plan_line_{name}",
        )
        for name in plan.LINE_STEPS.steps
    ),
]

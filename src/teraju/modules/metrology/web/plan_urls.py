"""Addresses of the yearly plan, boards, figures, reminders and reports."""

from django.urls import path

from .views import board, figures, orderly, orderly_regions, plan, reminders, reports, tariffs

urlpatterns = [
    path("board/", board.page, name="metrology_board"),
    path("board/screen/", board.screen, name="metrology_board_screen"),
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
    path("reports/", reports.page, name="metrology_reports"),
    path("reports/sign/", reports.sign, name="metrology_report_sign"),
    path("reports/export/", reports.export, name="metrology_export"),
    path("reports/tariffs/", tariffs.register, name="metrology_tariffs"),
    path("reports/tariffs/add/", tariffs.add, name="metrology_tariff_add"),
    path("reports/tariffs/add/<slug:kind>/", tariffs.add_kind, name="metrology_tariff_add_kind"),
    path("reports/tariffs/<int:pk>/", tariffs.record, name="metrology_tariff"),
    path(
        "reports/tariffs/<int:pk>/withdraw/",
        tariffs.STEPS.view("withdraw"),
        name="metrology_tariff_withdraw",
    ),
    path("reports/signed/", reports.register, name="metrology_signed_reports"),
    path("reports/signed/<int:pk>/", reports.record, name="metrology_period_report"),
    path("same-day/", figures.headline, name="metrology_headline"),
    path("same-day/changes/", figures.way_changes, name="metrology_way_changes"),
    path("same-day/changes/add/", figures.way_change_add, name="metrology_way_change_add"),
    path("same-day/changes/<int:pk>/", figures.way_change, name="metrology_way_change"),
    path(
        "same-day/changes/<int:pk>/withdraw/",
        figures.WAY_STEPS.view("withdraw"),
        name="metrology_way_change_withdraw",
    ),
    path("potentials/", figures.potentials, name="metrology_potentials"),
    path("potentials/add/", figures.potential_add, name="metrology_potential_add"),
    path("potentials/<int:pk>/", figures.potential, name="metrology_potential"),
    path(
        "potentials/<int:pk>/withdraw/",
        figures.POTENTIAL_STEPS.view("withdraw"),
        name="metrology_potential_withdraw",
    ),
    path("orderly/", orderly.register, name="metrology_orderly"),
    path("orderly/regions/", orderly_regions.register, name="metrology_orderly_regions"),
    path("orderly/regions/add/", orderly_regions.add, name="metrology_orderly_region_add"),
    path("orderly/regions/<int:pk>/", orderly_regions.record, name="metrology_orderly_region"),
    path(
        "orderly/regions/<int:pk>/withdraw/",
        orderly_regions.STEPS.view("withdraw"),
        name="metrology_orderly_region_withdraw",
    ),
    path("orderly/<int:pk>/", orderly.market, name="metrology_orderly_market"),
    path("orderly/<int:pk>/state/", orderly.state, name="metrology_orderly_state"),
    path("reminders/", reminders.due_owners, name="metrology_due_owners"),
    path("reminders/sent/", reminders.register, name="metrology_reminders"),
    path("reminders/stop/<str:token>/", reminders.public_stop, name="metrology_reminders_stop"),
    path("reminders/<int:pk>/", reminders.due_owner, name="metrology_due_owner"),
    path("reminders/<int:pk>/tell/", reminders.tell, name="metrology_due_owner_tell"),
    path("reminders/<int:pk>/stop/", reminders.stop, name="metrology_due_owner_stop"),
    path("reminders/<int:pk>/resume/", reminders.resume, name="metrology_due_owner_resume"),
]

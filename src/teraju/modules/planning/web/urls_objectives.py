"""Addresses of objectives, their values, plans and reviews, and of planned changes."""

from django.urls import path

from .views import (
    changes,
    objective_board,
    objective_steps,
    objectives,
    plans,
    reviews,
    value_sheet,
    values,
)

urlpatterns = [
    path("objectives/", objectives.objective_register, name="planning_objectives"),
    path("objectives/board/", objective_board.board, name="planning_objectives_board"),
    path(
        "objectives/board/<int:pk>/paper/",
        objective_board.board_paper,
        name="planning_board_paper",
    ),
    path("objectives/new/", objective_steps.objective_add, name="planning_objective_add"),
    path("objectives/<int:pk>/", objectives.objective_record, name="planning_objective"),
    *(
        path(f"objectives/<int:pk>/{step}/", view, name=f"planning_{name}")
        for step, view, name in (
            ("change", objective_steps.objective_change, "objective_change"),
            ("submit", objective_steps.objective_submit, "objective_submit"),
            ("return", objective_steps.objective_return, "objective_return"),
            ("approve", objective_steps.objective_approve, "objective_approve"),
            ("close", objective_steps.objective_close, "objective_close"),
            ("withdraw", objective_steps.objective_withdraw, "objective_withdraw"),
            ("target", objective_steps.target_add, "target_add"),
            ("value", values.value_add, "value_add"),
            ("plan", plans.plan_add, "plan_add"),
            ("row", value_sheet.save_row, "values_row"),
        )
    ),
    path("targets/<int:pk>/change/", objective_steps.target_change, name="planning_target_change"),
    path("targets/<int:pk>/remove/", objective_steps.target_remove, name="planning_target_remove"),
    path("values/", values.value_register, name="planning_values"),
    path("values/sheet/<int:pk>/", value_sheet.sheet, name="planning_values_sheet"),
    path("values/<int:pk>/", values.value_record, name="planning_value"),
    path("values/<int:pk>/correct/", values.value_correct, name="planning_value_correct"),
    path("plans/<int:pk>/", plans.plan_record, name="planning_plan"),
    path("plans/<int:pk>/action/", plans.action_add, name="planning_action_add"),
    path("plans/<int:pk>/drop/", plans.plan_drop, name="planning_plan_drop"),
    path("actions/<int:pk>/done/", plans.action_done, name="planning_action_done"),
    path("actions/<int:pk>/drop/", plans.action_drop, name="planning_action_drop"),
    path("reviews/", reviews.review_register, name="planning_reviews"),
    path("reviews/new/", reviews.review_add, name="planning_review_add"),
    path("reviews/<int:pk>/", reviews.review_record, name="planning_review"),
    path("reviews/<int:pk>/change/", reviews.review_change, name="planning_review_change"),
    path(
        "reviews/<int:pk>/acknowledge/",
        reviews.review_acknowledge,
        name="planning_review_acknowledge",
    ),
    path("reviews/<int:pk>/withdraw/", reviews.review_withdraw, name="planning_review_withdraw"),
    path("changes/", changes.change_register, name="planning_changes"),
    path("changes/new/", changes.change_add, name="planning_change_add"),
    path("changes/<int:pk>/", changes.change_record, name="planning_change"),
    *(
        path(f"changes/<int:pk>/{step}/", view, name=f"planning_change_{name}")
        for step, view, name in (
            ("edit", changes.change_edit, "edit"),
            ("decide", changes.change_decide, "decide"),
            ("refuse", changes.change_refuse, "refuse"),
            ("cancel", changes.change_cancel, "cancel"),
            ("carry-out", changes.change_carry_out, "carry_out"),
            ("review", changes.change_review, "review"),
            ("close", changes.change_close, "close"),
            ("link", changes.change_link, "link"),
        )
    ),
    path("change-links/<int:pk>/remove/", changes.change_unlink, name="planning_change_unlink"),
]

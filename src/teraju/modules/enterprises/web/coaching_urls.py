"""Addresses of coaching programmes."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import (
    coaching_agreements,
    coaching_applicants,
    coaching_gaps,
    coaching_overviews,
    coaching_parts,
    coaching_programmes,
    coaching_records,
)

P, A, C, G, T, B = (
    "coaching/programmes/",
    "coaching/applicants/",
    "coaching/",
    "coaching/gaps/",
    "coaching/tasks/",
    "coaching/costs/",
)

urlpatterns: list[URLPattern] = [
    path(P, coaching_programmes.register, name="enterprises_programmes"),
    path(f"{P}add/", coaching_programmes.add, name="enterprises_programme_add"),
    path(f"{P}<int:pk>/", coaching_programmes.record, name="enterprises_programme"),
    path(f"{P}<int:pk>/ranking/", coaching_programmes.ranking, name="enterprises_ranking"),
    path(f"{P}<int:pk>/change/", coaching_programmes.change, name="enterprises_programme_change"),
    path(f"{P}<int:pk>/open/", coaching_programmes.open_it, name="enterprises_programme_open"),
    path(f"{P}<int:pk>/start/", coaching_programmes.start, name="enterprises_programme_start"),
    path(
        f"{P}<int:pk>/open-again/",
        coaching_programmes.open_again,
        name="enterprises_programme_open_again",
    ),
    path(f"{P}<int:pk>/close/", coaching_programmes.close, name="enterprises_programme_close"),
    path(f"{P}<int:pk>/reopen/", coaching_programmes.reopen, name="enterprises_programme_reopen"),
    path(f"{P}<int:pk>/drop/", coaching_programmes.drop, name="enterprises_programme_drop"),
    path(
        f"{P}<int:pk>/take-up/", coaching_programmes.take_up, name="enterprises_programme_take_up"
    ),
    path(
        f"{P}<int:pk>/criteria/",
        coaching_programmes.add_criterion,
        name="enterprises_criterion_add",
    ),
    path(
        f"{P}criteria/<int:pk>/change/",
        coaching_programmes.change_criterion,
        name="enterprises_criterion_change",
    ),
    path(
        f"{P}criteria/<int:pk>/remove/",
        coaching_programmes.remove_criterion,
        name="enterprises_criterion_remove",
    ),
    path(f"{P}<int:pk>/applicants/", coaching_applicants.add, name="enterprises_applicant_add"),
    path(f"{P}<int:pk>/take-in/", coaching_records.take_in, name="enterprises_take_in"),
    path(A, coaching_applicants.register, name="enterprises_applicants"),
    path(f"{A}<int:pk>/", coaching_applicants.record, name="enterprises_applicant"),
    path(f"{A}<int:pk>/change/", coaching_applicants.change, name="enterprises_applicant_change"),
    path(f"{A}<int:pk>/papers/", coaching_applicants.papers, name="enterprises_applicant_papers"),
    path(f"{A}<int:pk>/score/", coaching_applicants.score, name="enterprises_applicant_score"),
    path(f"{A}<int:pk>/select/", coaching_applicants.select, name="enterprises_applicant_select"),
    path(
        f"{A}<int:pk>/reserve/", coaching_applicants.reserve, name="enterprises_applicant_reserve"
    ),
    path(f"{A}<int:pk>/refuse/", coaching_applicants.refuse, name="enterprises_applicant_refuse"),
    path(
        f"{A}<int:pk>/withdraw/",
        coaching_applicants.withdraw,
        name="enterprises_applicant_withdraw",
    ),
    path(
        f"{A}<int:pk>/look-again/",
        coaching_applicants.look_again,
        name="enterprises_applicant_look_again",
    ),
    path(C, coaching_records.register, name="enterprises_coachings"),
    path(f"{C}roads/", coaching_overviews.roads, name="enterprises_roads"),
    path(f"{C}pipeline/", coaching_overviews.pipeline_page, name="enterprises_pipeline"),
    path(f"{C}<int:pk>/", coaching_records.record, name="enterprises_coaching"),
    path(f"{C}<int:pk>/change/", coaching_records.change, name="enterprises_coaching_change"),
    path(f"{C}<int:pk>/road/", coaching_records.change_road, name="enterprises_coaching_road"),
    path(f"{C}<int:pk>/stop/", coaching_records.stop, name="enterprises_coaching_stop"),
    path(f"{C}<int:pk>/take-up/", coaching_records.take_up, name="enterprises_coaching_take_up"),
    path(f"{C}<int:pk>/go-on/", coaching_records.go_on, name="enterprises_coaching_go_on"),
    path(f"{C}<int:pk>/prepare/", coaching_agreements.prepare, name="enterprises_coaching_prepare"),
    path(f"{C}<int:pk>/promises/", coaching_agreements.promises, name="enterprises_promises"),
    path(f"{C}<int:pk>/agreement/", coaching_agreements.sign, name="enterprises_agreement_sign"),
    path(
        f"{C}<int:pk>/agreement/open/",
        coaching_agreements.reopen,
        name="enterprises_agreement_reopen",
    ),
    path(
        f"{C}<int:pk>/agreement/issue/",
        coaching_agreements.issue,
        name="enterprises_agreement_issue",
    ),
    path(f"{C}<int:pk>/gaps/", coaching_gaps.begin, name="enterprises_gap_begin"),
    path(f"{G}<int:pk>/", coaching_gaps.record, name="enterprises_gap"),
    path(f"{G}<int:pk>/sheet/", coaching_gaps.sheet, name="enterprises_gap_sheet"),
    path(f"{G}<int:pk>/sheet/<str:key>/", coaching_gaps.save_row, name="enterprises_gap_row"),
    path(f"{G}<int:pk>/finish/", coaching_gaps.finish, name="enterprises_gap_finish"),
    path(f"{G}<int:pk>/reopen/", coaching_gaps.reopen, name="enterprises_gap_reopen"),
    path(f"{G}<int:pk>/take/", coaching_gaps.take, name="enterprises_gap_take"),
    path(T, coaching_parts.tasks, name="enterprises_tasks"),
    path(f"{C}<int:pk>/tasks/", coaching_parts.add_task, name="enterprises_task_add"),
    path(f"{T}<int:pk>/change/", coaching_parts.change_task, name="enterprises_task_change"),
    path(f"{T}<int:pk>/finish/", coaching_parts.finish_task, name="enterprises_task_done"),
    path(f"{T}<int:pk>/drop/", coaching_parts.drop_task, name="enterprises_task_drop"),
    path(f"{T}<int:pk>/open/", coaching_parts.reopen_task, name="enterprises_task_reopen"),
    path(B, coaching_parts.costs, name="enterprises_costs"),
    path(f"{C}<int:pk>/costs/", coaching_parts.add_cost, name="enterprises_cost_add"),
    path(f"{B}<int:pk>/change/", coaching_parts.change_cost, name="enterprises_cost_change"),
    path(f"{B}<int:pk>/remove/", coaching_parts.remove_cost, name="enterprises_cost_remove"),
]

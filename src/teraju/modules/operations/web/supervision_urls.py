"""Addresses of supervision."""

from __future__ import annotations

from django.urls import path

from .supervision import (
    assignment_actions,
    assignments,
    findings,
    lines,
    plans,
    recommendations,
    reports,
    sheet,
    working_papers,
)

BASE = "supervision/"
PLAN, LINE = f"{BASE}plans/<int:pk>/", f"{BASE}lines/<int:pk>/"
ASSIGNMENT, MEMBER = f"{BASE}assignments/<int:pk>/", f"{BASE}members/<int:pk>/"
PAPER, FINDING = f"{BASE}papers/<int:pk>/", f"{BASE}findings/<int:pk>/"
ADVICE = f"{BASE}recommendations/<int:pk>/"
A = assignment_actions

supervision_urls = [
    path(f"{BASE}plans/", plans.plan_register, name="operations_plans"),
    path(f"{BASE}plans/new/", plans.plan_add, name="operations_plan_add"),
    path(PLAN, plans.plan_record, name="operations_plan"),
    path(f"{PLAN}change/", plans.plan_change, name="operations_plan_change"),
    path(f"{PLAN}lines/new/", plans.line_add, name="operations_plan_line_add"),
    path(f"{PLAN}set/", plans.plan_set, name="operations_plan_set"),
    path(f"{PLAN}amend/", plans.plan_amend, name="operations_plan_amend"),
    path(f"{PLAN}close/", plans.plan_close, name="operations_plan_close"),
    path(f"{PLAN}cancel/", plans.plan_cancel, name="operations_plan_cancel"),
    path(f"{BASE}lines/", plans.line_register, name="operations_plan_lines"),
    path(LINE, lines.line_record, name="operations_plan_line"),
    path(f"{LINE}change/", lines.line_change, name="operations_plan_line_change"),
    path(f"{LINE}drop/", lines.line_drop, name="operations_plan_line_drop"),
    path(f"{LINE}amend/", lines.line_amend, name="operations_plan_line_amend"),
    path(f"{LINE}amend/drop/", lines.line_amend_drop, name="operations_plan_line_amend_drop"),
    path(f"{BASE}assignments/", assignments.assignment_register, name="operations_assignments"),
    path(f"{BASE}assignments/new/", A.assignment_add, name="operations_assignment_add"),
    path(ASSIGNMENT, assignments.assignment_record, name="operations_assignment"),
    path(f"{ASSIGNMENT}change/", A.assignment_change, name="operations_assignment_change"),
    path(f"{ASSIGNMENT}team/new/", A.member_add, name="operations_member_add"),
    path(f"{MEMBER}remove/", A.member_remove, name="operations_member_remove"),
    path(f"{MEMBER}declare/", A.member_declare, name="operations_member_declare"),
    path(f"{ASSIGNMENT}letter/", A.assignment_letter, name="operations_assignment_letter"),
    path(f"{ASSIGNMENT}begin/", A.assignment_begin, name="operations_assignment_begin"),
    path(f"{ASSIGNMENT}cancel/", A.assignment_cancel, name="operations_assignment_cancel"),
    path(f"{ASSIGNMENT}close/", A.assignment_close, name="operations_assignment_close"),
    path(f"{ASSIGNMENT}report/new/", reports.report_hand_in, name="operations_report_hand_in"),
    path(f"{ASSIGNMENT}report/review/", reports.report_review, name="operations_report_review"),
    path(f"{ASSIGNMENT}report/back/", reports.report_send_back, name="operations_report_send_back"),
    path(f"{ASSIGNMENT}report/release/", reports.report_release, name="operations_report_release"),
    path(f"{BASE}papers/", working_papers.paper_register, name="operations_working_papers"),
    path(f"{ASSIGNMENT}papers/new/", working_papers.paper_add, name="operations_paper_add"),
    path(f"{ASSIGNMENT}papers/", sheet.paper_sheet, name="operations_paper_sheet"),
    path(f"{PAPER}row/", sheet.paper_row, name="operations_paper_row"),
    path(PAPER, working_papers.paper_record, name="operations_working_paper"),
    path(f"{PAPER}write/", working_papers.paper_write, name="operations_paper_write"),
    path(f"{PAPER}submit/", working_papers.paper_submit, name="operations_paper_submit"),
    path(f"{PAPER}review/", working_papers.paper_review, name="operations_paper_review"),
    path(f"{PAPER}drop/", working_papers.paper_drop, name="operations_paper_drop"),
    path(f"{ASSIGNMENT}findings/new/", findings.finding_add, name="operations_finding_add"),
    path(FINDING, findings.finding_record, name="operations_finding"),
    path(f"{FINDING}change/", findings.finding_change, name="operations_finding_change"),
    path(f"{FINDING}drop/", findings.finding_drop, name="operations_finding_drop"),
    path(f"{FINDING}recommend/", findings.recommend, name="operations_recommend"),
    path(
        f"{BASE}recommendations/",
        recommendations.recommendation_register,
        name="operations_recommendations",
    ),
    path(ADVICE, recommendations.recommendation_record, name="operations_recommendation"),
    path(
        f"{ADVICE}change/", findings.recommendation_change, name="operations_recommendation_change"
    ),
    path(
        f"{ADVICE}withdraw/",
        findings.recommendation_withdraw,
        name="operations_recommendation_withdraw",
    ),
    path(
        f"{ADVICE}follow-up/", recommendations.follow_up, name="operations_recommendation_follow_up"
    ),
    path(f"{ADVICE}verify/", recommendations.verify, name="operations_recommendation_verify"),
    path(f"{ADVICE}give-up/", recommendations.give_up, name="operations_recommendation_give_up"),
    path(f"{ADVICE}reopen/", recommendations.reopen, name="operations_recommendation_reopen"),
]

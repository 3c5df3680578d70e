from django.urls import path

from .views import (
    checklist,
    internal_audits,
    internal_findings,
    internal_team,
    programme_steps,
    programmes,
)

urlpatterns = [
    path("programmes/", programmes.register, name="audits_programmes"),
    path("programmes/add/", programmes.add, name="audits_programme_add"),
    path("programmes/<int:pk>/", programmes.record, name="audits_programme"),
    path("programmes/<int:pk>/change/", programmes.change, name="audits_programme_change"),
    path("programmes/<int:pk>/send/", programme_steps.send, name="audits_programme_send"),
    path("programmes/<int:pk>/approve/", programme_steps.approve, name="audits_programme_approve"),
    path(
        "programmes/<int:pk>/give-back/",
        programme_steps.give_back,
        name="audits_programme_give_back",
    ),
    path("programmes/<int:pk>/revise/", programme_steps.revise, name="audits_programme_revise"),
    path("programmes/<int:pk>/close/", programme_steps.close, name="audits_programme_close"),
    path("programmes/<int:pk>/drop/", programme_steps.drop, name="audits_programme_drop"),
    path("programmes/<int:pk>/paper/", programme_steps.paper, name="audits_programme_paper"),
    path("programmes/<int:pk>/lines/add/", programmes.line_add, name="audits_line_add"),
    path("programmes/<int:pk>/extra/", internal_audits.extra_add, name="audits_extra_add"),
    path("lines/<int:pk>/change/", programmes.line_change, name="audits_line_change"),
    path("lines/<int:pk>/remove/", programmes.line_remove, name="audits_line_remove"),
    path("lines/<int:pk>/plan/", internal_audits.add, name="audits_internal_add"),
    path("", internal_audits.register, name="audits_internals"),
    path("<int:pk>/", internal_audits.record, name="audits_internal"),
    path("<int:pk>/change/", internal_audits.change, name="audits_internal_change"),
    path("<int:pk>/prepare/", internal_audits.prepare, name="audits_internal_prepare"),
    path("<int:pk>/reopen/", internal_audits.reopen, name="audits_internal_reopen"),
    path("<int:pk>/begin/", internal_audits.begin, name="audits_internal_begin"),
    path("<int:pk>/closing/", internal_audits.closing, name="audits_internal_closing"),
    path("<int:pk>/resume/", internal_audits.resume, name="audits_internal_resume"),
    path("<int:pk>/report/", internal_audits.report, name="audits_internal_report"),
    path("<int:pk>/close/", internal_audits.close, name="audits_internal_close"),
    path("<int:pk>/cancel/", internal_audits.cancel, name="audits_internal_cancel"),
    path("<int:pk>/assignment/", internal_audits.assignment, name="audits_internal_assignment"),
    path("<int:pk>/plan-paper/", internal_audits.plan_paper, name="audits_internal_plan_paper"),
    path(
        "<int:pk>/report-paper/", internal_audits.report_paper, name="audits_internal_report_paper"
    ),
    path("<int:pk>/team/add/", internal_team.member_add, name="audits_member_add"),
    path("members/<int:pk>/declare/", internal_team.declare, name="audits_member_declare"),
    path("members/<int:pk>/release/", internal_team.release, name="audits_member_release"),
    path("<int:pk>/plan/add/", internal_team.slot_add, name="audits_slot_add"),
    path("slots/<int:pk>/change/", internal_team.slot_change, name="audits_slot_change"),
    path("slots/<int:pk>/remove/", internal_team.slot_remove, name="audits_slot_remove"),
    path("<int:pk>/copies/add/", internal_team.copy_add, name="audits_copy_add"),
    path("copies/<int:pk>/read/", internal_team.copy_read, name="audits_copy_read"),
    path("<int:pk>/checklist/", checklist.sheet, name="audits_checklist"),
    path("<int:pk>/checklist/generate/", checklist.generate, name="audits_checklist_generate"),
    path("<int:pk>/checklist/add/", checklist.question_add, name="audits_question_add"),
    path("rows/<int:pk>/", checklist.save_row, name="audits_checklist_row"),
    path("rows/<int:pk>/remove/", checklist.question_remove, name="audits_question_remove"),
    path("findings/", internal_findings.register, name="audits_internal_findings"),
    path("findings/<int:pk>/", internal_findings.record, name="audits_internal_finding"),
    path("<int:pk>/findings/add/", internal_findings.add, name="audits_internal_finding_add"),
    path(
        "findings/<int:pk>/change/", internal_findings.change, name="audits_internal_finding_change"
    ),
    path(
        "findings/<int:pk>/withdraw/",
        internal_findings.withdraw,
        name="audits_internal_finding_withdraw",
    ),
    path(
        "findings/<int:pk>/answer/", internal_findings.answer, name="audits_internal_finding_answer"
    ),
]

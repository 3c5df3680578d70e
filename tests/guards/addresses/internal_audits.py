"""Addresses of audit programmes and internal audits."""

from .kinds import SERANG, Address, Kind, every

INTERNAL_AUDITS = (
    {
        name: Address(Kind.LIST)
        for name in ("audits_programmes", "audits_internals", "audits_internal_findings")
    }
    | {
        "audits_programme_add": Address(Kind.FORM),
        "audits_programme": Address(Kind.RECORD, "audits.AuditProgramme", SERANG),
        "audits_internal": Address(
            Kind.RECORD, "audits.InternalAudit", {**SERANG, "state": "closed"}
        ),
        "audits_internal_finding": Address(
            Kind.RECORD, "audits.AuditFinding", {**SERANG, "audit__state": "closed"}
        ),
        "audits_checklist": Address(
            Kind.RECORD, "audits.InternalAudit", {**SERANG, "state": "closed"}
        ),
        "audits_checklist_row": Address(
            Kind.POST, "audits.ChecklistRow", {**SERANG, "audit__state": "closed"}
        ),
    }
    | every(
        Kind.FORM,
        "audits.AuditProgramme",
        SERANG,
        "audits_programme_change",
        "audits_programme_send",
        "audits_programme_approve",
        "audits_programme_give_back",
        "audits_programme_revise",
        "audits_programme_close",
        "audits_programme_drop",
        "audits_programme_paper",
        "audits_line_add",
        "audits_extra_add",
    )
    | every(
        Kind.FORM,
        "audits.ProgrammeLine",
        SERANG,
        "audits_line_change",
        "audits_line_remove",
        "audits_internal_add",
    )
    | every(
        Kind.FORM,
        "audits.InternalAudit",
        SERANG,
        "audits_internal_change",
        "audits_internal_prepare",
        "audits_internal_reopen",
        "audits_internal_cancel",
        "audits_member_add",
        "audits_slot_add",
        "audits_checklist_generate",
        "audits_question_add",
        "audits_internal_assignment",
    )
    | every(
        Kind.NAMED,
        "audits.InternalAudit",
        SERANG,
        "audits_internal_begin",
        "audits_internal_closing",
        "audits_internal_resume",
        "audits_internal_report",
        "audits_internal_close",
        "audits_internal_plan_paper",
        "audits_internal_report_paper",
        "audits_internal_finding_add",
        "audits_copy_add",
    )
    | every(
        Kind.FORM,
        "audits.TeamMember",
        {**SERANG, "audit__state": "closed"},
        "audits_member_release",
    )
    | every(
        Kind.NAMED,
        "audits.TeamMember",
        {**SERANG, "audit__state": "closed"},
        "audits_member_declare",
    )
    | every(
        Kind.FORM,
        "audits.PlanSlot",
        {**SERANG, "audit__state": "closed"},
        "audits_slot_change",
        "audits_slot_remove",
    )
    | every(
        Kind.NAMED,
        "audits.AuditCopy",
        SERANG,
        "audits_copy_read",
    )
    | every(
        Kind.FORM,
        "audits.ChecklistRow",
        {**SERANG, "audit__state": "closed"},
        "audits_question_remove",
    )
    | every(
        Kind.NAMED,
        "audits.AuditFinding",
        {**SERANG, "audit__state": "closed"},
        "audits_internal_finding_change",
        "audits_internal_finding_withdraw",
    )
    | every(
        Kind.FORM,
        "audits.AuditFinding",
        {**SERANG, "audit__state": "closed"},
        "audits_internal_finding_answer",
    )
)

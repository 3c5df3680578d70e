from django.urls import path

from . import guest_urls, review_urls
from .views import bodies, certificates, certifications, findings, steps

urlpatterns = [
    path("", certifications.certification_register, name="audits_certifications"),
    path("add/", certifications.certification_add, name="audits_certification_add"),
    path("<int:pk>/", certifications.certification_record, name="audits_certification"),
    path(
        "<int:pk>/change/", certifications.certification_change, name="audits_certification_change"
    ),
    path("<int:pk>/apply/", steps.apply, name="audits_apply"),
    path("<int:pk>/withdraw/", steps.withdraw, name="audits_withdraw"),
    path("<int:pk>/stage/", steps.stage, name="audits_stage"),
    path("<int:pk>/surveillance/", steps.surveillance, name="audits_surveillance"),
    path("<int:pk>/decision/", steps.decision, name="audits_decision"),
    path("<int:pk>/handover/", steps.handover, name="audits_handover"),
    path("<int:pk>/recertification/", steps.recertification, name="audits_recertification"),
    path("<int:pk>/findings/add/", findings.finding_add, name="audits_finding_add"),
    path("<int:pk>/guests/invite/", bodies.guest_invite, name="audits_guest_invite"),
    path("<int:pk>/guests/<int:assignment>/end/", bodies.guest_end, name="audits_guest_end"),
    path("<int:pk>/agreements/link/", certifications.agreement_link, name="audits_agreement_link"),
    path(
        "<int:pk>/agreements/<int:link>/unlink/",
        certifications.agreement_unlink,
        name="audits_agreement_unlink",
    ),
    path("findings/", findings.finding_register, name="audits_findings"),
    path("findings/<int:pk>/", findings.finding_record, name="audits_finding"),
    path("findings/<int:pk>/answer/", findings.finding_answer, name="audits_finding_answer"),
    path("findings/<int:pk>/accept/", findings.finding_accept, name="audits_finding_accept"),
    path("findings/<int:pk>/verify/", findings.finding_verify, name="audits_finding_verify"),
    path("findings/<int:pk>/return/", findings.finding_return, name="audits_finding_return"),
    path("certificates/", certificates.certificate_register, name="audits_certificates"),
    path("certificates/add/", certificates.certificate_add, name="audits_certificate_add"),
    path("certificates/<int:pk>/", certificates.certificate_record, name="audits_certificate"),
    path(
        "certificates/<int:pk>/complete/",
        certificates.certificate_complete,
        name="audits_certificate_complete",
    ),
    path(
        "certificates/<int:pk>/suspend/",
        certificates.certificate_suspend,
        name="audits_certificate_suspend",
    ),
    path(
        "certificates/<int:pk>/restore/",
        certificates.certificate_restore,
        name="audits_certificate_restore",
    ),
    path(
        "certificates/<int:pk>/reduce/",
        certificates.certificate_reduce,
        name="audits_certificate_reduce",
    ),
    path(
        "certificates/<int:pk>/withdraw/",
        certificates.certificate_withdraw,
        name="audits_certificate_withdraw",
    ),
    path("bodies/", bodies.body_register, name="audits_bodies"),
    path("bodies/add/", bodies.body_add, name="audits_body_add"),
    path("bodies/<int:pk>/", bodies.body_record, name="audits_body"),
    path("bodies/<int:pk>/change/", bodies.body_change, name="audits_body_change"),
    path(
        "bodies/<int:pk>/accreditations/add/",
        bodies.accreditation_add,
        name="audits_accreditation_add",
    ),
    path(
        "bodies/accreditations/<int:pk>/change/",
        bodies.accreditation_change,
        name="audits_accreditation_change",
    ),
    *review_urls.urlpatterns,
    *guest_urls.urlpatterns,
]

"""The one place where every address is mounted."""

from django.urls import include, path

handler400 = "teraju.platform.web.errors.bad_request"
handler403 = "teraju.platform.web.errors.forbidden"
handler404 = "teraju.platform.web.errors.not_found"
handler500 = "teraju.platform.web.errors.broken"

urlpatterns = [
    path("", include("teraju.platform.web.urls")),
    path("", include("teraju.platform.accounts.web.urls")),
    path("", include("teraju.platform.organisation.web.urls")),
    path("", include("teraju.platform.calendar.web.urls")),
    path("", include("teraju.platform.audit.web.urls")),
    path("files/", include("teraju.platform.files.web.urls")),
    path("jobs/", include("teraju.platform.tasks.web.urls")),
    path("", include("teraju.platform.notify.web.urls")),
    path("", include("teraju.platform.papers.web.urls")),
    path("standards/", include("teraju.modules.standards.web.urls")),
    path("agreements/", include("teraju.modules.cooperation.web.urls")),
    path("certifications/", include("teraju.modules.audits.web.urls")),
    path("audits/", include("teraju.modules.audits.web.urls_internal")),
    path("readiness/", include("teraju.modules.conformity.web.urls")),
    path("documents/", include("teraju.modules.documents.web.urls")),
    path("planning/", include("teraju.modules.planning.web.urls")),
    path("operations/", include("teraju.modules.operations.web.urls")),
    path("risks/", include("teraju.modules.risks.web.urls")),
    path("metrology/", include("teraju.modules.metrology.web.urls")),
    path("s/", include("teraju.modules.satisfaction.web.public_urls")),
    path("i/", include("teraju.modules.metrology.web.tag_urls")),
    path("tera/", include("teraju.modules.metrology.web.net_urls")),
    path("gratification/", include("teraju.modules.integrity.gratification.web.urls")),
    path("declarations/", include("teraju.modules.integrity.declarations.web.urls")),
    path("channel/", include("teraju.modules.integrity.channel.web.urls")),
    path("satisfaction/", include("teraju.modules.satisfaction.web.urls")),
    path("iso18091/", include("teraju.modules.iso18091.web.urls")),
    path("andal/", include("teraju.modules.iso18091.web.public_urls")),
    path("integrity-zone/", include("teraju.modules.integrity_zone.web.urls")),
    path("enterprises/", include("teraju.modules.enterprises.web.urls")),
    path("e/", include("teraju.modules.enterprises.web.public_urls")),
    path("improvement/", include("teraju.modules.improvement.web.urls")),
    path("learning/", include("teraju.modules.learning.web.urls")),
    path("l/", include("teraju.modules.learning.web.public_urls")),
    path("overview/", include("teraju.insight.web.urls")),
    path("", include("teraju.portal.urls")),
]

from django.urls import path
from django.utils.translation import gettext_lazy as _

from teraju.platform.audit.permissions import READ
from teraju.platform.web.kinds import MenuItem
from teraju.platform.web.menu import register_menu

from . import views

urlpatterns = [
    path("trail/", views.trail_register, name="trail"),
    path("trail/<int:pk>/", views.trail_event, name="trail_event"),
]

# Here and not at the start of the app: the menu must not lead to an address that is not mounted.
register_menu(
    MenuItem(_("Settings"), _("Audit trail"), "trail", "scroll-text", order=950, right=READ)
)

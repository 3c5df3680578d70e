"""Every address of the channel: public pages, a reporter's box, the desk; each with a language."""

from django.conf import settings
from django.urls import URLResolver, path
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language
from typing_extensions import override

from teraju.modules.integrity.concerns.web import views

handler400 = "teraju.modules.integrity.concerns.web.errors.bad_request"
handler403 = "teraju.modules.integrity.concerns.web.errors.forbidden"
handler404 = "teraju.modules.integrity.concerns.web.errors.not_found"
handler500 = "teraju.modules.integrity.concerns.web.errors.broken"


class Placed(LocalePrefixPattern):
    """A place and the language behind it, so that a cookie's path can be the place alone."""

    def __init__(self, place: str) -> None:
        super().__init__(prefix_default_language=True)
        self.place = place

    @property
    @override
    def language_prefix(self) -> str:
        return f"{self.place}{get_language() or settings.LANGUAGE_CODE}/"


urlpatterns = [
    path("", views.root, name="root"),
    path("healthz", views.alive, name="alive"),
    URLResolver(Placed("desk/"), "teraju.modules.integrity.concerns.web.desk.urls"),
    URLResolver(Placed("box/"), "teraju.modules.integrity.concerns.web.box_urls"),
    URLResolver(Placed(""), "teraju.modules.integrity.concerns.web.urls"),
]

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "teraju.portal"
    label = "portal"

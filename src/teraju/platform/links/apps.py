from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "teraju.platform.links"
    label = "links"

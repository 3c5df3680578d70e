from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "teraju.platform.search"
    label = "search"

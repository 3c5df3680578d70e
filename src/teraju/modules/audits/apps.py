from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "teraju.modules.audits"
    label = "audits"

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "teraju.platform.audit"
    label = "audit"

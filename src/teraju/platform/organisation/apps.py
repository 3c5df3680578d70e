from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "teraju.platform.organisation"
    label = "organisation"

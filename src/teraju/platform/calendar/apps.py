from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "teraju.platform.calendar"
    label = "calendar"

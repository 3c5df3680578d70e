"""Public addresses of numbers and lessons, below the language."""

from django.urls import path

from . import public

urlpatterns = [
    path("numbers/", public.numbers_page, name="numbers"),
    path("numbers.json", public.numbers_json, name="numbers_json"),
    path("numbers.csv", public.numbers_csv, name="numbers_csv"),
    path("lessons/", public.lessons_page, name="lessons"),
    path("lessons.txt", public.lessons_text, name="lessons_text"),
]

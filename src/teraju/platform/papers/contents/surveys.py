"""What a survey asks at the counter, and what came of it."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from teraju.platform.papers.pictures import Drawing

from .documents import StatementSection
from .values import Text, Value


class SurveyReport(TypedDict):
    """Template `survey_report`: the result of a survey below its picture; five columns."""

    title: Text
    subtitle: NotRequired[Text]
    facts: Sequence[tuple[Text, Value]]
    picture: Drawing | None
    table: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    sections: Sequence[StatementSection]


class SurveySheet(TypedDict):
    """Template `survey_sheet`: the sheet for the counter with the code to a survey.

    `address` is drawn as its QR code and printed to be typed.
    """

    title: Text
    call: Text
    about: Text
    until: Text
    steps: Sequence[Text]
    promise: Text
    address: str

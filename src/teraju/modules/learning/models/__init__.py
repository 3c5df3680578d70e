"""Tables of learning."""

from .campaigns import Addressee, Campaign, Question
from .competences import Assessment, Competence, Holding, Position, Requirement
from .onboarding import ListItem, OnboardingList, OnboardingTemplate, TemplateItem
from .practices import (
    Adoption,
    Practice,
    PracticeVersion,
    ShelfFile,
    ShelfPractice,
)
from .studies import GuestMilestone, StudyAgenda, StudyVisit, TakenHome
from .trainings import Participant, PlanLine, Training, TrainingPlan

__all__ = [
    "Addressee",
    "Adoption",
    "Assessment",
    "Campaign",
    "Competence",
    "GuestMilestone",
    "Holding",
    "ListItem",
    "OnboardingList",
    "OnboardingTemplate",
    "Participant",
    "PlanLine",
    "Position",
    "Practice",
    "PracticeVersion",
    "Question",
    "Requirement",
    "ShelfFile",
    "ShelfPractice",
    "StudyAgenda",
    "StudyVisit",
    "TakenHome",
    "TemplateItem",
    "Training",
    "TrainingPlan",
]

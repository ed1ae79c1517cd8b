"""All tables of the organisation: one import defines them."""

from partnership.models.agencies import Agency, AgencyAlias, AgencyName
from partnership.models.annual_reports import (
    AnnualReport,
    ReportBlock,
    ReportChapter,
    ReportRequirement,
    ReportTemplate,
    RequirementNote,
)
from partnership.models.boards import Board
from partnership.models.events import Event, EventHead
from partnership.models.files import StoredFile
from partnership.models.installations import Installation
from partnership.models.mails import Mail
from partnership.models.rating_rules import RatingRule
from partnership.models.second_factors import RecoveryCode, SecondFactor
from partnership.models.sign_in import BrowserSession, KeptForm, OneTimeLink, SignInAttempt
from partnership.models.users import RoleHeld, User

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyName",
    "AnnualReport",
    "Board",
    "BrowserSession",
    "Event",
    "EventHead",
    "Installation",
    "KeptForm",
    "Mail",
    "OneTimeLink",
    "RatingRule",
    "RecoveryCode",
    "ReportBlock",
    "ReportChapter",
    "ReportRequirement",
    "ReportTemplate",
    "RequirementNote",
    "RoleHeld",
    "SecondFactor",
    "SignInAttempt",
    "StoredFile",
    "User",
]

"""The invented words that the record is made of: nobody and no place in them exists."""

from __future__ import annotations

BOARD = "Northmoor Safeguarding Children Partnership"

ORGANISATIONS = (
    *("Police", "Hospitals Trust", "Children’s Social Care", "Community Health Trust", "Mental Health Trust"),
    *("Integrated Care Board", "Probation Service", "Ambulance Service", "Housing Service", "Adult Social Care"),
    *("Fire and Rescue Service", "Public Health", "Education and Inclusion", "Youth Justice Service"),
    *("Early Help", "Legal Service", "Voluntary Sector Forum", "Drug and Alcohol Service", "Refuge"),
)
PLACES = ("North", "South", "Harbour", "Valley", "Moorside", "Castle", "Riverside", "Hillfoot")
SERVICES = ("Team", "Assessment Team", "Out of Hours Team")
GROUP = "Northmoor Learning and Review Group"

GIVEN = ("Morgan", "Robin", "Ashley", "Jordan", "Frankie", "Alex", "Charlie", "Rowan", "Quinn", "Jude", "Kit", "Lee")
FAMILY = ("Hale", "Thornby", "Merrow", "Oakden", "Fairlie", "Dunmore", "Pell", "Haverstock", "Wray", "Ellingham")

VERBS = ("Revise", "Print", "Share", "Test", "Agree", "Rewrite", "Check", "Explain", "Bring together", "Simplify")
THINGS = (
    *("the bruising protocol", "the escalation policy", "the discharge letter", "the audit of thresholds"),
    *("the guidance on safer sleeping", "the transfer of records between schools", "the strategy meeting template"),
    *("the induction of new starters", "the referral form", "the agreement on sharing information"),
)
PEOPLE = ("front-line staff", "supervisors", "school leads", "health visitors", "duty teams", "out-of-hours staff")
WAYS = (
    *("in a briefing of one page", "with a worked example", "by a short film", "at the yearly conference"),
    *("through supervision", "with those who use it", "by an audit of twenty files", "in the training offer"),
)
TOPICS = ("Information sharing", "Neglect", "Safer sleeping", "Domestic abuse", "Transitions", "Voice of the child")

NOTES = (
    "The draft went to the heads of service and came back with small changes.",
    "Training has begun. Two of the four teams have been through it, and the others have dates.",
    "The audit found that most files show it. Supervisors take up those that do not.",
    "Waiting for the new system, which decides how the form will look.",
    "It is in use everywhere. The guidance is on the intranet and in the induction of new starters.",
    "No change since the last update. The post is vacant and has been advertised.",
)
SUMMARY = (
    "Agencies knew the family for some years. The review looks at how information was shared when worries grew,"
    " and at what helped."
)
INTERNAL = "The group asked for two more chronologies before its next meeting."

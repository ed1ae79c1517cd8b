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

POSTS = ("Head of safeguarding", "Named nurse", "Detective superintendent", "Service manager", "Designated doctor")
THEMES = (
    *(("Information sharing", "practice"), ("Thresholds", "practice"), ("Thinking of the whole family", "practice")),
    *(
        ("Professional challenge", "practice"),
        ("The child’s own voice", "practice"),
        ("Safer sleeping", "risk_or_need"),
    ),
    *(("Neglect", "risk_or_need"), ("Exploitation", "risk_or_need"), ("Domestic abuse", "risk_or_need")),
    *(("Parents’ mental health", "risk_or_need"), ("Supervision", "system"), ("Records", "system")),
    *(("Moves between areas", "system"), ("Young carers", "population"), ("Babies", "population")),
    *(("Children not in school", "population"),),
)
PRIORITIES = ("Know what life is like for children", "Learn faster together", "Show what changed")
SHORTFALLS = ("More time is needed to see a difference", "Few independent schools come to briefings")
SHARED_THEMES = ("Safer sleeping", "Family networks")
POINTS = (
    "What one service knew did not reach the others in time.",
    "Staff looked at each event on its own, and the pattern was not seen.",
    "Nobody asked what a normal day was like at home.",
    "Disagreement between services was not taken further.",
    "Worries were written down and not acted on.",
    "The move from one area to another lost half of the history.",
)
GOOD = (
    "A school nurse kept asking until she was heard.",
    "The duty team met the same day and agreed who would do what.",
)
ASKS = (
    "Agree how worries about babies are shared between maternity, health visiting and social care.",
    "Make sure that staff know how to disagree with another service, and that they do.",
    "Test every six months whether plans say what a child’s day is like.",
    "Write one page on moves between areas, and use it.",
)
EVENTS = (
    *(("webinar", "Learning from {case}: an hour at lunchtime"), ("briefing", "Seven minutes on {case}")),
    *(("training", "Professional challenge in practice"), ("team session", "What {case} means for duty teams")),
    *(("conference", "Northmoor yearly learning conference"), ("workshop", "Testing our thresholds together")),
)
AUDIENCES = (
    "Front-line staff of all agencies",
    "School leads",
    "Health visitors and midwives",
    "Duty teams",
    "Supervisors",
)
SHOWN = (
    ("activity", "policy", "The revised protocol was agreed and published."),
    ("reach", "training record", "Staff of every agency took part."),
    ("reach", "feedback", "Those who came found it useful and would recommend it."),
    ("knowledge", "survey", "More staff say that they know how to escalate a worry."),
    ("practice", "audit_figure", "More plans describe the child’s day than a year before."),
    ("practice", "case_study", "A worry was taken further on the same day, and a child was made safe."),
    ("outcome", "indicator", "Fewer children came back with the same worry within a year."),
)

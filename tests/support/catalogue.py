"""Every form of the product: where it is, who fills it in, what is typed into it, and what makes it wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnership.forms.agencies import AgencyForm, NewAgencyForm
from partnership.forms.base import Form
from partnership.forms.boards import BoardForm, NewBoardForm
from partnership.forms.installations import InstallationForm
from partnership.forms.roles import EndRoleForm, NewRoleForm
from partnership.forms.second_factors import LostFactorForm
from partnership.forms.users import NewUserForm, UserForm
from partnership.models import Agency, AnnualReport, Board, ReportBlock, ReportChapter, RoleHeld, User
from reviews.forms.actions import AddActionForm, EditActionForm
from reviews.forms.cases import EditCaseForm, LogCaseForm
from reviews.forms.conflicts import ConflictForm
from reviews.forms.dissemination import AddEventForm, EditEventForm
from reviews.forms.due_dates import CorrectForm, ExtendForm
from reviews.forms.evidence import AddEvidenceForm, EditEvidenceForm
from reviews.forms.focuses import FocusForm, NewFocusForm
from reviews.forms.growth import GrowForm
from reviews.forms.hand_overs import HandOverForm
from reviews.forms.incidents import DecideForm, EditIncidentForm, LogIncidentForm
from reviews.forms.learning_points import AddLearningPointForm, EditLearningPointForm
from reviews.forms.parts import AddPartForm, EditPartForm, ReopenForm
from reviews.forms.plans import PasteForm
from reviews.forms.posts import EndPostForm, GivePostForm
from reviews.forms.readers import ReaderForm
from reviews.forms.recommendations import AddRecommendationForm, EditRecommendationForm
from reviews.forms.removal import RemovalForm
from reviews.forms.report_blocks import AddBlockForm, EditBlockForm
from reviews.forms.reports import AddChapterForm, EditReportForm, RenameChapterForm, StartReportForm
from reviews.forms.requirements import RequirementForm
from reviews.forms.reviews import AddReviewForm, DatesForm, EditReviewForm, MoveForm, PutBackForm
from reviews.forms.sign_offs import SignOffForm
from reviews.forms.sources import SourceForm
from reviews.forms.themes import MergeThemeForm, NewThemeForm, TakeOverForm, ThemeForm
from reviews.forms.updates import UpdateForm
from reviews.models import (
    Action,
    ActionSource,
    Case,
    CaseReader,
    DeclaredConflict,
    DisseminationEvent,
    DueChange,
    Evidence,
    Focus,
    LearningPoint,
    Part,
    PostHolder,
    Recommendation,
    Review,
    Theme,
    Update,
)
from tests.factories.reviews import moved, review_type
from tests.support.world import World

LINE = 'the “new” form "A" & <b>bold</b> </textarea> it\'s £40 {{ 1 }} 😀'
LINES = f"{LINE}\n\n  - the second line\n\t<script>alert(1)</script>\nthe last  line"
SHORT = "\"<b>&'£4😀"


@dataclass(frozen=True)
class Entry:
    """One form. `answers` are good ones; `words` are laid over them where texts must come back byte for byte;
    `wrong` makes it invalid; `makes` is the table in which a form that creates adds a row."""

    form: type[Form]
    path: str
    answers: Mapping[str, Any]
    words: Mapping[str, str]
    wrong: Mapping[str, str]
    person: str = "manager"
    makes: type[Any] | None = None


def entries(world: World) -> list[Entry]:
    return [
        *_who_we_are(world),
        *_cases(world),
        *_recommendations(world),
        *_actions(world),
        *_incidents(world),
        *_learning(world),
        *_impact(world),
        *_reports(world),
        *_removals(world),
    ]


def _who_we_are(world: World) -> list[Entry]:
    board, agency = world.things["board"]["own"].id, world.things["agency"]["another"].id
    somebody, role = world.people["named"].id, world.things["role"]["named"].id
    named, words = {"name": "Northmoor Two"}, {"abbreviation": SHORT}
    account = {"name": "Robin Vale", "email": "robin.vale@northmoor.example"}
    role_given = {"role": "author", "board": str(board)}
    agency_words = {"sector": LINE[:60], "other_words": LINES}
    last_day, successor = {"last_day": SHORT}, {"successor_id": str(world.people["author"].id)}
    note = {"note": "Rang back on the number of the office."}
    kept_by = {"controllers": LINES, "agreement_reference": LINE, "agreement_on": "3 March 2026"}
    nameless, from_on = {"name": ""}, {"from_on": SHORT}
    return [
        Entry(NewBoardForm, "/settings/boards/add", named, words, nameless, "administrator", Board),
        Entry(BoardForm, f"/settings/boards/{board}", named, words, nameless, "administrator"),
        Entry(NewAgencyForm, "/settings/agencies/add", named, agency_words, nameless, makes=Agency),
        Entry(AgencyForm, f"/settings/agencies/{agency}/edit", {}, agency_words, {"opened_on": SHORT}),
        Entry(NewUserForm, "/settings/people/add", account, {"name": LINE}, {"email": SHORT}, makes=User),
        Entry(UserForm, f"/settings/people/{somebody}/edit", account, {"name": LINE}, {"email": SHORT}),
        Entry(LostFactorForm, f"/settings/people/{somebody}/lost-second-factor", note, {"note": LINE}, {"note": ""}),
        Entry(InstallationForm, "/settings/installation", {}, kept_by, {"agreement_on": SHORT}, "administrator"),
        Entry(NewRoleForm, f"/settings/people/{somebody}/roles/add", role_given, {}, from_on, makes=RoleHeld),
        Entry(HandOverForm, f"/people/{somebody}/hand-over", successor, {}, last_day, makes=RoleHeld),
        Entry(EndRoleForm, f"/settings/roles/{role}/end", {}, {}, {"until_on": SHORT}),
    ]


def _cases(world: World) -> list[Entry]:
    case, review = world.things["case"]["open"].id, world.things["review"]["open"].id
    a_type = {"review_type": str(review_type().id)}
    moved(world.things["review"]["open"], "Being considered")
    reader = {"who": str(world.people["author"].id)}
    happened, summary = {"incident_nature": LINE}, {"summary": LINES, "internal_notes": LINES, "incident_nature": LINE}
    when, published = {"incident": SHORT}, {"title": LINE, "publication_form": LINE}
    return [
        Entry(LogCaseForm, "/cases/log", {**a_type, "name": "Rowan 71"}, happened, when, makes=Case),
        Entry(EditCaseForm, f"/cases/{case}/edit", {}, summary, when),
        Entry(AddReviewForm, f"/cases/{case}/reviews/add", a_type, {}, {"review_type": ""}, makes=Review),
        Entry(EditReviewForm, f"/reviews/{review}/edit", {}, published, {"title": LINE * 9}),
        Entry(DatesForm, f"/reviews/{review}/dates", {}, {}, {"notified": SHORT}),
        Entry(MoveForm, f"/reviews/{review}/stage", {}, {}, {"on": SHORT}),
        Entry(PutBackForm, f"/reviews/{review}/put-back", {"reason": LINE}, {"reason": LINES}, {"reason": ""}),
        Entry(ReaderForm, f"/cases/{case}/who-can-see", reader, {}, {"until": SHORT}, makes=CaseReader),
    ]


def _incidents(world: World) -> list[Entry]:
    case, review = world.things["case"]["open"].id, world.things["review"]["open"].id
    incident = world.things["incident"]["open"].id
    conflict = {"who": str(world.people["author"].id), "reason": "Managed the team."}
    happened = {"incident_nature": "A baby was brought with bruising", "name": "Rowan 72"}
    known, when = {"incident_nature": LINE, "told_by": LINE}, {"aware_on": SHORT}
    decided = {"decision": "not_notified", "reason": "No criterion is met."}
    reasons, said = {"decided_because": "Themes come back."}, {"reason": LINES, "meeting": LINE}
    grown = {"decided_because": LINES}
    return [
        Entry(LogIncidentForm, "/incidents/log", happened, known, when, makes=Case),
        Entry(EditIncidentForm, f"/incidents/{incident}/edit", {}, {"told_by": LINE}, when),
        Entry(DecideForm, f"/incidents/{incident}/decide", decided, said, {"reason": ""}),
        Entry(
            ConflictForm, f"/cases/{case}/conflicts", conflict, {"reason": LINE}, {"who": ""}, makes=DeclaredConflict
        ),
        Entry(GrowForm, f"/reviews/{review}/grow", reasons, grown, {"decided_on": SHORT}, makes=Review),
    ]


def _recommendations(world: World) -> list[Entry]:
    review, recommendation = world.things["review"]["open"].id, world.things["recommendation"]["open"].id
    new, no_reason = {"text": "Agree one form"}, {"acceptance": "partly", "acceptance_reason": ""}
    words = {"text": LINES, "outcome": LINES, "acceptance_reason": LINES, "reference": SHORT}
    add, edit = f"/reviews/{review}/recommendations/add", f"/recommendations/{recommendation}/edit"
    return [
        Entry(AddRecommendationForm, add, new, words, no_reason, makes=Recommendation),
        Entry(EditRecommendationForm, edit, {}, words, no_reason),
    ]


def _actions(world: World) -> list[Entry]:
    action, part = world.things["action"]["open"].id, world.things["part"]["open"].id
    done, agency = world.things["part"]["done"].id, str(world.things["agency"]["beneath"].id)
    new, dated = {"text": "Agree one form", "agencies": agency}, f"/parts/{world.things['part']['dated'].id}"
    right = {"due": "30 September 2026", "reason": "Typed wrong."}
    later = {**right, "approved_by": "Review group"}
    words = {"text": LINES, "outcome": LINES, "measure": LINES, "topic": LINE}
    audit, source = {"source_kind": "audit", "source_words": "Audit of letters"}, {"source_words": LINE}
    when, owner = {"due": SHORT}, {"owner_post": LINE}
    reason, again, too_long = {"reason": "Asked again."}, {"reason": LINES}, {"reason": LINES * 40}
    note = {"status": "in_progress", "note": "The form is agreed."}
    paste = f"/reviews/{world.things['review']['open'].id}/paste"
    give, holder = f"/agencies/{agency}/posts/give", world.things["holder"]["open"].id
    held, owner_words = {"post": "Named nurse", "user_id": str(world.people["lead"].id)}, {"post": LINE}
    rows, pasted = {"rows": "Action\tLead\nAgree one form\tNorthmoor Police"}, {"rows": f"\t{LINES}\t"}
    return [
        Entry(AddActionForm, "/actions/add", new, {**words, "source_words": LINE}, when, makes=Action),
        Entry(PasteForm, paste, rows, pasted, {"rows": ""}, makes=Action),
        Entry(GivePostForm, give, held, owner_words, {"from_on": SHORT}, makes=PostHolder),
        Entry(EndPostForm, f"/post-holders/{holder}/end", {}, {}, {"until_on": SHORT}),
        Entry(EditActionForm, f"/actions/{action}/edit", {}, words, {"text": ""}),
        Entry(SourceForm, f"/actions/{action}/sources", audit, source, {"source_words": ""}, makes=ActionSource),
        Entry(AddPartForm, f"/actions/{action}/parts/add", {"agency_id": agency}, owner, when, makes=Part),
        Entry(EditPartForm, f"/parts/{part}/edit", {}, owner, when),
        Entry(ExtendForm, f"{dated}/extend-due-date", later, {**again, "approved_by": LINE}, when, makes=DueChange),
        Entry(CorrectForm, f"{dated}/correct-due-date", right, again, when, makes=DueChange),
        Entry(SignOffForm, f"/parts/{done}/sign-off", {"words": "Seen."}, {"words": LINES}, {"words": ""}),
        Entry(ReopenForm, f"/parts/{done}/reopen", reason, again, too_long, makes=Update),
        Entry(UpdateForm, f"/parts/{part}/update", note, {"note": LINES}, {"position": SHORT}, "lead", Update),
    ]


def _learning(world: World) -> list[Entry]:
    review, point = world.things["review"]["open"].id, world.things["learning_point"]["open"].id
    theme, spare = world.things["theme"]["used"].id, world.things["theme"]["spare"].id
    words, wordless, nameless = {"words": LINES}, {"words": ""}, {"name": ""}
    more = {"meaning": LINE, "also_called": LINE, "national": LINE, "national_list": LINE, "source": LINE}
    focus, priority = world.things["focus"]["free"].id, {"kind": "priority", "name": "Safer sleeping"}
    new, named = {"words": "Ask about the father"}, {"name": "Asking about fathers"}
    add, points = f"/reviews/{review}/learning-points/add", f"/learning-points/{point}/edit"
    return [
        Entry(AddLearningPointForm, add, new, words, wordless, makes=LearningPoint),
        Entry(EditLearningPointForm, points, {}, words, wordless),
        Entry(NewThemeForm, "/learning/themes/add", named, more, nameless, makes=Theme),
        Entry(ThemeForm, f"/learning/themes/{theme}/edit", {}, more, nameless),
        Entry(NewFocusForm, "/settings/focuses/add", priority, {"name": LINE}, {"period": SHORT}, makes=Focus),
        Entry(FocusForm, f"/settings/focuses/{focus}/edit", {}, {"name": LINE}, {"period": SHORT}),
        Entry(MergeThemeForm, f"/learning/themes/{theme}/merge", {"into": str(spare)}, {}, {"into": ""}),
        Entry(TakeOverForm, "/learning/themes/lists", {"names": "The child’s daily life"}, {}, {"names": ""}),
    ]


def _impact(world: World) -> list[Entry]:
    evidence, event = world.things["evidence"]["open"].id, world.things["event"]["open"].id
    new, shared = {"summary": "The form is used."}, {"title": "Webinar on bruising"}
    held = {"holder": LINE, "held_where": LINES, "seen_by": LINE, "kind": LINE[:60], "topic": LINE}
    words = {"summary": LINES, **held}
    reason = {"level": "practice", "level_reason": LINES}
    told = {"audience": LINE, "topic": LINE, "feedback": LINES, "follow_up": LINES, "frequency": LINE}
    when, on = {"period": SHORT}, {"on": SHORT}
    return [
        Entry(AddEvidenceForm, "/evidence/add", new, {**words, **reason}, when, makes=Evidence),
        Entry(EditEvidenceForm, f"/evidence/{evidence}/edit", {}, words, when),
        Entry(AddEventForm, "/sharing/add", shared, told, on, makes=DisseminationEvent),
        Entry(EditEventForm, f"/sharing/{event}/edit", {}, told, on),
    ]


def _reports(world: World) -> list[Entry]:
    report, chapter = world.things["report"]["own"].id, world.things["chapter"]["own"].id
    block = world.things["block"]["own"].id
    covers = {"title": "Annual report", "first": "April 2026", "last": "March 2027", "audience": "internal"}
    titled, month, own = {"title": LINE}, {"last": SHORT}, {"words": LINES}
    return [
        Entry(StartReportForm, "/reports/add", covers, titled, month, makes=AnnualReport),
        Entry(EditReportForm, f"/reports/{report}/edit", {}, titled, month),
        Entry(
            AddChapterForm,
            f"/reports/{report}/chapters/add",
            {"title": "Costs"},
            titled,
            {"title": ""},
            makes=ReportChapter,
        ),
        Entry(RenameChapterForm, f"/reports/chapters/{chapter}/rename", {}, titled, {"title": LINE * 9}),
        Entry(RequirementForm, f"/reports/{report}/requirements/say", {}, {"note": LINES}, {"note": LINES * 30}),
        Entry(
            AddBlockForm,
            f"/report-chapters/{chapter}/write",
            {"words": "We met."},
            own,
            {"look_words": SHORT},
            makes=ReportBlock,
        ),
        Entry(EditBlockForm, f"/report-blocks/{block}/edit", {}, own, {"look_words": SHORT}),
    ]


def _removals(world: World) -> list[Entry]:
    words = {"words": LINE, "reason": LINE}
    things = {
        "case": "hidden",
        "action": "open",
        "agency": "another",
        "update": "open",
        "theme": "used",
        "recommendation": "open",
        "focus": "free",
        "learning_point": "open",
        "evidence": "open",
        "event": "open",
        "report": "own",
    }
    return [
        Entry(
            RemovalForm,
            f"/take-words-out/{noun.replace('_', '-')}/{world.things[noun][state].id}",
            {},
            words,
            {"reason": ""},
        )
        for noun, state in things.items()
    ]

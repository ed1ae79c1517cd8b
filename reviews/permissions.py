"""Who may do what to the learning record: predicates over the written policy."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from partnership.permissions import AGENCY_ROLES, can_manage_person, holds
from partnership.policy import POLICY
from partnership.vocabulary import Role

if TYPE_CHECKING:
    from partnership.models import Agency, Board, User
    from reviews.models import (
        Action,
        ActionSource,
        Case,
        CaseReader,
        DisseminationEvent,
        Evidence,
        Focus,
        LearningPoint,
        Part,
        PostHolder,
        Recommendation,
        Review,
        Theme,
    )
    from reviews.queries.removal import Wording

GROUP_ROLES = frozenset({Role.REVIEW_GROUP_CHAIR, Role.REVIEW_GROUP_MEMBER})
SEE_WHOLE = frozenset({Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER})
SEE_NOTHING_OPEN = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.REVIEW_TEAM})


def boards_seen_whole(user: User) -> list[uuid.UUID]:
    """Boards of which the person sees every case."""
    return [role.board_id for role in user.roles if role.role in SEE_WHOLE and role.board_id]


def boards_seen_open(user: User) -> list[uuid.UUID]:
    """Boards of which the person sees the cases that are open to partners."""
    return [role.board_id for role in user.roles if role.role not in SEE_NOTHING_OPEN and role.board_id]


def can_read_record(user: User) -> bool:
    """Whether there is anything of the learning record for the person at all."""
    return holds(user, "read_record")


def sees_whole_boards(user: User) -> bool:
    """Whether every board of the person is one of which she sees every case: else she is given no totals."""
    return {role.board_id for role in user.roles if role.board_id} == {*boards_seen_whole(user)} != set()


def is_of_the_office(user: User) -> bool:
    return any(role.role in SEE_WHOLE for role in user.roles)


def is_of_an_agency(user: User) -> bool:
    return any(role.role in AGENCY_ROLES for role in user.roles)


def can_log_case(user: User) -> bool:
    return holds(user, "log_case")


def can_log_case_on(user: User, board: Board) -> bool:
    return holds(user, "log_case", board_id=board.id)


def can_edit_case(user: User, case: Case) -> bool:
    return holds(user, "edit_case", board_id=case.board_id)


def can_read_case(user: User, case: Case) -> bool:
    """For what everybody may read who sees the case."""
    return can_read_record(user)


def can_edit_reader(user: User, reader: CaseReader) -> bool:
    return can_edit_case(user, reader.case)


def can_open_case(user: User, case: Case) -> bool:
    return holds(user, "open_case", board_id=case.board_id)


def can_edit_review(user: User, review: Review) -> bool:
    return holds(user, "edit_case", board_id=review.case.board_id)


def can_add_learning_point(user: User, review: Review) -> bool:
    return holds(user, "edit_learning", board_id=review.case.board_id)


def can_edit_learning_point(user: User, learning_point: LearningPoint) -> bool:
    return can_add_learning_point(user, learning_point.review)


def can_read_theme(user: User, theme: Theme) -> bool:
    """Themes carry no sight: what hangs from them does."""
    return can_read_record(user)


def can_manage_themes(user: User) -> bool:
    return holds(user, "manage_themes")


def can_manage_theme(user: User, theme: Theme) -> bool:
    return can_manage_themes(user)


def can_read_recommendation(user: User, recommendation: Recommendation) -> bool:
    """For what everybody may read who sees its case."""
    return can_read_record(user)


def can_add_recommendation(user: User, review: Review) -> bool:
    return holds(user, "edit_recommendation", board_id=review.case.board_id)


def can_edit_recommendation(user: User, recommendation: Recommendation) -> bool:
    return can_add_recommendation(user, recommendation.review)


def can_manage_focuses(user: User) -> bool:
    return holds(user, "manage_focuses")


def can_manage_focuses_of(user: User, board: Board) -> bool:
    return holds(user, "manage_focuses", board_id=board.id)


def can_manage_focus(user: User, focus: Focus) -> bool:
    return holds(user, "manage_focuses", board_id=focus.board_id)


def can_see_notes(user: User, case: Case) -> bool:
    """Internal notes and the names of readers stay with the review team at either level of sight."""
    return holds(user, "see_notes", board_id=case.board_id) and (
        case.board_id in boards_seen_whole(user) or is_named_on(user, case)
    )


def is_named_on(user: User, case: Case) -> bool:
    """Whether the case names the person, or a group of hers: only today’s readers are loaded."""
    groups = {role.agency_id for role in user.roles if role.role in GROUP_ROLES and role.board_id == case.board_id}
    return any(
        reader.user_id == user.id or (reader.agency_id is not None and reader.agency_id in groups)
        for reader in case.readers
    )


def can_add_action(user: User) -> bool:
    return holds(user, "add_action")


def can_read_action(user: User, action: Action) -> bool:
    """For what everybody may read who sees the action."""
    return can_read_record(user)


def can_read_part(user: User, part: Part) -> bool:
    return can_read_record(user)


def boards_to_add_actions_to(user: User) -> list[Board]:
    """Boards on which the person may add an action."""
    roles = [role for role in user.roles if role.role in POLICY["add_action"]]
    return list({role.board.id: role.board for role in roles if role.board}.values())


def can_edit_action(user: User, action: Action) -> bool:
    return holds(user, "edit_action", board_id=action.board_id)


def can_edit_source(user: User, source: ActionSource) -> bool:
    return can_edit_action(user, source.action)


def can_post_update(user: User, part: Part) -> bool:
    board_id = part.action.board_id
    return holds(user, "update_any_part", board_id=board_id) or holds(
        user, "update_own_part", board_id=board_id, agency_id=part.agency_id
    )


def can_paste_plan(user: User, review: Review) -> bool:
    """An action plan makes recommendations and actions at once."""
    board_id = review.case.board_id
    return holds(user, "add_action", board_id=board_id) and holds(user, "edit_recommendation", board_id=board_id)


def can_see_posts(user: User, agency: Agency) -> bool:
    return holds(user, "see_settings")


def can_give_post(user: User, agency: Agency) -> bool:
    return holds(user, "manage_agencies")


def can_end_post(user: User, holder: PostHolder) -> bool:
    return holds(user, "manage_agencies")


def can_hand_over(user: User, person: User) -> bool:
    """Everything of somebody whose account the person may change goes to a successor."""
    return holds(user, "hand_over") and can_manage_person(user, person)


def can_update_for_others(user: User, part: Part) -> bool:
    """Whether the person writes down what an agency told her, and does not answer for it herself."""
    board_id = part.action.board_id
    is_its_own = holds(user, "update_own_part", board_id=board_id, agency_id=part.agency_id)
    return holds(user, "update_any_part", board_id=board_id) and not is_its_own


def can_sign_off(user: User, part: Part) -> bool:
    return holds(user, "sign_off_part", board_id=part.action.board_id)


def can_extend_due(user: User, part: Part) -> bool:
    return holds(user, "extend_due", board_id=part.action.board_id)


def can_correct_due(user: User, part: Part) -> bool:
    return holds(user, "correct_due", board_id=part.action.board_id)


def can_edit_part(user: User, part: Part) -> bool:
    return can_edit_action(user, part.action)


def can_reopen_part(user: User, part: Part) -> bool:
    return holds(user, "reopen_part", board_id=part.action.board_id)


def can_add_evidence(user: User) -> bool:
    """The office to its boards; people of an agency to actions in which it has a part."""
    return holds(user, "add_evidence") or holds(user, "add_own_evidence")


def boards_to_add_evidence_to(user: User) -> list[Board]:
    """Boards on which the person may add evidence of anything."""
    roles = [role for role in user.roles if role.role in POLICY["add_evidence"]]
    return list({role.board.id: role.board for role in roles if role.board}.values())


def can_add_evidence_of(user: User, action: Action) -> bool:
    """A done part still takes evidence."""
    return holds(user, "add_evidence", board_id=action.board_id) or _has_part(user, "add_own_evidence", action)


def can_read_evidence(user: User, evidence: Evidence) -> bool:
    """For what everybody may read who sees the evidence."""
    return can_read_record(user)


def can_edit_evidence(user: User, evidence: Evidence) -> bool:
    own = (link.action for link in evidence.links if link.action is not None)
    return can_link_evidence(user, evidence) or any(_has_part(user, "edit_own_evidence", action) for action in own)


def can_link_evidence(user: User, evidence: Evidence) -> bool:
    """Say what else it shows something about: for those who edit anything of the board."""
    return holds(user, "edit_evidence", board_id=evidence.board_id)


def _has_part(user: User, permission: str, action: Action) -> bool:
    return any(holds(user, permission, board_id=action.board_id, agency_id=part.agency_id) for part in action.parts)


def can_share_learning(user: User) -> bool:
    return holds(user, "share_learning")


def boards_to_share_learning_on(user: User) -> list[Board]:
    roles = [role for role in user.roles if role.role in POLICY["share_learning"]]
    return list({role.board.id: role.board for role in roles if role.board}.values())


def can_read_event(user: User, event: DisseminationEvent) -> bool:
    """For what everybody may read who sees the event."""
    return can_read_record(user)


def can_edit_event(user: User, event: DisseminationEvent) -> bool:
    return holds(user, "share_learning", board_id=event.board_id)


def can_remove_words(user: User, board_id: uuid.UUID | None = None) -> bool:
    """On a board; without one, for what belongs to no board."""
    return holds(user, "remove_words", board_id=board_id)


def can_take_words_out_of(user: User, wording: Wording) -> bool:
    return can_remove_words(user, wording.board_id)

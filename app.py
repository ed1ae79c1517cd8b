"""The application: settings, extensions, blueprints, error pages and commands put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from partnership import (
    access,
    attachments,
    cli,
    config,
    database,
    demonstration,
    faults,
    frame,
    headers,
    mailing,
    saving,
    start_up,
    upgrades,
)
from partnership.extensions import csrf, db
from partnership.permissions import (
    can_manage_boards,
    can_manage_installation,
    can_manage_people,
    can_see_agencies,
    can_see_people,
    can_see_settings,
)
from partnership.sessions import ServerSessions
from partnership.views import (
    account,
    agencies,
    boards,
    installations,
    mails,
    pages,
    roles,
    second_factor,
    settings,
    sign_in,
    users,
)
from reviews import cli as record_cli
from reviews import (
    cli_reports,
    cli_search,
    permissions_incidents,
    permissions_report_blocks,
    permissions_reports,
)
from reviews import demonstration as worked_example
from reviews import permissions as record_permissions
from reviews.commands import search as searching
from reviews.views import (
    actions,
    case_impact,
    cases,
    conflicts,
    dashboard,
    due_dates,
    evidence,
    focuses,
    goes_in,
    growth,
    hand_overs,
    impact,
    incidents,
    learning_points,
    parts,
    plans,
    posts,
    readers,
    recommendations,
    removal,
    report_blocks,
    report_chapters,
    report_drafts,
    report_templates,
    reports,
    requirements,
    review_types,
    reviews,
    search,
    sharing,
    sources,
    themes,
    updates,
)

BLUEPRINTS = (
    account.bp,
    actions.bp,
    agencies.bp,
    boards.bp,
    case_impact.bp,
    cases.bp,
    conflicts.bp,
    dashboard.bp,
    due_dates.bp,
    evidence.bp,
    focuses.bp,
    goes_in.bp,
    growth.bp,
    hand_overs.bp,
    impact.bp,
    incidents.bp,
    installations.bp,
    learning_points.bp,
    mails.bp,
    pages.bp,
    parts.bp,
    plans.bp,
    posts.bp,
    readers.bp,
    recommendations.bp,
    removal.bp,
    report_blocks.bp,
    report_chapters.bp,
    report_drafts.bp,
    report_templates.bp,
    reports.bp,
    requirements.bp,
    review_types.bp,
    reviews.bp,
    roles.bp,
    search.bp,
    second_factor.bp,
    settings.bp,
    sharing.bp,
    sign_in.bp,
    sources.bp,
    themes.bp,
    updates.bp,
    users.bp,
)
OF_SETTINGS = {
    *("agencies", "boards", "focuses", "hand_overs", "installations", "mails", "posts", "review_types", "roles"),
    *("settings", "users"),
}
OF_REVIEWS = {"case_impact", "cases", "conflicts", "growth", "incidents", "plans", "readers", "reviews"}
OF_ACTIONS = {"actions", "due_dates", "parts", "recommendations", "sources", "updates"}
OF_LEARNING = {"learning_points", "sharing", "themes"}
OF_IMPACT = {"evidence", "impact"}
OF_REPORTS = {
    *("goes_in", "report_blocks", "report_chapters", "report_drafts", "report_templates", "reports"),
    "requirements",
}
READER = record_permissions.can_read_record
# Text, endpoint, the blueprints it is lit for, and who is shown it.
NAVIGATION = (
    ("Home", "dashboard.home", {"dashboard"}, access.signed_in),
    ("Reviews", "reviews.register", OF_REVIEWS, READER),
    ("Actions", "actions.index", OF_ACTIONS, READER),
    ("Learning", "themes.across", OF_LEARNING, READER),
    ("Impact", "impact.missing_now", OF_IMPACT, READER),
    ("Reports", "reports.index", OF_REPORTS, permissions_reports.can_read_reports),
    ("Settings", "settings.home", OF_SETTINGS, can_see_settings),
)
# The search box in the frame: the endpoint, and who is shown it.
SEARCH = ("search.results", READER)
# What every page leads to in the first hour of an incident: endpoint, and who is shown it.
FIRST_HOUR = ("incidents.log", record_permissions.can_log_case)
# What settings lead to: text, endpoint, what it is for, and who is shown it.
SETTINGS = (
    ("Agencies", "agencies.index", "Who takes part, and what sits under what.", can_see_agencies),
    ("People", "users.index", "Who signs in, and what each person may do on which board.", can_see_people),
    ("Mails", "mails.index", "Mails that were not delivered, and what to do about them.", can_manage_people),
    ("Boards", "boards.index", "The partnerships of this office: cases and actions belong to one.", can_manage_boards),
    (
        "Priorities and shared themes",
        "focuses.index",
        "What each board gives its attention to: business plan priorities, and shared safeguarding themes of a year.",
        record_permissions.can_manage_focuses,
    ),
    (
        "This installation",
        "installations.edit",
        "What must be there before real cases, and whether files may be uploaded.",
        can_manage_installation,
    ),
    (
        "Types of review",
        "review_types.index",
        "The kinds of review, their stages and timescales, and where each comes from.",
        can_see_settings,
    ),
)


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Make the application from the environment, or from `overrides`; bring its database up to date."""
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.from_mapping(config.settings(overrides))
    start_up.prepare(app, also=mailing.faults)
    app.session_interface = ServerSessions()
    db.init_app(app)
    database.prepare(app)
    headers.prepare(app)
    mailing.prepare(app)
    attachments.prepare(app)
    access.prepare(app)
    csrf.init_app(app)
    faults.prepare(app)
    saving.prepare(app)
    frame.prepare(app)
    frame.offer(app, record_permissions)
    frame.offer(app, permissions_incidents)
    frame.offer(app, permissions_reports)
    frame.offer(app, permissions_report_blocks)
    app.extensions["navigation"] = NAVIGATION
    app.extensions["search"] = SEARCH
    app.extensions["settings"] = SETTINGS
    app.extensions["first_hour"] = FIRST_HOUR
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.public(app.view_functions["static"])
    cli.prepare(app)
    record_cli.prepare(app)
    cli_reports.prepare(app)
    cli_search.prepare(app)
    demonstration.prepare(app, fill=worked_example.fill)
    searching.prepare()
    upgrades.prepare(app, afterwards=cli_search.made_anew)
    return app

"""users create, users link, users deactivate and users restore at the command line."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from partnership import clock, config
from partnership.commands import one_time_links, passwords
from partnership.extensions import db
from partnership.models import AgencyAlias, Board, Event, RoleHeld, User
from partnership.queries.users import by_email
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, UserFactory

EMAIL = "robin.vale@northmoor.example"
PASSWORD = "otter kettle lantern"


@pytest.fixture
def create(app):
    """Runs `users create`, with an address and a role unless told otherwise."""

    def run(*arguments, typed=None, **options):
        db.session.commit()
        given = [f"--{name}={value}" for name, value in {"email": EMAIL, "role": "manager", **options}.items()]
        return app.test_cli_runner().invoke(args=["users", "create", *given, *arguments], input=typed)

    return run


def test_first_person_makes_the_first_board_and_gets_a_link_that_works(create, browse):
    made = create(board="Northmoor Board")

    assert made.exit_code == 0, made.stderr
    assert made.stdout.startswith("http://127.0.0.1:8000/welcome/")
    assert "Robin Vale has an account: Partnership manager, Northmoor Board." in made.stderr
    assert "The board “Northmoor Board” was made. If that is a slip, give it its right name" in made.stderr
    assert browse(None).get(urlsplit(made.stdout.strip()).path).heading == "Welcome, Robin Vale"


@pytest.mark.parametrize("board", ["northmoor board", "NB", ""])
def test_board_by_its_name_its_abbreviation_or_as_the_only_one(create, board):
    there = BoardFactory(name="Northmoor Board", abbreviation="NB")

    made = create(board=board)

    assert (made.exit_code, "was made" in made.stderr) == (0, False)
    assert db.session.query(RoleHeld).one().board_id == there.id


@pytest.mark.parametrize("agency", ["Northmoor Police", "np", "the Police"])
def test_agency_by_any_word_for_it(create, agency):
    BoardFactory()
    police = AgencyFactory(name="Northmoor Police", abbreviation="NP")
    db.session.add(AgencyAlias(agency_id=police.id, name="The police"))

    made = create("--json", role="Agency-Lead", agency=agency, name="Robin V")

    assert made.exit_code == 0, made.stderr
    found = json.loads(made.stdout)
    assert (found["name"], found["role"], found["agency"]) == ("Robin V", "agency_lead", "Northmoor Police")
    assert found["link"].startswith("http://127.0.0.1:8000/welcome/")


def test_password_from_standard_input_makes_no_link(create):
    BoardFactory()

    made = create("--password-stdin", typed=f"{PASSWORD}\n")

    assert (made.exit_code, made.stdout) == (0, "")
    assert passwords.matches(PASSWORD, by_email(EMAIL).password_hash)
    assert "link" not in made.stderr


@pytest.mark.parametrize("board", ["", "Northmoor Board"])
def test_system_administrator_is_on_no_board(create, board):
    made = create("--json", role="system_administrator", board=board)

    assert made.exit_code == 0, made.stderr
    assert json.loads(made.stdout)["board"] is None
    assert db.session.query(RoleHeld).one().board_id is None
    assert db.session.query(Board).count() == bool(board)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"email": ""}, "Say whose account it is"),
        ({"email": "robin"}, "Say whose account it is"),
        ({"role": ""}, "Say what they are: --role system_administrator, manager"),
        ({"role": "king"}, "There is no role “king”"),
        ({"board": "Eastmoor"}, "There is no board “Eastmoor”. There is “Northmoor” and “Westfell”"),
        ({"board": ""}, "Say on which board, with --board: there is “Northmoor” and “Westfell”."),
        ({"role": "agency_lead"}, "Say for which agency"),
        ({"role": "agency_lead", "agency": "Harbour"}, "There is no agency “Harbour”"),
        ({"role": "agency_lead", "agency": "Police"}, "“Police” may mean Police and Police. Write the name in full"),
        ({"email": "Taken@northmoor.example"}, "link: ./run flask users link --email taken@northmoor.example"),
    ],
)
def test_fault_is_one_line_and_nothing_is_changed(create, options, fault):
    BoardFactory(name="Northmoor"), BoardFactory(name="Westfell")
    AgencyFactory(name="Police"), AgencyFactory(name="Police", parent=AgencyFactory())
    UserFactory(email="taken@northmoor.example")

    refused = create(**{"board": "Northmoor", **options})

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert fault in refused.stderr
    assert (db.session.query(User).count(), db.session.query(Event).count()) == (1, 0)


def test_every_fault_has_its_line(create):
    refused = create("--password-stdin", email="robin", role="king", board="", agency="Harbour", typed="short\n")

    assert refused.exit_code == 1
    assert len(refused.stderr.splitlines()) == 5
    assert all(line.startswith("Error: ") for line in refused.stderr.splitlines())


def test_fault_found_late_takes_the_first_board_back(create):
    UserFactory(email=EMAIL)

    assert create(board="Northmoor Board").exit_code == 1

    assert db.session.query(Board).count() == 0


def test_link_leads_to_where_people_reach_this_installation(create, app, monkeypatch):
    BoardFactory()
    monkeypatch.setitem(app.config, "ADDRESS", "https://learning.northmoor.example/")

    assert create().stdout.startswith("https://learning.northmoor.example/welcome/")


def test_address_comes_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("PUBLIC_ADDRESS", "https://learning.northmoor.example")

    assert config.settings({"DATA_DIR": tmp_path})["ADDRESS"] == "https://learning.northmoor.example"


def test_deactivate_stops_the_account_and_twice_is_once(app):
    user = UserFactory(name="Robin Vale", email=EMAIL)
    db.session.commit()
    runner = app.test_cli_runner()

    stopped = [runner.invoke(args=["users", "deactivate", "--email", EMAIL.upper()]) for _ in range(2)]

    db.session.expire_all()
    assert [each.exit_code for each in stopped] == [0, 0]
    assert "The account of Robin Vale is stopped." in stopped[0].stderr
    assert not user.is_active


def test_link_is_fresh_and_ends_the_earlier_ones(app, browse):
    user = UserFactory(name="Robin Vale", email=EMAIL)
    earlier = [one_time_links.make(user, purpose=each) for each in one_time_links.ASK_FOR_A_PASSWORD]
    db.session.commit()

    made = app.test_cli_runner().invoke(args=["users", "link", "--email", EMAIL.upper()])

    assert made.exit_code == 0, made.stderr
    assert made.stderr.startswith("A new link for Robin Vale.")
    assert browse(None).get(urlsplit(made.stdout.strip()).path).heading == "Welcome, Robin Vale"
    assert [browse(None).get(f"/welcome/{token}").status for token in earlier] == [404, 404]
    assert [(event.verb, event.by_id) for event in db.session.query(Event)] == [("made a sign-in link", None)]


def test_link_for_nobody_or_a_stopped_account_is_refused(app):
    UserFactory(email=EMAIL, deactivated_at=clock.now())
    db.session.commit()
    link = ["users", "link", "--email"]

    stopped, nobody = (app.test_cli_runner().invoke(args=[*link, each]) for each in (EMAIL, "sam@northmoor.example"))

    assert [(each.exit_code, each.stdout) for each in (stopped, nobody)] == [(1, ""), (1, "")]
    assert f"let them sign in again: ./run flask users restore --email {EMAIL}" in stopped.stderr
    assert nobody.stderr == "Error: Nobody has an account with the e-mail address “sam@northmoor.example”.\n"
    assert db.session.query(Event).count() == 0


def test_only_administrator_is_not_stopped_until_there_is_another(create, app):
    create(role="system_administrator")
    stop = ["users", "deactivate", "--email", EMAIL]

    refused = app.test_cli_runner().invoke(args=stop)
    create(role="system_administrator", email="sam.reed@northmoor.example")
    stopped = app.test_cli_runner().invoke(args=stop)

    assert (refused.exit_code, stopped.exit_code) == (1, 0)
    assert refused.stderr.startswith("Error: Robin Vale is the only system administrator.")
    assert "./run flask users create --role system_administrator" in refused.stderr


def test_stopped_account_has_a_way_back(create, app):
    user = UserFactory(name="Robin Vale", email=EMAIL, deactivated_at=clock.now())
    BoardFactory()

    refused = create()
    restored = app.test_cli_runner().invoke(args=["users", "restore", "--email", EMAIL.upper()])

    db.session.expire_all()
    assert (refused.exit_code, restored.exit_code) == (1, 0)
    assert f"To let them sign in again: ./run flask users restore --email {EMAIL}" in refused.stderr
    assert f"For a new link: ./run flask users link --email {EMAIL}" in restored.stderr
    assert user.is_active


def test_deactivate_when_there_is_nobody(app):
    refused = app.test_cli_runner().invoke(args=["users", "deactivate", "--email", EMAIL])

    assert refused.exit_code == 1
    assert refused.stderr == f"Error: Nobody has an account with the e-mail address “{EMAIL}”.\n"


@pytest.mark.parametrize("role", list(Role))
def test_every_role_can_be_given(create, role):
    BoardFactory(), AgencyFactory(name="Northmoor Police")

    assert create(role=role.value, agency="Northmoor Police").exit_code == 0

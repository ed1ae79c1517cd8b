"""Search: what is found, for whom, and what harm words can do (none)."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest

from partnership.commands import removal
from partnership.extensions import db
from partnership.rules.folding import fold
from reviews.commands import search
from reviews.models import SearchEntry
from reviews.rules.search import parse
from tests.factories.reviews import UpdateFactory
from tests.support import world as worlds
from tests.support.statements import counted

HOSTILE = (
    *("'; drop table search_entry; --", '"', '"" ""', "NEAR(", "*", "a*", "words:zelkova", "-", "^", "{", "NOT", "%00"),
    *(
        "\u202ezelkova\u202c",
        "zelkova\x00",
        "x" * 10_000,
        '"' * 300,
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    ),
    *("ﷺ", "日本語", "&lt;script&gt;", "<script>alert(1)</script>", "the of and", "\r\n\t", "__", "'s"),
)


@pytest.fixture
def world(app):
    return worlds.build()


def found(page):
    """Kind → how many it says there are, and the titles that stand under it."""
    return {
        section.h2.contents[0].strip(): (
            int(section.h2.span.text),
            [" ".join(h3.text.split()) for h3 in section.find_all("h3")],
        )
        for section in page.soup.find_all("section", class_="app-results")
    }


def titles(page):
    return [title for _, many in found(page).values() for title in many]


def asked(browse, person, words):
    return browse(person).get(f"/search?q={quote_plus(words)}")


def test_each_kind_is_found_under_its_count(world, browse):
    page = asked(browse, world.people["manager"], "zelkova")

    kinds = found(page)
    assert kinds["Cases"] == (1, ["Zelkova 88"])
    assert kinds["Actions"] == (1, ["Zelkova: rewrite the discharge letter"])
    assert kinds["Updates"] == (1, ["Update of Northmoor Police"])
    assert {"Learning points", "Recommendations"} <= kinds.keys()
    assert page.heading == f"{sum(count for count, _ in kinds.values())} results for “zelkova”"
    assert {mark.text for mark in page.soup.find_all("mark")} == {"Zelkova"}


@pytest.mark.parametrize("name", ["lead", "author", "elsewhere"])
def test_what_is_hidden_is_neither_found_nor_counted(world, browse, name):
    page = asked(browse, world.people[name], "zelkova")

    assert page.heading == "Nothing found for “zelkova”"
    assert "Zelkova" not in page.words


@pytest.mark.parametrize(
    "words",
    ["revising protocols", "BRUISING", "Revise the bruising protocol", '"bruising protocol"', "“bruised protocols”"],
)
def test_forms_of_a_word_stop_words_and_phrases_find_the_same(world, browse, words):
    assert found(asked(browse, world.people["lead"], words))["Actions"] == (1, ["Revise the bruising protocol"])


@pytest.mark.parametrize("words", ["bruising zelkovas", '"protocol bruising"', "bruisingprotocol"])
def test_all_words_must_be_there_and_those_of_a_phrase_in_order(world, browse, words):
    assert titles(asked(browse, world.people["lead"], words)) == []


@pytest.mark.parametrize("words", ["sian", "Siân", "Sia\u0302n", "SIÂN"])
def test_accents_make_no_difference(world, browse, words):
    case = world.things["case"]["open"]
    case.summary = "What Siân’s school knew"
    db.session.info["without_event"] = True

    assert titles(asked(browse, world.people["lead"], words)) == ["Alder 12"]


def test_internal_notes_are_found_by_the_review_team_only(world, browse):
    world.things["case"]["open"].internal_notes = "Chronology of the paediatrician"
    db.session.info["without_event"] = True

    seen = {name for name in world.people if "Alder 12" in titles(asked(browse, world.people[name], "chronologies"))}

    assert seen == {"manager", "conflicted", "officer", "named"}
    assert titles(asked(browse, world.people["manager"], "paediatrician alder")) == ["Alder 12"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_do_harm(world, browse, words):
    page = asked(browse, world.people["manager"], words)

    assert page.status == 200
    assert page.soup.find("script", string=True) is None
    assert titles(asked(browse, world.people["manager"], "zelkova"))


def test_many_answers_stand_on_pages_whose_counts_are_those_of_the_whole(world, browse):
    part = world.things["part"]["open"]
    for number in range(45):
        UpdateFactory(part=part, note=f"Pangolin note {number}")
    db.session.info["without_event"] = True
    person = world.people["lead"]

    pages = [browse(person).get(f"/search?q=pangolins&page={page}") for page in (1, 2, 3, 99)]

    assert [len(titles(page)) for page in pages] == [20, 20, 5, 5]
    assert {page.heading for page in pages} == {"45 results for “pangolins”"}
    assert [found(page)["Updates"][0] for page in pages] == [45] * 4
    assert len({mark.parent.text for page in pages[:3] for mark in page.soup.find_all("mark")}) == 45
    assert browse(person).get("/search?q=pangolin&kind=case").words.count("Nothing of this kind") == 1


def test_an_agency_leads_to_its_page_or_to_its_actions(world, browse):
    police = world.things["agency"]["own"].id

    assert asked(browse, world.people["manager"], "police team").links("Northmoor Police Child Abuse Team")
    assert f"/actions?agency={police}&tab=all" in asked(browse, world.people["lead"], "police").links(
        "Northmoor Police"
    )


def test_the_box_is_on_every_page_of_those_who_read_the_record_and_of_nobody_else(world, browse):
    shown = {name: browse(world.people[name]).get("/").soup.find(attrs={"role": "search"}) for name in world.people}

    assert {name for name, box in shown.items() if box is None} == {"administrator", "nobody"}
    page = browse(world.people["lead"]).get("/search")
    assert len(page.soup.find_all(attrs={"data-search": True})) == 1
    assert "What to try" in page.words
    assert "The names of people are not searched" in page.words


def test_a_page_of_answers_asks_the_database_little(world, browse, app):
    person = browse(world.people["manager"])
    person.get("/search?q=northmoor")

    with counted() as statements:
        person.get("/search?q=zelkova")

    assert len(statements) <= 15


def test_words_that_are_taken_out_leave_the_index_and_its_bytes(world, browse, data_dir):
    update, manager = world.things["update"]["hidden"], world.people["manager"]
    update.note = "Xanthippe moved to the hospital"
    db.session.info["without_event"] = True
    db.session.commit()
    assert titles(asked(browse, manager, "Xanthippe"))

    removal.remove_words(
        update, field="note", label="Note", words="Xanthippe", reason="a name", told_on=update.id, by=manager
    )
    db.session.commit()

    assert titles(asked(browse, manager, "Xanthippe")) == []
    assert titles(asked(browse, manager, "moved hospital")) == ["Update of Northmoor Police"]
    if db.engine.dialect.name == "sqlite":
        db.session.remove()
        kept = b"".join(each.read_bytes() for each in data_dir.glob("record.db*")).lower()
        assert b"hospit" in kept
        assert parse("Xanthippe").words[0].encode() not in kept


def test_what_is_changed_is_found_by_its_new_words_and_what_is_taken_away_by_none(world, browse):
    action, manager = world.things["action"]["open"], world.people["manager"]
    action.text, action.text_folded = "Print the leaflet", fold("Print the leaflet")
    db.session.info["without_event"] = True

    assert titles(asked(browse, manager, "leaflets")) == ["Print the leaflet"]
    assert "Actions" not in found(asked(browse, manager, "bruising"))
    db.session.delete(world.things["update"]["hidden"])
    assert titles(asked(browse, manager, "trust letter zelkova")) == []


def test_the_index_made_anew_is_the_same(world, app):
    def entries():
        db.session.expire_all()
        rows = db.session.query(SearchEntry).order_by(SearchEntry.number)
        return [(each.kind, each.subject_id, each.case_id, each.action_id, each.at, each.words) for each in rows]

    before = entries()
    db.session.query(SearchEntry).delete()

    answer = app.test_cli_runner().invoke(args=["search", "rebuild"])

    assert answer.output == f"The index of search has {len(before)} entries.\n"
    assert entries() == before
    assert search.rebuild() == len(before) > 10

"""The form macros: every kind of field says what it is, what is wrong with it, and what was typed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from partnership.forms.base import Form, FreeLine

CHOICES = [SelectChoice("a", "First"), SelectChoice("b", "Second")]
BOXES = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}


class Every(Form):
    line = StringField("Line", description="Say it in a line.", validators=[InputRequired("Enter the line")])
    free = FreeLine("Free line", validators=[InputRequired("Enter the free line")])
    words = TextAreaField("Words", validators=[InputRequired("Enter the words"), Length(max=200)])
    secret = PasswordField("Secret", validators=[InputRequired("Enter the secret")])
    one = SelectField("One", choices=CHOICES, validators=[InputRequired("Choose one")])
    dot = RadioField("Dot", choices=CHOICES, validators=[InputRequired("Choose a dot")])
    many = SelectMultipleField("Many", choices=CHOICES, validators=[InputRequired("Choose some")], **BOXES)
    sure = BooleanField("Sure", validators=[InputRequired("Say that you are sure")])


VISIBLE = ["line", "free", "words", "secret", "one", "dot", "many", "sure"]


class Plain(FlaskForm):
    note = TextAreaField("Note", render_kw={"identifying": False})
    kept = HiddenField(default="7")


@pytest.fixture
def draw(app):
    """`draw("field", form.line)` is what that macro draws."""

    def drawn(macro, *arguments, **options):
        with app.test_request_context():
            html = getattr(app.jinja_env.get_template("macros/form.html").module, macro)(*arguments, **options)
        return BeautifulSoup(html, "html.parser")

    return drawn


@pytest.fixture
def form(app):
    with app.test_request_context(method="POST"):
        made = Every()
        made.validate()
        return made


@pytest.mark.parametrize("name", VISIBLE)
def test_field_says_its_fault_where_a_screen_reader_hears_it(draw, form, name):
    drawn = draw("field", form[name])

    fault = drawn.find(class_="govuk-error-message")
    assert fault.get_text(" ", strip=True) == f"Error: {form[name].errors[0]}"
    assert drawn.find(attrs={"aria-describedby": lambda ids: ids and fault["id"] in ids.split()})


@pytest.mark.parametrize("name", VISIBLE)
def test_every_line_of_the_summary_leads_to_a_field(draw, form, name):
    link = draw("error_summary", form).find("a", string=form[name].errors[0])

    assert draw("field", form[name]).find(id=link["href"].removeprefix("#")).name in {"input", "textarea", "select"}


def test_limit_of_a_text_is_counted(draw, form):
    counted = draw("field", form.words).find(attrs={"data-module": "govuk-character-count"})

    assert counted["data-maxlength"] == "200"


def test_free_text_is_watched_for_identifying_details(draw, form):
    watched = [name for name in VISIBLE if draw("field", form[name]).find(attrs={"data-identifying": True})]

    assert watched == ["free", "words"]
    assert not draw("field", Plain(meta={"csrf": False}).note).find(attrs={"data-identifying": True})


def test_typed_words_are_kept_and_cannot_become_markup(app, draw):
    with app.test_request_context(method="POST", data={"words": "</textarea><b>x"}):
        kept = draw("field", Every().words)

    assert kept.textarea.get_text() == "</textarea><b>x"
    assert kept.find("b") is None


def test_hidden_fields_travel_with_the_form(draw, app):
    with app.test_request_context():
        opened = draw("form_open", Plain())

    assert opened.find("input", attrs={"name": "kept"})["value"] == "7"


def test_what_can_hardly_be_is_not_said_to_identify_anybody(draw, form):
    form.trouble.warnings, form.trouble.may_identify = ["Day: it is long ago"], False

    words = draw("form_open", form).get_text()

    assert "look at this again" in words
    assert "if it is right" in " ".join(words.split())
    assert "identify" not in words


def test_enter_never_saves_what_was_warned_of(draw, form):
    form.trouble.warnings = ["Words: this looks like a postcode."]
    form.warned_token = "token"

    first, second = draw("submit", form, "Save").find_all("button")

    assert (first.get("name"), first.get_text()) == (None, "Save")
    assert (second["name"], second["value"], second.get_text()) == ("warned", "token", "Save as it is")
    assert "this looks like a postcode" in draw("form_open", form).get_text()

"""Pages go out without the indentation of their templates, and with every space of what people wrote."""

from __future__ import annotations

from jinja2 import Environment

from partnership.lean import Lean


def test_indentation_of_a_template_is_not_sent_and_what_it_is_given_is() -> None:
    pages = Environment(extensions=[Lean], trim_blocks=True, lstrip_blocks=True, autoescape=True)

    page = pages.from_string("<ul>\n  {% for each in said %}\n    <li>{{ each }}</li>\n\t{% endfor %}\n</ul>")

    assert page.render(said=["one\n  two"]) == "<ul>\n<li>one\n  two</li>\n</ul>"

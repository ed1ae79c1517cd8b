"""The page on which an action plan is pasted, as a person uses it."""

from __future__ import annotations

from tests.support.browsing import filled


def form_of(page):
    return filled(page.soup.find("form", class_="app-form"))


def answer(page, answers):
    """The form with an answer to each question whose label holds the words."""
    sent = form_of(page)
    for words, said in answers.items():
        (label,) = [each for each in page.soup.find_all("label") if words in each.get_text()]
        sent[label["for"]] = said
    return sent


class Pasting:
    """A person's browser at the page of one review."""

    def __init__(self, browsing, path):
        self.get, self.post, self.path = browsing.get, browsing.post, path

    def look(self, rows):
        return self.post(self.path, {**form_of(self.get(self.path)), "rows": rows, "look": "yes"})

    def send(self, page):
        return self.post(self.path, form_of(page))

"""What is pasted from Word, a browser or a mail keeps bold, lists, links and headings, and its words."""

from __future__ import annotations

import pytest

from partnership.documents.authored import parse
from partnership.documents.pasted import from_pasted_html
from partnership.rules.blocks import Bullets, Heading, Paragraph, sentences, text

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Draft</title>
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB><!--StartFragment-->
<h1>What changed</h1>
<p class=MsoNormal><b>We listened.</b> Practitioners <i>told us</i> what gets in the
way:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>time to <b>reflect</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>supervision</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>First</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Second</p>
<p class=MsoNormal>See <a href="https://northmoor.example/guide">the guide</a>.<img src="x.png" alt="picture"></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Agency</p></td><td><p>Done</p></td><td></td></tr>
<tr><td>Police</td><td>Yes</td></tr></table><!--EndFragment--></body></html>"""


def test_word_keeps_its_lists_bold_links_and_heading():
    made = parse(from_pasted_html(FROM_WORD))

    assert [type(each) for each in made] == [Heading, Paragraph, Bullets, Bullets, *[Paragraph] * 3]
    assert [text(each) for each in made] == [
        "What changed",
        "We listened. Practitioners told us what gets in the way:",
        "time to reflect supervision",
        "First Second",
        "See the guide.",
        "Agency | Done",
        "Police | Yes",
    ]
    assert [made[2].is_numbered, made[3].is_numbered] == [False, True]
    assert bold(made) == ["We listened.", "reflect"]
    assert [run.link for run in runs(made) if run.link] == ["https://northmoor.example/guide"]
    assert not any(run.italic for run in runs(made))


def test_lists_whose_marks_were_lost_are_known_by_their_signs():
    pasted = "".join(f"<p class=MsoListParagraph>{each}</p>" for each in ("·&nbsp; one", "o two", "A. Smith"))
    numbered = "<p class=MsoListParagraph>1.&nbsp;&nbsp;&nbsp; one</p><p class=MsoListParagraph>2)&nbsp;&nbsp; two</p>"

    assert from_pasted_html(pasted) == "- one\n- two\n- A. Smith"
    assert from_pasted_html(numbered) == "1. one\n2. two"


def test_a_browser_says_bold_by_style():
    pasted = '<b style="font-weight:normal"><p>Plain <span style="font-weight:700">bold</span></p><br></b><p>Next</p>'

    assert from_pasted_html(pasted) == "Plain **bold**\n\nNext"


def test_lists_in_lists_become_one_and_broken_lists_keep_their_words():
    assert from_pasted_html("<ul><li>one<ul><li>in it</li></ul>after</li><li><p>two</p><p>more</p></li></ul>end") == (
        "- one\n- in it\n- after\n- two more\n\nend"
    )
    assert from_pasted_html("<li>alone</li>") == "- alone"
    assert from_pasted_html("<p>words<b> </b></p>") == "words"


def test_cells_of_a_table_are_never_read_as_one_number():
    row = "<tr><td>Police</td><td><p>1</p></td><td></td><td><b>2</b> late</td><td></td></tr>"

    made = parse(
        from_pasted_html(f"<p>Before</p><table>{row}<tr><td></td><td>3</td><td>4</td><td></td></tr></table>After")
    )

    assert [text(each) for each in made] == ["Before", "Police | 1 | | 2 late", "| 3 | 4", "After"]
    assert bold(made) == ["2"]


def test_lines_of_a_mail_become_paragraphs():
    assert from_pasted_html("Dear Morgan,<br><br>Thanks.<br>M") == "Dear Morgan,\n\nThanks.\n\nM"


HOSTILE = [
    "<script>alert(1)</script>",
    "<style>p{}</style>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></p></noscript>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<a href="javascript:alert(1)">words</a>',
    '<a href="JAVA&#x09;SCRIPT:alert(1)">words</a>',
    '<a href="data:text/html,x">words</a>',
    '<p onclick="alert(1)">words</p>',
    '<img src=x onerror="alert(1)">',
    "<form action=x><input value=words></form>",
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_acts_is_kept(hostile):
    stored = from_pasted_html(f"<p>before</p>{hostile}<p>after</p>")
    made = parse(stored)

    assert text(made[0]) == "before"
    assert text(made[-1]) == "after"
    assert all(run.link is None for run in runs(made))
    assert "alert" not in stored
    assert "Normal" not in stored


def test_control_the_same_frame_keeps_what_is_harmless():
    made = parse(from_pasted_html('<p>before</p><a href="https://northmoor.example">alert</a><p>after</p>'))

    assert [run.link for run in runs(made)] == [None, "https://northmoor.example", None]


def test_words_that_look_like_code_are_words():
    pasted = "<p>&lt;script&gt;alert(1)&lt;/script&gt; *not bold* [x](y) ]]&gt;</p>"

    assert text(parse(from_pasted_html(pasted))[0]) == "<script>alert(1)</script> *not bold* [x](y) ]]>"


def bold(contents):
    return [run.text for run in runs(contents) if run.bold]


def runs(contents):
    return [run for content in contents for sentence in sentences(content) for run in sentence.runs]

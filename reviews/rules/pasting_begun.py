"""Which cells of a pasted plan seem to say that work is done or has begun: every part begins as not started."""

from __future__ import annotations

import re

from partnership.rules.folding import fold

HOW_FAR = re.compile(r"\b(progress|updates?|status|position|b?rag|completed|actions? taken)\b")
NO_SAYING = re.compile(r"\b(priority|number|no|ref|reference)\b")
BEGUN = re.compile(
    r"(?:fully |partly |partially |nearly |almost |now )?"
    r"(?:completed|complete(?! (?:the|a|an|by|all|this)\b)|done|finished|closed|achieved|implemented|delivered|"
    r"started|begun|commenced|under ?way|in progress|on[- ]?going|on track|progressing|green|amber|blue)\b"
)
NOT_YET = re.compile(
    r"(?:\W*|0 ?%|n/?a|none|nil|tb[ac]|red|gr[ae]y|white|open|new|late|overdue|outstanding|planned|pending|proposed)"
    r"|(?:not|no|to be|yet to|awaiting|will)\b.*",
    re.DOTALL,
)


def says_begun(heading: str, cell: str) -> bool:
    """Whether a cell seems to say so: by its first words, or by standing under a heading that asks how far it is.

    >>> says_begun("Status", "Started"), says_begun("Comments", "Done in all practices")
    (True, True)
    >>> says_begun("Progress", "Draft sent to all wards"), says_begun("Comments", "Draft sent to all wards")
    (True, False)
    >>> says_begun("RAG", "Not started"), says_begun("Priority", "Green"), says_begun("Status", "")
    (False, False, False)
    """
    asked, said = fold(heading), fold(cell)
    if NO_SAYING.search(asked) or NOT_YET.fullmatch(said):
        return False
    return bool(BEGUN.match(said) or HOW_FAR.search(asked))

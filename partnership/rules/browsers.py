"""A browser in words, from what it says of itself: enough for its owner to know it again."""

from __future__ import annotations

# The first that is found counts: Edge calls itself Chrome too, and Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "A browser that does not say what it is"


def in_words(agent: str) -> str:
    """
    >>> in_words("Firefox/130.0")
    'Firefox'
    >>> in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0")
    'Edge on Windows'
    >>> in_words("curl/8.5"), in_words("Mozilla/5.0 (X11; Linux x86_64)")
    ('A browser that does not say what it is', 'A browser on Linux')
    """
    browser = next((words for mark, words in BROWSERS if mark in agent), "")
    system = next((words for mark, words in SYSTEMS if mark in agent), "")
    if not browser and not system:
        return UNKNOWN
    return f"{browser or 'A browser'} on {system}" if system else browser

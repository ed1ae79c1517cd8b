"""What the source said of a date, and the bounds that its words allow."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StatedDate:
    stated: str
    precision: str
    earliest: date | None
    latest: date | None

"""Figures as the source gave them: a number never goes anywhere without its qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from partnership.filters import number

WITHOUT_WORDS = ("", "exact")
# Units whose figure is no part of what stands after “out of”.
NO_PART_OF = ("rank", "ratio", "GBP_million")
MONEY = ("£", "€")
PRINTED_IN_THE_NUMBER = ("count", "percent", "rank", "ratio", "GBP_million", *MONEY)


@dataclass(frozen=True)
class Figure:
    """A value, and the base it is part of, as decimal text, with what the source says of them.

    `qualifier` is in the source's words ("over", "at least"); one that is not known is printed as it stands.
    """

    value: str
    base: str | None = None
    unit: str = "count"
    qualifier: str = "exact"
    period: str | None = None

    @classmethod
    def of(
        cls,
        value: object,
        *,
        base: object = None,
        unit: str | None = None,
        qualifier: str | None = None,
        period: str | None = None,
    ) -> Self:
        """A figure from a file or a form. ValueError where value or base is no number.

        >>> Figure.of("21,000", qualifier="around").in_words
        'around 21,000'
        """
        text = decimal_text(value)
        base_text = None if base is None else decimal_text(base)
        return cls(text, base_text, unit or "count", qualifier or "exact", period)

    @property
    def in_words(self) -> str:
        """Qualifier and number, with the base where there is one.

        >>> Figure("350", qualifier="over").in_words, Figure("24.4", unit="percent").in_words
        ('over 350', '24.4%')
        >>> Figure("135", base="191").in_words
        '135 of 191'
        """
        qualifier = "" if self.qualifier in WITHOUT_WORDS else f"{self.qualifier} "
        base = "" if self.base is None else f" of {number(Decimal(self.base))}"
        return f"{qualifier}{self._printed()}{base}"

    @property
    def with_unit(self) -> str:
        """The same, with the unit where it is a word such as "partners".

        >>> Figure("350", unit="partners", qualifier="over").with_unit
        'over 350 partners'
        >>> Figure("1234.50", unit="£", qualifier="about").with_unit
        'about £1,234.50'
        """
        return self.in_words if self.unit in PRINTED_IN_THE_NUMBER else f"{self.in_words} {self.unit}"

    @property
    def is_exact(self) -> bool:
        """Whether nothing says that the number may be another."""
        return self.qualifier in WITHOUT_WORDS

    @property
    def is_above_its_base(self) -> bool:
        """Whether it is a share above all of it, or more than it was counted among. Only exact numbers contradict.

        >>> Figure("30", base="20", unit="meetings").is_above_its_base, Figure("83", base="20", unit="percent").in_words
        (True, '83% of 20')
        """
        if self.base is None or not self.is_exact or self.unit in NO_PART_OF:
            return False
        return Decimal(self.value) > (100 if self.unit == "percent" else Decimal(self.base))

    def _printed(self) -> str:
        printed = number(Decimal(self.value))
        match self.unit:
            case "percent":
                return f"{printed}%"
            case "GBP_million":
                return f"£{printed} million"
            case unit if unit in MONEY:
                return f"{unit}{printed}"
            case _:
                return printed


def decimal_text(value: object) -> str:
    """A number as decimal text without commas, its decimals as given. ValueError tells what to enter.

    >>> decimal_text("21,000"), decimal_text(24.4), decimal_text("0.50")
    ('21000', '24.4', '0.50')
    """
    try:
        decimal = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        raise ValueError(f'Enter a number, not "{value}"') from None
    if not decimal.is_finite() or abs(decimal.adjusted()) > 20:
        raise ValueError(f'Enter a number, not "{value}"')
    return f"{decimal:f}"

"""The sizes of the invented record that pages are opened over."""

from __future__ import annotations

from reviews.inventing.partnership import Size

TEN = Size(cases=10, actions=10, updates=50, agencies=6)
TEN_THOUSAND = Size(cases=250, actions=10_000, updates=50_000, agencies=36)

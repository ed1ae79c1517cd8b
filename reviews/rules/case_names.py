"""Neutral names for cases: never initials, a given name, or a word that could tell of a person or a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from random import Random
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

# Left out on purpose: plants and birds that are also given names, and words that speak of harm or death.
WORDS = re.split(
    r"\s+",
    """Acacia Alder Almond Avocet Bamboo Beech Birch Bracken Brambling Breeze Bunting Campion Catkin Cedar
    Chaffinch Chestnut Cirrus Cloverfield Cowslip Cumulus Curlew Cypress Damson Daybreak Dewpoint Dipper
    Dotterel Drizzle Dunlin Dunnock Eider Elm Estuary Fieldfare Fir Fulmar Gannet Godwit Goldcrest
    Goldfinch Gorse Greenfinch Guillemot Harebell Hawthorn Headland Hickory Hoarfrost Hornbeam Kestrel
    Kingfisher Kittiwake Lagoon Lapwing Larch Lichen Linnet Mallard Maple Marram Meadowsweet Meander
    Medlar Millstream Moonrise Moorhen Moss Mulberry Nimbus Nuthatch Oak Osier Osprey Oystercatcher
    Pebble Petrel Pine Pipit Plover Pochard Poplar Puffin Quince Rainbow Redshank Redstart Redwing
    Redwood Ripple Samphire Sanderling Sandpiper Sedge Shearwater Shelduck Shingle Shoveler Siskin
    Skylark Sorrel Spindle Spruce Starlight Stonechat Stratus Sunbeam Sunrise Swift Sycamore Tamarisk
    Teal Teasel Tern Tideway Treecreeper Turnstone Walnut Waxwing Wheatear Whimbrel Whinchat Whitebeam
    Wigeon Yarrow Yellowhammer Zephyr""",
)


def offer(random: Random, *, taken: Collection[str] = ()) -> str:
    """A word and a number that no case has, in whatever letters; two digits until all of those are taken.

    >>> offer(Random(1))
    'Dewpoint 51'
    """
    used = {" ".join(name.split()).casefold() for name in taken}
    digits = 2
    while not (free := _free(digits, used)):
        digits += 1
    return random.choice(free)


def told_apart(cases: Mapping[K, tuple[str, int]]) -> dict[K, str]:
    """The names of cases in a list of choices; where two are equal, each with the year in which it was logged.

    >>> told_apart({1: ("Alder 12", 2025), 2: ("alder 12", 2026), 3: ("Birch 7", 2026)})
    {1: 'Alder 12 (2025)', 2: 'alder 12 (2026)', 3: 'Birch 7'}
    """
    times = Counter(name.casefold() for name, _ in cases.values())
    return {key: f"{name} ({year})" if times[name.casefold()] > 1 else name for key, (name, year) in cases.items()}


def _free(digits: int, used: Collection[str]) -> list[str]:
    numbers = range(10 ** (digits - 1), 10**digits)
    names = (f"{word} {number}" for word in WORDS for number in numbers)
    return [name for name in names if name.casefold() not in used]

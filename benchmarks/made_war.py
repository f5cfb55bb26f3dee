"""A made war for the speed runs of the reconciling: reports with their claims, as the reading would give them.

Seeded: the same number of claims gives the same reports.  A war is a grid of provinces and months with `DENSITY` claims
on each on average, as in a busy war; a larger project has more provinces and more months of the same density (4 by 5 at
10,000 claims, 8 by 25 at 100,000, 25 by 80 at 1,000,000), and half of what happens in a month happens in a fifth of
the provinces.  Within a month:

- an incident has a town (8 a province, one of them told of most), a day, a doer, a means and a toll; one to eight
  reports of several outlets tell of it on that day or up to two days later, each with a toll, a voice and words of
  its own; one in twelve names no day;
- a report tells of one or two incidents in a headline, a lead and casualty details, and adds what is held, besieged
  and lived in, accusations, displacements, plans, statements and, one in six, a sum over the past days or weeks;
- one report in five is another outlet's print of an agency's words, one in three of these a later version with another
  toll.

Four provinces are one war, with sides and sources of its own.

A report has about ten claims and two sentences without a claim for each sentence with one.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

from benchmarks.made_pages import START, Page, exactly, page_of, something
from rashomon.model import Claim, PlaceRef, Report, Source

DENSITY = 500
"""Claims on one province in one month, on average."""
_MONTH = 30
_TOWNS = 8
_SYLLABLES = (
    "ab",
    "ba",
    "dar",
    "el",
    "fa",
    "gor",
    "ha",
    "ir",
    "ja",
    "kov",
    "la",
    "ma",
    "nor",
    "ol",
    "ra",
    "shev",
    "ta",
    "ul",
    "wa",
    "zar",
)
_WAR = 4


def grid(claims: int) -> tuple[int, int]:
    """Provinces and months of a war with so many claims."""
    cells = max(1.0, claims / DENSITY)
    provinces = max(1, round(4 * (cells / 20) ** 0.4))
    return provinces, max(1, math.ceil(cells / provinces))


def made_war(claims: int, seed: int = 1) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Reports with their claims, in the order of publication within a month, until there are so many claims."""
    provinces, _months = grid(claims)
    chance = random.Random(f"{seed}/{claims}")
    land = [_province(number, random.Random(f"{seed}/land/{number}")) for number in range(provinces)]
    told = month = 0
    while True:
        for report, found in _month(month, land, chance):
            yield report, found
            told += len(found)
            if told >= claims:
                return
        month += 1


def made_theatres(seed: int = 1) -> Iterator[list[tuple[Report, tuple[Claim, ...]]]]:
    """Wars without end, each of four provinces and ten months, with places, sides and names of its own, far from the
    others.

    A theatre begins eight months after the one before; after ten of them the years begin again.
    """
    for number in count():
        chance = random.Random(f"{seed}/theatre/{number}")
        land, name = _theatre(number, chance)
        months = range(8 * (number % 10), 8 * (number % 10) + 10)
        yield [one for month in months for one in _month(month, land, chance, f"{name}-")]


def made_late(number: int, seed: int = 1) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Further reports on the places and months of a theatre, in no order."""
    land, name = _theatre(number, random.Random(f"{seed}/theatre/{number}"))
    chance = random.Random(f"{seed}/late/{number}")
    months = range(8 * (number % 10), 8 * (number % 10) + 10)
    found = [one for month in months for one in _month(month, land, chance, f"late-{name}-")]
    chance.shuffle(found)
    yield from found


def _theatre(number: int, chance: random.Random) -> tuple[list[tuple[PlaceRef, list[PlaceRef]]], str]:
    """The provinces of a theatre, and what the names of its reports begin with."""
    tag = f"{_SYLLABLES[number // 20 % 20]}{_SYLLABLES[number % 20]}".capitalize()
    north, east = -60.0 + 10.0 * (number % 12), -170.0 + 6.0 * (number // 12)
    land = [_at(*_province(_WAR * number + one, chance), tag, (north + 1.5 * one, east)) for one in range(_WAR)]
    return land, tag.casefold()


def _at(area: PlaceRef, towns: list[PlaceRef], tag: str, point: tuple[float, float]) -> tuple[PlaceRef, list[PlaceRef]]:
    """A province at another point of the world, with names of its own."""
    if area.lat is None or area.lon is None:
        raise ValueError("a province has a point")
    north, east = point[0] - area.lat, point[1] - area.lon
    moved = []
    for ref in (area, *towns):
        name = f"{tag} {ref.canonical}"
        lat, lon = (ref.lat or 0.0) + north, (ref.lon or 0.0) + east
        moved.append(replace(ref, as_written=name, canonical=name, place_id=name.casefold(), lat=lat, lon=lon))
    return moved[0], moved[1:]


def _province(number: int, chance: random.Random) -> tuple[PlaceRef, list[PlaceRef]]:
    lat, lon = 10.0 + 1.5 * (number % 8), 20.0 + 1.7 * (number // 8)
    war = f"war{number // _WAR}"
    area = _place(f"{_name(chance)} Province", lat, lon, war, kind="admin1", radius=60.0)
    spread = [(lat + chance.uniform(-0.5, 0.5), lon + chance.uniform(-0.5, 0.5)) for _ in range(_TOWNS)]
    return area, [_place(_name(chance), *point, war) for point in spread]


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _place(name: str, lat: float, lon: float, country: str, *, kind: str = "city", radius: float = 10.0) -> PlaceRef:
    return PlaceRef(
        role="event_location",
        relation="in",
        as_written=name,
        canonical=name,
        place_id=name.casefold(),
        kind=kind,
        country=country,
        lat=lat,
        lon=lon,
        radius_km=radius,
    )


def _month(
    month: int, land: list[tuple[PlaceRef, list[PlaceRef]]], chance: random.Random, name: str = ""
) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """One month of reports over all provinces, by day."""
    weights = [4.0 if (number + month) % 5 == 0 else 1.0 for number in range(len(land))]
    pages: list[Page] = []
    wanted, told = DENSITY * len(land), 0
    while told < wanted:
        area, towns = chance.choices(land, weights)[0]
        town = towns[min(_TOWNS - 1, int(chance.expovariate(0.5)))]
        day = START + timedelta(days=_MONTH * month + chance.randrange(_MONTH))
        incident = something(town, day, chance)
        for _ in range(min(8, 1 + int(chance.expovariate(0.7)))):
            page = page_of(f"{name}r{month:03d}-{len(pages):05d}", incident, area, towns, chance)
            pages.append(page)
            told += len(page.claims)
        if chance.random() < 0.3:
            for page in _repeats(pages[-1], len(pages), f"{name}r{month:03d}", chance):
                pages.append(page)
                told += len(page.claims)
    for page in sorted(pages, key=lambda page: (page.day, page.name)):
        yield page.report(), tuple(page.claims)


def _repeats(page: Page, number: int, month: str, chance: random.Random) -> Iterator[Page]:
    """Other outlets' prints of one report; one in three is a later version with another toll in its headline."""
    for print_ in range(1 + int(chance.expovariate(0.8)) % 4):
        name, outlet = f"{month}-{number + print_:05d}", f"outlet-{chance.randrange(40)}"
        later = page.day + timedelta(days=chance.randrange(2))
        twin = Page(name, outlet, later, chance, page.war, list(page.text), page.length)
        twin.claims = [_moved_to(claim, name, outlet) for claim in page.claims]
        if chance.random() < 0.33:
            twin.fill()
            twin.fill()
            twin = _revised(twin)
        yield twin


def _revised(page: Page) -> Page:
    """The page with another toll of the same length in the headline's claim."""
    head = next((c for c in page.claims if c.status == "headline"), None)
    number = head.quantities[0].value if head and head.quantities else None
    if head is None or number is None or not 10 <= number < 90:
        return page
    changed = f"{int(number) + 7}" if number < 93 else f"{int(number) - 7}"
    quote = head.quote.replace(f"killing {int(number)}", f"killing {changed}")
    page.text = [line.replace(head.quote, quote) for line in page.text]
    page.claims = [
        replace(c, quote=quote, quantities=(exactly("killed", int(changed)),)) if c is head else c for c in page.claims
    ]
    return page


def _moved_to(claim: Claim, report: str, outlet: str) -> Claim:
    first = Source(id=f"outlet:{outlet}", name=outlet, role="outlet")
    chain = (first, *claim.attribution.chain[1:])
    return replace(
        claim,
        id=f"{report}:{claim.id.rpartition(':')[2]}",
        report=report,
        attribution=replace(claim.attribution, chain=chain),
    )

"""Made reports of about 600 words for the speed runs: seeded, so that every run reads the same texts."""

from __future__ import annotations

import random
from datetime import date, timedelta

_TOWNS = (
    "Kharkiv", "El Fasher", "Taiz", "Myitkyina", "Goma", "Srebrenica", "Mosul", "Jaffna", "Idlib", "Kunduz", "Donetsk",
    "Nyala", "Hodeida", "Lashio", "Beni", "Tuzla", "Ramadi", "Kilinochchi", "Tyre", "Quibdó",
)  # fmt: skip
_SIDES = (
    "government forces", "the army", "rebel fighters", "M23 fighters", "the Rapid Support Forces", "the Houthis",
    "Islamic State", "the Taliban", "the Karen National Union", "Russian troops", "the Syrian Democratic Forces",
)  # fmt: skip
_SOURCES = (
    "the UN said", "the defence ministry said in a statement", "residents told reporters", "the governor wrote",
    "the Red Cross said", "a military spokesman said", "state media reported", "a monitoring group said",
)  # fmt: skip
_LINES = (
    "At least {n} civilians were killed and {m} wounded on {day} when shells hit a market in {town}, {source}.",
    "{Side} captured the villages south of {town} on {day} after three days of fighting, according to {other}.",
    "Some {big} people have fled {town} since {month}, many of them toward {town2}, {source}.",
    "“They came at dawn and burned our homes,” said Amina Diallo, 34, who walked {m} km to {town2} with her children.",
    "It was not clear who had fired, and {side} denied that they had been in the area.",
    "The road between {town} and {town2} was cut last week, and a convoy of {m} lorries with food has yet to arrive.",
    "{Side} now hold about {share} percent of the city, which has been under siege for {few} months.",
    "The ministry said that {n} of its soldiers died in an ambush near {town}; {other} put the figure at {m}.",
    "Hospitals in {town2} have run out of blood and fuel, a doctor said by telephone, and the dead lie in the streets.",
    "If the talks fail, {side} will launch an offensive to retake the airport, the commander said.",
    "The two sides agreed on {day} to a truce of {few} days so that the wounded could be taken to {town2}.",
    "Aid groups say that {big} people in the district depend on air drops for food and medicine.",
)


def made_report(seed: int, words: int = 600) -> tuple[str, date]:
    """The text of one made report of about so many words, and the day it was published on."""
    chance = random.Random(seed)
    published = date(1995, 1, 2) + timedelta(days=chance.randrange(11_000))
    towns = chance.sample(_TOWNS, 4)
    lines = [f"Dozens killed as fighting spreads around {towns[0]}"]
    count = len(lines[0].split())
    while count < words:
        line = chance.choice(_LINES).format(**_filling(chance, towns))
        lines.append(line)
        count += len(line.split())
    return "\n".join(lines) + "\n", published


def _filling(chance: random.Random, towns: list[str]) -> dict[str, object]:
    side, town = chance.choice(_SIDES), chance.choice(towns)
    return {
        "n": chance.randrange(3, 60),
        "m": chance.randrange(4, 90),
        "few": chance.choice(("two", "three", "six", "nine")),
        "big": f"{chance.randrange(2, 400)},000",
        "share": chance.randrange(10, 90),
        "day": chance.choice(("Monday", "Tuesday", "Friday", "Saturday", "Sunday")),
        "month": chance.choice(("January", "March", "August", "November")),
        "side": side,
        "Side": side[0].upper() + side[1:],
        "town": town,
        "town2": chance.choice([other for other in towns if other != town]),
        "source": chance.choice(_SOURCES),
        "other": chance.choice(("a monitoring group", "state media", "local officials")),
    }

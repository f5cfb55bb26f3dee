"""What the machine read in a claim, beside what people made of it."""

from __future__ import annotations

from rashomon.desk.desk import Desk
from rashomon.errors import Unknown
from rashomon.model import Claim
from rashomon.publishing.differences import differences
from rashomon.publishing.judged import said
from rashomon.publishing.markup import Safe, element, join, table
from rashomon.publishing.words import legible

_JUDGEMENT = "judgement:"


def numbers_on(claim: Claim) -> list[int]:
    """The judgements that made a claim what it is, in their order."""
    told = (rule.removeprefix(_JUDGEMENT) for rule in claim.rules if rule.startswith(_JUDGEMENT))
    return [int(one) for one in told if one.isdigit()]


def machine_read(desk: Desk, claim: Claim) -> Safe:
    """What the machine read where people decided otherwise, and who did; nothing where nobody did."""
    numbers = numbers_on(claim)
    if not numbers:
        return Safe("")
    try:
        read = desk.project.claim(claim.id)
    except Unknown:
        return Safe("")
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", old, data_label="The machine read"),
            element("td", new, data_label="The record says"),
        )
        for name, old, new in differences(read, claim)
    ]
    by = [
        element(
            "li", f"{said(one)}, because {legible(one.reason)} (", element("b", legible(one.user)), f", {one.at[:10]})"
        )
        for one in desk.holding.judgements()
        if one.number in numbers
    ]
    told = table(["Field", "The machine read", "The record says"], rows, caption="The machine read") if rows else ""
    return element("section", join(told, element("ul", *by)), class_="card machine", id="machine")

"""What a frame proposes: a claim before its words are resolved to actors, places, days and voices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.model.quantity import Quantity
from rashomon.reading.mentions import QuantityMention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, kw_only=True)
class Draft:
    """One predication found by a frame.

    `first` and `last` are token indices of its words, both included.  `roles` are (actor role, token); `places` are
    (place role, relation or None for that of the text, token).  `quantities` are (kind, mention); `given` are
    quantities that no mention covers, such as the bare plural in "troops killed".
    `own_voice` marks a gloss that the quoted source would not say; `lasting` a fact without a time of its own.
    `event` is the noun that names the happening, if one does; two drafts of one noun are one claim.  `absorbed` are
    predicates inside this claim that make none of their own.  `partial` marks a part of a toll ("among the dead").
    `attempted` marks an aim that was tried for in the past, so that its day is no future one.
    `unknown_initiator` asks for the explicit actor `unknown` where no initiator is found.
    """

    type: str
    subtype: str
    trigger: Token
    first: int
    last: int
    sentence: Sentence
    rule: str
    roles: list[tuple[str, Token]] = field(default_factory=list)
    places: list[tuple[str, str | None, Token]] = field(default_factory=list)
    quantities: list[tuple[str, QuantityMention]] = field(default_factory=list)
    given: list[Quantity] = field(default_factory=list)
    polarity: str = "affirmed"
    modality: str | None = None
    slot_modality: dict[str, str] = field(default_factory=dict)
    own_voice: bool = False
    lasting: bool = False
    unknown_initiator: bool = False
    default_place_role: str = "event_location"
    wants_place: bool = True
    backers: tuple[str, ...] = ()
    absorbed: set[int] = field(default_factory=set)
    event: Token | None = None
    partial: bool = False
    weight: int = 1
    attempted: bool = False

    def has(self, role: str) -> bool:
        """Whether some token has this actor role."""
        return any(found == role for found, _token in self.roles)

    def names(self, token: Token) -> bool:
        """Whether a token has an actor role."""
        return any(found == token for _role, found in self.roles)

    def has_agent(self) -> bool:
        """Whether some token acts, rather than suffers."""
        return any(role in _AGENTS for role, _token in self.roles)


_AGENTS = ("initiator", "co_initiator", "besieger", "perpetrator", "party", "provider", "affected", "displaced")

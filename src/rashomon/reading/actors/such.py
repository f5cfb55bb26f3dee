"""Whether a group can be what a noun says of its cause: "the jihadists" are no group that is known as none."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import lexicon

_WORD = re.compile(r"[\w'’-]+")


@lru_cache(maxsize=1)
def _islamists() -> dict[str, frozenset[str]]:
    """The nouns for Islamist groups, and the camps and the words of names that such groups have."""
    return {key: frozenset(words) for key, words in lexicon("forces")["islamists"].items()}


def may_be_such(noun: str, mention: ActorMention) -> bool:
    """Whether a noun can mean a group: any group unless the noun tells its cause; one that no list knows always can.

    `noun` is a lemma in lower case.
    """
    known = _islamists()
    if noun not in known["nouns"] or mention.id.startswith("text:") or mention.camp in known["camps"]:
        return True
    return any(word.casefold() in known["words"] for word in _WORD.findall(mention.name))

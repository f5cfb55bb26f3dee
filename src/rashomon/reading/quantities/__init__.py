"""Numbers with their bounds and what they count.

"some 70,000 people" is 65,000 to 75,000 people, "dozens" is 24 to 99, "at least 34" has no upper bound; "Brigade 93",
"aged 20" and "2017" are told apart from counts.  Which wording gives which bounds is in lexicon/quantities.toml and
`bounds`; the source is section 5 of the project's annotation guidelines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.reading.mentions import DateMention, QuantityMention
from rashomon.reading.quantities.context import look_at
from rashomon.reading.quantities.joins import joined
from rashomon.reading.quantities.parts import with_parts
from rashomon.reading.quantities.reader import scan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from rashomon.reading.document import Document

__all__ = ["find", "find_in"]


def find(document: Document) -> tuple[QuantityMention, ...]:
    """The numbers of a report in the order of its text; its dates must have been found before."""
    return find_in(document.doc, document.dates)


def find_in(doc: Doc, dates: Sequence[DateMention] = ()) -> tuple[QuantityMention, ...]:
    """The numbers of a parsed text in order; a number inside one of `dates` is left out.

    Works, less well, on a text that is only cut into tokens.
    """
    context = look_at(doc, dates)
    return tuple(with_parts(context, joined(context, scan(context))))

"""The auxiliary of a perfect participle taken for its subject: "[having] driven out the army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.picking import having

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Make "having" an auxiliary of the participle that it was given to as a subject, in place."""
    for token in having(doc, "lower", ("having",)):
        verb = token.head
        if token.dep_ in ("nsubj", "csubj") and verb.tag_ in ("VBN", "VBD") and token.i < verb.i <= token.i + 3:
            token.dep_, token.pos_ = "aux", "AUX"
            verb.tag_ = "VBN"

"""The words of reporting, read from `lexicon/speech.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.errors import LexiconError
from rashomon.reading.registry import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A reporting verb: its act and what may hold the content, as `lexicon/speech.toml` explains.

    `clause_act` is the act with a clause where that is another one: "suspects that", but "suspects them of".
    """

    act: str
    takes: frozenset[str]
    medium: bool = False
    own_act: bool = False
    attitude: bool = False
    clause_act: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A body made of a state and a noun: "Russia's Defence Ministry"."""

    suffix: str
    name: str
    kind: str
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Kinds of actor that a description ("the monitor") may stand for; `anywhere` if also for a later name."""

    kinds: frozenset[str]
    anywhere: bool = False


class SpeechLexicon:
    """All lists of `lexicon/speech.toml`, as sets and tables."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self.verbs = _verbs(rows["verbs"])
        self.lemmas: Mapping[str, str] = rows["lemmas"]
        self.metonyms: Mapping[str, str] = rows["metonyms"]
        self._read_attitudes(rows)
        self._read_acts(rows)
        self._read_phrases(rows["phrases"])
        self._read_doubt(rows["adverbs"], rows["unsaid"])
        self._read_speakers(rows["nouns"])
        self._read_bodies(rows["nouns"], rows["nearby"])
        self._read_descriptions(rows)

    def _read_attitudes(self, rows: Mapping[str, Any]) -> None:
        """Who holds, takes or refuses what without saying it."""
        self.attitude_nouns = {
            lemma: frozenset(row["links"]) for row in rows["attitude_nouns"] for lemma in row["lemmas"]
        }
        self.attitude_adjectives = frozenset(rows["attitude_adjectives"]["words"])
        self.attitude_links = frozenset(rows["attitude_adjectives"]["links"])
        self.responsibility_verbs = frozenset(rows["responsibility"]["verbs"])
        self.linking = frozenset(rows["attitude_adjectives"]["linking"])
        self.refusing = frozenset(rows["responsibility"]["refusing"])
        self.denying = frozenset(rows["responsibility"]["denying"])
        self.commented = frozenset(rows["responsibility"]["commented"])
        self.checking = frozenset(rows["responsibility"]["checking"])
        self.untrue = frozenset(rows["responsibility"]["untrue"])
        self.put_at = frozenset(rows["responsibility"]["put_at"])
        self.responsibility_nouns = frozenset(rows["responsibility"]["nouns"])

    def _read_acts(self, rows: Mapping[str, Any]) -> None:
        """Verbs that only seem to report, and those that report by figures or by silence."""
        self.taking = frozenset(rows["naming"]["taking"])
        self.not_said = frozenset(rows["naming"]["not_said"])
        self.naming = frozenset(rows["naming"]["lemmas"])
        self.plain = frozenset(rows["plain"]["lemmas"])
        self.silence_verbs = frozenset(rows["silence"]["verbs"])
        self.silence_nouns = frozenset(rows["silence"]["nouns"])
        self.figure_verbs = frozenset(rows["figures"]["verbs"])
        self.figure_nouns = frozenset(rows["figures"]["nouns"])
        self.counted_as = frozenset(rows["figures"]["counted_as"])
        self.lengths = frozenset(rows["figures"]["lengths"])

    def _read_phrases(self, phrases: Mapping[str, Any]) -> None:
        """Turns of speech that name a source without a reporting verb, and words around those that do."""
        self.phrases = sorted((tuple(phrase.split()) for phrase in phrases["before_source"]), key=len, reverse=True)
        self.phrase_starts = frozenset(phrase[0] for phrase in self.phrases)
        self.not_after = frozenset(phrases["not_after"])
        self.reporting_as = frozenset(phrases["reporting_as"])
        self.leading_to = frozenset(phrases["leading_to"])
        self.citing = frozenset(phrases["citing"])
        self.quoting = frozenset(phrases["quoting"])
        self.passing = frozenset(phrases["passing"])
        self.running = frozenset(phrases["running"])
        self.results = frozenset(phrases["results"])
        self.standing_for = frozenset(phrases["standing_for"])
        self.circumstances = frozenset(phrases["circumstances"])
        self.bearings = frozenset(phrases["bearings"])
        self.glosses = tuple(tuple(gloss.split()) for gloss in phrases["glosses"])

    def _read_doubt(self, adverbs: Mapping[str, Any], unsaid: Mapping[str, Any]) -> None:
        """Words for what is said or held by nobody in particular."""
        self.hearsay = frozenset(adverbs["hearsay"])
        self.own_doubt = frozenset(adverbs["own_doubt"])
        self.official = frozenset(adverbs["official"])
        self.unsaid = frozenset(unsaid["participles"])
        self.sure = frozenset(unsaid["sure"])
        self.appear = frozenset(unsaid["appear"])
        self.modals = frozenset(unsaid["modals"])

    def _read_speakers(self, nouns: Mapping[str, Any]) -> None:
        """Nouns and pronouns of those who speak, and of what they issue."""
        self.medium = frozenset(nouns["medium"])
        self.claim_nouns = frozenset(nouns["claim"])
        self.claims_of = frozenset(nouns["claims_of"])
        self.unowned = frozenset(nouns["unowned"])
        self.rumours = frozenset(nouns["rumours"])
        self.claim_acts: Mapping[str, str] = nouns["claim_acts"]
        self.issuing = frozenset(nouns["issuing"])
        self.speaker = frozenset(nouns["speaker"])
        self.deeds = frozenset(nouns["deeds"])
        self.person_pronouns = frozenset(nouns["person_pronouns"])
        self.group_pronouns = frozenset(nouns["group_pronouns"])
        self.thing_pronouns = frozenset(nouns["thing_pronouns"])
        self.relative = frozenset(nouns["relative"])
        self.unnamed = frozenset(nouns["unnamed"])
        self.armed = frozenset(nouns["armed"])
        self.nobody_known = frozenset(nouns["nobody_known"])
        self.spokespersons = frozenset(nouns["spokespersons"])
        self.guests = frozenset(nouns["guests"])
        self.walks = frozenset(nouns["walks"])
        self.ranks = frozenset(nouns["ranks"])
        self.vague_workers = frozenset(nouns["vague_workers"])
        self.collective = frozenset(nouns["collective"])
        self.nobody = frozenset(nouns["nobody"])

    def _read_bodies(self, nouns: Mapping[str, Any], nearby: Mapping[str, Any]) -> None:
        """Nouns of outlets and bodies, and words that set them near or far."""
        self.labels = frozenset(nouns["labels"])
        self.outlet_nouns = frozenset(nouns["outlet"])
        self.press = frozenset(nouns["press"])
        self.broadcasting = frozenset(nouns["broadcasting"])
        self.outlet_openings = frozenset(nouns["outlet_openings"])
        self.tails = frozenset(tuple(words.split()) for words in nouns["tails"])
        self.outlet_endings = frozenset(nouns["outlet_endings"])
        self.media_arms = frozenset(f"{kind} {noun}" for kind in nouns["arm_kinds"] for noun in nouns["arms"])
        self.bodies = frozenset(nouns["bodies"])
        self.leagues = frozenset(nouns["leagues"])
        self.near = frozenset(nearby["close"])
        self.joined = frozenset(nearby["joined"])
        self.hostile = frozenset(nearby["hostile"])
        self.worldwide = frozenset(nearby["worldwide"])

    def _read_descriptions(self, rows: Mapping[str, Any]) -> None:
        """Descriptions that stand for an actor, and bodies that are named by their state."""
        self.descriptions = {
            tuple(words.split()): Description(kinds=frozenset(row["kinds"]), anywhere=row.get("anywhere", False))
            for row in rows["descriptions"]
            for words in row["words"]
        }
        self.voices = self.unnamed | self.speaker | {words[-1] for words in self.descriptions}
        self.derived = {
            tuple(words.split()): Derived(
                suffix=row["suffix"], name=row["name"], kind=row["kind"], plural=row.get("plural", False)
            )
            for row in rows["derived"]
            for words in row["words"]
        }
        self.derived_words = frozenset(word for phrase in self.derived for word in phrase)

    def hears(self, lemma: str) -> bool:
        """Whether the object of this verb is whom it is said to: "told the agency"."""
        return lemma in self.verbs and "hearer" in self.verbs[lemma].takes

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> SpeechLexicon:
        """The package's lists; read once a process.

        Raises:
            LexiconError: if a table of `lexicon/speech.toml` is missing.
        """
        try:
            return cls(lexicon("speech"))
        except KeyError as error:
            raise LexiconError(f"lexicon/speech.toml: the table or key {error} is missing: restore it") from error


def _verbs(rows: list[Mapping[str, Any]]) -> dict[str, Verb]:
    """Verbs by lemma; a lemma of several rows takes what each of them takes, and acts as in the first."""
    verbs: dict[str, Verb] = {}
    for row in rows:
        for lemma in row["lemmas"]:
            first = verbs.get(lemma)
            if first is not None and row.get("attitude"):
                continue
            verbs[lemma] = Verb(
                act=first.act if first else row["act"],
                clause_act=row["act"] if first and first.act != row["act"] and "clause" in row["takes"] else None,
                takes=frozenset(row["takes"]) | (first.takes if first else frozenset()),
                medium=row.get("medium", False) and (first is None or first.medium),
                own_act=row.get("own_act", False),
                attitude=row.get("attitude", False),
            )
    return verbs

"""Whether a name in the text is a place at all, by points for and against."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rashomon.gazetteer import Candidate
from rashomon.reading.places.scanning import Hit
from rashomon.reading.places.surroundings import Surroundings
from rashomon.reading.places.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 1.0
_LARGE = 100_000  # people
_WELL_KNOWN = 500_000
_FAMOUS = 1_000_000
_LABELS = {"GPE": 2.0, "LOC": 2.0, "FAC": 1.0, "PERSON": -1.2, "ORG": -0.3, "NORP": -0.3, "": -0.4}
_UNITS = frozenset(
    {
        "county", "parish", "province", "governorate", "oblast", "district", "island", "islands", "valley",
        "river", "lake", "peninsula", "mountains", "bay", "strait", "city", "camp", "airport", "base", "beach",
        "desert", "delta", "township", "region", "territory", "heights", "gorge",
    }
)  # fmt: skip
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_DASHES = frozenset({"-", "--", "—", "–", ",", "(", ":"})
_NUMBERED = 4  # tokens of a list's number and mark
_LOCATIVE = frozenset(
    {
        "in", "near", "at", "from", "to", "toward", "towards", "into", "across", "outside", "inside", "around",
        "through", "throughout", "opposite", "off",
    }
)  # fmt: skip


def evidence(
    doc: Doc,
    hit: Hit,
    around: Surroundings,
    candidates: Collection[Candidate],
    lexicon: Words,
    *,
    surnames: Collection[str],
    lowered: Collection[str],
    tied: bool,
    countries: Collection[str] = (),
    shouting: bool = False,
) -> float:
    """Points that the name is a place here; `ENOUGH` or more counts as one.

    `surnames` are last words of persons in this report; `lowered` the words that it also writes in lower case;
    `tied` says that a comma or "'s" ties the name to what holds it; `countries` are those the report surely speaks of;
    `shouting` says that the whole report is in capitals.
    """
    if not candidates:
        return -9.0
    best = next((c for c in candidates if c.place.country in countries and c.level < 2), next(iter(candidates)))
    points = _prior(best) + _at_home(best, countries) + _label(doc, hit) + _neighbours(doc, hit, best, lexicon)
    single = hit.last - hit.first == 1 and " " not in hit.text
    word = hit.text.casefold()
    if word not in lexicon.given:
        points += _stands_out(candidates, best)
    points += _fought_for(doc, hit, candidates, best, lexicon)
    if tied:
        points += 4.0
    if _is_whereabouts(doc, hit):
        points += 2.0
    if hit.first > 1 and best.place.country not in countries and _is_rest(doc, hit, lexicon):
        points -= 2.0
    if around.kinds:
        points += 1.5
    if hit.first > 1 and doc[hit.first - 1].lower_ == "of" and doc[hit.first - 2].lower_ in lexicon.settlements:
        points += 2.5  # "the village of"
    before = doc[hit.first - 1].text.casefold() if hit.first else ""
    if before in _LOCATIVE or (before == "of" and hit.first > 1 and doc[hit.first - 2].lower_ == "out"):
        points += 1.2
    elif before in {"of", "on"} and hit.first > 1 and doc[hit.first - 2].lemma_.lower() in _inhabited(lexicon):
        points += 1.2  # "residents of", "the attack on"
    elif around.relation:
        points += 0.5
    if hit.owner and any(t.text in lexicon.single_quarters for t in doc[hit.last : hit.last + 4]):
        points += 3.0  # "Aleppos Marjeh district"
    if word in lexicon.not_places:
        points -= 3.5
    elif word in lexicon.common:
        points -= 1.5
    points += _shape(doc, hit, word)
    if best.place.country not in _ENGLISH and _heads_item(doc, hit):
        points += 3.0 if best.place.country in countries else 2.0 * (best.main and best.level == 0)
    if single:
        points += _single(doc, hit, word, lowered, shouting=shouting)
    if word.split(" ")[-1] in surnames:
        points -= 2.0
    return points


def _is_whereabouts(doc: Doc, hit: Hit) -> bool:
    """Whether a clause behind a name tells what was there: "moved on Mbauna, where they burned the market"."""
    at = hit.last + 1 if hit.last < len(doc) and doc[hit.last].text == "," else hit.last
    return at < len(doc) and doc[at].lower_ == "where" and doc[at].head.dep_ in {"relcl", "advcl"}


_PRESENT = frozenset({"VBP", "VBZ", "VB"})


def _fought_for(doc: Doc, hit: Hit, candidates: Collection[Candidate], best: Candidate, lexicon: Words) -> float:
    """Points for what is seized, shelled or falls; more if a place bears the very name and no person can be meant."""
    root = doc[hit.last - 1]
    while root.dep_ == "conj" and root.head.pos_ == "PROPN" and root.head.i < root.i:
        root = root.head
    verb, exact = root.head, hit.text.casefold() not in lexicon.given
    exact = exact and any(
        c.level == 0
        and (c.main or c.place.population >= _LARGE)
        and (c.place.country not in _ENGLISH or c.place.kind == "country")
        for c in candidates
    )
    if root.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lexicon.taking:
        held = verb.lemma_.lower() in lexicon.holding and verb.tag_ in _PRESENT  # a person is "being held"
        surely = 1.6 if held or verb.lemma_.lower() in lexicon.taking_places else 0.6
        return 1.0 + surely * exact
    if root.dep_ == "dobj":
        attacked = exact and verb.lemma_.lower() in lexicon.attacking and doc[hit.first].ent_type_ != "PERSON"
        return 1.2 if attacked else 1.0 * _is_struck(verb.lemma_.lower(), best, lexicon)
    if not exact or root.dep_ not in {"nsubj", "nsubjpass"} or doc[hit.first].ent_type_ == "PERSON":
        return 0.0
    told = [verb.head if verb.dep_ in {"aux", "auxpass"} else verb, *verb.children]
    besieged = any(token.lower_ in lexicon.besieged for token in told if token.i > root.i)
    return 2.2 if besieged or _falls(verb) else 0.0


def _falls(verb: Token) -> bool:
    """Whether a town falls, and not a price or a person: "fell.", "fell to the rebels", "has fallen"."""
    if verb.lemma_ != "fall" or any(c.dep_ in {"dobj", "npadvmod", "advmod", "prt", "acomp"} for c in verb.children):
        return False
    after = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    return all(
        c.lower_ in {"to", "into", "on", "in", "after", "without", "under"}
        and not any(g.like_num or g.pos_ in {"NUM", "SYM"} for g in c.subtree)
        for c in after[:1]
    )


def _is_rest(doc: Doc, hit: Hit, lexicon: Words) -> bool:
    """Whether an article is tied to the name: "Meridian" in "al-Meridian"."""
    before = doc[hit.first - 1]
    return before.text == "-" and not before.whitespace_ and doc[hit.first - 2].text.casefold() in lexicon.articles


def _is_struck(verb: str, best: Candidate, lexicon: Words) -> bool:
    """Whether a verb says that its object may be a place, and a large town is spelt so."""
    return verb in lexicon.striking and best.level == 0 and best.main and best.place.population >= _LARGE


def _prior(best: Candidate) -> float:
    place = best.place
    points = {"country": 2.5, "admin1": 0.8, "region": 0.6}.get(place.kind, 0.0)
    if place.id.startswith("rx:"):
        points += 1.2
    if best.main and (best.capital or place.population >= _FAMOUS):
        points += 1.4
    elif best.main and place.population >= _WELL_KNOWN:
        points += 1.1
    elif best.capital or place.population >= _LARGE:
        points += 0.8
    elif place.kind == "city" and place.population < 15_000:
        points -= 0.5
    return points + (0.2 if best.main else -0.2) - (0.0, 0.4, 0.8)[best.level]


def _inhabited(lexicon: Words) -> Collection[str]:
    return lexicon.locals | lexicon.events


def _stands_out(candidates: Collection[Candidate], best: Candidate) -> float:
    """Points for a large town that no other of its size shares its name with; English names are surnames too."""
    place = best.place
    if place.kind != "city" or not best.main or place.country in _ENGLISH or place.population < _LARGE:
        return 0.0
    others = [c for c in candidates if c.place.kind == "city" and c.place.id != place.id]
    return 0.0 if any(c.place.population >= _LARGE for c in others) else 1.0


def _at_home(best: Candidate, countries: Collection[str]) -> float:
    """Points for lying in a country of the report, whose place names are not also English surnames."""
    if best.place.country not in countries or best.place.country in _ENGLISH:
        return 0.0
    return 2.4 if best.main or best.place.kind != "city" else 1.3


def _label(doc: Doc, hit: Hit) -> float:
    token = doc[hit.first]
    label = token.ent_type_
    points = _LABELS.get(label, -1.0)
    if label == "PERSON" and _longer_entity(doc, hit):
        points -= 1.8
    elif hit.last - hit.first == 1 and " " in hit.text:
        points = max(points, _LABELS[""])  # merged before the parse, so that the label means little
    return points


def _longer_entity(doc: Doc, hit: Hit) -> bool:
    inside = doc[hit.first].ent_iob_ == "I"
    return inside or (hit.last < len(doc) and doc[hit.last].ent_iob_ == "I" and doc[hit.last].text not in {"'s", "’s"})


def _neighbours(doc: Doc, hit: Hit, best: Candidate, lexicon: Words) -> float:
    points = 0.0
    large = best.place.kind in {"country", "admin1"} or best.place.population >= 500_000
    if hit.first:
        before = doc[hit.first - 1]
        word = before.text.rstrip(".").casefold()
        if word in lexicon.vessels:
            points -= 6.0  # "the battleship New Jersey"
        if before.text[:1].isupper():
            titled = word in lexicon.titles and not (large and doc[hit.first].ent_type_ == "GPE")
            if titled or word in lexicon.given:
                points -= 3.0
            elif before.pos_ == "PROPN" and not large and word not in lexicon.nouns and word not in lexicon.bearings:
                points -= 1.5
    if hit.last < len(doc):
        after = doc[hit.last]
        if after.text in lexicon.media:
            points -= 6.0
        elif after.text in lexicon.streets:
            points -= 3.0
        elif after.text[:1].isupper() and after.pos_ == "PROPN" and after.text.casefold() not in lexicon.nouns:
            points -= 0.0 if large else 0.8
    return points


def _shape(doc: Doc, hit: Hit, word: str) -> float:
    """Points for what a name is made of, and for opening a report as a dateline does."""
    points = 0.0
    if " " in word or "-" in word:
        points += 0.6
        if word.rsplit(" ", 1)[-1] in _UNITS:
            points += 2.0
    opens = hit.first == 0 or "\n" in doc[hit.first - 1].text or bool(doc[hit.first].is_sent_start)
    if opens and hit.text.isupper() and hit.last < len(doc) and doc[hit.last].text in _DASHES:
        points += 3.0
    if hit.first > 1 and doc[hit.first - 1].text == "of" and doc[hit.first - 2].text == ",":
        points += 1.2  # "Jane Doe, 30, of Springfield"
    return points


def _heads_item(doc: Doc, hit: Hit) -> bool:
    """Whether a name opens a line, behind a number or a mark at most, and heads it: "2. Kenema: ...", "Bo, 3 May"."""
    at = hit.first - 1
    while at >= 0 and hit.first - at <= _NUMBERED and not doc[at].is_alpha and "\n" not in doc[at].text:
        at -= 1
    if (at >= 0 and "\n" not in doc[at].text) or hit.last + 1 >= len(doc):
        return False
    mark, after = doc[hit.last].text, doc[hit.last + 1]
    numbered = any(map(str.isdigit, doc[at + 1 : hit.first].text))
    return mark in {":", "("} or (mark == "," and after.like_num) or (mark == "." and numbered and after.is_sent_start)


def _single(doc: Doc, hit: Hit, word: str, lowered: Collection[str], *, shouting: bool) -> float:
    token = doc[hit.first]
    points = 0.0
    if token.pos_ != "PROPN":
        points -= 1.5
    if token.is_sent_start:
        points -= 0.5
    if token.text.isupper() and len(token.text) <= 5 and not shouting:
        points -= 2.5
    if word in lowered:
        points -= 2.0
    return points

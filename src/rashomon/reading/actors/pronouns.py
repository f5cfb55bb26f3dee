"""What a pronoun stands for: the speaker of its clause, else the nearest actor that agrees with it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.actors.context import Context, own_span
from rashomon.reading.actors.expletives import is_empty
from rashomon.reading.actors.grammar import SUBJECTS, noun_lemma, own_subject, speech_subject, subjects_before
from rashomon.reading.actors.houses import is_house, of_men, party_of, with_men
from rashomon.reading.mentions import ActorMention
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = frozenset({"civilians", "persons", "person"})
_WATCHERS = frozenset({"monitor", "ngo", "igo", "news_agency", "outlet", "media_arm"})
_OUTLETS = frozenset({"news_agency", "outlet", "media_arm"})
_MANY_HEADED = frozenset({"group", "rebel_group", "coalition", "militia", "state_forces"})
_UNDER_ARMS = frozenset({"rebel_group", "coalition", "militia", "state_forces", "police", "peacekeepers", "group"})
_OBJECTS = frozenset({"them", "it", "him", "her"})
_QUOTES = frozenset({'"', "“", "”"})
_ROWS = frozenset({"they", "them"})
_FARTHEST = 3
"""Sentences between a pronoun and what it stands for."""
# scores: the speaker of the clause; a person; else nearness, more for a subject and for the noun that the clause is
# about ("militants who left what they held"), less for a word inside a phrase
_SPEAKER, _PERSON = 3.0, 1.0
_NEAR, _SUBJECT, _INSIDE, _OWN_CLAUSE = 2.0, 1.0, 0.4, 1.5
# who answers, blames or denies is who spoke in the sentence before: "Israel said Hezbollah fired.  It retaliated"
_ANSWERING = 1.5
# who is freed or shot is who was seized or hurt before, though another speaks: "the army said they had been shot"
_UNDERGOING = 6.0


def resolve(context: Context, token: Token) -> ActorMention | None:
    """The actor that a pronoun of the vocabulary stands for; None if no actor before it agrees with it."""
    sentence = context.document.sentence_at(token.idx)
    if sentence is None:
        return None
    if token.lower_ == "its" and token.head.lemma_.lower() in _crew():
        return None  # "one crashed, killing its pilot": the plane's
    speaker = speech_subject(token)
    if speaker is None and token.lower_ == "it" and _means_place(context, token):
        return None
    if token.lower_ == "it" and is_empty(token):
        return None
    if token.lower_ in ("it", "its") and speaker is not None and _is_unknown_firm(context, speaker):
        return None
    if speaker is not None and token.lower_ in ("its", "their") and of_men(context, token) and is_house(speaker):
        return _at(token, party_of(context, speaker))
    if token.lower_ == "it" and token.dep_ == "nsubjpass" and _may_mean_building(context, token):
        return None
    harmed = token.lower_ in _OBJECTS and token.dep_ in ("dobj", "pobj")
    doer = own_subject(token) if harmed else _harming(token)
    doing = {mention.id for mention in context.recent() if doer is not None and mention.head.start == doer.idx}
    doing |= {mention.id for mention in context.recent() if _brings_down(token) and _is_plane(context, mention)}
    fitting: list[tuple[float, ActorMention]] = []
    for mention in context.recent():
        if mention.head.start >= token.idx or (mention.sort == "pronoun" and mention.antecedent is None):
            continue
        if mention.id in doing:
            continue  # who acts on "them" is another party
        score = _fit(context, token, mention, sentence.index, speaker)
        if score > 0:
            fitting.append((score, mention))
    if _is_of_arms(token):
        best = max((score for score, _one in fitting), default=0.0)
        unarmed = any(score == best and one.kind in _PERSONS for score, one in fitting)
        armed = [(score, one) for score, one in fitting if one.kind in _UNDER_ARMS and one.plural]
        fitting = armed if unarmed and armed else fitting
    if not fitting:
        return None
    meant = max(fitting, key=lambda found: found[0])[1]
    return _at(token, with_men(context, meant) if of_men(context, token) else meant)


def _at(token: Token, meant: ActorMention | None) -> ActorMention | None:
    """A party where a pronoun stands for it; None for none."""
    if meant is None:
        return None
    span = own_span(token)
    return replace(meant, span=span, head=span, sort="pronoun", backers=(), antecedent=meant.antecedent or meant.span)


def resolve_all(context: Context, token: Token) -> tuple[ActorMention, ...]:
    """The actors that a pronoun stands for: all those of a row where it is a "they" ("X and Y took the hill.  They
    ..."), else the one that it means; empty if none agrees with it."""
    first = resolve(context, token)
    if first is None:
        return ()
    if token.lower_ not in _ROWS:
        return (first,)
    found: dict[str, ActorMention] = {}
    span = own_span(token)
    for mention in _row_of(context, first):
        meant = mention.antecedent or mention.span
        one = replace(mention, span=span, head=span, sort="pronoun", backers=(), antecedent=meant, plural=True)
        found.setdefault(mention.id, one)
    return tuple(found.values()) if first.id in found else (first,)


def _row_of(context: Context, meant: ActorMention) -> list[ActorMention]:
    """The parties of the row in which the antecedent of a pronoun stands, in the order of the text."""
    at = meant.antecedent
    if at is None:
        return []
    before = [mention for mention in context.recent() if mention.span == at or mention.antecedent == at]
    named = next((mention for mention in before if mention.span == at), None)
    head = context.document.doc.char_span(at.start, at.end, alignment_mode="expand") if named is not None else None
    if named is None or head is None or named.kind in _PERSONS:
        return []
    top = head.root
    if named.head.start != top.idx:
        top = next((word for word in head if word.idx == named.head.start), top)
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return []
    row, todo = {top.idx}, [top]
    while todo:
        joined = [child for child in todo.pop().rights if child.dep_ == "conj"]
        row |= {child.idx for child in joined}
        todo += joined
    found = [mention for mention in context.recent() if mention.head.start in row and mention.kind not in _PERSONS]
    return found[::-1]


def _harming(token: Token) -> Token | None:
    """Who kills or wounds "four of their men", which are another's than its own; None for other words."""
    if token.dep_ != "poss" or (token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "own"):
        return None
    node = token.head
    while node.dep_ in ("pobj", "prep", "nmod", "conj") and node.head.i != node.i:
        node = node.head
    if node.dep_ != "dobj" or node.head.lemma_.lower() not in _harms():
        return None
    return own_subject(node)


def _is_of_arms(token: Token) -> bool:
    """Whether a word does what only men under arms do: "they ambushed a bus" is told of no villagers."""
    if token.lower_ != "they" or token.dep_ != "nsubj":
        return False
    return token.head.lemma_.lower() in lexicon("frames_violence")["words"]["of_arms"]


def _brings_down(token: Token) -> bool:
    """Whether a word brings down a plane, which is another's than its own: "it had shot the jet down"."""
    words = lexicon("frames_violence")["words"]
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in words["downing"]:
        return False
    return any(child.dep_ == "dobj" and child.lemma_.lower() in words["aircraft"] for child in token.head.rights)


def _is_plane(context: Context, mention: ActorMention) -> bool:
    head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    return head is not None and head.root.lemma_.lower() in lexicon("frames_violence")["words"]["aircraft"]


def _is_unknown_firm(context: Context, speaker: Token) -> bool:
    """Whether a body that no list knows speaks, whose "it" and "its" are its own: "the company said its men ..."."""
    named = speaker.tag_ == "NN" and speaker.lemma_.lower() in lexicon("frames_shared")["firms"]
    return named and not any(mention.head.start == speaker.idx for mention in context.recent())


@lru_cache(maxsize=1)
def _harms() -> frozenset[str]:
    rows = [row for row in lexicon("frames_violence")["harm"] if row.get("of") != "subject"]
    return frozenset(lemma for row in rows for lemma in row["lemmas"]) | frozenset(
        lexicon("frames_violence")["words"]["hitting"]
    )


def _means_place(context: Context, token: Token) -> bool:
    """Whether the last subject before "it" is a place: "Aleppo was calm before it was shelled", "Idlib is a stronghold.
    It has been hit"."""
    for word in subjects_before(token):
        if word.pos_ in ("NOUN", "PROPN"):
            inside = [
                inner
                for inner in word.subtree
                if inner.i >= word.i and inner.dep_ in ("nsubj", "nsubjpass", "pobj", "appos")
            ]
            return any(inner.idx in context.places for inner in inside) and not any(
                mention.head.start == word.idx for mention in context.recent()
            )
    return False


def _may_mean_building(context: Context, token: Token) -> bool:
    """Whether a building or a vehicle stands before "it" in the sentence: "waited at the station when it was hit"."""
    before = token.doc[token.sent.start : token.i]
    actors = {mention.head.start for mention in context.recent()}
    return any(t.tag_ == "NN" and t.lemma_.lower() in _built() and t.idx not in actors for t in before)


@lru_cache(maxsize=1)
def _built() -> frozenset[str]:
    classes = lexicon("nouns")["classes"]
    return frozenset((*classes["property"], *classes["territory"], *classes["base"]))


def _fit(context: Context, token: Token, mention: ActorMention, at: int, speaker: Token | None) -> float:
    """How well a mention can be what a pronoun in sentence `at` stands for; 0 if it cannot."""
    document = context.document
    sentence = document.sentence_at(mention.head.start)
    if sentence is None or at - sentence.index > _FARTHEST:
        return 0.0
    head = document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    if head is None:
        return 0.0
    plural, personal = context.words.pronouns[token.lower_], token.lower_ in context.words.personal
    person = mention.kind in _PERSONS
    if token.dep_ == "poss" and mention.kind in _OUTLETS and noun_lemma(token.head) in context.words.bodies:
        return 0.0  # an agency has no soldiers: "Tass quoted the command as saying 48 of its soldiers died"
    root = head.root
    if personal:
        if _says_quoted(context, token, mention):
            return 0.0
        leader = _names_leader(context, mention) or _is_spokesman(context, root) or _is_man(mention, root)
        return _PERSON if leader or mention.kind == "person" or (person and not mention.plural) else 0.0
    if plural and root.tag_ == "NN" and root.lemma_.lower() in _houses():
        return 0.0
    if plural and mention.plural and _suffered_before(root, token):
        return _UNDERGOING - (at - sentence.index)
    if speaker is not None and root.i == speaker.i and not person and not (plural and mention.kind in _WATCHERS):
        return _SPEAKER
    if not _agrees(context, mention, root, plural):
        return 0.0
    listed = root.dep_ == "conj" and not plural  # "it" is the first of a list rather than a later member
    subject = root.dep_ in SUBJECTS or (root.head.dep_ in SUBJECTS and not listed)
    if subject and token.head.lemma_ not in _answers() and _tells_of_another(context, root):
        subject = False  # "The army shelled the town, a radio said.  It also ..."
    if sentence.index < at and any(word.dep_ == "relcl" for word in root.ancestors):
        subject = False  # "guerrillas fired at a base where two soldiers were hurt.  They ..."
    return (
        _NEAR / (1 + at - sentence.index)
        + (_SUBJECT if subject else 0.0)
        + (_OWN_CLAUSE if root.is_ancestor(token) else 0.0)
        + (_ANSWERING if _spoke_before(root, token) else 0.0)
        - (_INSIDE if root.dep_ in ("poss", "compound") else 0.0)
    )


def _tells_of_another(context: Context, root: Token) -> bool:
    """Whether a noun is but the source set behind or between what a party did: "The rebels left, officials said"."""
    verb = root.head if root.dep_ in SUBJECTS else root.head.head
    if verb.lemma_ not in _answers():
        return False
    if verb.dep_ in ("parataxis", "conj"):
        told = None if any(child.dep_ == "ccomp" for child in verb.rights) else verb.head
    else:
        told = next((child for child in verb.lefts if child.dep_ == "ccomp" and child.i < root.i), None)
    doer = next((child for child in told.lefts if child.dep_ == "nsubj"), None) if told is not None else None
    if doer is None or doer.i >= root.i or doer.pos_ == "PRON":
        return False
    at = [mention for mention in context.recent() if mention.head.start == doer.idx]
    return any(mention.kind not in _PERSONS and mention.id != "unknown" for mention in at)


def _is_one_person(context: Context, mention: ActorMention, root: Token) -> bool:
    """Whether a noun is one man, of whom no text says "they": "an official", "the commander", a name like "Okello"."""
    if root.tag_ != "NN":
        return mention.sort == "unknown" and root.tag_ == "NNP" and root.ent_type_ == "PERSON"
    words, lemma = context.words, root.lemma_.lower()
    of_persons = mention.sort == "unknown" and lemma in words.persons
    return of_persons or lemma in _men() or lemma in _officers() or lemma in words.spokesmen


def _is_man(mention: ActorMention, root: Token) -> bool:
    """Whether a mention is of one armed man, "a suicide attacker", or of one officer of a party's."""
    if root.tag_ not in ("NN", "NNP"):
        return False
    if mention.kind == "group" and root.tag_ == "NN" and root.lemma_.lower() in _men():
        return True
    return mention.kind in _MANY_HEADED and root.lower_ in _officers()


@lru_cache(maxsize=1)
def _officers() -> frozenset[str]:
    return frozenset(lexicon("people")["pronouns"]["officers"])


@lru_cache(maxsize=1)
def _men() -> frozenset[str]:
    return frozenset(lexicon("people")["pronouns"]["men"])


def _says_quoted(context: Context, token: Token, mention: ActorMention) -> bool:
    """Whether a mention is of who says the quotation that a word stands in: `"He blew himself up," the governor said`
    is not told of the governor."""
    sentence = context.document.sentence_at(token.idx)
    if sentence is None or _QUOTES.isdisjoint(sentence.span.text_of(context.document.text)):
        return False
    before = [word for word in token.sent if word.text in _QUOTES and word.i < token.i]
    if len(before) % 2 == 0:
        return False
    after = (word for word in token.sent if word.i > token.i and word.dep_ == "nsubj")
    sayers = [word for word in after if word.head.lemma_ in _answers()]
    own = (inner for sayer in sayers for inner in sayer.subtree)
    hits = (context.hits.get(word.idx) for word in own)
    return any(hit is not None and hit.id == mention.id for hit in hits)


@lru_cache(maxsize=1)
def _houses() -> frozenset[str]:
    """What speaks of others as "them" and is itself an "it": a ministry, a radio."""
    return frozenset(lexicon("frames_shared")["houses"])


@lru_cache(maxsize=1)
def _crew() -> frozenset[str]:
    """Men that a plane, ship or vehicle has."""
    words = lexicon("frames_violence")["words"]
    return frozenset(words["crewmen"]) | frozenset(words["crew"])


def _suffered_before(root: Token, token: Token) -> bool:
    """Whether those who were seized or hurt before are who "they" are that are freed or shot: "ten pupils were
    abducted.  They were released"."""
    if token.dep_ != "nsubjpass" or token.head.lemma_.lower() not in _fates():
        return False
    verb = root.head
    done_to = root.dep_ == "dobj" or (root.dep_ == "nsubjpass" and verb.dep_ not in ("ccomp", "advcl"))
    return done_to and verb.i != token.head.i and verb.lemma_.lower() in _seizing()


@lru_cache(maxsize=1)
def _fates() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["fates"])


@lru_cache(maxsize=1)
def _seizing() -> frozenset[str]:
    return frozenset(lexicon("frames_shared")["seizing"])


def _spoke_before(root: Token, token: Token) -> bool:
    """Whether a noun is the subject of the speech that the sentence of a pronoun, which answers or speaks, follows."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ != "ROOT" or verb.lemma_ not in _answers():
        return False
    said = root.head.dep_ == "ROOT" and root.head.lemma_ in _answers()
    return root.dep_ == "nsubj" and said and root.sent.end == token.sent.start


@lru_cache(maxsize=1)
def _answers() -> frozenset[str]:
    rows = lexicon("frames_shared")
    return frozenset((*rows["speech_verbs"], *rows["answering"]))


def _is_spokesman(context: Context, root: Token) -> bool:
    """Whether a mention of a body is that of one person who speaks for it."""
    return root.lower_ in context.words.spokesmen and root.tag_ != "NNS"


def _names_leader(context: Context, mention: ActorMention) -> bool:
    """Whether a mention of a government or a group is the name of its leader or speaker."""
    hit = context.hits.get(mention.head.start)
    return hit is not None and hit.sort in ("leader", "speaker")


def _agrees(context: Context, mention: ActorMention, root: Token, plural: bool) -> bool:
    """Whether a mention is of the number of a pronoun that stands for no single person; bodies can be both."""
    if root.dep_ == "amod":
        return False
    if plural and root.lower_ in ("it", "its"):
        return False  # whom a text has just called "it", it does not call "they"
    if plural:
        many_headed = mention.plural or mention.kind in _MANY_HEADED
        return many_headed and mention.kind not in _WATCHERS and not _is_one_person(context, mention, root)
    many = root.tag_ in ("NNS", "NNPS") or root.lower_ in context.words.crowds
    # "rebels" and "the Israelis" are they, "UNITA" is it
    unnamed = mention.kind in ("state_forces", "state") or mention.id.startswith("text:")
    return mention.kind not in _PERSONS and not (unnamed and many) and not _is_one_person(context, mention, root)

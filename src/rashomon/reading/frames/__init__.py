"""What happened: one file a family of claim types, each proposing drafts for a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent, measures, people, politics, relations, rows, territory, violence
from rashomon.reading.frames.clause import Clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.reading.mentions import Sentence

__all__ = ["Draft", "Scene", "extent", "propose"]

_SILENT_BLOCKS = frozenset({"cross_head", "credit", "footer", "noise", "dateline"})


def propose(scene: Scene) -> list[Draft]:
    """All drafts of a report, in the order of the text."""
    drafts: list[Draft] = []
    for sentence in scene.document.sentences:
        if sentence.block not in _SILENT_BLOCKS:
            drafts += _of_sentence(scene, sentence)
    return drafts


def _of_sentence(scene: Scene, sentence: Sentence) -> list[Draft]:
    tokens = list(scene.document.tokens_of(sentence))
    by_trigger: dict[int, Draft] = {}
    extra: list[Draft] = []
    used: set[int] = set()
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod"):
            continue
        for draft in _of_verb(scene, token, used):
            if draft.trigger.i in by_trigger:
                extra.append(draft)
            else:
                by_trigger[draft.trigger.i] = draft
    for governor, kind, word, draft in violence.results(scene, tokens):
        if word.i in by_trigger:
            continue
        _join_result(by_trigger, governor, kind, word, draft)
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in used:
            noun_draft = _standing_noun(scene, token, sentence)
            if noun_draft is not None:
                extra.append(noun_draft)
                used.update(t.i for t in token.subtree if "siege" in scene.classes(t))
    _fold_same_noun(by_trigger)
    _fold_participles(by_trigger)
    _fold_backing(scene, by_trigger)
    extra += territory.modifiers(scene, tokens)
    extra += territory.capital(scene, tokens)
    extra += territory.relative_location(scene, tokens)
    extra += people.home_to(scene, tokens)
    extra += relations.appositions(scene, tokens)
    absorbed = {index for draft in by_trigger.values() for index in draft.absorbed}
    found = [
        draft
        for draft in (*by_trigger.values(), *extra)
        if politics.by_words(draft)
        and draft.modality != "purpose"
        and draft.trigger.i not in absorbed
        and not _is_bare_reference(scene, draft)
        and not _is_self_accusation(scene, draft)
    ]
    if sentence.duplicate_of is not None:
        found = [draft for draft in found if draft.weight]
    for draft in found:
        people.condition(draft)
        measures.add(scene, draft)
        _as_contamination(draft)
        _as_refusal(draft)
    found = [part for draft in found for part in _separated(draft)]
    return sorted(found, key=lambda draft: (draft.first, draft.trigger.i))


def _separated(draft: Draft) -> list[Draft]:
    """ "The army and the militias converged on X in separate offensives": one claim for each."""
    words = {t.lower_ for t in draft.trigger.doc[draft.first : draft.last + 1]}
    agents = [pair for pair in draft.roles if pair[0] == "initiator"]
    if len(agents) < 2 or not words & {"separate", "separately", "respective", "rival", "parallel"}:
        return [draft]
    rest = [pair for pair in draft.roles if pair[0] != "initiator"]
    return [replace(draft, roles=[agent, *rest]) for agent in agents]


def _of_verb(scene: Scene, verb: Token, used: set[int]) -> Iterator[Draft]:
    """The drafts of one verb; the first family that knows it wins."""
    clause = scene.clause(verb)
    if any(t.tag_ == "WP" for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")) and verb.dep_ in (
        "ccomp",
        "csubj",
    ):
        return  # "it was not clear who had fired"
    if clause.modality == "purpose" or violence.is_second_of_pair(verb) or _is_condition(verb):
        return
    for maker in (
        violence.among,
        violence.harm,
        violence.toll,
        violence.undergone,
        violence.captives,
        territory.distance,
        people.in_need,
        relations.verbal,
    ):
        draft = maker(scene, verb)
        if draft is not None:
            used.update(t.i for t in clause.subjects)
            used.update(n.i for _p, n in clause.obliques)
            yield draft
            return
    carried = _carried(scene, clause)
    if carried is not None:
        draft, noun = carried
        used.add(noun.i)
        yield draft
        return
    draft = violence.damage(scene, verb) or rows.match(scene, clause)
    if draft is None or draft.type == "movement":
        draft = violence.attack(scene, verb) or draft
    if draft is not None:
        _as_operation(scene, draft, clause)
        used.update(t.i for t in (*clause.subjects, *clause.objects) if not _tells_more(t, draft))
        used.update(n.i for p, n in clause.obliques if p in ("in", "by", "with", "under", "from"))
        yield draft
        yield from territory.split_holdings(scene, draft, clause)


def _as_refusal(draft: Draft) -> None:
    """Access not granted is access denied."""
    if draft.subtype == "access_granted" and draft.polarity == "negated":
        draft.subtype, draft.polarity = "access_denied", "affirmed"


def _as_contamination(draft: Draft) -> None:
    """ "Mines laid by the rebels" tells that devices are there, not of their laying (guidelines 3)."""
    if draft.subtype == "mine_laying" and draft.trigger.dep_ in ("acl", "relcl") and draft.trigger.tag_ == "VBN":
        draft.type, draft.subtype, draft.quantities = "hazard_state", "explosive_contamination", []


def _tells_more(noun: Token, draft: Draft) -> bool:
    """Whether an argument is an event of another sort than its verb's ("cheered the breaking of the siege")."""
    row = rows.noun_row(noun)
    return row is not None and row.type.split("_")[0] != draft.type.split("_")[0]


def _as_operation(scene: Scene, draft: Draft, clause: Clause) -> None:
    """ "Press forward in the offensive against X" is told as the offensive (guidelines 3, confusable pairs)."""
    if draft.type != "movement" or draft.subtype != "advance":
        return
    for noun in clause.after("in"):
        if "offensive" in scene.classes(noun) and noun.lemma_ != "advance":
            draft.type, draft.subtype = "operation", "offensive"
            draft.roles += [("target", t) for p, t in rows.obliques(noun) if p == "against" and scene.actors(t)]


def _is_condition(verb: Token) -> bool:
    """Whether this is the if-clause itself: what it tells is not claimed."""
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.lefts)


def _carried(scene: Scene, clause: Clause) -> tuple[Draft, Token] | None:
    """An event noun that the verb only carries: "launched an offensive", "clashes broke out", "signed a truce"."""
    shared = rows.shared()
    nouns: list[Token] = []
    if clause.lemma in shared["carry"] or clause.lemma in shared["repel"]:
        nouns += clause.objects
    if clause.lemma in shared["happen"]:
        nouns += [t for t in clause.subjects if "armed" not in scene.classes(t)]
    elif clause.lemma in shared["tell_new"]:
        nouns += [
            t
            for t in clause.subjects
            if clause.passive and not any(c.lower_ in ("the", "these", "this") for c in t.lefts)
        ]
    if clause.lemma == "be":
        nouns += [t for t in clause.objects if _is_progressive(t, clause)]
    if clause.lemma in shared["happen"] or clause.lemma == "be":
        if any(child.dep_ == "expl" for child in clause.trigger.children):
            nouns += clause.objects
            nouns += [child for child in clause.trigger.children if child.dep_ == "attr"]
    for noun in nouns:
        row = rows.noun_row(noun)
        longer = rows.event_length(noun, rows.noun_rows()) > rows.event_length(noun, violence.means_table())
        draft = None if longer else violence.event(scene, noun, clause, standing=False)
        if draft is not None:
            return draft, noun
        if row is not None and row.type != "siege_state":
            found = rows.noun_draft(scene, noun, row, clause)
            if found is not None:
                if clause.lemma in ("announce", "declare") and found.type == "operation":
                    found.subtype = "offensive_announced"
                    found.slot_modality["goal"] = "planned"
                return found, noun
    return None


def _is_progressive(noun: Token, clause: Clause) -> bool:
    """ "Is mounting attacks", taken by the model for "is" with an adjective."""
    before = clause.trigger.doc[clause.trigger.i + 1 : noun.i]
    return any(t.tag_ == "VBG" and t.dep_ == "amod" and t.lemma_ in rows.shared()["carry"] for t in before)


def _standing_noun(scene: Scene, noun: Token, sentence: Sentence) -> Draft | None:
    """An event noun without a verb of its own: with its agent in a headline, or as what a clause is about."""
    headline = sentence.block == "headline"
    row = rows.noun_row(noun)
    planned = _ahead(scene, noun)
    if planned is not None:
        return planned
    if row is not None and noun.dep_ != "compound":
        draft = rows.noun_draft(scene, noun, row, None)
        if draft is not None and headline and not draft.roles and noun.i > sentence_start(scene, sentence):
            before = noun.doc[noun.i - 1]
            if "armed" in scene.classes(before):
                draft.roles.append(("initiator", before))
                draft.first = min(draft.first, before.left_edge.i)
        if (
            draft is not None
            and draft.roles
            and (headline or noun.dep_ in ("pobj", "dobj", "pcomp") and draft.has_agent())
        ):
            draft.weight = 0 if not headline else 1
            return draft
    if headline and noun.dep_ != "compound" and violence.means_of(noun) is not None:
        draft = violence.event(scene, noun, None, standing=True)
        if draft is not None and (draft.roles or draft.places or scene.quantities(noun)):
            return draft
    return None


def sentence_start(scene: Scene, sentence: Sentence) -> int:
    """Index of a sentence's first token."""
    return int(scene.document.tokens_of(sentence).start)


def _ahead(scene: Scene, noun: Token) -> Draft | None:
    """ "Ahead of a final push for X", "before an attack to drive them from Y": a planned operation of the clause's subject."""
    if noun.dep_ != "pobj":
        return None
    preposition = noun.head
    if preposition.lower_ == "of" and preposition.head.lower_ == "ahead":
        preposition = preposition.head
    if (
        preposition.lower_ not in rows.shared()["ahead"]
        or "offensive" not in scene.classes(noun)
        and noun.lemma_ != "attack"
    ):
        return None
    if preposition.lower_ in ("for", "until", "before") and preposition.head.lemma_ not in (
        "prepare",
        "preparation",
        "brace",
        "ready",
        "gear",
    ):
        return None
    governor = preposition.head
    while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
        governor = governor.head
    row = rows.noun_row(noun) or rows.noun_rows()["offensive"][0]
    draft = rows.noun_draft(scene, noun, row, None)
    if draft is None:
        return None
    draft.type, draft.subtype, draft.modality = "operation", "offensive", "planned"
    if not draft.has("initiator") and governor.pos_ == "VERB":
        draft.roles += [("initiator", t) for t in scene.clause(governor).subjects if scene.actors(t)]
    return draft


def _join_result(by_trigger: dict[int, Draft], governor: Token, kind: str, word: Token, draft: Draft) -> None:
    """Add "leaving 20 dead" to the claim of its verb, or of the clause that it ends."""
    host = by_trigger.get(governor.i)
    if host is None and governor.dep_ in ("advcl", "acl", "conj", "relcl") and governor.tag_ == "VBG":
        host = by_trigger.get(governor.head.i)
    if host is None or host.type not in ("attack", "clash", "casualty_detail", "operation", "violation"):
        by_trigger.setdefault(governor.i, draft)
        return
    if not any(found == kind for found, _q in host.quantities):
        host.quantities += draft.quantities
        host.given = [q for q in host.given if q.kind != kind]
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
    host.last = max(host.last, word.i)


def _fold_same_noun(by_trigger: dict[int, Draft]) -> None:
    """ "A shell fired by rebels hit a school": one shell, one claim, with what both verbs tell of it."""
    first: dict[int, Draft] = {}
    for index in sorted(by_trigger, key=lambda i: by_trigger[i].trigger.dep_ in ("acl", "relcl")):
        draft = by_trigger[index]
        if draft.event is None:
            continue
        host = first.setdefault(draft.event.i, draft)
        if host is not draft and draft.trigger.dep_ in ("acl", "relcl", "advcl", "conj"):
            host.roles += [pair for pair in draft.roles if pair not in host.roles]
            host.places += draft.places
            host.quantities += [pair for pair in draft.quantities if pair not in host.quantities]
            host.first, host.last = min(host.first, draft.first), max(host.last, draft.last)
            del by_trigger[index]


def _is_bare_reference(scene: Scene, draft: Draft) -> bool:
    """ "The attack also caused damage": an event told elsewhere, with nothing new about who, whom or how many."""
    noun = draft.event
    if noun is None or draft.quantities or draft.given:
        return False
    if not any(child.lower_ in ("the", "these", "this", "those", "that") for child in noun.lefts):
        return False
    return not any(scene.actors(token) for _role, token in draft.roles) and not draft.places


def _is_self_accusation(scene: Scene, draft: Draft) -> bool:
    """ "Each side accused the other": no body on one of the sides, or the same on both."""
    if draft.subtype != "accusation":
        return False
    accusers = {a.id for role, t in draft.roles if role == "initiator" for a in scene.actors(t)}
    accused = {a.id for role, t in draft.roles if role == "target" for a in scene.actors(t)}
    return not accusers or not accused or bool(accusers & accused) or accused <= {"persons"}


def _fold_backing(scene: Scene, by_trigger: dict[int, Draft]) -> None:
    """ "Backed by its air force, troops took X": who backs is a role of the host's claim, not a claim."""
    for index, draft in list(by_trigger.items()):
        if (
            draft.type != "support_relation"
            or draft.trigger.dep_ not in ("advcl", "acl", "amod")
            or draft.trigger.tag_ != "VBN"
        ):
            continue
        del by_trigger[index]
        backers = [token for role, token in draft.roles if role == "backer"]
        hosts = [draft.trigger.head, *(child for child in draft.trigger.head.subtree if child.dep_ == "conj")]
        for host in hosts:
            if host.i in by_trigger:
                by_trigger[host.i].roles += [("backer", token) for token in backers]


def _fold_participles(by_trigger: dict[int, Draft]) -> None:
    """ "Shells hit a market, killing nine and wounding 30" is one attack with two numbers."""
    for index in sorted(by_trigger):
        draft = by_trigger.get(index)
        if draft is None or draft.trigger.tag_ != "VBG" or draft.type not in ("casualty_detail", "attack"):
            continue
        node, host = draft.trigger, None
        for _step in range(3):
            if node.dep_ not in ("advcl", "conj", "acl", "dep", "xcomp", "pcomp", "prep") or node.head.i == node.i:
                break
            node = node.head
            host = by_trigger.get(node.i)
            if host is not None:
                break
        if host is None or host is draft or host.type not in ("attack", "clash", "operation", "casualty_detail"):
            continue
        if (
            not any(kind in ("killed", "injured", "killed_or_wounded", "missing") for kind, _q in draft.quantities)
            and not draft.given
        ):
            continue
        taken = {kind for kind, _q in host.quantities}
        if any(kind in taken for kind, _q in draft.quantities):
            continue
        if host.type == "casualty_detail" and draft.type == "attack":
            continue
        host.quantities += draft.quantities
        host.given += [q for q in draft.given if q.kind not in taken]
        host.roles += [pair for pair in draft.roles if pair[0] == "victim"]
        host.last = max(host.last, draft.last)
        del by_trigger[index]

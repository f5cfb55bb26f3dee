"""What a description stands for: "the militants", "the alliance", "the army"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.grammar import is_plural, noun_lemma
from rashomon.reading.actors.strikers import strikers
from rashomon.reading.actors.such import may_be_such
from rashomon.reading.actors.told_before import group_of_speaker, guard_named, same_as_told
from rashomon.reading.actors.unions import is_called, same_union, told_as
from rashomon.reading.actors.vocabulary import Body, Description, Identity
from rashomon.reading.mentions import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "its", "their", "these", "those", "both"})
_UNARMED = frozenset({"ngo", "monitor"})
_FROM_OUTSIDE = frozenset({"coalition", "peacekeepers"})
_SERVICES = frozenset({"air", "navy", "police"})
_AFLOAT = ("-air", "-navy")
_SERVICE = 2
"""Words of the name of a service before what it has: "air force jets"."""
_TOPIC = 3
"""Sentences back in which a party is still what the text is about."""
_LINKS = frozenset({"of", "for"})
_TELLING = frozenset({"amod", "compound", "nmod", "poss"})
_SURE = frozenset({"name", "derived", "description"})
_PARTIES = frozenset(
    {"rebel_group", "militia", "group", "state_forces", "police", "coalition", "peacekeepers", "political_body"}
)


def described(context: Context, token: Token, phrase: Span, *, owned: bool) -> ActorMention:
    """A description: stands for the last actor of a fitting kind if it is definite, else keeps its own words.

    `owned`: a state is named before it ("Syrian rebels"), which are never those of another description.
    """
    union = next((child for child in token.lefts if child.lower_ in context.words.unions), None)
    if union is not None and not owned and noun_lemma(token) in context.words.bodies:
        meant = _stands_for(context, union, context.words.descriptions[union.lower_], alone=False)
        if meant is not None:
            return _as_description(context, token, phrase, meant, antecedent=meant.span)
        return context.unresolved(token, phrase, plural=is_plural(token, context.words))
    known = None if owned else guard_named(context, token) or same_as_told(context, token)
    if known is not None:
        return _as_description(context, token, phrase, known, antecedent=known.antecedent or known.span)
    description = context.words.descriptions.get(noun_lemma(token))
    loose = noun_lemma(token) in context.words.crimes or token.dep_ in ("amod", "compound", "nmod")
    if description is not None and description.modifying and token.dep_ in ("amod", "compound", "nmod"):
        loose, lone = False, True
    else:
        lone = description is not None and description.alone
    if not owned and _bears_name(context, token):
        return context.unresolved(token, phrase, plural=is_plural(token, context.words))
    if description is not None and not owned and (_is_definite(token) or (lone and not loose)):
        own = same_union(context, token) or strikers(context, token) if _is_definite(token) else None
        if own is not None:
            return _as_description(context, token, phrase, own, antecedent=own.span)
        meant = _called_so(context, token) or _stands_for(context, token, description, alone=not _is_definite(token))
        if meant is not None and not _is_led_so(context, token, meant):
            meant = None
        camps = context.words.camps | context.words.irregular
        of_camp = any(child.lower_ in camps for child in token.lefts)
        if meant is not None and not (of_camp and meant.kind == "state_forces"):
            return _as_description(context, token, phrase, meant, antecedent=meant.span)
    if description is None and not owned:
        meant = (strikers(context, token) if _is_definite(token) else None) or _called_so(context, token)
        meant = meant or _planes(context, token)
        if meant is not None:
            return _as_description(context, token, phrase, meant, antecedent=meant.span)
    return context.unresolved(token, phrase, plural=is_plural(token, context.words))


def _bears_name(context: Context, token: Token) -> bool:
    """Whether a noun has a name before it that no list knows: "the Arrow Boys militia" is no group told before."""
    if not token.text.islower() or token.lower_ in context.words.bodies:
        return False
    return any(
        child.dep_ in ("compound", "nmod")
        and child.tag_ in ("NNP", "NNPS")
        and child.text[:1].isupper()
        and not child.text.isupper()
        and child.idx not in context.hits
        and child.idx not in context.places
        and child.idx not in context.dates
        and child.text not in context.words.ethnonyms
        and context.state_called(child.text) is None
        for child in token.lefts
    )


def _called_so(context: Context, token: Token) -> ActorMention | None:
    """The only party that the text has called by this noun with more words: "the troops" after "Turkish troops", "the
    front" after "the Western Somali Liberation Front", "the column" after "a column of the army".

    Of several it is the only one near; None where there is none.
    """
    if not _is_definite(token) or any(child.dep_ in _TELLING for child in token.lefts):
        return None
    forms = _forms(noun_lemma(token), many=is_plural(token, context.words))
    called: list[ActorMention] = []
    for mention in context.found:
        if mention.sort in ("pronoun", "description") or mention.kind not in _PARTIES:
            continue
        part = mention.sort == "derived" and context.written(mention.head).casefold() in forms
        if part or not _heads(context, mention).isdisjoint(forms) or _is_of_such(context, token, mention):
            called.append(mention)
    one = len({mention.id for mention in called}) == 1
    return called[-1] if one else _only_near(context, token, called)


def _is_of_such(context: Context, token: Token, mention: ActorMention) -> bool:
    """Whether a party without a name was told by a noun among others: "the militia" after "a militia detachment"."""
    lemma = noun_lemma(token)
    if mention.sort != "unknown" or mention.antecedent is not None or lemma not in context.words.groups:
        return False
    words = context.written(mention.span).casefold().split()
    return lemma not in context.words.bodies and lemma in words and words[-1] in context.words.parts


def _heads(context: Context, mention: ActorMention) -> set[str]:
    """The nouns that a party's name of several words ends with: "front" of "the Hill Front", "the Front for Bread"."""
    if mention.sort == "unknown" and mention.span.start in context.places:
        return set()
    names = [name.casefold().split() for name in (context.written(mention.span), mention.name)]
    heads = {name[-1] for name in names if len(name) > 1}
    return heads | {before for name in names for before, link in pairwise(name) if link in _LINKS}


def _forms(lemma: str, *, many: bool) -> tuple[str, ...]:
    plural = f"{lemma[:-1]}ies" if lemma.endswith("y") else f"{lemma}es"
    return (f"{lemma}s", plural, lemma) if many else (lemma,)


def _is_led_so(context: Context, token: Token, meant: ActorMention) -> bool:
    """Whether an actor can be what "Kurdish-led forces" are: one that the report says so of; True for other words."""
    leaders = [token.doc[c.i - 2].lower_ for c in token.lefts if c.lower_ == "led" and c.i > 1]
    if not leaders:
        return True
    doc = token.doc
    for mention in context.found:
        head = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if mention.id == meant.id and head is not None:
            around = {word.lower_ for word in doc[max(0, head.start - 3) : head.end]}
            if leaders[-1] in around and "led" in around:
                return True
    return False


def of_home(context: Context, token: Token, body: Body, phrase: Span) -> ActorMention | None:
    """A body of the state in question: the report's own in its year, else the last one named with the same suffix.

    None if the report's places name no state and no such body was named.
    """
    home = context.home_at(token, body.suffix)
    if home is not None:
        return context.mention(token, phrase, body.of(home), sort="description", country=home.iso2, plural=True)
    for mention in context.recent():
        if mention.sort == "derived" and mention.id.endswith(f"-{body.suffix}"):
            return _as_description(context, token, phrase, mention)
    return None


def is_of_government(context: Context, token: Token, start: int) -> bool:
    """Whether a force is that of the state in question by its own words: "government troops", "the army"."""
    before = token.doc[start : token.i]
    modifiers = {word.lower_ for word in before}
    if any(context.is_people(word.text) for word in before):
        return False  # "the Kurdish security forces"
    if modifiers & context.words.camps and not modifiers & context.words.government:
        return False  # "Royalist troops"
    if _is_made_by_others(token):
        return False  # "a junta named by the rebels"
    if modifiers & context.words.government or noun_lemma(token) in context.words.governing:
        return True
    service = " ".join(word.lower_ for word in before[-_SERVICE:])
    body = context.words.bodies.get(service) if service not in context.words.weapons else None
    return body is not None and body.suffix in _SERVICES and not modifiers & context.words.irregular


def _is_made_by_others(token: Token) -> bool:
    """Whether a body is told to be somebody's making: "a government formed by the exiles"."""
    made = [child for child in token.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    one = any(child.lower_ in ("a", "an") for child in token.lefts)
    return one and any(link.dep_ == "agent" for verb in made for link in verb.rights)


def _is_definite(token: Token) -> bool:
    return token.pos_ == "PROPN" or any(child.lower_ in _DEFINITE for child in token.lefts)


def _as_description(
    context: Context, token: Token, phrase: Span, meant: ActorMention, antecedent: Span | None = None
) -> ActorMention:
    who = Identity(meant.id, meant.name, meant.kind)
    return context.mention(
        token, phrase, who, sort="description", country=meant.country, plural=True, antecedent=antecedent
    )


def _stands_for(context: Context, token: Token, description: Description, *, alone: bool) -> ActorMention | None:
    """The actor that a description means: the only fitting one near, else the one that the report names most.

    `alone`: only the one that the whole report up to here names.  What the description is joined to by "and" or a
    comma is another than itself ("the coalition, the rebels and the army agreed").
    """
    beside = _joined(context, token) | context.set_against.get(noun_lemma(token), frozenset())
    many = token.tag_ in ("NNS", "NNPS")
    outside = any(child.lower_ in context.words.outside for child in token.lefts)
    lemma = noun_lemma(token)
    loose = alone and token.dep_ in ("amod", "compound", "nmod")  # "jihadist control" may be anybody's
    charged = [word.lower_ for word in token.lefts if word.lower_ in context.words.charged]
    if charged:
        lemma = charged[-1]  # "the terrorist groups"
    if lemma in context.words.charged and token.dep_ in ("amod", "compound", "nmod"):
        return None  # "terrorist rocket attacks" may be anybody's
    only_named_so = loose or lemma in context.words.charged
    union = lemma in context.words.unions
    united = union and any(child.dep_ in _TELLING for child in token.lefts)
    if alone and any(child.lower_ in context.words.unknown for child in token.lefts):
        return None
    for kinds in (description.kinds, description.otherwise):
        if united and kinds == description.otherwise:
            return None  # "the seven-party alliance" is none of its members
        if (alone or charged) and len(context.named_of(kinds)) > 1:
            return _told_of(context, token, kinds)  # "six militants", where the report names several groups
        fitting = [
            mention
            for mention in context.found
            if (mention.kind in kinds or (union and not alone and is_called(context, mention, lemma)))
            and mention.sort in _SURE
            and mention.id not in beside | context.units
            and mention.head.start not in context.leant_on
            and not (outside and mention.kind not in _FROM_OUTSIDE)
            and not (many and mention.id in context.one_of_many)
            and not (mention.kind == "state_forces" and context.is_abroad(token, mention.country))
            and not (description.against_state and _is_on_home_side(context, mention))
            and may_be_such(lemma, mention)
        ]
        fitting = _but_for_others(context, token, fitting)
        if union and kinds == description.otherwise:
            fitting = [one for one in fitting if lemma in one.name.casefold() or is_called(context, one, lemma)]
        if description.if_called and kinds == description.otherwise:
            fitting = told_as(context, lemma, fitting)
        if only_named_so and not any(_is_called(context, mention, lemma) for mention in fitting):
            continue
        if fitting and alone:
            return _forces_of(context, fitting)
        if fitting:
            meant = group_of_speaker(context, token, fitting) or _only_near(context, token, fitting)
            meant = meant or _most_named(fitting) or _topic(context, token, fitting)
            if meant is not None:
                return meant
    return None


def _planes(context: Context, token: Token) -> ActorMention | None:
    """The air force told of in this sentence or the one before that "the planes" are of; None for other words and where
    several were told of."""
    body = context.words.bodies.get(noun_lemma(token))
    if body is None or body.suffix != "air" or token.tag_ != "NNS" or not _is_definite(token):
        return None
    if any(child.dep_ in _TELLING for child in token.lefts):
        return None
    return _only_near(context, token, [mention for mention in context.found if mention.id.endswith("-air")])


def _told_of(context: Context, token: Token, kinds: Collection[str]) -> ActorMention | None:
    """Of several groups that a report names the only one of these kinds told of in this sentence before a word and in
    the one before it of the same paragraph; None where there is none."""
    here = context.document.sentence_at(token.idx)
    near: list[ActorMention] = []
    if any(child.lower_ in context.words.doubting for child in token.lefts):
        return None  # "suspected insurgents"
    if token.sent[0].dep_ == "prep" or any(word.idx in context.places for word in token.sent):
        return None  # what happens elsewhere may be others' doing
    for mention in context.recent():
        sentence = context.document.sentence_at(mention.head.start)
        if here is None or sentence is None or sentence.index < here.index - 1 or sentence.paragraph != here.paragraph:
            break
        if mention.kind in kinds:
            near.append(mention)
    one = len({mention.id for mention in near}) == 1 and near[0].sort in _SURE
    return near[0] if one and not _joined(context, token) else None


def _forces_of(context: Context, fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The last of some mentions, if all are of one party or of the bodies of one state: then its army rather than its
    planes; else None."""
    states = {mention.id.rpartition("-")[0] if mention.kind == "state_forces" else mention.id for mention in fitting}
    if len(states) != 1:
        return None
    armies = [mention for mention in fitting if mention.id.endswith("-forces")]
    if not armies and (len({one.id for one in fitting}) > 1 or _are_strangers(context, fitting[-1])):
        return None
    return armies[-1] if armies else _on_foot(context, fitting[-1])


def _are_strangers(context: Context, mention: ActorMention) -> bool:
    """Whether planes are a foreign state's over a land whose own government the report tells of."""
    home = context.home.iso2 if context.home is not None else None
    if home is None or mention.country in (home, None) or not mention.id.endswith(_AFLOAT):
        return False
    return any(one.country == home and one.kind in ("state", "political_body", "police") for one in context.found)


def _on_foot(context: Context, mention: ActorMention) -> ActorMention:
    """The army of the state whose planes or ships alone were told of, which are no soldiers; others as they are."""
    state = context.registry.by_iso2.get(mention.country or "")
    if state is None or not mention.id.endswith(_AFLOAT):
        return mention
    army = context.words.by_suffix["forces"].of(state)
    return replace(mention, id=army.id, name=army.name, kind=army.kind)


def _but_for_others(context: Context, token: Token, fitting: list[ActorMention]) -> list[ActorMention]:
    """Of the actors that "the rebels" can mean those that the report calls so, where it told of rebels before without a
    name: they need not be the group that it then names.  "The armed groups" are never a monitor."""
    lemma = noun_lemma(token)
    if token.tag_ in ("NNS", "NNPS") or any(child.lower_ == "armed" for child in token.lefts):
        fitting = [mention for mention in fitting if mention.kind not in _UNARMED]
    if lemma not in context.words.loosely or not any(
        mention.sort == "unknown" and context.written(mention.head).casefold().removesuffix("s") == lemma
        for mention in context.found
    ):
        return fitting
    called = {mention.id for mention in fitting if _is_called(context, mention, lemma)}
    return [mention for mention in fitting if mention.id in called]


def _is_called(context: Context, mention: ActorMention, lemma: str) -> bool:
    """Whether a mention gives its actor the name of a sort: "Boko Haram militants", "the militant group Boko Haram"."""
    return any(word.startswith(lemma) for word in context.written(mention.span).casefold().split())


def _joined(context: Context, token: Token) -> frozenset[str]:
    """The ids of the names that stand beside a noun in one list."""
    top = token
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    beside = [child for child in top.head.children if child.dep_ == top.dep_ and child.dep_ in ("nsubj", "dobj")]
    listed, todo = [], [top, *beside]
    while todo:
        word = todo.pop()
        listed.append(word)
        todo += [child for child in word.rights if child.dep_ in ("conj", "appos")]
    hits = (context.hits.get(word.idx) for word in listed if word.i != token.i)
    return frozenset(hit.id for hit in hits if hit is not None)


def _is_on_home_side(context: Context, mention: ActorMention) -> bool:
    return bool(context.home and mention.camp and mention.camp == context.home.camp)


def _only_near(context: Context, token: Token, fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The last of the mentions in this sentence and the one before it, if all of them mean the same actor."""
    document = context.document
    here = document.sentence_at(token.idx)
    if here is None:
        return None
    near = []
    for mention in fitting:
        sentence = document.sentence_at(mention.head.start)
        if sentence is not None and here.index - sentence.index <= 1:
            near.append(mention)
    return near[-1] if len({mention.id for mention in near}) == 1 else None


def _topic(context: Context, token: Token, fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The party that a lone "the group" or "the movement" goes on to tell of: of those that it can mean the last that
    was the subject of a main clause near before; None for other words."""
    if token.tag_ != "NN" or noun_lemma(token) not in context.words.titles:
        return None
    here = context.document.sentence_at(token.idx)
    ids = {mention.id for mention in fitting}
    for mention in context.recent():
        sentence = context.document.sentence_at(mention.head.start)
        if here is None or sentence is None or here.index - sentence.index > _TOPIC:
            return None
        head = context.document.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if mention.id in ids and head is not None and head.root.dep_ == "nsubj" and head.root.head.dep_ == "ROOT":
            return mention
    return None


def _most_named(fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The last mention of the actor that more than half of the mentions mean."""
    first, most = Counter(mention.id for mention in fitting).most_common(1)[0]
    if most * 2 <= len(fitting):
        return None
    return next(mention for mention in reversed(fitting) if mention.id == first)

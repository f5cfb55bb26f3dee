"""Which dates of a sentence tell when a predicate happened."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from rashomon.model.span import Span
from rashomon.reading.claims.beside_days import is_meanwhile, is_of_counted, is_of_means
from rashomon.reading.claims.other_dates import is_of_office, is_of_what_came_later, is_other
from rashomon.reading.claims.tenses import goes_on_now, is_by_now
from rashomon.reading.frames import Draft, Scene, extent
from rashomon.reading.frames.clause import shared_end
from rashomon.reading.frames.means import words
from rashomon.reading.frames.verbs import is_passive
from rashomon.reading.frames.vocabulary import harm_verbs, modality_words
from rashomon.reading.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_USELESS = frozenset({"age", "none"})
_OF_THE_DEAD = frozenset({"violence:among", "violence:toll"})
_TOLD_BEHIND = frozenset({"casualty_detail", "violation", "attack", "clash", "hazard_event"})
_AFTER_HEADING = re.compile(r"[)\]]?\s*(?::|\s[-–—]\s)\s*\S")


def own_dates(scene: Scene, draft: Draft) -> list[DateMention]:
    """The dates that tell of this predicate, best first: its own words, then those of the clause it hangs on.

    Of its own, a day comes before the month or year around it, and a length of time comes last.
    """
    doc = draft.trigger.doc
    start, end = doc[draft.first].idx, doc[draft.last].idx + len(doc[draft.last].text)
    others = [one for one in scene.document.speech if one.cue is None or not _covers(one.cue, draft.trigger)]
    cues = [speech.cue for speech in others if speech.cue is not None]
    stated = {id(speech.stated) for speech in others}
    inside: list[tuple[int, DateMention]] = []
    near: list[tuple[int, DateMention]] = []
    embedded: list[tuple[int, DateMention]] = []
    beside: list[tuple[int, DateMention]] = []
    for mention in scene.document.dates:
        if (
            mention.function in _USELESS
            or mention.span.end <= draft.sentence.span.start
            or mention.span.start >= draft.sentence.span.end
        ):
            continue
        if any(cue.contains(mention.span) for cue in cues) or (mention.when is not None and id(mention.when) in stated):
            continue
        token = token_of(draft, mention)
        if token is None or _is_of_others(scene, mention, token, draft):
            continue
        if draft.rule in _OF_THE_DEAD and is_of_the_dead(token, draft.trigger):
            kept = inside
        elif start <= mention.span.start < end:
            if mention.function == "for" and not _lasts(token, draft.trigger):
                continue
            if _is_the_deeds(token, draft.trigger) or _is_of_impact(token, draft):
                kept = inside
            elif mention.function == "on" and (
                verb_above(token).tag_ == "VBG" or is_of_means(scene, verb_above(token), draft)
            ):
                kept = embedded
            else:
                continue
        elif _opens(token, draft.trigger) or _is_then(mention, draft.trigger):
            kept = inside
        elif _governs(token, draft.trigger, fleeting=mention.function == "on") or (
            _ends_losses(token, draft.trigger) or _is_of_losses(token, draft.trigger)
        ):
            kept = near
        elif mention.function == "on" and (
            _is_heading(scene, mention, draft)
            or is_meanwhile(verb_above(token), draft.trigger)
            or _is_of_deed(scene, token, draft)
            or _is_of_fight(scene, token, draft)
        ):
            kept = beside
        else:
            continue
        kept.append((abs(token.i - draft.trigger.i), mention))
    found = [*_ranked(inside or embedded), *_ranked(near), *_ranked(beside)]
    return found or _before_semicolon(scene, draft)


def _is_the_deeds(token: Token, trigger: Token) -> bool:
    """Whether a day within the words of a deed is of the deed itself, and not of a clause told inside them."""
    if not _is_embedded(token, trigger) or _is_of_losses(token, trigger):
        return True
    return _is_cut_off(token, trigger) or _opens(token, trigger)


def _is_of_impact(token: Token, draft: Draft) -> bool:
    """Whether a day is that on which the shell or bomb came down of which the words tell who fired it.

    "The shells that fell on the town on Friday had been fired by rebels"; "did not fire the shell that hit it then".
    """
    verb = verb_above(token)
    if not any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in verb.lefts):
        return False  # "fired the missiles that it received on Friday"
    return verb.dep_ == "relcl" and draft.rule == f"violence:noun:{verb.head.lemma_.lower()}"


def _is_of_others(scene: Scene, mention: DateMention, token: Token, draft: Draft) -> bool:
    """Whether a day is that of a saying, of an office or of another deed than the draft's."""
    if _is_of_saying(token, draft.trigger) or is_other(token) or is_of_what_came_later(token, draft.trigger):
        return True
    if (mention.function == "since" and is_of_office(token)) or _is_of_other_deed(scene, token, draft):
        return True
    return mention.function == "on" and _is_of_asking(token, draft)


def _before_semicolon(scene: Scene, draft: Draft) -> list[DateMention]:
    """The day of the deed told before a semicolon or colon: "X was shelled on 9 May; ten people were killed"."""
    text, start = scene.document.text, draft.sentence.span.start
    before = text[start : draft.trigger.idx]
    if draft.type not in _TOLD_BEHIND or before.count("; ") + before.count(": ") != 1 or is_perfect(draft.trigger):
        return []
    stop = start + max(before.find("; "), before.find(": "))
    days = [d for d in scene.document.dates if start <= d.span.start < stop]
    told = scene.document.doc.char_span(start, stop, alignment_mode="expand")
    if told is None or not any(word.tag_ in ("VBD", "VBN") for word in told):
        return []
    return days if len(days) == 1 and days[0].function == "on" else []


def _covers(span: Span, token: Token) -> bool:
    return bool(span.start <= token.idx < span.end)


def _ranked(found: list[tuple[int, DateMention]]) -> list[DateMention]:
    """Dates by their distance from the predicate; a wider one after one that it holds, a length of time last."""
    mentions = [mention for _distance, mention in sorted(found, key=lambda pair: pair[0])]
    return sorted(mentions, key=lambda one: (one.function == "for", any(_holds(one, other) for other in mentions)))


def _holds(wide: DateMention, narrow: DateMention) -> bool:
    """Whether one interval holds another that is shorter: "this year" holds "on Friday"."""
    if wide.when is None or narrow.when is None or wide.function != "on" or narrow.function != "on":
        return False
    first, last, start, end = wide.when.start, wide.when.end, narrow.when.start, narrow.when.end
    if first is None or last is None or start is None or end is None:
        return False
    return first <= start and end <= last and (last - first) > (end - start)


def _is_of_asking(token: Token, draft: Draft) -> bool:
    """Whether a date is that of the words that ask or promise: "met them on Tuesday and urged them to stop"."""
    trigger = draft.trigger
    asked = draft.modality == "planned" and trigger.dep_ == "xcomp" and trigger.head.tag_ in ("VBD", "VBN")
    above = verb_above(token)
    return asked and above.i != trigger.i and above.is_ancestor(trigger)


def is_of_the_dead(token: Token, trigger: Token) -> bool:
    """Whether a day is that of the deaths that a toll counts: "the number of people killed on Friday rose"."""
    verb = verb_above(token)
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_ not in modality_words()["results"]["verbs"]:
        return False
    return bool(verb.i != trigger.i) and any(above.i == trigger.i for above in verb.ancestors)


def is_of_counted_deed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a day is that of the deed of which a toll counts the dead: "the toll of Thursday's strike rose"."""
    if is_of_counted(scene, token, draft):
        return True
    noun = token
    while noun.dep_ in ("poss", "pobj", "prep", "npadvmod", "compound", "nmod", "nummod") and noun.head.i != noun.i:
        noun = noun.head
        if noun.pos_ == "NOUN" and (noun.lemma_.lower() in words("deeds") or "fire" in scene.classes(noun)):
            return bool(noun.i < draft.trigger.i) and any(above.dep_ == "nsubj" for above in (noun, *noun.ancestors))
    return False


def _is_of_other_deed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a day is that of the deed which is only the ground of this one: "arrested over last week's blast"."""
    noun = token.head
    if token.dep_ not in ("poss", "npadvmod", "compound", "nmod") or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    told = draft.event if draft.event is not None else draft.trigger
    if noun.i == told.i or noun.head.lower_ not in words("grounds") or not noun.is_ancestor(token):
        return False
    return noun.lemma_.lower() in words("deeds") or "fire" in scene.classes(noun)


def _is_cut_off(token: Token, trigger: Token) -> bool:
    """Whether a day closes the phrase before a verb: "two men shot, at a wake, in May 1974 were unarmed"."""
    host, end = verb_above(token), token.right_edge.i + 1
    if host.i not in (end, end + 1) or not trigger.i < token.i < host.i or trigger.tag_ != "VBN":
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass") for child in host.lefts)


def _is_of_losses(token: Token, trigger: Token) -> bool:
    """Whether a day behind the last of several losses is that of all: "lost 12 men killed and 30 wounded since May"."""
    verb = verb_above(token)
    trigger = trigger.head if trigger.dep_ == "aux" else trigger
    bears = trigger.lemma_ in words("suffering") | words("losing")
    if verb.dep_ != "acl" or verb.lemma_.lower() not in harm_verbs() or not bears:
        return False
    noun = verb.head
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.i == trigger.i or (noun.dep_ == "dobj" and bool(noun.head.i == trigger.i))


def _ends_losses(token: Token, trigger: Token) -> bool:
    """Whether a day behind the last of several losses is that of this one, or of the last of several harms.

    "Lost 12 men killed and 30 wounded since May"; "ten were killed and others suffered burns on Friday".
    """
    verb = verb_above(token)
    if trigger.lemma_.lower() not in harm_verbs() or verb.i <= trigger.i:
        return False
    if trigger.dep_ == "acl" and verb.dep_ == "acl" and verb.head.dep_ == "conj":
        beside = verb.head.head.i in (trigger.head.i, trigger.head.head.i)
        return verb.lemma_.lower() in harm_verbs() and bool(beside)
    joined = verb.dep_ == "conj" and verb.head.i == trigger.i and token.i > verb.i
    if not joined or trigger.dep_ in ("relcl", "acl"):
        return False
    both = is_passive(verb) and is_passive(trigger)  # "ten were killed and 30 houses were burnt on Friday"
    return both or verb.lemma_.lower() in harm_verbs() or verb.lemma_ in words("suffering")


def _is_heading(scene: Scene, mention: DateMention, draft: Draft) -> bool:
    """Whether a day stands as a heading before the sentence: "3 May: rebels shelled the port"."""
    text, start = scene.document.text, draft.sentence.span.start
    if text[start : mention.span.start].strip(" \t*•·-–—(["):
        return False
    return _AFTER_HEADING.match(text, mention.span.end) is not None


def _is_of_deed(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a day hangs on the deed of which a relative clause tells the outcome.

    "An attack on 5 May at a cafe in the old town which killed ten": the parse takes the cafe for what killed.
    """
    trigger = draft.trigger
    while trigger.dep_ == "conj" and trigger.head.pos_ == "VERB":
        trigger = trigger.head
    if trigger.dep_ != "relcl" or draft.type not in ("attack", "casualty_detail"):
        return False
    if not any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in trigger.lefts):
        return False
    noun, link = trigger.head, token
    while (
        link.dep_ in ("pobj", "prep", "npadvmod", "nummod", "compound", "poss")
        and link.pos_ != "VERB"
        and link.head.i != link.i
    ):
        link = link.head
    for _step in range(8):
        if noun.pos_ == "NOUN" and noun.i == link.i:
            return "fire" in scene.classes(noun)
        if noun.lemma_ == "be":  # "it was an attack on 5 May at a cafe which killed ten"
            deeds = [child for child in noun.children if child.dep_ == "attr" and "fire" in scene.classes(child)]
            return any(link.i in (noun.i, deed.i) for deed in deeds)
        if noun.dep_ not in ("pobj", "prep", "appos", "conj", "attr"):
            break
        noun = noun.head
    return False


def _is_of_fight(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a day is that of the fight in which some fell: "took the camp on Sunday in a raid in which ten died"."""
    trigger = draft.trigger
    while trigger.dep_ == "conj" and trigger.head.pos_ == "VERB":
        trigger = trigger.head
    if draft.type != "casualty_detail" or trigger.dep_ != "relcl":
        return False
    within = any(link.lower_ == "in" and any(t.lower_ == "which" for t in link.rights) for link in trigger.lefts)
    fight = scene.classes(trigger.head) & {"fire", "offensive"} or trigger.head.lemma_.lower() in words("deeds")
    return within and bool(fight) and verb_above(trigger.head).i == verb_above(token).i


def _is_then(mention: DateMention, trigger: Token) -> bool:
    """Whether a clause tells what was done on a day: "began at dusk on Friday, when jets bombed the airfield"."""
    if trigger.dep_ not in ("relcl", "advcl") or not any(child.lower_ == "when" for child in trigger.lefts):
        return False
    one_day = mention.when is not None and mention.when.start == mention.when.end
    return bool(one_day and mention.span.start <= trigger.head.idx < mention.span.end)


def _is_embedded(token: Token, trigger: Token) -> bool:
    """Whether a date belongs to a relative clause or participle inside the claim, and not to its own predicate."""
    node = token
    for _step in range(12):
        if node.i == trigger.i or node.head.i == node.i:
            return False
        if node.dep_ in ("relcl", "ccomp") or (node.dep_ == "acl" and node.tag_ in ("VBN", "VBG")):
            return not any(t.i == trigger.i for t in node.subtree)
        node = node.head
    return False


def _is_of_saying(token: Token, trigger: Token) -> bool:
    """Whether a day hangs on a verb of saying: it tells when something was said, not when it happened."""
    host = verb_above(token)
    if trigger.dep_ == "relcl" and trigger.head.i != token.i and trigger.head.is_ancestor(token):
        return False  # "after fighting on Friday in which ten died, he said"
    return bool(host.i != trigger.i) and host.lemma_ in extent.speech_lemmas() and not is_since(host)


def _lasts(token: Token, trigger: Token) -> bool:
    """Whether a length of time is told of the predicate ("besieged for years"), not of a noun ("three-year siege")."""
    node = token
    for _step in range(4):
        if node.dep_ in ("prep", "npadvmod") and (node.head.i == trigger.i or node.head.pos_ in ("VERB", "AUX")):
            aside = node.head.dep_ == "advcl" and node.head.tag_ == "VBN"  # "besieged for years, X was shelled"
            return bool(node.head.i == trigger.i or not aside)
        if node.head.i == node.i or node.dep_ in ("compound", "amod", "dobj", "nsubj", "poss"):
            return False
        node = node.head
    return False


def is_since(verb: Token) -> bool:
    """Whether a verb is that of a since-clause: "since it declared an emergency in June", also where the model makes it
    tell more of its subject ("since [the violence flared on 5 May]")."""
    if verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "pobj":
        return bool(verb.head.head.lower_ == "since" and verb.i == verb.head.i + 1)
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.lefts)


def _opens(token: Token, trigger: Token) -> bool:
    """Whether a day is of a since-clause of the predicate, or of one joined to it ("strikes and shelling since")."""
    host = verb_above(token)
    if not is_since(host):
        return False
    above = host.head
    if above.dep_ == "pobj" and above.head.lower_ == "since":
        above = above.head.head
    while above.dep_ in ("conj", "pobj", "agent", "dobj") and above.i > trigger.i and above.i != trigger.i:
        above = above.head
    return bool(above.i == trigger.i)


def _governs(token: Token, trigger: Token, *, fleeting: bool) -> bool:
    """Whether a date hangs on a clause that this predicate hangs on or shares by coordination."""
    holder = verb_above(token)
    node, under = trigger, False
    for _step in range(8):
        if node.i == holder.i:
            return True
        last = shared_end(node) if fleeting else None
        ends = node.head.i == node.i or node.dep_ in ("ccomp", "relcl")
        if last is not None and last.i == holder.i and not (ends and _is_of_last_alone(last)):
            return True
        if ends:
            return False
        if node.dep_ == "conj" and node.head.i == holder.i:
            since = (is_perfect(node) and not is_perfect(holder)) or goes_on_now(node, holder)
            if fleeting and (under or since or is_by_now(token, node)):
                return (
                    False  # "began in March, but became a war when ..."; "attacked on Friday and have advanced since"
                )
            return bool(token.i < (node.i if fleeting else holder.i))
        under = under or (node.dep_ == "advcl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in node.lefts))
        node = node.head
    return False


def _is_of_last_alone(last: Token) -> bool:
    """Whether the day at the end of joined verbs is that of the last: another does it, or it ends what began before
    ("was wounded and died on Friday", "left Kabul and reached Herat on Friday")."""
    return last.lemma_ in words("ending") or any(child.dep_ in ("nsubj", "nsubjpass") for child in last.children)


def is_perfect(verb: Token) -> bool:
    """Whether a predicate is in the present perfect: "have advanced"."""
    return any(child.dep_ == "aux" and child.lower_ in ("have", "has", "'ve", "’ve") for child in verb.lefts)


def token_of(draft: Draft, mention: DateMention) -> Token | None:
    """The word that holds a date together, in the parse of the claim; None where no words cover it."""
    span = draft.trigger.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def verb_above(token: Token) -> Token:
    """The verb that a word hangs on."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def published_day(scene: Scene) -> date | None:
    """The day from which the report counts; None if it is unknown."""
    return scene.document.day

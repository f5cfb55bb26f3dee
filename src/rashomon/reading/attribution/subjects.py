"""Who says it: the subject of a reporting verb, by the parse and by the words beside it."""

from __future__ import annotations

from rashomon.reading.attribution.derived import state_words
from rashomon.reading.attribution.grammar import CLOSING, OPENING, Grammar, Range
from rashomon.reading.attribution.phrases import (
    PHRASE_TAGS,
    STOPS,
    behind_relative,
    by_phrase,
    noun_after,
    noun_before,
    noun_phrase,
    who_says,
)
from rashomon.reading.attribution.shapes import Shapes
from rashomon.reading.attribution.utterance import Utterance

_QUOTES = OPENING | CLOSING
_LINKS = frozenset({"and", "of", "in", "at"})
_OPENERS = frozenset({"but", "and", "even", "meanwhile", ",", "still"}) | _QUOTES
_TIMES = frozenset({"on", "late", "early", "in", "a", "statement"})
ALWAYS = frozenset({"said", "says"})
"""Words that report even where the tagger takes them for something else."""


class Subjects(Shapes):
    """Finds sources of verbs; `running` is the sentence's last utterance, with which "adding that" goes on."""

    running: Utterance | None = None
    closed = False
    opened: int | None = None

    def _who(self, i: int, start: int) -> tuple[int, int] | None:
        """The written head of the source and the head of what it stands for: by the parse, then by the words beside."""
        g = self.g
        running = self.running
        self.closed, self.opened = False, None
        if (
            running is not None
            and running.head is not None
            and g.tags[i] == "VBG"
            and g.lemmas[i] in self.lexicon.running
        ):
            told = running.content
            inside = not told or any(s <= i < e for s, e in told) or told[-1][1] <= running.cue[0]
            if g.subject(i) is None and inside:  # "the source said ..., adding that ..."
                return running.head, running.head
        if self._goes_on(i) and running is not None and running.head is not None:
            return running.head, running.head
        trailing = behind_relative(g, i, start, self.low) or self._trailing(i, start) or self._unmarked(i, start)
        if trailing is not None:
            return trailing, trailing
        closing = self._closing(i)
        self.closed = self.closed or closing is not None
        closing = closing or self._behind_quote(i, start)
        if closing is not None:
            return closing, closing
        if g.subject(i) is None and g.tags[i] in ("VBD", "VBZ", "VBP") and g.deps[i] != "conj":
            beside = self._beside(i, start)
            if beside is not None:
                return beside
        found = who_says(g, self.lexicon, i, self.low, self.high)
        if found is None or not self._plausible(found[0], i):
            return self._beside(i, start)
        return self._behind_object(found, start)

    def _behind_object(self, found: tuple[int, int], start: int) -> tuple[int, int]:
        """The second of two nouns where another verb shows the first: "photos showed children and medics said"; or
        where the first is a phrase in front whose comma was lost: "North of the town the army said"."""
        g = self.g
        first = found[0]
        begin = g.left[first]
        voices = self.lexicon.voices
        last = next(
            (k for k in range(start - 1, first, -1) if g.deps[k] == "nsubj" and g.heads[k] == g.heads[first]), None
        )
        if last is not None and g.words[begin] in self.lexicon.bearings and g.words[begin + 1] == "of":
            self.opened = g.left[last]
            return last, last
        shown = begin > self.low and g.tags[begin - 1] in ("VBD", "VBZ", "VBP") and first < start
        if not shown or g.lemmas[first] in voices:
            return found
        second = next((k for k in g.kids[first] if k > first and g.deps[k] == "conj"), None)
        if second is None or second >= start or g.lemmas[second] not in voices:
            return found
        self.opened = g.left[second]
        return second, second

    def _goes_on(self, i: int) -> bool:
        """Whether "... and said" joins the speaker's verb, though the parse joins it to what was said before.

        "The colonel denied that houses had been hit and said the dead were fighters": houses say nothing.
        """
        g, running = self.g, self.running
        if running is None or g.deps[i] != "conj" or g.subject(i) is not None or g.tags[i] == "VBG":
            return False
        at = i
        while g.deps[at] == "conj" and g.heads[at] != at:
            at = g.heads[at]
        if g.deps[at] != "ccomp" or g.heads[at] != running.at or at < running.at:
            return False
        subject = g.subject(at)
        if subject is None:
            return False
        if g.lemmas[i] in self.lexicon.plain and g.negated(i):
            return True  # "said troops struck but did not say when"
        if g.tags[i] == "VBD" and g.tags[running.at] == "VBD" and g.tags[at] == "VBN":
            return True  # "said the rebels had advanced but reported fighting": by the tense it is the speaker
        speaks = g.lemmas[subject] in self.lexicon.voices or g.tags[subject].startswith("NNP")
        return g.tags[subject] == "PRP" or g.deps[subject] == "nsubjpass" or not speaks

    def _trailing(self, i: int, start: int) -> int | None:
        """The source of a sentence's last words, "..., residents and medics said Tuesday.", whatever the parse says."""
        g = self.g
        if g.lemmas[i] not in self.lexicon.plain or g.tags[i] not in ("VBD", "VBZ", "VBP") or not self._says_no_more(i):
            return None
        first = start
        while first > self.low and (g.tags[first - 1] in PHRASE_TAGS or g.words[first - 1] in _LINKS):
            first -= 1
        if first - self.low < 4 or g.words[first - 1] != "," or g.tags[first] in ("CC", "IN"):
            return None
        subject = g.subject(i)
        told = any(g.tags[k] in ("VBD", "VBZ", "VBP", "VBN") for k in range(self.low, first - 1))
        if not told or (subject is not None and not self.low <= subject < first - 1):
            return None  # the parse has it right
        return next((k for k in range(first, start) if g.is_noun(k) and not _leads_on(g, k, start)), None)

    def _unmarked(self, i: int, start: int) -> int | None:
        """As `_trailing`, where the comma was lost in copying: the known voice right before the last "said"."""
        g = self.g
        tagged = g.tags[i] in ("VBD", "VBZ", "VBP") or self._is_misread(i)
        glossed = self._is_glossed(i)
        ends = glossed or self._says_no_more(i) or self.scope.is_time_after(i + 1)
        if g.lemmas[i] not in self.lexicon.plain or not tagged or not ends:
            return None
        head = self._before_seat(start - 1)
        holds = not glossed and g.trimmed((i + 1, self.high)) is not None and self._holds(i)
        if head - self.low < 4 or not g.is_noun(head) or holds:
            return None
        first = self._phrase_start(head)
        if first - self.low < 4 or g.words[first - 1] in STOPS or g.tags[first - 1] in ("IN", "CC", "TO"):
            return None
        subject = g.subject(i)
        told = any(g.tags[k] in ("VBD", "VBZ", "VBP", "VBN") for k in range(self.low, first))
        nouns = self.lexicon.voices | self.lexicon.outlet_nouns | self.lexicon.medium
        known = any(g.lemmas[k] in nouns for k in range(first, head + 1))
        known = known or any(tuple(g.words[k : head + 1]) in self.lexicon.descriptions for k in range(first, head))
        if not told or not known:
            return None
        self.closed, self.opened = True, first
        return head if subject is None or not first <= subject <= head else subject

    def _before_seat(self, head: int) -> int:
        """The known voice before "in the town", where only that stands between it and its verb; else the same noun."""
        g = self.g
        first = self._start_of_run(head)
        voice = first - 2
        if voice - self.low < 4 or g.words[first - 1] not in ("in", "at", "from", "near"):
            return head
        plural = g.tags[voice] == "NNS" and g.lemmas[voice] in self.lexicon.unnamed
        return voice if plural else head

    def _is_glossed(self, i: int) -> bool:
        """Whether the outlet's own words stand behind the verb, without a verb: "... part of a wider push"."""
        g = self.g
        opened = any(tuple(g.words[i + 1 : i + 1 + len(gloss)]) == gloss for gloss in self.lexicon.glosses)
        return opened and not any(g.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(i + 1, self.high))

    def _is_misread(self, i: int) -> bool:
        """Whether the last "reported" of a sentence is taken for a participle of the voice before it."""
        g = self.g
        voices = self.lexicon.voices | self.lexicon.outlet_nouns
        beside = g.tags[i] == "VBN" and g.deps[i] == "acl" and g.heads[i] == i - 1 and g.lemmas[i] in self.lexicon.plain
        return beside and g.lemmas[i - 1] in voices and by_phrase(g, i) is None and self._says_no_more(i)

    def _holds(self, i: int) -> bool:
        """Whether the verb has an object or clause behind it."""
        return any(self.g.deps[k] in ("dobj", "ccomp", "xcomp") and k > i for k in self.g.kids[i])

    def _phrase_start(self, head: int) -> int:
        """Where the last noun phrase of a run of nouns begins: at its article, its state, or behind a plural."""
        g = self.g
        derived = self.lexicon.derived
        for first in range(max(self.low, head - 5), head):
            plain = tuple(word for word in g.words[first : head + 1] if word not in ("-", "'s"))
            joined = " ".join(plain).replace("state run", "state-run").replace("state owned", "state-owned")
            if plain in derived or tuple(joined.split()) in derived or plain in self.lexicon.descriptions:
                first = self._based(first)
                return first - 1 if g.tags[first - 1] == "DT" else first
        first = self._start_of_run(head)
        if g.words[first - 1] != "and":
            return first
        for second in range(max(self.low, first - 5), first - 1):  # "state media and a monitor"
            if tuple(g.words[second : first - 1]) in derived:
                return second
        return first

    def _based(self, first: int) -> int:
        """Where the words before a body begin that say where it sits: "a Vienna-based monitoring group"."""
        g = self.g
        if g.words[first - 1] != "based":
            return first
        first -= 1
        while first > self.low + 1 and (g.words[first - 1] == "-" or g.tags[first - 1] in ("NNP", "JJ")):
            first -= 1
        return first

    def _start_of_run(self, head: int) -> int:
        g = self.g
        first = head
        while first > self.low and g.tags[first - 1] in PHRASE_TAGS and g.words[first - 1] not in STOPS:
            if g.tags[first - 1] == "NNS" and (
                g.deps[first - 1] != "compound" or g.lemmas[first - 1] in self.lexicon.unnamed
            ):
                break
            first -= 1
            if g.tags[first] == "DT" or g.text[g.starts[first] : g.ends[first]] in state_words():
                break
        return first

    def _says_no_more(self, i: int) -> bool:
        """Whether only a time stands between the verb and the end of its sentence or the next comma."""
        g = self.g
        for k in range(i + 1, self.high):
            if g.words[k] in (",", ".", ";") or g.words[k].isspace():
                return True
            if g.entities[k] not in ("DATE", "TIME") and g.words[k] not in _TIMES:
                return False
        return True

    def _closing(self, i: int) -> int | None:
        """The source of "... said the ministry." where nothing else follows."""
        g = self.g
        if g.lemmas[i] not in ("say", "add") or g.words[i] == "saying":
            return None
        if g.tags[i] not in ("VBD", "VBZ") and g.words[i - 1] not in STOPS:
            return None
        after = noun_after(g, i + 1, self.high)
        subject = g.subject(i)
        if subject is not None and g.tags[subject] == "PRP" and subject == g.group_start(i) - 1:
            return None  # "Asked who leads them, he said Banda"
        if subject is not None and subject > i:
            return subject if i - self.low > 3 and self._names_itself(i, subject) else None
        if after is None or g.entities[after] in ("DATE", "TIME") or i - self.low < 3:
            return None
        if g.trimmed((after + 1, self.high)) is None:
            return after
        return after if self._names_itself(i, after) else None

    def _names_itself(self, i: int, noun: int) -> bool:
        """Whether only words about the speaker follow "said the monitor", or what the monitor says next ("adding")."""
        g = self.g
        known = g.tags[noun] in ("NNP", "NNPS") or g.lemmas[noun] in self.lexicon.voices
        if not known or self._speaks_on(i, noun) or (g.deps[noun] == "dobj" and g.tags[noun] not in ("NNP", "NNPS")):
            return False
        told = any(g.tags[k] in ("VBD", "VBZ", "VBP", "VBN") for k in range(self.low, i - 1))
        follows = noun + 1
        if follows + 1 < self.high and g.words[follows] == ",":
            follows += 1
        goes_on = follows < self.high and (
            g.words[follows] == "who" or (g.tags[follows] == "VBG" and g.lemmas[follows] in self.lexicon.running)
        )
        return told and (
            goes_on or not any(g.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(noun + 1, self.high))
        )

    def _behind_quote(self, i: int, start: int) -> int | None:
        """The first noun behind a quotation that ends without a comma: '..." a member of the group told'."""
        g = self.g
        ends = [e for _, e in self.quoted if e < start and start - e <= 14]
        if not ends or g.tags[i] not in ("VBD", "VBZ", "VBP"):
            return None
        if self.quoted[0][0] - self.low > 2:
            return None
        first = ends[-1]
        while first < start and (g.words[first] in STOPS or g.words[first] == "."):
            first += 1
        if any(self._bars(k) for k in range(first, start)) or first >= start:
            return None
        heads = [k for k in range(first, start) if g.is_noun(k)]
        found = next((k for k in heads if not first <= g.heads[k] < start), None)
        return found if found is not None or not heads or heads[-1] != start - 1 else heads[-1]

    def _plausible(self, written: int, i: int) -> bool:
        """Whether the parser's subject can be one: not the quoted words themselves."""
        if written > i and any(start <= written < end for start, end in self.quoted):
            return False
        return self.low <= written < self.high

    def _beside(self, i: int, start: int) -> tuple[int, int] | None:
        """A subject taken from the words beside the verb, where the parse gives none."""
        g = self.g
        if g.tags[i] not in ("VBD", "VBZ", "VBP", "VBN") and g.words[i] not in ALWAYS:
            return None
        if (
            not self.lexicon.hears(g.lemmas[i])
            and i > self.low
            and (g.words[i - 1] in (",", "-", "–", "—") or g.words[i - 1] in _QUOTES)
        ):
            after = noun_after(g, i + 1, self.high)
            if after is not None and not self._speaks_on(i, after):
                return after, after
            first = self._before_gloss(start) if after is not None else None
            if first is not None:
                return first, first
        before = noun_before(g, start, self.low)
        if before is None or any(s <= before < e for s, e in self.quoted):
            return None
        first = before
        while first > self.low and not self._bars(first - 1):
            first -= 1
        side = first - 1
        if side > self.low and g.words[side] in self.lexicon.near and g.words[first] in ("to", "with", "by"):
            return (side - 1, side - 1) if g.is_noun(side - 1) else None  # "activists opposed to the rebels said"
        for k in range(first, before + 1):
            if (g.is_noun(k) or g.tags[k] == "PRP") and not first <= g.heads[k] <= before:
                return k, k
        return before, before

    def _speaks_on(self, i: int, noun: int) -> bool:
        """Whether the noun behind "said" is the subject of what is said: "..., the mayor of Beni, said he had fled"."""
        g = self.g
        at = noun
        while g.deps[at] in ("conj", "compound", "poss") and i < g.heads[at]:
            at = g.heads[at]
        verb = g.heads[at]
        finite = g.is_verb(verb) and (g.tags[verb] != "VBG" or any(g.deps[k] == "aux" for k in g.kids[verb]))
        said = verb > at and finite and g.deps[verb] == "ccomp" and g.heads[verb] == i
        return said and g.deps[at] in ("nsubj", "nsubjpass")

    def _before_gloss(self, start: int) -> int | None:
        """The noun that opens a sentence, with words in commas or dashes between it and its verb: "Saleh, 40, said"."""
        g = self.g
        first = self.low
        while first < start and g.words[first] in _OPENERS:
            first += 1
        end = first
        while end < start and g.tags[end] in PHRASE_TAGS:
            end += 1
        glossed = first < end < start - 1 and g.words[end] in STOPS and g.words[start - 1] in STOPS
        return noun_after(g, first, end) if glossed else None

    def _bars(self, k: int) -> bool:
        """Whether a subject cannot reach over this word: a finite verb, "and", or punctuation but for hyphens."""
        g = self.g
        if g.words[k] in ("-", "–") and g.starts[k] == g.ends[k - 1]:
            return False
        return g.words[k] in STOPS or g.tags[k] in ("VBD", "VBZ", "VBP", "MD", "CC")

    def _is_near(self, source: Range, written: int, start: int, i: int) -> bool:
        """Whether source and verb make one contiguous stretch without another reporting verb between them."""
        g = self.g
        gap = range(max(source[1], g.right[written] + 1), start) if source[1] <= start else range(i + 1, source[0])
        for k in gap:
            reports = k < self.high and g.lemmas[k] in self.lexicon.verbs and g.is_verb(k)
            if reports and g.words[k] not in self.lexicon.citing:
                return False
            if g.tags[k] in ("VBD", "VBZ") and g.deps[k] in ("ROOT", "conj", "ccomp") and k < i and k != start:
                return False
        return True

    def _publishes(self, head: int) -> bool:
        """Whether the subject is a document, footage or an outlet, which can only pass words on."""
        g = self.g
        words = {g.lemmas[head], g.words[head]}
        for kid in g.kids[head]:
            if g.deps[kid] in ("compound", "appos"):
                words.add(g.lemmas[kid])
        if words & self.lexicon.medium or words & self.lexicon.broadcasting:
            return True
        last = g.words[head].split()
        return bool(last) and last[-1] in self.lexicon.outlet_endings

    def _hearer(self, i: int) -> Range | None:
        """Whom the words are told to ("told the agency"), who may be the one that passes them on."""
        g = self.g
        if not self.lexicon.hears(g.lemmas[i]):
            return None
        for kid in g.kids[i]:
            if i < kid < self.high and g.deps[kid] in ("dobj", "dative", "iobj") and g.is_noun(kid):
                return noun_phrase(g, kid, i + 1, self.high)
        return None

    def _publisher(self, i: int) -> Range | None:
        """Who passes on "said in a statement quoted by state television"."""
        g = self.g
        for link in g.kids[i]:
            for noun in g.kids[link] if link > i and g.deps[link] == "prep" else ():
                for kid in g.kids[noun] if g.lemmas[noun] in self.lexicon.medium else ():
                    agent = by_phrase(g, kid) if g.lemmas[kid] in self.lexicon.passing else None
                    if agent is not None and agent < self.high:
                        return noun_phrase(g, agent, kid, self.high)
        return None


def _leads_on(g: Grammar, k: int, stop: int) -> bool:
    """Whether a noun only stands before another one that it describes: "church" in "church workers"."""
    return g.deps[k] in ("compound", "poss", "nmod", "amod") and k < g.heads[k] < stop

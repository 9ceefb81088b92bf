"""Step 3: pairs that the sources hold between the lines. usage: make_pairs.py TRAIN_FOLDER WORK_FOLDER

glossary    a term ↔ its translation              names      a romanised name ↔ the name
translated  an English title or sentence put into Korean word for word ↔ the English text it belongs to
synonyms    two words of one WordNet entry        adjacent   a sentence of a paragraph ↔ the next
reworded    a sentence ↔ the same with synonyms in place of some words and without some others
"""

import gzip
import json
import pickle
import random
import re
import sys
from collections import Counter, defaultdict

from lexicon import glossary_lines, lexicon
from names import names
from sources import read
from text import is_hangul, words
from vocabulary import weighted

SEED = 11
COMMON_WORDS = 15_000
PARTICLES = ["은", "는", "이", "가", "을", "를", "의", "에", "에서", "으로", "와", "도"]
FUNCTION_WORDS = set("""a an the of to in on at for by with from as and or but that this these those is are was were be been being
 it its he she they his her their we our you your i has have had do does did will would can could should may might not no so if
 than then there what who when where which how about into over after before also more most such""".split())
SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


class Translator:
    def __init__(self, entries, rng):
        self.entries, self.rng = entries, rng

    def find(self, found, at):
        for n in (4, 3, 2, 1):
            term = tuple(found[at:at + n])
            if len(term) < n:
                continue
            for last in (term[-1], term[-1][:-1], term[-1][:-2], term[-1][:-2] + "e", term[-1][:-3], term[-1][:-3] + "e"):
                korean = self.entries.get((*term[:-1], last)) if last and term[-1].startswith(last[:-1]) else None
                if korean and (last == term[-1] or re.search(r"(s|es|ed|ing)$", term[-1])):
                    return korean, n
        return None, 1

    def __call__(self, text):
        """Word for word, particles at random; None when under 40 % of the words are known."""
        found, out, known, content, at = words(text), [], 0, 0, 0
        while at < len(found):
            korean, n = self.find(found, at)
            if korean and not (n == 1 and found[at] in FUNCTION_WORDS):
                term = self.rng.choice(korean)
                out.append(term + (self.rng.choice(PARTICLES) if is_hangul(term[-1]) and self.rng.random() < 0.6 else ""))
                known, content = known + n, content + n
            elif found[at] not in FUNCTION_WORDS:
                content += 1
                if self.rng.random() < 0.5 or found[at].isdigit():
                    out.append(found[at])
            at += n
        if content < 2 or known < 0.4 * content:
            return None
        if self.rng.random() < 0.5:  # Korean puts the verb last and the place first
            cut = self.rng.randrange(len(out))
            out = out[cut:] + out[:cut]
        return " ".join(out)


class Rewriter(Translator):
    """English in other words: synonyms from WordNet and the glossaries, some words left out."""

    def __call__(self, text):
        found, out, changed, at = words(text), [], 0, 0
        while at < len(found):
            synonyms, n = self.find(found, at)
            if synonyms and not (n == 1 and found[at] in FUNCTION_WORDS) and self.rng.random() < 0.5:
                out.append(self.rng.choice(synonyms))
                changed += 1
            elif self.rng.random() > (0.4 if found[at] in FUNCTION_WORDS else 0.15):
                out.extend(found[at:at + n])
            at += n
        return " ".join(out) if changed and len(out) > 2 else None


def synonym_entries(folder, work):
    """{words of a term: [synonyms]}, of frequent words only: rare senses of theirs are as wrong as they are many."""
    with open(work + "/words.pickle", "rb") as file:
        counts = weighted(pickle.load(file))
    rank = {word: i for i, (word, _) in enumerate(counts.most_common(COMMON_WORDS))}
    known = lambda term: all(word in rank for word in words(term))
    groups = [a.split(", ") for a, _, kind in read(folder, "wordnet") if kind == "gloss"]
    groups += [english for english, _ in glossary_lines()]
    met = Counter()
    for group in groups:
        group = sorted({" ".join(words(term)) for term in group if words(term) and known(term)})
        met.update((x, y) for x in group for y in group if x != y)
    entries = defaultdict(list)
    for (x, y), n in sorted(met.items()):
        entries[tuple(x.split())] += [y] * n
    return {key: synonyms for key, synonyms in entries.items() if len(key) <= 4}


def main(folder, work):
    rng = random.Random(SEED)

    def write(name, pairs):
        pairs = list(pairs)
        with gzip.open(f"{work}/{name}.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as file:
            for a, b in pairs:
                file.write(json.dumps({"a": a, "b": b, "k": name}, ensure_ascii=False) + "\n")
        print(f"{name:18s} {len(pairs):>8,}", rng.choice(pairs), flush=True)

    entries = lexicon([(a, b) for a, b, _ in read(folder, "ko_en_parallel")])
    print(f"{len(entries):,} terms in the lexicon")
    translate = Translator(entries, rng)
    terms = [(e, k) for english, korean in glossary_lines() for e in english for k in korean]
    terms += [(k1, k2) for _, korean in glossary_lines() for k1 in korean for k2 in korean if k1 < k2]
    terms += [(e1, e2) for english, _ in glossary_lines() for e1 in english for e2 in english if e1 < e2]
    terms += [(" ".join(e), k) for e, korean in entries.items() if e[0] not in FUNCTION_WORDS for k in korean]
    write("glossary", sorted(set(terms)))
    write("names", names(rng, 20_000))

    adjacent, sentences = [], []
    for text, _, _ in read(folder, "wh_text"):
        parts = [p for p in SENTENCES.split(text) if 5 <= p.count(" ") <= 50]
        if len(parts) >= 2:
            at = rng.randrange(len(parts) - 1)
            adjacent.append((parts[at], parts[at + 1]))
        if parts and rng.random() < 0.35:
            sentences.append(rng.choice(parts))
    write("adjacent", rng.sample(adjacent, min(120_000, len(adjacent))))

    translated = []
    for name, share in (("wh_title", 0.8), ("hr_reports", 0.1), ("history_state", 1), ("wikisplit", 1), ("wh_qa", 0.5), ("factbook", 0.3)):
        for a, b, _ in read(folder, name):
            korean = translate(a[:300]) if rng.random() < share else None
            if korean:
                translated.append((korean, b))
    for sentence in sentences:
        korean = translate(sentence)
        if korean:
            translated.append((korean, sentence))
    write("translated", translated)

    reword, reworded = Rewriter(synonym_entries(folder, work), rng), []
    plain = [a for a, _, _ in read(folder, "wikisplit")] + [a for a, _, kind in read(folder, "wordnet") if kind == "example"]
    plain += [a for a, _, kind in read(folder, "ko_en_parallel") if kind in ("tatoeba", "news", "news-nk")]
    plain += [sentence for sentence in sentences if rng.random() < 0.4]
    for sentence in plain:
        other = reword(sentence)
        if other:
            reworded.append((other, sentence))
    write("reworded", reworded)

    synonyms = set()
    for a, _, kind in read(folder, "wordnet"):
        if kind == "gloss":
            group = sorted(set(a.split(", ")))
            if len(group) > 1:
                synonyms.add(tuple(rng.sample(group, 2)))
    write("synonyms", sorted(synonyms))


if __name__ == "__main__":
    main(*sys.argv[1:3])

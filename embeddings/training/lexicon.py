"""English words → Korean words: the glossaries, and what the parallel text itself gives away."""

import os
from collections import Counter, defaultdict

import numpy as np
from scipy.sparse import csr_matrix

from text import is_hangul, words

HERE = os.path.dirname(os.path.abspath(__file__))
GLOSSARIES = (HERE + "/glossary.tsv", HERE + "/../../corpus/glossary.tsv")
MIN_PAIRS = 5  # sentences in which a pair of words must meet
MIN_DICE = 0.3


def glossary_lines():
    """Lists of English terms and of Korean terms of one idea."""
    for path in GLOSSARIES:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if "\t" in line and not line.startswith("#"):
                    english, korean = line.rstrip("\n").split("\t")[:2]
                    yield [t.strip() for t in english.split("|")], [t.strip() for t in korean.split("|")]


def mined(pairs):
    """(English, Korean) sentences → {word: [Korean word beginnings]} by Dice coefficient of meeting in a sentence."""
    vocabularies = ({}, {})
    rows = ([], []), ([], [])
    for i, (english, korean) in enumerate(pairs):
        sides = (
            {w for w in words(english) if not is_hangul(w) and len(w) > 2},
            {w[:n] for w in words(korean) if is_hangul(w) for n in (2, 3, 4) if n <= len(w)},
        )
        for side, found in enumerate(sides):
            index = vocabularies[side]
            rows[side][0].extend([i] * len(found))
            rows[side][1].extend(index.setdefault(w, len(index)) for w in sorted(found))
    shape = lambda side: (len(pairs), len(vocabularies[side]))
    x, y = (csr_matrix((np.ones(len(rows[s][0]), np.float32), rows[s]), shape=shape(s)) for s in (0, 1))
    n_x, n_y = np.asarray(x.sum(0)).ravel(), np.asarray(y.sum(0)).ravel()
    keep_x, keep_y = np.flatnonzero(n_x >= MIN_PAIRS), np.flatnonzero(n_y >= MIN_PAIRS)
    names_x, names_y = (np.array(list(v)) for v in vocabularies)
    met = (x[:, keep_x].T @ y[:, keep_y]).tocoo()
    dice = 2 * met.data / (n_x[keep_x][met.row] + n_y[keep_y][met.col])
    good = (dice >= MIN_DICE) & (met.data >= MIN_PAIRS)
    best = defaultdict(list)
    for e, k, d in sorted(zip(met.row[good], met.col[good], dice[good]), key=lambda r: -r[2]):
        best[str(names_x[keep_x[e]])].append(str(names_y[keep_y[k]]))
    return {word: korean[:2] for word, korean in best.items()}


def lexicon(pairs):
    """{words of an English term: [Korean terms]}; the glossaries win over what was mined."""
    out = {(word,): korean for word, korean in mined(pairs).items()}
    listed = defaultdict(list)
    for english, korean in glossary_lines():
        for term in english:
            key = tuple(words(term))
            if 0 < len(key) <= 4:
                listed[key] += korean
    out.update(listed)
    return out

"""Everyday sentences and words that mean the same, written for this project (everyday/README.md), in batches.

graded-*.txt         groups: "= base", then "GRADE variant" lines (0 … 5: how alike in meaning it is to the base)
same-*, views-*.txt  blocks: one thing in the words of several people
words-*.txt          a line: terms that may stand for one another, " | " between those that are only related
"""

import glob
import itertools
import os

import numpy as np

ALIKE = 4  # grade from which two sentences count as the same
KEPT_ASIDE = 8  # one graded group in so many is not trained on: measure.py has them


def blocks(path):
    with open(path, encoding="utf-8") as file:
        return [block.splitlines() for block in file.read().strip().split("\n\n")]


def graded(path):
    """[(base, [(grade, variant) …]) …]"""
    groups = []
    for base, *variants in blocks(path):
        parts = [line.split(" ", 1) for line in variants]
        groups.append((base.removeprefix("= "), [(float(grade), text) for grade, text in parts]))
    return groups


def kept_aside(folder):
    """Graded pairs that no training sees: [(grade, text, text) …]."""
    files = sorted(glob.glob(folder + "/graded-*.txt"))
    return [(grade, base, text) for path in files for base, variants in graded(path)[::KEPT_ASIDE] for grade, text in variants]


def read(path):
    """Groups of texts that say the same, and whose pairs are to be alike: [[[text …] …] …], the inner lists of one group."""
    if os.path.basename(path).startswith("graded-"):
        trained = [group for i, group in enumerate(graded(path)) if i % KEPT_ASIDE]
        return [[[base, text] for grade, text in variants if grade >= ALIKE] for base, variants in trained]
    found = blocks(path)
    if os.path.basename(path).startswith("words-"):
        return [[[term.strip() for term in terms.split(",")] for terms in line.split("|")] for line in found[0]]
    return [[block] for block in found]


class Genre:
    """One file. A batch is of one genre: among sentences of one kind, the frame that they share tells nothing."""

    def __init__(self, path, tokenizer, rng):
        self.rng, self.words = rng, os.path.basename(path).startswith("words-")
        pairs = [(group, a, b) for group, sets in enumerate(read(path)) for texts in sets for a, b in itertools.combinations(texts, 2)]
        pairs = [(group, a, b) for group, a, b in ((g, tokenizer(a), tokenizer(b)) for g, a, b in pairs) if a and b]
        self.group = np.array([group for group, _, _ in pairs])
        self.sides = [[np.array(pair[side], np.int64) for pair in pairs] for side in (1, 2)]
        self.groups = self.group[-1] + 1
        self.order, self.at = rng.permutation(self.groups), 0

    def batch(self, groups, most):
        """(a, b, group of each pair): the pairs of so many groups, `most` of them at random; a side is (ids, ends)."""
        groups = min(groups, self.groups)
        if self.at + groups > self.groups:
            self.order, self.at = self.rng.permutation(self.groups), 0
        drawn = self.order[self.at:self.at + groups]
        self.at += groups
        items = np.flatnonzero(np.isin(self.group, drawn))
        items = self.rng.permutation(items)[:most]
        return *(joined([side[i] for i in items]) for side in self.sides), self.group[items]


def joined(texts):
    return np.concatenate(texts), np.concatenate([[0], np.cumsum([len(text) for text in texts])])


class Everyday:
    def __init__(self, folder, tokenizer, rng):
        self.rng = rng
        genres = [Genre(path, tokenizer, rng) for path in sorted(glob.glob(folder + "/*-*.txt"))]
        self.sentences, self.words = [g for g in genres if not g.words], [g for g in genres if g.words]

    def batch(self, words, groups, most):
        """A batch of one genre of sentences, or of words; larger genres more often."""
        genres = self.words if words else self.sentences
        sizes = np.array([genre.groups for genre in genres], float)
        return genres[self.rng.choice(len(genres), p=sizes / sizes.sum())].batch(groups, most)

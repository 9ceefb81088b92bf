"""Batches of pairs: each from one source, half of them with BM25 neighbours among the negatives."""

import os

import numpy as np
import torch

# How often a batch is taken from a source.
SHARES = {
    "wh_title": 11, "wh_qa": 3, "hr_reports": 3, "history_state": 2, "openstax": 15, "factbook": 2, "wordnet": 13,
    "define_questions": 5, "medquad": 2.5, "pubmedqa": 2, "gov_digital": 1.5, "wikisplit": 6, "wiki_misc": 2, "peps": 1,
    "ms_docs": 1, "dev_docs": 1, "ko_en_parallel": 7, "ko_en_parallel:news": 6, "ko_mono": 6, "wh_text": 7,
    "ko_en_parallel:ko": 3, "adjacent": 3, "translated": 7, "glossary": 3, "names": 1, "synonyms": 3, "reworded": 11,
}
NEWS = ("news", "news-nk", "tatoeba", "jhe", "name", "mozilla")
KEPT = 1 / 3  # of the spans that serve as questions stay in the passage too
WITH_NEIGHBOURS = 0.5  # of the batches
SEEDS = 4  # one in so many items of such a batch is drawn, the others are its neighbours


class Source:
    def __init__(self, work, name, rng, longest):
        file, _, part = name.partition(":")
        data = np.load(f"{work}/{file}.npz")
        self.rng, self.longest = rng, longest
        a, b = ("b", "b") if part == "ko" else ("a", "b")
        self.a, self.b = data[a], data[b]
        self.a_start, self.b_start = data[a + "_ends"][:-1], data[b + "_ends"][:-1]
        self.a_len, self.b_len = np.diff(data[a + "_ends"]), np.diff(data[b + "_ends"])
        self.one_text = part == "ko" or file.endswith("_text")
        keep = np.isin(data["kinds"], NEWS) if part == "news" else np.ones(len(self.a_len), bool)
        if self.one_text:
            keep &= self.a_len >= 24
        self.items = np.flatnonzero(keep)
        self.order, self.at = rng.permutation(self.items), 0
        # Pairs that share a side are no negatives of each other.
        self.keys = [fingerprints(data[side], data[side + "_ends"]) for side in (a, b)]
        path = f"{work}/{name}.neighbours.npy"
        self.neighbours = np.load(path) if os.path.exists(path) else None

    def draw(self, size):
        if self.at + size > len(self.order):
            self.order, self.at = self.rng.permutation(self.items), 0
        self.at += size
        return self.order[self.at - size:self.at]

    def batch(self, size):
        """(a, b, keys of a, keys of b); a side is (ids, ends)."""
        size = min(size, len(self.items))
        if self.neighbours is not None and self.rng.random() < WITH_NEIGHBOURS:
            seeds = self.draw(size // SEEDS)
            near = self.neighbours[seeds][:, self.rng.permutation(self.neighbours.shape[1])[:SEEDS - 1]].ravel()
            items = np.unique(np.concatenate([seeds, near[near >= 0]]))
        else:
            items = self.draw(size)
        keys = self.keys[0][items], self.keys[1][items]
        if self.one_text:
            return (*self.cut(items), *keys)
        return (segment(self.a, self.a_start[items], np.minimum(self.a_len[items], self.longest)),
                segment(self.b, self.b_start[items], np.minimum(self.b_len[items], self.longest)), *keys)

    def cut(self, items):
        """One running text → a span of it as the question, the rest as the passage."""
        rng, n = self.rng, len(items)
        lengths = np.minimum(self.a_len[items], self.longest)
        span = np.minimum(rng.integers(6, 24, n), lengths // 2)
        start = (rng.random(n) * (lengths - span)).astype(np.int64)
        first = self.a_start[items]
        question = segment(self.a, first + start, span)
        ids, ends = segment(self.a, first, lengths)
        position = np.arange(len(ids)) - np.repeat(ends[:-1], lengths)
        inside = (position >= np.repeat(start, lengths)) & (position < np.repeat(start + span, lengths))
        inside &= np.repeat(rng.random(n) > KEPT, lengths)
        kept = np.concatenate([[0], np.cumsum(~inside)])
        return question, (ids[~inside], kept[ends])


class Sources:
    """All of them, each as often as its share says; `shares`: "name=share,…" instead of those written here."""

    def __init__(self, work, rng, longest, shares=""):
        shares = {**SHARES, **{n: float(s) for n, s in (p.split("=") for p in shares.split(",") if p)}}
        self.rng, self.of = rng, {name: Source(work, name, rng, longest) for name, share in shares.items() if share}
        odds = np.array([shares[name] for name in self.of])
        self.odds = odds / odds.sum()

    def batch(self, size):
        """(a, b, keys of a, keys of b) from one source."""
        a, b, *keys = self.of[list(self.of)[self.rng.choice(len(self.odds), p=self.odds)]].batch(size)
        return a, b, *map(torch.from_numpy, keys)


def fingerprints(flat, ends):
    """One number for each text, the same for the same tokens in the same order."""
    lengths = np.diff(ends)
    position = np.arange(len(flat)) - np.repeat(ends[:-1], lengths)
    factors = np.random.default_rng(0).integers(1, 2**63, lengths.max() + 1, dtype=np.int64) | 1
    sums = np.concatenate([[0], np.cumsum((flat.astype(np.int64) + 1) * factors[position])])
    return sums[ends[1:]] - sums[ends[:-1]]


def segment(flat, starts, lengths):
    ends = np.concatenate([[0], np.cumsum(lengths)])
    return flat[np.repeat(starts - ends[:-1], lengths) + np.arange(ends[-1])].astype(np.int64), ends

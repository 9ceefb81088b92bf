"""Reads the arrays of arrays.ts and makes batches of them. A batch is a dictionary of tensors, named as in the exported graph."""

import json

import numpy as np
import torch


class Vocabulary:
    """Vectors of all words, by vectors.ts: 0 is no word."""

    def __init__(self, work):
        keys = open(work + "/keys.txt", encoding="utf-8").read().split("\n")
        self.of = {key: i + 1 for i, key in enumerate(keys)}
        raw = np.fromfile(work + "/vectors.f32", np.float32).reshape(len(keys), -1)
        self.vectors = torch.from_numpy(np.concatenate([np.zeros((1, raw.shape[1]), np.float32), raw]).astype(np.float16))


class Set:
    def __init__(self, folder, vocabulary):
        ints = lambda name, width: np.fromfile(f"{folder}/{name}.i32", np.int32).reshape(-1, width)
        keys = open(folder + "/keys.txt", encoding="utf-8").read().split("\n")
        ids = np.array([vocabulary.of[key] for key in keys], np.int64)
        self.examples = ints("examples", 4)
        self.sentences = ints("sentences", 8)
        self.question, self.words = ints("question-words", 3), ints("words", 3)
        self.question_ids, self.word_ids = ids[self.question[:, 0]], ids[self.words[:, 0]]
        self.matches = np.fromfile(f"{folder}/matches.u16", np.uint16)
        self.first_match = (self.sentences[:, 6].astype(np.int64) << 20) + self.sentences[:, 7]
        self.about = [line.rstrip("\n").split("\t") for line in open(folder + "/about.tsv", encoding="utf-8")]
        self.features = json.load(open(folder + "/features.json"))

    def __len__(self):
        return len(self.examples)

    def column(self, i):
        return np.array([row[i] for row in self.about])

    def groups(self, chosen=None):
        """Ordinals of the examples of each question, its answered one first."""
        found = {}
        for i in range(len(self)) if chosen is None else chosen:
            found.setdefault(self.about[i][0], []).append(i)
        order = {"answered": 0, "twin": 1, "taken-out": 2, "other": 3}
        return [sorted(group, key=lambda i: order[self.about[i][3]]) for group in found.values()]

    def size(self, i):
        first, count = self.examples[i, 2:]
        return int(self.sentences[first:first + count, 1].max())


# Bits of matches.ts that tell of the same or a similar word: form, stem, part, sequence.
ALIKE = np.uint16(0b10001011)


def batch_of(data, chosen, most_words=64, rng=None):
    """Tensors of the examples `chosen`; sentences of all of them one after the other, the heading of each first.

    rng: in training, some sentences are left out, and some words of the question lose what makes them alike with words here, as
    if they had been put in other words (their vectors stay).
    """
    examples = data.examples[chosen]
    starts, counts = examples[:, 2], examples[:, 3]
    owner = np.repeat(np.arange(len(chosen)), counts)
    place = np.arange(len(owner)) - np.concatenate([[0], np.cumsum(counts)[:-1]])[owner]
    source = starts[owner] + place
    if rng is not None:
        kept = (place == 0) | (data.sentences[source, 3] > 0) | (rng.random(len(owner)) > 0.15) | (counts[owner] < 4)
        owner, source = owner[kept], source[kept]
        counts = np.bincount(owner, minlength=len(chosen))
    offset = np.concatenate([[0], np.cumsum(counts)[:-1]])
    inside = np.arange(len(owner)) - offset[owner]
    rows = data.sentences[source]
    total = len(rows)

    width = max(1, int(examples[:, 1].max()))
    q_at = np.arange(width)[None]
    q_mask = q_at < examples[:, 1:2]
    q_index = np.where(q_mask, examples[:, :1] + q_at, 0)
    lengths = np.minimum(rows[:, 1], most_words)
    length = max(1, int(lengths.max()))
    t_at = np.arange(length)[None]
    t_mask = t_at < lengths[:, None]
    t_index = np.where(t_mask, rows[:, :1] + t_at, 0)

    first = data.first_match[source]
    q_len = examples[owner, 1]
    m_index = first[:, None, None] + t_at[:, :, None] * q_len[:, None, None] + np.arange(width)[None, None]
    m_mask = t_mask[:, :, None] & q_mask[owner][:, None]
    matches = np.where(m_mask, data.matches[np.where(m_mask, m_index, 0)], np.uint16(0))
    if rng is not None:
        reworded = rng.random((len(chosen), width)) < 0.08
        matches = np.where(reworded[owner][:, None], matches & ~ALIKE, matches)

    most = int(counts.max())
    member = np.arange(most)[None]
    members = np.where(member < counts[:, None], offset[:, None] + member, total)
    # The heading has no neighbours and is nobody's neighbour.
    before = np.where(inside >= 2, np.arange(total) - 1, total)
    after = np.where((inside >= 1) & (inside + 1 < counts[owner]), np.arange(total) + 1, total)
    heading = np.where(inside >= 1, offset[owner], total)

    f = lambda x: torch.from_numpy(np.ascontiguousarray(x).astype(np.float32))
    n = lambda x: torch.from_numpy(np.ascontiguousarray(x).astype(np.int64))
    word = data.words[t_index]
    asked = data.question[q_index]
    return {
        "question": n(np.where(q_mask, data.question_ids[q_index], 0)),
        "question_flags": f(asked[..., 1] * q_mask), "question_rarity": f(asked[..., 2] * q_mask / 255),
        "question_mask": f(q_mask),
        "words": n(np.where(t_mask, data.word_ids[t_index], 0)), "flags": f(word[..., 1] * t_mask),
        "rarity": f((word[..., 2] >> 8) * t_mask / 255), "common": f((word[..., 2] & 255) * t_mask / 255),
        "mask": f(t_mask), "matches": f(matches), "sentence_flags": f(rows[:, 2]),
        "neighbours": n(np.stack([before, after, heading], 1)), "passage": n(owner), "members": n(members),
        "source": source, "gold": f(rows[:, 3]), "span": n(np.where(rows[:, 5:6] < length, rows[:, 4:6], -1)), "inside": n(inside),
    }

"""Which rows of the table a token sequence sums: its tokens, and hashed pairs and triples of neighbours.

The ONNX graph computes the same from the token ids (export.py); a test of the exported file compares the two.
Pairs: neighbours that are both not Hangul (phrases, and the pieces of a rare word), or two syllables of one word.
Triples: three syllables of one word.
"""

import numpy as np

PAIR, TRIPLE = (7919, 104_729), (15_485_863, 32_452_843, 49_979_687)


class Features:
    def __init__(self, tables, korean_buckets, phrase_buckets):
        self.row, self.base, self.kind = tables["row"], tables["base"], tables["kind"]
        self.korean, self.phrase = korean_buckets, phrase_buckets
        self.korean_start = int(tables["rows"])
        self.phrase_start = self.korean_start + korean_buckets
        self.rows = self.phrase_start + phrase_buckets

    def __call__(self, ids, ends):
        """ids [tokens], ends [texts + 1] (first 0) → rows [features], ends [texts + 1]."""
        n = len(ids)
        base, kind = self.base[ids], self.kind[ids]
        last = np.zeros(n + 1, bool)
        last[ends[1:] - 1] = True  # the last token of a text has no neighbour
        follows = np.append(~last[: n - 1], False) if n else np.zeros(0, bool)
        second = np.append(base[1:], 0)
        second_kind = np.append(kind[1:], 0)
        syllables = follows & (second_kind == 4)
        phrase = follows & (kind > 0) & (kind < 3) & (second_kind > 0) & (second_kind < 3) if self.phrase else np.zeros(n, bool)
        third = np.append(second[1:], 0)
        triple = syllables & np.append(syllables[1:], False)
        out = np.zeros((n, 3), np.int64)
        out[:, 0] = self.row[ids]
        pair = base * PAIR[0] + second * PAIR[1]
        out[:, 1] = np.where(syllables, self.korean_start + pair % max(self.korean, 1),
                             np.where(phrase, self.phrase_start + pair % max(self.phrase, 1), 0))
        out[:, 2] = np.where(triple, self.korean_start + (base * TRIPLE[0] + second * TRIPLE[1] + third * TRIPLE[2]) % max(self.korean, 1), 0)
        used = out > 0
        lengths = np.concatenate([[0], np.cumsum(used.sum(1))])
        return out[used], lengths[ends]

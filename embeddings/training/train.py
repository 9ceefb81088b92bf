"""Step 4: contrastive training. usage: train.py WORK_FOLDER OUT.npy [--eval FOLDER] [options]"""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F

from features import Features

# How often a batch is taken from a source.
SHARES = {
    "wh_title": 12, "wh_qa": 4, "hr_reports": 4, "history_state": 2, "openstax": 14, "factbook": 2, "wordnet": 14,
    "define_questions": 5, "medquad": 2, "pubmedqa": 2, "gov_digital": 1.5, "wikisplit": 5, "wiki_misc": 2, "peps": 1,
    "ms_docs": 1, "dev_docs": 1, "ko_en_parallel": 12, "ko_en_parallel:news": 6, "ko_mono": 5, "wh_text": 8,
    "ko_en_parallel:ko": 4,
}
NEWS = ("news", "news-nk", "tatoeba", "jhe", "name", "mozilla")


class Source:
    """Pairs of one kind; a batch comes from one source, so that the others in it are hard negatives."""

    def __init__(self, work, name, rng, longest):
        file, _, part = name.partition(":")
        data = np.load(f"{work}/{file}.npz")
        self.part, self.rng, self.longest = part, rng, longest
        self.a, self.b = data["a"], data["b"]
        self.a_start, self.b_start = data["a_ends"][:-1], data["b_ends"][:-1]
        self.a_len, self.b_len = np.diff(data["a_ends"]), np.diff(data["b_ends"])
        self.one_text = part == "ko" or file.endswith("_text")
        if part == "ko":
            self.a, self.a_start, self.a_len = self.b, self.b_start, self.b_len
        keep = np.ones(len(self.a_len), bool)
        if part == "news":
            keep = np.isin(data["kinds"], NEWS)
        if self.one_text:
            keep &= self.a_len >= 24
        self.items = np.flatnonzero(keep)
        self.order, self.at = rng.permutation(self.items), 0
        # pairs that share a side are no negatives of each other
        self.key = np.array([hash(self.a[s:s + n].tobytes()) for s, n in zip(self.a_start, self.a_len)])

    def batch(self, size):
        if self.at + size > len(self.order):
            self.order, self.at = self.rng.permutation(self.items), 0
        items = self.order[self.at:self.at + size]
        self.at += size
        if self.one_text:
            return (*self.cut(items), self.key[items])
        return (segment(self.a, self.a_start[items], np.minimum(self.a_len[items], self.longest)),
                segment(self.b, self.b_start[items], np.minimum(self.b_len[items], self.longest)), self.key[items])

    def cut(self, items):
        """One running text → a span of it as question, the rest as the passage (the span stays in a third of them)."""
        rng, n = self.rng, len(items)
        lengths = np.minimum(self.a_len[items], self.longest)
        span = np.minimum(rng.integers(6, 24, n), lengths // 2)
        start = (rng.random(n) * (lengths - span)).astype(np.int64)
        first = self.a_start[items]
        question = segment(self.a, first + start, span)
        ids, ends = segment(self.a, first, lengths)
        position = np.arange(len(ids)) - np.repeat(ends[:-1], lengths)
        inside = (position >= np.repeat(start, lengths)) & (position < np.repeat(start + span, lengths))
        inside &= np.repeat(rng.random(n) > 0.33, lengths)
        kept = np.concatenate([[0], np.cumsum(~inside)])
        return question, (ids[~inside], kept[ends])


def segment(flat, starts, lengths):
    ends = np.concatenate([[0], np.cumsum(lengths)])
    return flat[np.repeat(starts - ends[:-1], lengths) + np.arange(ends[-1])].astype(np.int64), ends


def frequencies(sources, features):
    """Share of each row among all features of a sample of the batches."""
    counts = np.zeros(features.rows)
    for source in sources.values():
        for _ in range(3):
            a, b, _ = source.batch(min(4096, len(source.items)))
            for side in (a, b):
                counts += np.bincount(features(*side)[0], minlength=features.rows)
    return counts / counts.sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("work"), parser.add_argument("out")
    parser.add_argument("--eval"), parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--batch", type=int, default=1536), parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--korean", type=int, default=24001), parser.add_argument("--phrase", type=int, default=12007)
    parser.add_argument("--lr", type=float, default=0.04), parser.add_argument("--scale", type=float, default=20)
    parser.add_argument("--drop", type=float, default=0.1), parser.add_argument("--longest", type=int, default=128)
    parser.add_argument("--threads", type=int, default=2), parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--every", type=int, default=500), parser.add_argument("--sif", type=float, default=1e-4)
    parser.add_argument("--phrase-init", type=float, default=0.1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    features = Features(np.load(options.work + "/tokens.npz"), options.korean, options.phrase)
    sources = {name: Source(options.work, name, rng, options.longest) for name in SHARES}
    names, shares = list(SHARES), np.array(list(SHARES.values()), float)
    shares /= shares.sum()

    sif = options.sif / (options.sif + frequencies(sources, features))
    table = torch.randn(features.rows, options.dims) * torch.tensor(sif, dtype=torch.float32)[:, None]
    table[features.phrase_start:] *= options.phrase_init
    table[0] = 0
    mean, square = torch.zeros_like(table), torch.zeros_like(table)
    sets = None
    if options.eval:
        from measure import Sets, show
        sets = Sets(options.eval, options.work, features)
        print("start", show(sets.measure(table.numpy())), flush=True)

    began, losses = time.time(), []
    for step in range(options.steps):
        source = sources[names[rng.choice(len(names), p=shares)]]
        a, b, key = source.batch(min(options.batch, len(source.items)))
        n = len(key)
        (a_rows, a_ends), (b_rows, b_ends) = features(*a), features(*b)
        rows = np.concatenate([a_rows, b_rows])
        used, inverse = np.unique(rows, return_inverse=True)
        used, inverse = torch.from_numpy(used), torch.from_numpy(inverse)
        weights = (torch.rand(len(rows)) >= options.drop).float()
        offsets = torch.from_numpy(np.concatenate([a_ends[:-1], len(a_rows) + b_ends[:-1]]))
        local = table[used].requires_grad_()
        vectors = F.normalize(F.embedding_bag(inverse, local, offsets, mode="sum", per_sample_weights=weights), dim=1)
        scores = vectors[:n] @ vectors[n:].T * options.scale
        key = torch.from_numpy(key)
        scores = scores.masked_fill((key[:, None] == key[None]) & ~torch.eye(n, dtype=torch.bool), -1e4)
        target = torch.arange(n)
        loss = (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2
        gradient, = torch.autograd.grad(loss, local)
        rate = options.lr * min(1, (step + 1) / 50) * (1 - step / options.steps)
        with torch.no_grad():
            m = mean[used].mul_(0.9).add_(gradient, alpha=0.1)
            v = square[used].mul_(0.99).addcmul_(gradient, gradient, value=0.01)
            mean[used], square[used] = m, v
            local = local.detach().addcdiv_(m, v.sqrt_().add_(1e-8), value=-rate)
            table[used] = local
            table[0] = 0
        losses.append(loss.item())
        if (step + 1) % 100 == 0:
            print(f"{step + 1} loss {np.mean(losses[-100:]):.3f} {(time.time() - began) / (step + 1):.3f} s/step", flush=True)
        if sets and ((step + 1) % options.every == 0 or step + 1 == options.steps):
            print(step + 1, show(sets.measure(table.numpy())), flush=True)
    np.savez(options.out, table=table.numpy(), korean=options.korean, phrase=options.phrase)


if __name__ == "__main__":
    main()

"""Step 7: contrastive training. usage: train.py WORK_FOLDER OUT.npz [--eval FOLDER] [options]

The loss is the usual one for sentence encoders (in-batch negatives, both directions, cosine times a scale). The rows
are kept in full precision and seen by the loss as they will be shipped, in a few bits (straight-through gradient), for
the last part of the training.
"""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F

from batches import Source
from features import Features
from quantise import quantised

# How often a batch is taken from a source.
SHARES = {
    "wh_title": 11, "wh_qa": 3, "hr_reports": 3, "history_state": 2, "openstax": 15, "factbook": 2, "wordnet": 13,
    "define_questions": 5, "medquad": 2.5, "pubmedqa": 2, "gov_digital": 1.5, "wikisplit": 6, "wiki_misc": 2, "peps": 1,
    "ms_docs": 1, "dev_docs": 1, "ko_en_parallel": 7, "ko_en_parallel:news": 6, "ko_mono": 6, "wh_text": 7,
    "ko_en_parallel:ko": 3, "adjacent": 3, "translated": 7, "glossary": 3, "names": 1, "synonyms": 3, "reworded": 11,
}
BETAS, EPSILON = (0.9, 0.99), 1e-8
WARM_UP = 50


def frequencies(sources, features):
    """Share of each row among all features of a sample of the batches."""
    counts = np.zeros(features.rows)
    for source in sources.values():
        for _ in range(3):
            for side in source.batch(4096)[:2]:
                counts += np.bincount(features(*side)[0], minlength=features.rows)
    return counts / counts.sum()


def start(options, share):
    """[rows, dims]: a random direction of its own for every row, so that words match from the start, turned towards the words
    it keeps company with (directions.py); shorter for frequent words (smooth inverse frequency, Arora et al. 2017)."""
    own = F.normalize(torch.randn(len(share), options.dims), dim=1)
    company = torch.from_numpy(np.load(options.work + "/directions.npy"))
    spread = torch.linalg.qr(torch.randn(options.dims, options.dims))[0][:company.shape[1]]
    own[:len(company)] += options.company * company @ spread
    length = options.sif / (options.sif + share) * options.dims**0.5
    table = F.normalize(own, dim=1) * torch.tensor(length, dtype=torch.float32)[:, None]
    table[0] = 0
    return table


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("work"), parser.add_argument("out")
    parser.add_argument("--eval"), parser.add_argument("--steps", type=int, default=3200)
    parser.add_argument("--batch", type=int, default=1024), parser.add_argument("--dims", type=int, default=1024)
    parser.add_argument("--buckets", type=int, default=35_023), parser.add_argument("--bits", type=int, default=1)
    parser.add_argument("--lr", type=float, default=0.03), parser.add_argument("--scale", type=float, default=20)
    parser.add_argument("--drop", type=float, default=0.1), parser.add_argument("--longest", type=int, default=112)
    parser.add_argument("--threads", type=int, default=2), parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--every", type=int, default=1000), parser.add_argument("--sif", type=float, default=5e-4)
    parser.add_argument("--company", type=float, default=0.8, help="weight of the words a word keeps company with")
    parser.add_argument("--quantise-from", type=float, default=0.5, help="share of the steps in full precision")
    parser.add_argument("--decay", type=float, default=0.03, help="of a row when it is used: keeps frequent words short")
    parser.add_argument("--shares", default="", help="name=share,… instead of those written here")
    return parser.parse_args()


def pooled(rows, ends, table, drop):
    """Sums of the rows of each text, some left out at random."""
    weights = (torch.rand(len(rows)) >= drop).float()
    return F.embedding_bag(rows, table, ends, mode="sum", per_sample_weights=weights)


def loss_and_gradient(vectors, a_keys, b_keys, scale):
    """Cross entropy of the pairs among the batch, both directions, and its gradient at the unit vectors [2n, dims].

    Written out because autograd needs three times the passes over the n × n scores.
    """
    n = len(a_keys)
    a, b = vectors[:n], vectors[n:]
    odds = (a @ b.T).mul_(scale).sub_(scale).exp_()
    same = (a_keys[:, None] == a_keys[None]) | (b_keys[:, None] == b_keys[None])
    odds[same.fill_diagonal_(False)] = 0
    rows, columns, right = odds.sum(1, keepdim=True), odds.sum(0, keepdim=True), odds.diagonal()
    loss = -(right / rows[:, 0]).log().mean() / 2 - (right / columns[0]).log().mean() / 2
    slope = odds.mul_((1 / rows).add(1 / columns)).mul_(scale / (2 * n))
    slope.diagonal().sub_(scale / n)
    return loss.item(), torch.cat([slope @ b, slope.T @ a])


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    features = Features(np.load(options.work + "/tokens.npz"), options.buckets)
    shares = {**SHARES, **{n: float(s) for n, s in (p.split("=") for p in options.shares.split(",") if p)}}
    sources = {name: Source(options.work, name, rng, options.longest) for name, share in shares.items() if share}
    names = list(sources)
    odds = np.array([shares[name] for name in names])
    odds /= odds.sum()

    table = start(options, frequencies(sources, features))
    mean, square = torch.zeros_like(table), torch.zeros_like(table)
    sets = None
    if options.eval:
        from measure import Sets, show
        sets = Sets(options.eval, options.work, features)

    began, losses = time.time(), []
    for step in range(options.steps):
        a, b, a_keys, b_keys = sources[names[rng.choice(len(names), p=odds)]].batch(options.batch)
        (a_rows, a_ends), (b_rows, b_ends) = features(*a), features(*b)
        used, inverse = np.unique(np.concatenate([a_rows, b_rows]), return_inverse=True)
        used, inverse = torch.from_numpy(used), torch.from_numpy(inverse)
        ends = torch.from_numpy(np.concatenate([a_ends[:-1], len(a_rows) + b_ends[:-1]]))
        local = table[used]
        seen = quantised(local, options.bits) if step >= options.quantise_from * options.steps else local.clone()
        seen.requires_grad_()
        unit = F.normalize(pooled(inverse, ends, seen, options.drop), dim=1)
        loss, slope = loss_and_gradient(unit.detach(), torch.from_numpy(a_keys), torch.from_numpy(b_keys), options.scale)
        gradient, = torch.autograd.grad(unit, seen, slope)
        rate = options.lr * min(1, (step + 1) / WARM_UP) * (1 - step / options.steps)
        m = mean[used].mul_(BETAS[0]).add_(gradient, alpha=1 - BETAS[0])
        v = square[used].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
        mean[used], square[used] = m, v
        local *= 1 - rate * options.decay
        table[used] = local.addcdiv_(m, v.sqrt_().add_(EPSILON), value=-rate)
        losses.append(loss)
        if (step + 1) % 100 == 0:
            print(f"{step + 1} loss {np.mean(losses[-100:]):.3f} {(time.time() - began) / (step + 1):.3f} s/step", flush=True)
        if sets and (step + 1) % options.every == 0:
            print(step + 1, options.bits, "bits", show(sets.measure(quantised(table, options.bits).numpy())), flush=True)
        if (step + 1) % options.every == 0 or step + 1 == options.steps:
            np.savez(options.out, table=table.numpy(), buckets=options.buckets, bits=options.bits)


if __name__ == "__main__":
    main()

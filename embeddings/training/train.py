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

from batches import Sources
from features import Features
from quantise import quantised
from rows import Rows, contrast

WARM_UP = 50


def frequencies(sources, features):
    """Share of each row among all features of a sample of the batches."""
    counts = np.zeros(features.rows)
    for source in sources.of.values():
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


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    features = Features(np.load(options.work + "/tokens.npz"), options.buckets, short=0)
    sources = Sources(options.work, rng, options.longest, options.shares)
    rows = Rows(start(options, frequencies(sources, features)), features, options.decay)
    sets = None
    if options.eval:
        from measure import Sets, show
        sets = Sets(options.eval, options.work, features)

    began, losses = time.time(), []
    for step in range(options.steps):
        a, b, a_keys, b_keys = sources.batch(options.batch)
        late = step >= options.quantise_from * options.steps
        unit = rows.encode((a, b), options.drop, options.bits if late else None)
        half = len(a_keys)
        loss, *slopes = contrast(unit.detach()[:half], unit.detach()[half:], a_keys, b_keys, options.scale)
        rate = options.lr * min(1, (step + 1) / WARM_UP) * (1 - step / options.steps)
        rows.update(unit, torch.cat(slopes), rate)
        losses.append(loss)
        if (step + 1) % 100 == 0:
            print(f"{step + 1} loss {np.mean(losses[-100:]):.3f} {(time.time() - began) / (step + 1):.3f} s/step", flush=True)
        if sets and (step + 1) % options.every == 0:
            print(step + 1, options.bits, "bits", show(sets.measure(quantised(rows.table, options.bits).numpy())), flush=True)
        if (step + 1) % options.every == 0 or step + 1 == options.steps:
            np.savez(options.out, table=rows.table.numpy(), buckets=options.buckets, bits=options.bits)


if __name__ == "__main__":
    main()

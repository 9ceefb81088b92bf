"""Step 8: everyday language, after the training text. usage: refine.py WORK_FOLDER TABLE.npz OUT.npz [--eval FOLDER] [options]

Batches of everyday sentences and words among the batches of step 7. What a batch ranks is only who is nearer; that strangers have
nothing in common at all is a term of its own, so that cosines mean the same in every kind of text. Trained RUNS times from the
same table, each time with other batches; the mean of the tables is the result: it is less noisy in one bit than any of them.
"""

import argparse
import os
import time

import numpy as np
import torch

from batches import Sources
from everyday import Everyday
from features import Features
from quantise import quantised
from rows import Rows, contrast
from wordpiece import Tokenizer

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "everyday")
WARM_UP = 30


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("work"), parser.add_argument("table"), parser.add_argument("out")
    parser.add_argument("--eval"), parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--steps", type=int, default=1200), parser.add_argument("--lr", type=float, default=0.015)
    parser.add_argument("--sentences", type=float, default=0.25, help="share of the steps with everyday sentences")
    parser.add_argument("--words", type=float, default=0.05, help="share of the steps with everyday words")
    parser.add_argument("--groups", type=int, default=500), parser.add_argument("--most", type=int, default=1024)
    parser.add_argument("--everyday-scale", type=float, default=12), parser.add_argument("--scale", type=float, default=20)
    parser.add_argument("--strangers", type=float, default=100, help="weight of the squared cosines of strangers")
    parser.add_argument("--batch", type=int, default=1024), parser.add_argument("--longest", type=int, default=112)
    parser.add_argument("--drop", type=float, default=0.1), parser.add_argument("--decay", type=float, default=0.03)
    parser.add_argument("--threads", type=int, default=2), parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def repulsion(a, b, groups, weight):
    """weight × the mean square of the cosines above 0 of pairs of different groups: its gradients at a and b."""
    cosines = (a @ b.T).clamp_min_(0)
    strangers = groups[:, None] != groups[None]
    cosines *= strangers
    cosines *= 2 * weight / strangers.sum()
    return cosines @ b, cosines.T @ a


def run(options, seed, table, bits, features, tokenizer):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    rows = Rows(table.clone(), features, options.decay)
    sources, everyday = Sources(options.work, rng, options.longest), Everyday(FOLDER, tokenizer, rng)
    began, losses = time.time(), ([], [])
    for step in range(options.steps):
        at = rng.random()
        is_everyday = at < options.sentences + options.words
        if is_everyday:
            *sides, groups = everyday.batch(at >= options.sentences, options.groups, options.most)
            keys = [torch.from_numpy(groups)] * 2
        else:
            *sides, a_keys, b_keys = sources.batch(options.batch)
            keys = [a_keys, b_keys]
        unit = rows.encode(sides, options.drop, bits)
        a, b = unit.detach().chunk(2)
        loss, *slopes = contrast(a, b, *keys, options.everyday_scale if is_everyday else options.scale)
        if at < options.sentences:
            slopes = [slope + other for slope, other in zip(slopes, repulsion(a, b, keys[0], options.strangers))]
        rows.update(unit, torch.cat(slopes), options.lr * min(1, (step + 1) / WARM_UP) * (1 - step / options.steps))
        losses[is_everyday].append(loss)
        if (step + 1) % 200 == 0:
            text, daily = (np.mean(part[-60:]) for part in losses)
            print(f"{step + 1} loss {text:.3f}, everyday {daily:.3f}, {(time.time() - began) / (step + 1):.3f} s/step", flush=True)
    return rows.table


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    saved = np.load(options.table)
    table, bits, buckets = torch.from_numpy(saved["table"]), int(saved["bits"]), int(saved["buckets"])
    features, tokenizer = Features(np.load(options.work + "/tokens.npz"), buckets), Tokenizer(options.work + "/tokenizer.json")
    sets = None
    if options.eval:
        from measure import Sets, show
        sets = Sets(options.eval, options.work, features)
        print("before", show(sets.measure(quantised(table, bits).numpy())), flush=True)

    total = torch.zeros_like(table)
    for number in range(options.runs):
        total += run(options, options.seed + number, table, bits, features, tokenizer)
        if sets:
            print("mean of", number + 1, show(sets.measure(quantised(total / (number + 1), bits).numpy())), flush=True)
        np.savez(options.out, table=(total / (number + 1)).numpy(), buckets=buckets, bits=bits)


if __name__ == "__main__":
    main()

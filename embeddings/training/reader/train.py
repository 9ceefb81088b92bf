"""Trains the reader. usage: train.py WORK OUT.pt [options]; see --help"""

import argparse
import math
import time

import numpy as np
import torch
from torch.nn import functional as F

from data import Set, Vocabulary, batch_of
from measure import measure, read, table
from model import Projection, Reader

LOW = -1e4
LABELS = ("gold", "span", "inside", "source")


def principal(vectors, dims):
    """The directions in which words differ most, [1024, dims]."""
    sample = vectors[1:].float()
    sample = sample[(sample * sample).sum(1) > 0.5]
    sample = sample[torch.randperm(len(sample), generator=torch.Generator().manual_seed(1))[:20000]]
    values, directions = torch.linalg.eigh(sample.T @ sample / len(sample))
    return directions[:, -dims:].flip(1).contiguous()


def sample(group, data, rng, options):
    """Of what costs nothing, some a time: the passage with the answer taken out, and other passages."""
    of = lambda case: [e for e in group if data.about[e][3] == case]
    taken, others = of("taken-out"), of("other")
    kept = [e for e in group if e not in taken and e not in others]
    if taken and rng.random() < options.out_share:
        kept += taken
    count = min(len(others), options.others)
    return kept + [others[i] for i in rng.choice(len(others), count, replace=False)]


def among(chosen, place, data):
    """For each answered question, the passages it is to be found among: its own first, then the others; -1 fills up, [questions, most]."""
    rows = []
    for group in chosen:
        if data.about[group[0]][3] == "answered":
            others = [place[e] for e in group if data.about[e][3] == "other"]
            if others:
                rows.append([place[group[0]], *others])
    most = max(map(len, rows), default=0)
    return torch.tensor([row + [-1] * (most - len(row)) for row in rows]).long()


class Trainee:
    """A reader with its projection of the encoder's vectors."""

    def __init__(self, vocabulary, dims, hidden, features, dropout=0.15):
        self.vocabulary = vocabulary
        self.projection = Projection(principal(vocabulary.vectors, dims))
        self.reader = Reader(dims, hidden, features, dropout)
        self.size = (dims, hidden, features)
        self.table = None

    def freeze(self):
        """The projection stays as it is from now on: all words are projected once, which halves the time of a step."""
        with torch.no_grad():
            parts = self.vocabulary.vectors.split(8192)
            self.table = torch.cat([self.projection(part.float()) for part in parts])

    def parameters(self):
        return [*(self.projection.parameters() if self.table is None else ()), *self.reader.parameters()]

    def __call__(self, batch, blind=None):
        """blind: questions whose words have no vector and no frequency, as in a language the encoder was not made for."""
        inputs = {name: value for name, value in batch.items() if name not in LABELS}
        ids, index = torch.unique(torch.cat([batch["question"].flatten(), batch["words"].flatten()]), return_inverse=True)
        vectors = self.projection(self.vocabulary.vectors[ids].float()) if self.table is None else self.table[ids]
        n = batch["question"].numel()
        question, words = index[:n].view_as(batch["question"]), index[n:].view_as(batch["words"])
        if self.reader.training:
            vectors = torch.cat([vectors, torch.zeros_like(vectors[:1])], 0)
            words = torch.where(torch.rand(words.shape) < 0.06, len(ids), words)
        if blind is not None:
            dark = blind[batch["passage"]]
            question = torch.where(blind[:, None], len(ids), question)
            words = torch.where(dark[:, None], len(ids), words)
            # Flags 10: function word; rarity as of words never met.
            off = lambda flags, where: torch.where(where[:, None] & (torch.remainder(torch.floor(flags / 1024), 2) > 0), flags - 1024, flags)
            inputs["question_flags"], inputs["flags"] = off(batch["question_flags"], blind), off(batch["flags"], dark)
            inputs["question_rarity"] = torch.where(blind[:, None], batch["question_mask"], batch["question_rarity"])
            inputs["rarity"] = torch.where(dark[:, None], batch["mask"], batch["rarity"])
        return self.reader(**{**inputs, "vectors": vectors, "question": question, "words": words})

    def save(self, path):
        torch.save({"reader": self.reader.state_dict(), "projection": self.projection.weight.data, "size": self.size}, path)

    def load(self, path):
        saved = torch.load(path)
        self.reader.load_state_dict(saved["reader"])
        self.projection.weight.data = saved["projection"]
        return self


class Teachers:
    """What several readers say of a set, all together: the mean of their probabilities (Hinton et al. 2015)."""

    def __init__(self, trainees, data, wanted):
        self.sentences, self.none = np.zeros(len(data.sentences), np.float32), np.zeros(len(data), np.float32)
        for trainee in trainees:
            for i, (scores, none, _) in zip(wanted, read(trainee, data, chosen=wanted)):
                logits = torch.tensor([*scores, none])
                chances = torch.softmax(logits, 0).numpy() / len(trainees)
                first = data.examples[i, 2] + 1
                self.sentences[first:first + len(scores)] += chances[:-1]
                self.none[i] += chances[-1]

    def of(self, batch, chosen):
        """Probabilities of the members of each passage and of none, as laid out in loss_of, [p, most + 1]."""
        sentences = torch.cat([torch.from_numpy(self.sentences[batch["source"]]), torch.zeros(1)])[batch["members"]]
        chances = torch.cat([sentences, torch.from_numpy(self.none[chosen])[:, None]], 1)
        return chances / chances.sum(1, keepdim=True).clamp(min=1e-6)


def loss_among(all_scores, gold, none, lists):
    """Cross entropy of the answering sentences among those of all passages of a question, and of no answer at all."""
    odds = all_scores - none[:, None]
    lacking = (lists < 0)[..., None] * LOW
    every = (odds[lists.clamp(min=0)] + lacking).flatten(1)
    every = torch.cat([every, torch.zeros(len(every), 1)], 1)
    own = lists[:, 0]
    right = torch.logsumexp(odds[own] + (1 - gold[own]) * LOW, 1)
    return (torch.logsumexp(every, 1) - right).mean()


def loss_of(batch, outputs, weights, pairs, lists, options, taught=None):
    scores, none, start, end = outputs
    members = batch["members"]
    low = torch.full_like(scores[:1], -2e4)
    all_scores = torch.cat([scores, low])[members]
    gold = torch.cat([batch["gold"], torch.zeros(1)])[members]
    logits = torch.cat([all_scores, none[:, None]], 1)
    right = torch.cat([gold, (gold.sum(1, keepdim=True) == 0).float()], 1)
    log = F.log_softmax(logits, 1)
    chosen = torch.logsumexp(log + (1 - right) * -1e5, 1)
    loss = -(chosen * weights).sum() / weights.sum()
    if taught is not None:
        off = -(taught * log.clamp(min=-30)).sum(1)
        loss = (1 - options.taught) * loss + options.taught * (off * weights).sum() / weights.sum()
    answerable = torch.logsumexp(all_scores, 1) - none
    if len(pairs):
        margin = answerable[pairs[:, 0]] - answerable[pairs[:, 1]]
        w = weights[pairs[:, 0]]
        loss = loss + options.rank * (F.softplus(-margin) * w).sum() / weights.sum()
    if len(lists) and options.among > 0:
        loss = loss + options.among * loss_among(all_scores, gold, none, lists)
    told = batch["span"][:, 0] >= 0
    if told.any():
        span = batch["span"][told]
        w = weights[batch["passage"]][told]
        lost = F.cross_entropy(start[told], span[:, 0], reduction="none") + F.cross_entropy(end[told], span[:, 1], reduction="none")
        loss = loss + options.span * (lost * w).sum() / weights.sum()
    return loss


def batches(data, groups, size, rng):
    """Ordinals of whole groups, those of about one sentence length together."""
    order = rng.permutation(len(groups))
    length = {i: max(data.size(e) for e in groups[i]) for i in order}
    found = []
    for part in range(0, len(order), size * 40):
        mine = sorted(order[part:part + size * 40], key=lambda i: length[i])
        found += [[groups[i] for i in mine[at:at + size]] for at in range(0, len(mine), size)]
    rng.shuffle(found)
    return found


def train(trainee, data, groups, epochs, rate, options, seed=1, teachers=None):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(trainee.parameters(), lr=rate, weight_decay=options.decay)
    per_epoch = math.ceil(len(groups) / options.batch)
    steps, step, mean = int(per_epoch * epochs), 0, None
    began = time.time()
    weight_of = {"answered": 1.0, "twin": options.twin, "taken-out": options.taken, "other": options.other / max(1, options.others)}
    while step < steps:
        for chosen in batches(data, groups, options.batch, rng):
            if step >= steps:
                break
            share = step / steps
            optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 100) * (1 - share) + rate * 0.02
            chosen = [sample(group, data, rng, options) for group in chosen]
            flat = [e for group in chosen for e in group]
            place = {e: i for i, e in enumerate(flat)}
            pairs = torch.tensor([(place[g[0]], place[e]) for g in chosen if data.about[g[0]][3] == "answered" for e in g[1:]]).long().reshape(-1, 2)
            weights = torch.tensor([weight_of[data.about[e][3]] for e in flat])
            batch = batch_of(data, np.array(flat), rng=rng)
            blind_group = rng.random(len(chosen)) < options.blind
            blind = torch.tensor([bool(b) for b, group in zip(blind_group, chosen) for _ in group])
            trainee.reader.train()
            taught = teachers.of(batch, np.array(flat)) if teachers else None
            lists = among(chosen, place, data)
            loss = loss_of(batch, trainee(batch, blind if blind.any() else None), weights, pairs, lists, options, taught)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trainee.parameters(), 1.0)
            optimiser.step()
            mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
            step += 1
            if step % 50 == 0:
                print(f"  {step}/{steps} loss {mean:.3f} {time.time() - began:.0f} s", flush=True)


def settings():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work")
    parser.add_argument("out")
    parser.add_argument("--start", help="go on from this file")
    parser.add_argument("--made", default="made", help="questions made by rule, '' for none")
    parser.add_argument("--made-groups", type=int, default=100000)
    parser.add_argument("--longest", type=int, default=36, help="words of the longest sentence in questions made by rule")
    parser.add_argument("--made-epochs", type=float, default=1)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--mix", type=float, default=0.3, help="made groups for each written one in the second part")
    parser.add_argument("--leave", default="", help="domains left out, by commas")
    parser.add_argument("--part", type=float, default=1.0, help="share of the domains trained on")
    parser.add_argument("--dims", type=int, default=128)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--rank", type=float, default=0.5)
    parser.add_argument("--span", type=float, default=0.2)
    parser.add_argument("--twin", type=float, default=1.0)
    parser.add_argument("--taken", type=float, default=0.7)
    parser.add_argument("--other", type=float, default=0.5)
    parser.add_argument("--out-share", type=float, default=0.55, help="how often the passage without its answer is learned from")
    parser.add_argument("--others", type=int, default=2, help="other passages for each question, of those there are")
    parser.add_argument("--among", type=float, default=0.5, help="weight of finding the sentence among all passages of a question")
    parser.add_argument("--freeze", action="store_true", help="keep the projection")
    parser.add_argument("--blind", type=float, default=0.12)
    parser.add_argument("--teachers", default="", help="readers whose probabilities are learned beside the labels, by commas")
    parser.add_argument("--taught", type=float, default=0.7, help="weight of what the teachers say against the labels")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--measure", default="dev,held,squad2-dev")
    return parser.parse_args()


class Joined:
    """Two sets as one: ordinals of the second follow those of the first."""

    def __init__(self, a, b):
        shift = lambda x, columns, by: x + np.array([by[c] if c in columns else 0 for c in range(x.shape[1])], x.dtype)
        n = {"q": len(a.question), "s": len(a.sentences), "w": len(a.words), "m": len(a.matches)}
        self.examples = np.concatenate([a.examples, shift(b.examples, (0, 2), {0: n["q"], 2: n["s"]})])
        self.sentences = np.concatenate([a.sentences, shift(b.sentences, (0,), {0: n["w"]})])
        self.first_match = np.concatenate([a.first_match, b.first_match + n["m"]])
        for name in ("question", "words", "question_ids", "word_ids", "matches"):
            setattr(self, name, np.concatenate([getattr(a, name), getattr(b, name)]))
        self.about = a.about + b.about
        self.features = a.features

    __len__, groups, size, column = Set.__len__, Set.groups, Set.size, Set.column


def taught_by(options, vocabulary, data, wanted):
    paths = options.teachers.split(",")
    trainees = [Trainee(vocabulary, *torch.load(path)["size"]).load(path) for path in paths]
    for trainee in trainees:
        trainee.freeze()
    return Teachers(trainees, data, sorted(wanted))


def main():
    options = settings()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    vocabulary = Vocabulary(options.work)
    load = lambda name: Set(f"{options.work}/a/{name}", vocabulary)
    own = load("train")
    features = tuple(own.features[name] for name in ("word", "match", "sentence"))
    trainee = Trainee(vocabulary, options.dims, options.hidden, features, options.dropout)
    if options.start:
        trainee.load(options.start)
    if options.freeze:
        trainee.freeze()
    rng = np.random.default_rng(options.seed)
    leave = set(options.leave.split(",")) - {""}
    domains = sorted(set(own.column(2)) - leave)
    domains = set(rng.permutation(domains)[:math.ceil(len(domains) * options.part)])
    groups = [g for g in own.groups() if own.about[g[0]][2] in domains]
    print(f"{len(groups)} written questions of {len(domains)} domains, {sum(p.numel() for p in trainee.reader.parameters())} weights")
    if options.made:
        made = load(options.made)
        made_groups = made.groups()
        rng.shuffle(made_groups)
        made_groups = [g for g in made_groups if max(made.size(e) for e in g) <= options.longest][:options.made_groups]
        if options.made_epochs > 0:
            print(f"{len(made_groups)} questions made by rule")
            train(trainee, made, made_groups, options.made_epochs, options.rate, options, options.seed)
            trainee.save(options.out + ".made")
        joined = Joined(own, made)
        extra = [[e + len(own) for e in g] for g in made_groups[:int(options.mix * len(groups))]]
        chosen = groups + extra
        teachers = taught_by(options, vocabulary, joined, {e for g in chosen for e in g}) if options.teachers else None
        train(trainee, joined, chosen, options.epochs, options.rate * 0.7, options, options.seed + 1, teachers)
    else:
        train(trainee, own, groups, options.epochs, options.rate, options, options.seed)
    trainee.save(options.out)
    for name in options.measure.split(","):
        print(table(name, measure(trainee, load(name))), flush=True)


if __name__ == "__main__":
    main()

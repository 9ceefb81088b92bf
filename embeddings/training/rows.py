"""The table in training: what the texts of a batch sum up to, and Adam on the rows they use."""

import numpy as np
import torch
import torch.nn.functional as F

from quantise import quantised

BETAS, EPSILON = (0.9, 0.99), 1e-8


class Rows:
    """A table [rows, dims] in full precision, seen by the loss as it will be shipped where bits are given (straight-through)."""

    def __init__(self, table, features, decay):
        self.table, self.features, self.decay = table, features, decay
        self.mean, self.square = torch.zeros_like(table), torch.zeros_like(table)

    def encode(self, sides, drop, bits=None):
        """Sides (ids, ends) of a batch → their texts one after the other, [texts, dims], of unit length; some features left out at random."""
        found = [self.features(*side) for side in sides]
        rows, inverse = np.unique(np.concatenate([rows for rows, _, _ in found]), return_inverse=True)
        self.used = torch.from_numpy(rows)
        before = np.cumsum([0] + [len(rows) for rows, _, _ in found])
        ends = np.concatenate([start + ends[:-1] for start, (_, ends, _) in zip(before, found)])
        weights = torch.from_numpy(np.concatenate([weights for _, _, weights in found]))
        local = self.table[self.used]
        self.seen = (quantised(local, bits) if bits else local).requires_grad_()
        kept = weights * (torch.rand(len(weights)) >= drop)
        return F.normalize(F.embedding_bag(torch.from_numpy(inverse), self.seen, torch.from_numpy(ends), mode="sum",
                                           per_sample_weights=kept), dim=1)

    def update(self, unit, slope, rate):
        """One step against `slope`, the gradient of the loss at `unit`, the last vectors of `encode`."""
        gradient, = torch.autograd.grad(unit, self.seen, slope)
        used = self.used
        m = self.mean[used].mul_(BETAS[0]).add_(gradient, alpha=1 - BETAS[0])
        v = self.square[used].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
        self.mean[used], self.square[used] = m, v
        local = self.table[used].mul_(1 - rate * self.decay)
        self.table[used] = local.addcdiv_(m, v.sqrt_().add_(EPSILON), value=-rate)


def contrast(a, b, a_keys, b_keys, scale):
    """Cross entropy of the pairs (a[i], b[i]) among the batch, both directions; its gradients at a and b, unit vectors [n, dims].

    Pairs with a key in common are no negatives of each other. Written out because autograd needs three times the passes
    over the n × n scores.
    """
    n = len(a)
    odds = (a @ b.T).mul_(scale).sub_(scale).exp_()
    same = (a_keys[:, None] == a_keys[None]) | (b_keys[:, None] == b_keys[None])
    odds[same.fill_diagonal_(False)] = 0
    rows, columns, right = odds.sum(1, keepdim=True), odds.sum(0, keepdim=True), odds.diagonal()
    loss = -(right / rows[:, 0]).log().mean() / 2 - (right / columns[0]).log().mean() / 2
    slope = odds.mul_((1 / rows).add(1 / columns)).mul_(scale / (2 * n))
    slope.diagonal().sub_(scale / n)
    return loss.item(), slope @ b, slope.T @ a

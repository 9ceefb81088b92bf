"""Rows of the table in a few bits: even steps around zero, one scale a row."""

import numpy as np
import torch

# Step over the root mean square of the row: least squared error for normally distributed values (Max 1960).
STEP = {1: 1.5958, 2: 0.9957, 4: 0.3352}


def parts(table, bits):
    """[rows, dims] → codes 0 … 2^bits − 1 as float [rows, dims], scales [rows, 1] as float16 would hold them."""
    scale = table.square().mean(1, keepdim=True).sqrt_().mul_(STEP[bits]).half().float()
    middle = (2**bits - 1) / 2
    codes = (table / scale.clamp_min(1e-8)).add_(middle).round_().clamp_(0, 2**bits - 1)
    return codes, scale


def quantised(table, bits):
    codes, scale = parts(table, bits)
    return codes.sub_((2**bits - 1) / 2).mul_(scale)


def packed(table, bits):
    """numpy [rows, dims] → uint8 [rows, dims × bits / 8], float16 [rows]. Byte j holds dims j, j + n, j + 2n …, low bits first."""
    codes, scale = parts(torch.from_numpy(table), bits)
    planes = np.split(codes.numpy().astype(np.uint8), 8 // bits, axis=1)
    return sum(plane << (bits * i) for i, plane in enumerate(planes)).astype(np.uint8), scale.numpy()[:, 0].astype(np.float16)

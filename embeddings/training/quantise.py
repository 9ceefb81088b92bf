"""Rows of the table in 4 bits: sixteen even steps with one scale a row."""

import numpy as np

LEVELS = 16
MIDDLE = (LEVELS - 1) / 2
# Clipping a few outliers buys finer steps for the rest; the best of these is taken for each row.
CLIPS = np.linspace(0.5, 1.0, 11)


def quantise(table):
    """[rows, dims] → codes uint8 0..15 [rows, dims], scales float16 [rows] (0 for an empty row)."""
    largest = np.abs(table).max(1)
    best = np.full(len(table), np.inf)
    codes, scales = np.zeros(table.shape, np.uint8), np.zeros(len(table), np.float16)
    for clip in CLIPS:
        scale = (largest * clip / MIDDLE).astype(np.float16)
        safe = np.where(scale > 0, scale, 1).astype(np.float32)[:, None]
        code = np.clip(np.round(table / safe + MIDDLE), 0, LEVELS - 1)
        error = (((code - MIDDLE) * safe - table) ** 2).sum(1)
        better = error < best
        best[better], scales[better], codes[better] = error[better], scale[better], code[better].astype(np.uint8)
    return codes, scales


def restore(codes, scales):
    return (codes.astype(np.float32) - MIDDLE) * scales.astype(np.float32)[:, None]

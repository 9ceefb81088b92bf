"""The reader: compare and aggregate between the words of a question and of each sentence (Parikh et al. 2016; Wang and Jiang 2017).

Every word of a sentence attends to the question and every word of the question to the sentence, by learned vectors and by how
the two match (form, stem, number, part, translation, sound). For each word of the question it is seen how well it is met in the sentence,
in the ones beside it, in the heading and in the whole passage. "Not told here" is one more class beside the sentences.
"""

import torch
from torch import nn
from torch.nn import functional as F

LOW = -1e4


def bits(x, count):
    """Flags in one number → [..., count] of 0 and 1."""
    powers = 2.0 ** torch.arange(count, dtype=torch.float32)
    return torch.remainder(torch.floor(x.unsqueeze(-1) / powers), 2.0)


def unit(x):
    return x / (x * x).sum(-1, keepdim=True).clamp(min=1e-6).sqrt()


class Convolution(nn.Module):
    """A window of three words, [n, words, in] → [n, words, out]."""

    def __init__(self, width, out):
        super().__init__()
        self.conv = nn.Conv1d(width, out, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)


def mlp(width, hidden, out, dropout):
    return nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, out))


class Reader(nn.Module):
    def __init__(self, dims=128, hidden=64, features=(18, 9, 7), dropout=0.15):
        super().__init__()
        self.word_bits, self.match_bits, self.sentence_bits = features
        flags, match, sentence = features
        meets = match + 2
        h, half = hidden, hidden // 2
        self.drop, self.drop_features = nn.Dropout(dropout), FeatureDropout(dropout)
        self.meaning, self.seen = nn.Linear(dims, h), nn.Linear(flags + 3, h)
        self.context, self.asked_context = Convolution(h, h), Convolution(h, h)
        self.asked_weight = nn.Linear(h, 1)
        self.attend_asked, self.attend_word = nn.Linear(h, half), nn.Linear(h, half)
        self.attend_match = nn.Linear(match + 1, 2)
        # A word of a sentence, with what of the question it stands for.
        self.word_self, self.word_other, self.word_both = nn.Linear(h, h), nn.Linear(h, h), nn.Linear(h, h)
        self.word_meets, self.word_wish = nn.Linear(meets + 2, h), nn.Linear(h, h)
        self.follow_word = Convolution(h, h)
        self.spans, self.word_weight = nn.Linear(h, 2), nn.Linear(h, 1)
        # A word of the question, with how it is met here, before, after, in the heading and in the passage.
        self.asked_self, self.asked_other, self.asked_both = nn.Linear(h, h), nn.Linear(h, h), nn.Linear(h, h)
        self.asked_meets = nn.Linear(5 * meets, h)
        self.gate = nn.Linear(2 * h, 1)
        self.sentence = nn.Linear(4 * h + 3 * meets + sentence + 5, h)
        self.around = nn.Linear(4 * h, h)
        self.score = mlp(2 * h, half, 1, dropout)
        self.compare_passage = nn.Linear(h + meets, half)
        self.none = mlp(2 * half + 3 * h + meets, h, 1, dropout)

    def forward(self, vectors, question, question_flags, question_rarity, question_mask, words, flags, rarity, common, mask,
                matches, sentence_flags, neighbours, passage, members):
        """vectors [words, dims] of unit length or zero → sentence logits [s], none [p], start and end logits [s, t].

        One question for all passages (in use), or one for each (in training).
        """
        of = passage if question.shape[0] > 1 else passage * 0
        asked_vector, vector = vectors[question], vectors[words]
        asked = self.words(asked_vector, question_flags, question_rarity, question_rarity * 0, self.asked_context, question_mask)
        here = self.words(vector, flags, rarity, common, self.context, mask)
        wish = torch.softmax(self.asked_weight(asked) + (1 - question_mask.unsqueeze(-1)) * LOW, 1)
        wish = (wish * asked).sum(1)
        asked_mask, seen_mask = question_mask[of], mask.unsqueeze(-1)

        match = bits(matches, self.match_bits)
        cosine = torch.bmm(vector, asked_vector[of].transpose(1, 2))
        match = torch.cat([match, cosine.unsqueeze(-1)], -1)
        bias = self.attend_match(match)
        energy = torch.bmm(self.attend_word(here), self.attend_asked(asked)[of].transpose(1, 2)) / 5
        to_asked = torch.softmax(energy + bias[..., 0] + ((1 - asked_mask) * LOW).unsqueeze(1), 2)
        to_word = torch.softmax(energy + bias[..., 1] + (1 - seen_mask) * LOW, 1)

        # [s, t, meets] and [s, q, meets]: the best match of each word, and the cosine where it looks.
        meets_word = torch.cat([match.max(2).values, (to_asked * cosine).sum(2, keepdim=True)], -1)
        meets_asked = torch.cat([match.max(1).values, (to_word * cosine).sum(1).unsqueeze(-1)], -1)
        meets_asked = meets_asked * asked_mask.unsqueeze(-1)

        other = torch.bmm(to_asked, asked[of])
        extra = torch.cat([meets_word, rarity.unsqueeze(-1), common.unsqueeze(-1)], -1)
        word = self.word_self(here) + torch.bmm(to_asked, self.word_other(asked)[of]) + self.word_both(here * other)
        word = F.relu(word + self.word_meets(extra) + self.word_wish(wish)[of].unsqueeze(1)) * seen_mask
        word = self.drop_features(word + F.relu(self.follow_word(word)) * seen_mask)
        spans = self.spans(word)
        weight = torch.softmax(self.word_weight(word) + (1 - seen_mask) * LOW, 1)
        words_best = word.max(1).values
        words_mean = (weight * word).sum(1)

        # How each word of the question is met elsewhere.
        padded = torch.cat([meets_asked, torch.zeros_like(meets_asked[:1])], 0)
        whole = padded[members].max(1).values
        before, after, heading = padded[neighbours[:, 0]], padded[neighbours[:, 1]], padded[neighbours[:, 2]]
        found = torch.bmm(to_word.transpose(1, 2), here)
        met = self.asked_self(asked)[of] + self.asked_other(found) + self.asked_both(asked[of] * found)
        met = met + self.asked_meets(torch.cat([meets_asked, before, after, heading, whole[passage]], -1))
        met = self.drop_features(F.relu(met)) * asked_mask.unsqueeze(-1)
        gate = torch.sigmoid(self.gate(torch.cat([met, asked[of]], -1))) * asked_mask.unsqueeze(-1)
        met_mean = (gate * met).sum(1) / (gate.sum(1) + 0.5)
        met_best = met.max(1).values

        # What BM25 sees: matches by rarity, here, with the heading, and in the passage.
        rare = question_rarity * question_rarity * question_mask
        share = (rare / (rare.sum(1, keepdim=True) + 1e-3)).unsqueeze(-1)
        covered = [(share[of] * x).sum(1) for x in (meets_asked, torch.maximum(meets_asked, heading), whole[passage])]
        # What the encoder would say: the cosine of weighted sums of words, of the sentence, the heading and the passage.
        asked_sum = unit((asked_vector * rare.unsqueeze(-1)).sum(1))[of]
        sums = (vector * (rarity * rarity * mask).unsqueeze(-1)).sum(1)
        sums = torch.cat([sums, torch.zeros_like(sums[:1])], 0)
        wholes = sums[members].sum(1)[passage], sums[neighbours[:, 2]], sums[:-1]
        like = torch.stack([(asked_sum * unit(x)).sum(1) for x in wholes], 1)
        size = torch.stack([mask.sum(1) / 20, asked_mask.sum(1) / 10], 1)
        one = torch.cat([words_best, words_mean, met_mean, met_best, *covered, bits(sentence_flags, self.sentence_bits), size, like], -1)
        one = self.drop(F.relu(self.sentence(one)))

        row = torch.cat([one, torch.zeros_like(one[:1])], 0)
        best = row[members].max(1).values
        one = F.relu(self.around(torch.cat([one, row[neighbours[:, 0]], row[neighbours[:, 1]], best[passage]], -1))) + one
        is_heading = torch.remainder(sentence_flags, 2.0)
        scores = self.score(torch.cat([one, wish[of]], -1)).squeeze(-1) + is_heading * LOW

        # None of them: how the words of the question are met in all the passage, and how the likely sentence looks.
        per = question_mask.expand(whole.shape[0], -1).unsqueeze(-1)
        everywhere = F.relu(self.compare_passage(torch.cat([asked.expand(whole.shape[0], -1, -1), whole], -1))) * per
        total = everywhere.sum(1) / (per.sum(1) + 0.5), everywhere.max(1).values
        padded_scores = torch.cat([scores, scores[:1] * 0 + 2 * LOW], 0)[members]
        after_one = torch.cat([one, torch.zeros_like(one[:1])], 0)
        likely = (torch.softmax(padded_scores, 1).unsqueeze(-1) * after_one[members]).sum(1)
        in_all = (share * whole).sum(1)
        sum_up = torch.cat([*total, likely, best, wish.expand(whole.shape[0], -1), in_all], -1)
        none = self.none(self.drop(sum_up)).squeeze(-1)
        return scores, none, spans[..., 0] + (1 - mask) * LOW, spans[..., 1] + (1 - mask) * LOW

    def words(self, vector, flags, rarity, common, context, mask):
        known = (vector * vector).sum(-1, keepdim=True)
        seen = torch.cat([bits(flags, self.word_bits), rarity.unsqueeze(-1), common.unsqueeze(-1), known], -1)
        word = F.relu(self.meaning(vector) * 3 + self.seen(seen)) * mask.unsqueeze(-1)
        return self.drop_features(word + F.relu(context(word)) * mask.unsqueeze(-1))


class FeatureDropout(nn.Module):
    """Drops a feature from all words of a text at once, which is cheap."""

    def __init__(self, share):
        super().__init__()
        self.drop = nn.Dropout(share)

    def forward(self, x):
        return x * self.drop(torch.ones_like(x[:, :1])) if self.training else x


class Projection(nn.Module):
    """Vectors of the encoder → the reader's, of unit length; zero stays zero."""

    def __init__(self, weight):
        super().__init__()
        self.weight = nn.Parameter(weight)

    def forward(self, vectors):
        return F.normalize(vectors @ self.weight, dim=-1, eps=1e-6)

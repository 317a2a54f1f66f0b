"""BERT (Devlin and others, 2018) as third_teacher.py needs it: its variables as TensorFlow keeps them, its pieces of words
and its lower layers."""
import os
import struct
import unicodedata

import numpy
import torch
import torch.nn.functional as F

LAYERS, FROZEN, WIDTH, HEADS = 8, 3, 768, 12


# TensorFlow's bundle of variables: an index in LevelDB's table format, with protocol buffers for values.

def varint(data, at):
    number = shift = 0
    while True:
        part = data[at]
        at += 1
        number |= (part & 127) << shift
        shift += 7
        if part < 128:
            return number, at


def fields(data):
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 0:
            value, at = varint(data, at)
        else:
            size, at = varint(data, at) if tag & 7 == 2 else (4 if tag & 7 == 5 else 8, at)
            value = data[at:at + size]
            at += size
        yield tag >> 3, value


def entries(data, offset, size):
    block = data[offset:offset + size]
    end = size - 4 - 4 * struct.unpack('<I', block[-4:])[0]
    at, key = 0, b''
    while at < end:
        shared, at = varint(block, at)
        own, at = varint(block, at)
        length, at = varint(block, at)
        key = key[:shared] + block[at:at + own]
        yield key, block[at + own:at + own + length]
        at += own + length


def handle(data, at=0):
    offset, at = varint(data, at)
    size, at = varint(data, at)
    return offset, size, at


def variables(folder):
    """Name -> array of all variables."""
    with open(os.path.join(folder, 'variables.index'), 'rb') as file:
        index = file.read()
    values = numpy.memmap(os.path.join(folder, 'variables.data-00000-of-00001'), dtype=numpy.uint8, mode='r')
    footer = index[-48:]
    offset, size, _ = handle(footer, handle(footer)[2])
    found = {}
    for _, block in entries(index, offset, size):
        for key, value in entries(index, *handle(block)[:2]):
            entry = dict(fields(value))
            if key:
                shape = [dict(fields(v)).get(1, 0) for f, v in fields(entry[2]) if f == 2]
                start = entry.get(4, 0)
                found[key.decode()] = numpy.frombuffer(values[start:start + entry[5]].tobytes(), numpy.float32).reshape(shape)
    return found


class Bert(torch.nn.Module):
    """The lower layers of the encoder with a label for each place; rows of ids are of one length. Computes in bfloat16."""

    def __init__(self, folder, labels):
        super().__init__()
        read = variables(folder)
        get = lambda name: torch.from_numpy(read['module/bert/' + name].copy())
        e = 'embeddings/'
        self.embedded = [get(e + n) for n in ('word_embeddings', 'position_embeddings', 'token_type_embeddings',
                                              'LayerNorm/gamma', 'LayerNorm/beta')]
        self.layers = torch.nn.ModuleList()
        for number in range(LAYERS):
            own = f'encoder/layer_{number}/'
            three = lambda kind, axis: torch.cat([get(f'{own}attention/self/{n}/{kind}') for n in ('query', 'key', 'value')], axis)
            values = [three('kernel', 1).T, three('bias', 0)]
            for part in ('attention/output', 'intermediate', 'output'):
                values += [get(f'{own}{part}/dense/kernel').T, get(f'{own}{part}/dense/bias')]
                if part != 'intermediate':
                    values += [get(f'{own}{part}/LayerNorm/gamma'), get(f'{own}{part}/LayerNorm/beta')]
            learns = number >= FROZEN
            self.layers.append(torch.nn.ParameterList(
                [torch.nn.Parameter(v.contiguous().bfloat16(), requires_grad=learns) for v in values]))
        self.head = torch.nn.Parameter(torch.randn(labels, WIDTH).mul(0.02).bfloat16())
        self.bias = torch.nn.Parameter(torch.zeros(labels).bfloat16())

    def forward(self, ids, places, drop=0.0):
        words, positions, kinds, gamma, beta = self.embedded
        x = F.embedding(ids, words) + positions[:ids.shape[1]] + kinds[0]
        x = F.dropout(F.layer_norm(x, (WIDTH,), gamma, beta, 1e-12), drop).bfloat16()
        for layer in self.layers:
            x = self.layer(x, layer)
        x = F.dropout(x.view(-1, WIDTH)[places], drop)
        return F.linear(x, self.head, self.bias).float()

    @staticmethod
    def layer(x, p):
        rows, length, _ = x.shape
        q, k, v = F.linear(x, p[0], p[1]).view(rows, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        weights = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(-1, -2)).softmax(-1)
        seen = torch.matmul(weights, v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = F.layer_norm(x + F.linear(seen, p[2], p[3]), (WIDTH,), p[4], p[5], 1e-12)
        inner = F.gelu(F.linear(x, p[6], p[7]))
        return F.layer_norm(x + F.linear(inner, p[8], p[9]), (WIDTH,), p[10], p[11], 1e-12)


class Pieces:
    """Cuts words into the pieces of BERT's vocabulary, the longest first."""

    def __init__(self, file):
        with open(file, encoding='utf-8') as lines:
            self.ids = {line.rstrip('\n'): number for number, line in enumerate(lines)}
        self.known = {}

    def of(self, word):
        if word not in self.known:
            spaced = ''.join(f' {c} ' if unicodedata.category(c)[0] in 'PS' else c for c in word)
            self.known[word] = [i for part in spaced.split() for i in self.cut(part)][:20] or [self.ids['[UNK]']]
        return self.known[word]

    def cut(self, part):
        found, at = [], 0
        while at < len(part):
            end = len(part)
            while end > at and ('##' if at else '') + part[at:end] not in self.ids:
                end -= 1
            if end == at:
                return [self.ids['[UNK]']]
            found.append(self.ids[('##' if at else '') + part[at:end]])
            at = end
        return found

"""Times epochs of 60,000 shuffled MNIST images in PyTorch on one thread and prints their seconds as one JSON line.

Run by bench/ratios.js with Debian's python3-torch (and libopenblas0-pthread, without which it is no fair peer).
Usage: pytorch.py <folder of the four IDX files> <epochs> <network as JSON, an entry of bench/networks.js>
"""

import json
import sys
import time

import numpy as np
import torch

torch.set_num_threads(1)

ACTIVATIONS = {"sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU}


def load(folder):
    images = np.fromfile(f"{folder}/train-images-idx3-ubyte", dtype=np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(f"{folder}/train-labels-idx1-ubyte", dtype=np.uint8)[8:]
    return torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def network(sizes, activation, cost):
    layers = []
    for l, (n_in, n_out) in enumerate(zip(sizes, sizes[1:])):
        layers.append(torch.nn.Linear(n_in, n_out))
        if l < len(sizes) - 2:
            layers.append(activation())
    if cost == "quadratic":
        layers.append(torch.nn.Sigmoid())
    return torch.nn.Sequential(*layers)


def epoch(net, optimizer, cost, batch, images, labels, wanted):
    # The fastest of the ways that were tried: a loss in one operation, and gradients dropped instead of set to zero.
    for chosen in torch.randperm(len(labels)).split(batch):
        a = net(images[chosen])
        if cost == "quadratic":
            loss = torch.nn.functional.mse_loss(a, wanted[chosen], reduction="sum") / len(chosen)
        else:
            loss = torch.nn.functional.cross_entropy(a, labels[chosen])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()


def main(folder, epochs, spec):
    spec = json.loads(spec)
    images, labels = load(folder)
    wanted = torch.nn.functional.one_hot(labels, 10).float()
    torch.manual_seed(1)
    net = network(spec["sizes"], ACTIVATIONS[spec["activation"]], spec["cost"])
    make = torch.optim.SGD if spec["optimizer"] == "sgd" else torch.optim.Adam
    optimizer = make(net.parameters(), lr=spec["eta"])
    seconds = []
    for _ in range(int(epochs)):
        begun = time.perf_counter()
        epoch(net, optimizer, spec["cost"], spec["batch"], images, labels, wanted)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": seconds}))


main(*sys.argv[1:])

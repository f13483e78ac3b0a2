"""Times epochs of 60,000 shuffled MNIST images in PyTorch on one thread and prints one JSON line a network.

Run by bench/main.js with Debian's python3-torch (and libopenblas0-pthread, without which it is no fair peer).
Usage: pytorch.py <folder of the four IDX files> <repeats> [network …]
"""

import json
import sys
import time

import numpy as np
import torch

torch.set_num_threads(1)

NETWORKS = {
    "784-16-16-10": dict(sizes=[784, 16, 16, 10], activation=torch.nn.Sigmoid, cost="quadratic", optimizer="sgd", eta=0.3, batch=10),
    "784-100-100-10": dict(sizes=[784, 100, 100, 10], activation=torch.nn.ReLU, cost="cross-entropy", optimizer="sgd", eta=0.1, batch=32),
    "784-128-10": dict(sizes=[784, 128, 10], activation=torch.nn.ReLU, cost="cross-entropy", optimizer="adam", eta=0.001, batch=32),
    "784-512-512-10": dict(sizes=[784, 512, 512, 10], activation=torch.nn.ReLU, cost="cross-entropy", optimizer="adam", eta=0.001, batch=128),
}


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
    order = torch.randperm(len(labels))
    for first in range(0, len(labels), batch):
        chosen = order[first : first + batch]
        a = net(images[chosen])
        if cost == "quadratic":
            loss = ((a - wanted[chosen]) ** 2).sum(dim=1).mean()
        else:
            loss = torch.nn.functional.cross_entropy(a, labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def main(folder, repeats, *names):
    images, labels = load(folder)
    wanted = torch.nn.functional.one_hot(labels, 10).float()
    for name in names or NETWORKS:
        spec = NETWORKS[name]
        torch.manual_seed(1)
        net = network(spec["sizes"], spec["activation"], spec["cost"])
        make = torch.optim.SGD if spec["optimizer"] == "sgd" else torch.optim.Adam
        optimizer = make(net.parameters(), lr=spec["eta"])
        seconds = []
        for _ in range(int(repeats)):
            begun = time.perf_counter()
            epoch(net, optimizer, spec["cost"], spec["batch"], images, labels, wanted)
            seconds.append(time.perf_counter() - begun)
        print(json.dumps({"network": name, "seconds": seconds}), flush=True)


main(*sys.argv[1:])

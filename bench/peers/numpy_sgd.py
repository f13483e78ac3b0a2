"""Times epochs of 60,000 shuffled MNIST images in batched NumPy and prints their seconds as one JSON line.

Nielsen's network, a mini-batch at a time: sigmoid layers, the cost Σ (a − y)², plain gradient descent, float32.
Usage: numpy_sgd.py <folder of the four IDX files> <epochs> <network as JSON, an entry of bench/networks.js>
"""

import json
import sys
import time

import numpy as np


def load(folder):
    images = np.fromfile(f"{folder}/train-images-idx3-ubyte", dtype=np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(f"{folder}/train-labels-idx1-ubyte", dtype=np.uint8)[8:]
    return images.astype(np.float32) / 255, np.eye(10, dtype=np.float32)[labels]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def epoch(weights, biases, eta, batch, images, wanted, random):
    order = random.permutation(len(images))
    for first in range(0, len(images), batch):
        chosen = order[first : first + batch]
        activations = [images[chosen]]
        for w, b in zip(weights, biases):
            activations.append(sigmoid(activations[-1] @ w + b))
        a = activations.pop()
        delta = 2 * (a - wanted[chosen]) * a * (1 - a)
        rate = np.float32(eta / len(chosen))
        for l in range(len(weights) - 1, -1, -1):
            a = activations[l]
            before = (delta @ weights[l].T) * a * (1 - a) if l > 0 else None
            weights[l] -= rate * (a.T @ delta)
            biases[l] -= rate * delta.sum(axis=0)
            delta = before


def main(folder, epochs, spec):
    spec = json.loads(spec)
    if (spec["activation"], spec["cost"], spec["optimizer"]) != ("sigmoid", "quadratic", "sgd"):
        sys.exit("numpy_sgd.py trains sigmoid networks with the quadratic cost and plain gradient descent only")
    images, wanted = load(folder)
    random = np.random.default_rng(1)
    shapes = list(zip(spec["sizes"], spec["sizes"][1:]))
    weights = [(random.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32) for shape in shapes]
    biases = [random.standard_normal(shape[1]).astype(np.float32) for shape in shapes]
    seconds = []
    for _ in range(int(epochs)):
        begun = time.perf_counter()
        epoch(weights, biases, spec["eta"], spec["batch"], images, wanted, random)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": seconds}))


main(*sys.argv[1:])

"""Goes on in PyTorch with a network that downhill trained.

    python train.py DATA                                     how it does on the test images
    python train.py DATA --epochs 5                          trains on, and saves trained.pt
    torchrun --nproc_per_node 4 train.py DATA --epochs 5     the same on four processes, or on many machines

DATA is a folder with MNIST's four IDX files (train-images-idx3-ubyte and so on), as they are or with .gz. Only torch and
numpy are needed; checkpoint.safetensors beside this script holds the weights, the optimizer's state and the recipe.
"""

import argparse
import gzip
import json
import os
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import nn

ACTIVATIONS = {
    "sigmoid": nn.Sigmoid(),
    "tanh": nn.Tanh(),
    "relu": nn.ReLU(),
    "leaky-relu": nn.LeakyReLU(0.01),
    "identity": nn.Identity(),
    "softmax": nn.Softmax(dim=1),
}
# What PyTorch calls the moments that downhill keeps.
MOMENTS = {"velocity": "momentum_buffer", "first": "exp_avg", "second": "exp_avg_sq"}


class Network(nn.Module):
    """Weighted sums and activation functions in turn; forward() gives the weighted sums z of the output layer."""

    def __init__(self, sizes, hidden):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n_in, n_out) for n_in, n_out in zip(sizes, sizes[1:]))
        self.hidden = ACTIVATIONS[hidden]

    def forward(self, a):
        for layer in self.layers[:-1]:
            a = self.hidden(layer(a))
        return self.layers[-1](a)


def read_safetensors(path):
    """The tensors and the metadata of a checkpoint (the package safetensors would read it too)."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        numbers = np.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(numbers.copy())
    return tensors, metadata


def read_idx(path):
    """The bytes of an IDX file as an array of its dimensions."""
    raw = path.read_bytes() if path.exists() else gzip.open(f"{path}.gz").read()
    shape = [int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(raw[3])]
    return np.frombuffer(raw, dtype=np.uint8, offset=4 + 4 * raw[3]).reshape(shape)


def read_images(folder, part, device):
    """Pixels from 0 to 1 as [images, pixels], and labels."""
    images = read_idx(folder / f"{part}-images-idx3-ubyte")
    labels = read_idx(folder / f"{part}-labels-idx1-ubyte")
    pixels = torch.from_numpy(images.reshape(len(images), -1).astype(np.float32) / 255)
    return pixels.to(device), torch.from_numpy(labels.astype(np.int64)).to(device)


def costs(z, labels, recipe):
    """The cost of all examples, added up, as downhill computes it: the quadratic cost has no 1/2 in front."""
    wanted = nn.functional.one_hot(labels, z.shape[1]).float()
    if recipe["cost"] == "quadratic":
        return ((ACTIVATIONS[recipe["outputActivation"]](z) - wanted) ** 2).sum()
    if recipe["outputActivation"] == "softmax":
        return nn.functional.cross_entropy(z, labels, reduction="sum")
    return nn.functional.binary_cross_entropy_with_logits(z, wanted, reduction="sum")


def make_optimizer(network, recipe, eta, tensors, steps):
    """The optimizer where it stood. As in downhill, weight decay spares the biases."""
    named = dict(network.named_parameters())
    weights = [p for name, p in named.items() if name.endswith("weight")]
    biases = [p for name, p in named.items() if name.endswith("bias")]
    groups = [{"params": weights, "weight_decay": recipe["weightDecay"]}, {"params": biases, "weight_decay": 0}]
    name = recipe["optimizer"]
    if name in ("adam", "adamw"):
        optimizer = (torch.optim.Adam if name == "adam" else torch.optim.AdamW)(groups, lr=eta)
    else:
        optimizer = torch.optim.SGD(groups, lr=eta, momentum=0 if name == "sgd" else 0.9, nesterov=name == "nesterov")
    for parameter_name, parameter in named.items():
        moments = {MOMENTS[m]: tensors.get(f"optimizer.{m}.{parameter_name}") for m in MOMENTS}
        moments = {m: tensor.to(parameter.device) for m, tensor in moments.items() if tensor is not None}
        if moments and steps > 0:
            optimizer.state[parameter] = {"step": torch.tensor(float(steps)), **moments}
    return optimizer


def train(network, optimizer, recipe, pixels, labels, epoch):
    """One epoch. Each process takes its share of every mini-batch, so more of them take the same steps, faster."""
    rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(recipe["seed"] + epoch))
    size = len(labels) if recipe["batchSize"] == "all" else recipe["batchSize"]
    for batch in order.split(size):
        mine = batch[rank::world].to(labels.device)
        # DistributedDataParallel averages over processes; this makes it the average over the mini-batch.
        cost = costs(network(pixels[mine]), labels[mine], recipe) * world / len(batch)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()


@torch.no_grad()
def evaluate(network, recipe, pixels, labels):
    """The share of right answers and the average cost."""
    z = torch.cat([network(part) for part in pixels.split(1000)])
    return (z.argmax(dim=1) == labels).float().mean().item(), costs(z, labels, recipe).item() / len(labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--epochs", type=int, default=0)
    parser.add_argument("--learning-rate", type=float, help="default: where downhill stood")
    parser.add_argument("--save", default="trained.pt", help="where the trained weights go (a state_dict)")
    arguments = parser.parse_args()

    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if torch.cuda.is_available() else "cpu"
    if "RANK" in os.environ:
        dist.init_process_group("gloo" if device == "cpu" else "nccl")
    is_first = not dist.is_initialized() or dist.get_rank() == 0

    tensors, metadata = read_safetensors(Path(__file__).with_name("checkpoint.safetensors"))
    recipe, dataset, choice = (json.loads(metadata[key]) for key in ("recipe", "dataset", "data"))
    pixels = dataset["width"] * dataset["height"] * dataset.get("channels", 1)
    sizes = [pixels, *recipe["hiddenLayers"], len(dataset["classes"])]
    network = Network(sizes, recipe["activation"]).to(device)
    network.load_state_dict({name: tensors[name] for name in network.state_dict()})
    eta = arguments.learning_rate or json.loads(metadata["learningRate"])
    optimizer = make_optimizer(network, recipe, eta, tensors, json.loads(metadata["steps"]))

    test = read_images(arguments.data, "t10k", device)
    report = "{}: {:.2%} of {:,} test images, average cost {:.4f}".format
    if is_first:
        accuracy, cost = evaluate(network, recipe, *test)
        print(report("as downhill left it", accuracy, len(test[1]), cost), flush=True)
    if arguments.epochs == 0:
        return

    pixels, labels = read_images(arguments.data, "train", device)
    # The last ones are held out, as in downhill.
    count = len(labels) - choice["validation"] if choice["trainSize"] == "all" else choice["trainSize"]
    trained = nn.parallel.DistributedDataParallel(network) if dist.is_initialized() else network
    for epoch in range(arguments.epochs):
        train(trained, optimizer, recipe, pixels[:count], labels[:count], epoch)
        if is_first:
            accuracy, cost = evaluate(network, recipe, *test)
            print(report(f"{epoch + 1} more", accuracy, len(test[1]), cost), flush=True)
            torch.save(network.state_dict(), arguments.save)


if __name__ == "__main__":
    main()
    if dist.is_initialized():
        dist.destroy_process_group()

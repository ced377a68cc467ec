"""Run every notebook of the book again, in place (or those named), and keep the README's picture.

What is stored depends on the notebook alone: no time stamps, and no trace of this machine's kernel,
so that a second run changes nothing.
"""

import sys
import time
from base64 import b64decode
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path):
    """Execute the notebook at ``path`` and store it with its new outputs, if no cell failed."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=120,
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
        shutdown_kernel="immediate",  # a kernel asked to leave takes three seconds
        resources={"metadata": {"path": path.parent}},
    ).execute()
    notebook.metadata.update(METADATA)
    nbformat.write(notebook, path)


def first_picture(path):
    """The first picture stored in the notebook at ``path``, as the bytes of a PNG file."""
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return b64decode(next(data["image/png"] for data in outputs if "image/png" in data))


for path in [Path(name) for name in sys.argv[1:]] or sorted(Path("book").glob("*.ipynb")):
    print(f"{path} ...", end=" ", flush=True)
    start = time.perf_counter()
    try:
        run(path)
    except (CellControlSignal, DeadKernelError) as error:
        sys.exit(f"failed\n{error}\n{path} failed and is left as it was.")
    print(f"{time.perf_counter() - start:.0f} s")

# The README shows the picture of the front page.
Path("book/front.png").write_bytes(first_picture("book/intro.ipynb"))

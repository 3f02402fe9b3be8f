"""Runs notebooks in their order under the kernel .net-csharp: FOLDER OUT WAREHOUSE NAME..."""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

folder, out, warehouse, *names = sys.argv[1:]
for name in names:
    notebook = nbformat.read(Path(folder, name), as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r'(?<=var warehouse = ").*(?=";)', lambda _: warehouse, cell.source)
    client = NotebookClient(
        notebook,
        kernel_name=".net-csharp",
        timeout=600,
        startup_timeout=120,
        allow_errors=True,
        record_timing=False,
        resources={"metadata": {"path": folder}},
    )
    client.execute()
    nbformat.write(notebook, Path(out, name))
    print(name)

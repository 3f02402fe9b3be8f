"""Tells, as JSON, what a kernel does that is no matter of time: NAME FACT..."""

import contextlib
import json
import queue
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.manager import start_new_kernel

TIME_LIMIT = 60
LISTENING = "0A"


def run(client, code):
    """What a cell showed, told or failed with, by kind of message."""
    outputs = {}
    client.execute_interactive(
        code,
        timeout=TIME_LIMIT,
        stop_on_error=False,
        output_hook=lambda message: outputs.setdefault(message["msg_type"], message["content"]),
    )
    return outputs


def interrupt(manager, client):
    """Whether the kernel is there after an endless loop was interrupted, and what a variable is worth then."""
    run(client, "var kept = 41;")
    client.execute('Console.WriteLine("begun"); while (true) { }')
    while client.get_iopub_msg(timeout=TIME_LIMIT)["msg_type"] != "stream":
        pass
    manager.interrupt_kernel()
    end = time.monotonic() + TIME_LIMIT
    while manager.is_alive() and time.monotonic() < end:
        with contextlib.suppress(queue.Empty):
            client.get_shell_msg(timeout=1)
            break
    return {"kept": run(client, "Console.Write(kept + 1);")["stream"]["text"] if manager.is_alive() else None}


def listening(manager, client):
    """The IPv4 addresses that the kernel's process listens on; none where there is no /proc."""
    process = Path("/proc", str(manager.provisioner.pid))
    if not process.exists():
        return None
    run(client, "var begun = true;")
    open_files = set()
    for file in (process / "fd").iterdir():
        try:
            open_files.add(str(file.readlink()))
        except FileNotFoundError:
            continue
    lines = [line.split() for line in (process / "net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    return sorted(
        {
            socket.inet_ntoa(struct.pack("=I", int(fields[1].split(":")[0], 16)))
            for fields in lines
            if fields[3] == LISTENING and f"socket:[{fields[9]}]" in open_files
        }
    )


def error(manager, client):
    """The traceback of an exception that a method throws in the second line of a cell."""
    failed = run(client, 'void Fail() {\n    throw new Exception("bad");\n}\n\nFail();')["error"]
    return "\n".join(failed["traceback"])


def compile_error(manager, client):
    """All that a cell shows whose second line does not compile."""
    return json.dumps(run(client, "var a = 1;\nvar b = nope;"))


def types(manager, client):
    """The content types that some values are shown in."""
    codes = ['"text"', "1 + 1", "new[] { 1, 2 }", 'new[] { new { A = 1, B = "x" } }']
    return {code: sorted(run(client, code)["execute_result"]["data"]) for code in codes}


def lines(manager, client):
    """How many of 100,000 printed lines a client gets that begins to read when the cell has ended."""
    run(client, "var begun = true;")
    client.execute("for (var i = 0; i < 100_000; i++) Console.WriteLine(i);")
    client.get_shell_msg(timeout=TIME_LIMIT)
    count = 0
    while True:
        try:
            content = client.get_iopub_msg(timeout=5)["content"]
        except queue.Empty:
            return count
        count += content.get("text", "").count("\n")


def main():
    # A shell starts what it runs in the background with interrupts ignored, and kernels would inherit that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    manager, client = start_new_kernel(kernel_name=sys.argv[1], startup_timeout=TIME_LIMIT, stdout=subprocess.DEVNULL)
    facts = {fact: globals()[fact](manager, client) for fact in sys.argv[2:]}
    manager.shutdown_kernel(now=True)
    print(json.dumps(facts))


if __name__ == "__main__":
    main()

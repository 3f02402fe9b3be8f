"""Times Jupyter kernels with one and the same client (jupyter_client), each kernel in turn in every round.

Reads from stdin: {"rounds": N, "kernels": [{"name": kernelspec name, "codes": {operation: code}}]}; "complete", "stream" and "chart" may be left out.
Writes to stdout: {kernelspec name: {operation: [figure of each round]}}, "memory" in bytes and all others in seconds; progress goes to stderr.
An execution lasts until its reply and its idle status have both arrived.
"""

import contextlib
import json
import queue
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import zmq
from jupyter_client.manager import KernelManager

TIME_LIMIT = 120
WARM_UPS = 50
REPEATS = {"execute": 100, "complete": 50, "stream": 1}


def wait_for(get, message_id, kind=None, is_last=lambda message: True):
    while True:
        message = get(timeout=TIME_LIMIT)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        if kind in (None, message["msg_type"]) and is_last(message):
            return message


def wait_for_output_channel(client):
    """Asks until the answer is heard on iopub as well: the subscription may take effect after the first reply."""
    while True:
        wait_for(client.get_shell_msg, client.kernel_info())
        try:
            client.get_iopub_msg(timeout=0.02)
            return
        except queue.Empty:
            continue


def execute(client, code, shown=None):
    """Seconds of a cell; its output must have the content type that is named, if one is."""
    start = time.perf_counter()
    message_id = client.execute(code)
    reply = wait_for(client.get_shell_msg, message_id)
    types = set()

    def is_idle(message):
        types.update(message["content"].get("data", {}))
        return message["content"].get("execution_state") == "idle"

    wait_for(client.get_iopub_msg, message_id, is_last=is_idle)
    seconds = time.perf_counter() - start
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{code!r} failed: {reply['content']}")
    if shown and shown not in types:
        raise RuntimeError(f"{code!r} showed no {shown} but {types}")
    return seconds


def complete(client, code):
    start = time.perf_counter()
    reply = wait_for(client.get_shell_msg, client.complete(code, len(code)))
    seconds = time.perf_counter() - start
    if len(reply["content"]["matches"]) < 2:
        raise RuntimeError(f"{code!r} has no completions: {reply['content']}")
    return seconds


def resident_bytes(process):
    status = Path("/proc", str(process), "status").read_text(encoding="ascii")
    return 1024 * int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])


@contextlib.contextmanager
def started(name):
    """A kernel that has just replied for the first time: its client, its process, when it was started and the seconds until the reply."""
    # A client that tries again every 10 ms, instead of every 100, sees a kernel as soon as it is there.
    context = zmq.Context()
    context.setsockopt(zmq.RECONNECT_IVL, 10)
    manager = KernelManager(kernel_name=name, context=context)
    start = time.perf_counter()
    manager.start_kernel(stdout=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels(hb=False)
    try:
        wait_for(client.get_shell_msg, client.kernel_info())
        seconds = time.perf_counter() - start
        wait_for_output_channel(client)
        yield client, manager.provisioner.pid, start, seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)
        context.destroy(linger=0)


def measure(name, codes):
    with started(name) as (client, process, start, seconds):
        figures = {"start": seconds}
        execute(client, codes["sum"])
        figures["first cell"] = time.perf_counter() - start
        figures["memory"] = resident_bytes(process)
        execute(client, codes["set up"])
        for operation in ("empty", "sum", "print"):
            for _ in range(WARM_UPS):
                execute(client, codes[operation])
            figures[operation] = statistics.median(
                execute(client, codes[operation]) for _ in range(REPEATS["execute"])
            )
        if "complete" in codes:
            for _ in range(WARM_UPS):
                complete(client, codes["complete"])
            figures["complete"] = statistics.median(
                complete(client, codes["complete"]) for _ in range(REPEATS["complete"])
            )
        if "stream" in codes:
            figures["stream"] = execute(client, codes["stream"])
    if "chart" in codes:
        with started(name) as (client, process, start, seconds):
            execute(client, codes["chart"], shown="text/html")
            figures["chart"] = time.perf_counter() - start
    return figures


def main():
    request = json.load(sys.stdin)
    figures = {kernel["name"]: {} for kernel in request["kernels"]}
    for number in range(-1, request["rounds"]):
        for kernel in request["kernels"]:
            for operation, figure in measure(kernel["name"], kernel["codes"]).items():
                if number >= 0:
                    figures[kernel["name"]].setdefault(operation, []).append(figure)
        print("warm-up" if number < 0 else f"round {number + 1} of {request['rounds']}", file=sys.stderr)
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()

"""Times Jupyter kernels with one and the same client (jupyter_client), each kernel in turn in every round.

Reads from stdin: {"rounds": N, "kernels": [{"name": kernelspec name, "codes": {operation: code}}]}.
Writes to stdout: {kernelspec name: {operation: [seconds of each round]}}; progress goes to stderr.
An execution lasts until its reply and its idle status have both arrived.
"""

import json
import queue
import statistics
import sys
import time

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


def execute(client, code):
    start = time.perf_counter()
    message_id = client.execute(code)
    reply = wait_for(client.get_shell_msg, message_id)
    wait_for(
        client.get_iopub_msg,
        message_id,
        "status",
        lambda message: message["content"]["execution_state"] == "idle",
    )
    seconds = time.perf_counter() - start
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{code!r} failed: {reply['content']}")
    return seconds


def complete(client, code):
    start = time.perf_counter()
    reply = wait_for(client.get_shell_msg, client.complete(code, len(code)))
    seconds = time.perf_counter() - start
    if len(reply["content"]["matches"]) < 2:
        raise RuntimeError(f"{code!r} has no completions: {reply['content']}")
    return seconds


def measure(name, codes):
    # A client that tries again every 10 ms, instead of every 100, sees a kernel as soon as it is there.
    context = zmq.Context()
    context.setsockopt(zmq.RECONNECT_IVL, 10)
    manager = KernelManager(kernel_name=name, context=context)
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels(hb=False)
    try:
        wait_for(client.get_shell_msg, client.kernel_info())
        seconds = {"start": time.perf_counter() - start}
        wait_for_output_channel(client)
        execute(client, codes["sum"])
        seconds["first cell"] = time.perf_counter() - start
        execute(client, codes["set up"])
        for operation in ("empty", "sum", "print"):
            for _ in range(WARM_UPS):
                execute(client, codes[operation])
            seconds[operation] = statistics.median(
                execute(client, codes[operation]) for _ in range(REPEATS["execute"])
            )
        for _ in range(WARM_UPS):
            complete(client, codes["complete"])
        seconds["complete"] = statistics.median(
            complete(client, codes["complete"]) for _ in range(REPEATS["complete"])
        )
        seconds["stream"] = execute(client, codes["stream"])
        return seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)
        context.destroy(linger=0)


def main():
    request = json.load(sys.stdin)
    times = {kernel["name"]: {} for kernel in request["kernels"]}
    for number in range(-1, request["rounds"]):
        for kernel in request["kernels"]:
            for operation, seconds in measure(kernel["name"], kernel["codes"]).items():
                if number >= 0:
                    times[kernel["name"]].setdefault(operation, []).append(seconds)
        print("warm-up" if number < 0 else f"round {number + 1} of {request['rounds']}", file=sys.stderr)
    json.dump(times, sys.stdout)


if __name__ == "__main__":
    main()

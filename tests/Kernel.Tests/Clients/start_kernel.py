"""Starts the kernel as any client does, prints its process id once it answers, and waits to be killed."""

import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="csharp")
client.execute_interactive(sys.argv[1], timeout=60, output_hook=lambda message: None) if sys.argv[1:] else None
print(manager.provisioner.pid, flush=True)
sys.stdin.read()

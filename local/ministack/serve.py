"""Serves MiniStack on loopback until told to stop or until its parent is gone, and leaves nothing behind.

Usage: serve.py PORT FOLDER. Standard input is a pipe from the parent: its end means that the parent died.
"""

import asyncio
import os
import shutil
import signal
import sys
import threading

sys.dont_write_bytecode = True  # none beside our sources

import corrections
import haste
from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack.app import app
from ministack.core import lambda_runtime

corrections.apply()
haste.apply()
PORT, FOLDER = int(sys.argv[1]), sys.argv[2]
orphaned = threading.Event()


def await_parent(stop):
    sys.stdin.buffer.read()
    orphaned.set()
    stop()


async def main():
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    on_end = lambda: loop.call_soon_threadsafe(stopped.set)
    threading.Thread(target=await_parent, args=(on_end,), daemon=True).start()
    config = Config()
    config.bind = [f"127.0.0.1:{PORT}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    config.shutdown_timeout = 60
    await serve(app, config, shutdown_trigger=stopped.wait)


try:
    asyncio.run(main())
finally:
    lambda_runtime.reset()
    if orphaned.is_set():
        shutil.rmtree(FOLDER, ignore_errors=True)
        # The parent made this process the leader of its group: workers of any kind end with it.
        os.killpg(os.getpgid(0), signal.SIGKILL)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)

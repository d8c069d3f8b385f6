"""`terminal.py COMMAND…`: runs a command on a terminal of its own, and answers yes to whatever asks there."""
import os
import pty
import re
import sys

QUESTION = re.compile(rb"(\(y/n\)|\[y/N\]) ?\Z")


def heard(terminal):
    said = os.read(terminal, 65536)
    if QUESTION.search(said):
        os.write(terminal, b"y\n")
    return said


status = pty.spawn(sys.argv[1:], heard)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)

"""Runs a command that the kernel ends as soon as it, or a child of it, opens an internet socket.

usage: no_network.py COMMAND…

A seccomp filter kills the process at `socket(AF_INET…)` and `socket(AF_INET6…)`, whoever calls it:
Python, Qt, a plug-in, the worker. Local sockets (the display, D-Bus) stay allowed. On a system
without seccomp the command runs unguarded and says so; the Python-level guard in conftest.py
stands there alone.
"""

import ctypes
import os
import platform
import socket
import struct
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: ld [k], jeq k, ret k
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_SOCKET_CALL = {"x86_64": 41, "aarch64": 198}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid() -> bool:
    """Put the filter on this process and all its children; False where the system has none."""
    number = _SOCKET_CALL.get(platform.machine())
    if sys.platform != "linux" or number is None:
        return False
    steps = (
        (_LOAD, 0, 0, 0),  # the number of the system call
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, 16),  # its first argument: the address family
        (_EQUAL, 1, 0, socket.AF_INET),
        (_EQUAL, 0, 1, socket.AF_INET6),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(steps), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    return (
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        and libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0) == 0
    )


def main() -> None:
    """Replace this process by the command."""
    if forbid():
        os.environ["SATCHEL_NO_NETWORK"] = "kernel"
    else:
        sys.stderr.write(
            "no_network: this system has no seccomp; only Python's sockets are watched\n"
        )
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()

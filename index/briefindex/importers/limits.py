"""What the parsing process takes from itself: memory, time, files to write, network, programs.

The first line of defence is that it is a process of its own; these make a fault short and small.
On Windows only the last holds, and the time limit of the parent.
"""

import sys

MEMORY = 1_000_000_000
"""Bytes of address space that the process may have."""

TIRED = 600_000_000
"""Bytes resident at their peak after which a new process takes over."""

_SPARE_SECONDS = 10
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "os.symlink",
    "os.link",
    "shutil.",
    "webbrowser.",
    "ftplib.",
    "smtplib.",
    "urllib.",
)


def be_small() -> None:
    """Take the limits upon this process; there is no way back."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_forbid)
    try:
        import resource  # Unix
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _, hard = resource.getrlimit(limit)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(limit, (wanted, wanted))
        except (OSError, ValueError):  # this system does not know that limit
            continue


def more_time(seconds: float) -> None:
    """Let the system end this process after so many more seconds of work, whoever hangs."""
    try:
        import resource  # Unix
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime + seconds) + _SPARE_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def is_tired() -> bool:
    """Whether so much memory has been used that a new process should take over."""
    return _peak() > TIRED


def _peak() -> int:
    """Bytes that this program had resident at most; 0 where the system does not tell."""
    try:
        # Not by getrusage: what that tells begins with the peak of the process that started this.
        with open("/proc/self/status", "rb") as file:  # noqa: PTH123 - no path to a stranger's file
            peaks = [line for line in file if line.startswith(b"VmHWM:")]
        return int(peaks[0].split()[1]) * 1024 if peaks else 0
    except OSError:
        return 0


def _forbid(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError("A file that is parsed may not do that.")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise PermissionError("A file that is parsed may not write.")

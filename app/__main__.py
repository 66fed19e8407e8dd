"""`python app`, from a checkout that is not installed."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "index")]

from satchel.cli import main  # noqa: E402 - only now can it be found

sys.exit(main())

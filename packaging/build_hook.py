"""Puts `resources/` and `seeds/` into the wheel, where `briefindex.bundle` finds them."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):
    """Adds the bundled folders to a wheel; an editable install reads them from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Map each folder to `briefindex/_bundle`; `version` is "standard" or "editable"."""
        if version == "editable":
            return
        for name in ("resources", "seeds"):
            build_data["force_include"][str(Path(self.root) / name)] = f"briefindex/_bundle/{name}"

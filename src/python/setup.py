"""Builds the package: bidgauge.h becomes the declarations that cffi loads the library by (out of line, ABI
mode: no compiler runs, and one wheel serves every Python 3). `make python` puts bidgauge.h, the library and
the rules beside this file; without a library, the package loads the system's libbidgauge."""

import re
from pathlib import Path

from setuptools import setup
from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).parent


class Wheel(bdist_wheel):
    """Of this kind of machine where the library is inside, and of any Python 3."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.root_is_pure = not any((HERE / "bidgauge").glob("libbidgauge.so*"))

    def get_tag(self):
        return "py3", "none", super().get_tag()[2]


version = re.search(r'BG_VERSION "(.*?)"', (HERE / "bidgauge.h").read_text())
assert version, "bidgauge.h does not say its version"
setup(
    version=version.group(1),
    cffi_modules=["declarations.py:ffi"],
    cmdclass={"bdist_wheel": Wheel},
)

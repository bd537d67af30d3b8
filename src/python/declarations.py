"""bidgauge.h as declarations for cffi."""

import re
from pathlib import Path

from cffi import FFI

text = (Path(__file__).parent / "bidgauge.h").read_text()
text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
text = re.sub(r"#ifdef __cplusplus.*?#endif", "", text, flags=re.S)
text = re.sub(r"^#(.*\\\n)*.*$", "", text, flags=re.M)

ffi = FFI()
ffi.set_source("bidgauge._declarations", None)
ffi.cdef(text)

if __name__ == "__main__":
    ffi.compile()

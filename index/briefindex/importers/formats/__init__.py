"""One module a format, each behind the same protocol: bytes in, an `Extract` out.

What runs here reads strangers' files: it is called in the parsing process (`importers.worker`),
opens files through `importers.doors` alone, and refuses with an `ImportRefusedError`.
"""

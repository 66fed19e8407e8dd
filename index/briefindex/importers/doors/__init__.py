"""The only places where a stranger's zip, tar, XML, HTML or path is opened (a test holds that).

Each door checks size and depth first and turns every fault of the file into an
`ImportRefusedError`. Knows no format: what the opened thing means is told in `formats`.
"""

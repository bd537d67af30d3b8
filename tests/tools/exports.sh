#!/bin/sh
# The linker's version script for the functions that a header (standard input) declares: they carry the
# version $1, and nothing else leaves the library.
sed -e 's:/\*.*\*/::' -e '/\/\*/,/\*\//d' |
    grep -o '\bbg_[a-z0-9_]* *(' | tr -d ' (' | LC_ALL=C sort -u |
    awk -v version="$1" 'BEGIN { print version " {\n  global:" } { print "    " $1 ";" } END { print "  local: *;\n};" }'

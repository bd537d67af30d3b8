#!/bin/sh
# The program for WebAssembly, run by node as a program of this machine: what tests take for BIDGAUGE.
exec node "$(dirname "$0")/bidgauge.js" "$@"

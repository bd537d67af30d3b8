#!/bin/sh
# Published studies and worked figures of models: what they come to is worked out here, in exact
# fractions, and every output says the same.
exec "${PYTHON:-python3}" -B tests/oracles/modelcases/cases.py

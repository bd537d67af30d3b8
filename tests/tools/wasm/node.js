// Before the program for node: its code lies beside it (the loader would ask the network for it).
Module['wasmBinary'] = require('fs').readFileSync(__dirname + '/bidgauge.wasm');

// Before the program for node: its code lies beside it (the loader would ask the network for it), and a file
// is no terminal.
Module['wasmBinary'] = require('fs').readFileSync(__dirname + '/bidgauge.wasm');
Module['preRun'] = () => {
    for (const stream of FS.streams.slice(0, 3)) stream.tty = require('tty').isatty(stream.fd);
};

// Before the program for node: its code lies beside it (the loader would ask the network for it); it has the
// environment of whoever runs it, and takes only a terminal for one.
Module['wasmBinary'] = require('fs').readFileSync(__dirname + '/bidgauge.wasm');
Module['preRun'] = [() => Object.assign(ENV, process.env)];
Module['onRuntimeInitialized'] = () => {
    for (const fd of [0, 1, 2])
        if (FS.streams[fd] && !require('tty').isatty(fd)) FS.streams[fd].tty = false;
};

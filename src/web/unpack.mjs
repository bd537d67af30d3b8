// The parts of the page: build.mjs put each into a script element of its own.
import { unpacked, unpackedTight } from './unpacked.mjs';

export const textOf = (id) => document.getElementById(id).textContent;

export const unpack = (id) => unpacked(textOf(id));

/** Of what is large: the library, the samples, the documents. */
export const unpackTight = (id) => unpackedTight(textOf(id));

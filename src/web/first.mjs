// The page's first script, run before the browser has read the rest of the page.
import { newWorker } from './spawn.mjs';

globalThis.firstWorker = newWorker();

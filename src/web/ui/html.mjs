// One door to the view library: templates without a build step, and no eval.
import { h, Fragment } from 'preact';
import htm from 'htm';

export const html = htm.bind(h);
export { Fragment };
export { useState, useEffect, useRef, useMemo, useId } from 'preact/hooks';

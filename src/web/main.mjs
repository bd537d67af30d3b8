// The page's beginning.
import { render } from 'preact';
import { engine } from './engine.mjs';
import { html } from './ui/html.mjs';
import { App } from './app.mjs';

/** equipped: the engine's worker, which load.mjs has started. */
export function start(equipped) {
  engine().start(equipped).catch(() => {}); // a call says what is wrong
  render(html`<${App} />`, document.getElementById('page'));
}

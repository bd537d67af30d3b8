// The page's beginning.
import { render } from 'preact';
import { engine } from './engine.mjs';
import { html } from './ui/html.mjs';
import { App } from './app.mjs';

render(html`<${App} />`, document.getElementById('page'));
engine().start().catch(() => {}); // a call says what is wrong

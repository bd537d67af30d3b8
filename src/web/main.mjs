// The page's beginning.
import { render } from 'preact';
import { html } from './ui/html.mjs';
import { App } from './app.mjs';

render(html`<${App} />`, document.getElementById('page'));

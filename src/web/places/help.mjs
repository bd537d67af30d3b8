import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
export const Help = () => html`<h1>${t('help.title')}</h1>`;

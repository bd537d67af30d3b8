import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
export const Rules = () => html`<h1>${t('rules.title')}</h1>`;

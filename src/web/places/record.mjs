import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
export const CheckRecord = () => html`<h1>${t('record.title')}</h1>`;

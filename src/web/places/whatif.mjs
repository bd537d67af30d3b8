import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
export const WhatIf = () => html`<h1>${t('whatif.title')}</h1>`;

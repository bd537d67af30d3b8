// Numbers and dates as the reader writes them; amounts in the ruleset's currency.

export function formats(language, currency) {
  const number = (options) => {
    const format = new Intl.NumberFormat(language, options);
    return (value) => (value === null || value === undefined ? '–' : format.format(value));
  };
  const money = (digits) =>
    currency
      ? number({ style: 'currency', currency, currencyDisplay: 'code', minimumFractionDigits: digits, maximumFractionDigits: digits })
      : number({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    number: number({ maximumFractionDigits: 4 }),
    points: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    percent: number({ style: 'percent', maximumFractionDigits: 1 }),
    money: money(2),
    coarse: money(0),
    date: (text) => (/^\d{4}-\d{2}-\d{2}/.test(text ?? '') ? date.format(new Date(`${text.slice(0, 10)}T00:00:00Z`)) : text ?? ''),
    signed: number({ signDisplay: 'exceptZero', maximumFractionDigits: 2 }),
    bytes: (n) => (n < 1024 ? `${n} B` : n < 1048576 ? `${number({ maximumFractionDigits: 0 })(n / 1024)} KB`
      : `${number({ maximumFractionDigits: 1 })(n / 1048576)} MB`),
  };
}

/* Amounts of public tenders: their digits, their currency, what tax is in them. Publishers write
 * numbers as texts, leave the currency out, and say in three ways whether tax is included. */
#include <string.h>

#include "intake/tender/public_tender.h"

static const char most[] = "1000000000000000"; /* the bound of every number in a bid */

/* "800.00": digits with at most one point, without zeros that mean nothing. */
static bool money_is_plain(const char *text, size_t n)
{
    size_t whole = strspn(text, "0123456789"), part = 0;
    if (whole == 0 || whole > n || (whole > 1 && text[0] == '0'))
        return false;
    if (whole < n && text[whole] == '.')
        part = strspn(text + whole + 1, "0123456789") + 1;
    return part != 1 && whole + part == n;
}

/* The text as it may be shown, cut. */
static const char *money_shown(const struct bg_public_tender *tender, const struct cJSON *node)
{
    enum { SHOWN = 40 };
    const char *raw;
    size_t n;
    bg_json_raw(tender->json, node, &raw, &n);
    return bg_arena_printf(tender->intake->arena, "%s %.*s%s",
                           bg_json_text(node) ? "text" : "value", (int)(n > SHOWN ? SHOWN : n), raw,
                           n > SHOWN ? "..." : "");
}

/* Why the amount cannot be used; NULL: it can, and *digits are its own. */
static const char *read_amount(const struct bg_public_tender *tender, const struct cJSON *node,
                               const char **digits)
{
    struct bg_arena *arena = tender->intake->arena;
    const char *text = bg_json_text(node);
    struct bg_dec number, bound;
    *digits = NULL;
    if (text) {
        size_t start = strspn(text, " \t\r\n"), n = strlen(text + start);
        while (n && strchr(" \t\r\n", text[start + n - 1]))
            n--;
        if (money_is_plain(text + start, n))
            *digits = bg_arena_text(arena, text + start, n);
        else
            return bg_arena_printf(arena,
                                   "%s is not a plain number, which is written without marks "
                                   "between thousands, such as 1800.00",
                                   money_shown(tender, node));
    } else if (bg_json_type(node) == BG_JSON_NUMBER) {
        *digits = bg_public_key_of(tender, node);
    } else {
        return bg_arena_printf(arena, "%s is not a number", money_shown(tender, node));
    }
    if (!bg_dec_parse(*digits, strlen(*digits), &number))
        return bg_arena_printf(arena, "%s has too many digits", money_shown(tender, node));
    if (bg_dec_sign(number) < 0)
        return bg_arena_printf(arena, "the amount %s is negative", *digits);
    if (bg_dec_parse(most, sizeof most - 1, &bound) && bg_dec_cmp(number, bound) > 0)
        return bg_arena_printf(arena, "the amount %s is absurd", *digits);
    return NULL;
}

void bg_public_amount(const struct bg_public_tender *tender, const char *place, const char *field,
                      const struct cJSON *node, const char *refused, struct bg_buf *out,
                      struct bg_places *places)
{
    const char *digits = NULL;
    if (!node || bg_json_type(node) == BG_JSON_NULL)
        return;
    const char *why = refused ? refused : read_amount(tender, node, &digits);
    bg_places_add(places, out, place);
    bg_put_key(out, field);
    if (why) {
        bg_intake_note(tender->intake, BG_REFUSED, "%s: %s", place, why);
        bg_buf_puts(out, "{\"unreadable\": ");
        bg_buf_json(out, why, -1);
        bg_buf_puts(out, "}");
        return;
    }
    if (bg_json_text(node))
        bg_intake_note(tender->intake, BG_COERCED, "%s: %s to the number %s", place,
                       money_shown(tender, node), digits);
    bg_buf_puts(out, digits);
}

/* -- tax ------------------------------------------------------------------------------------------
 */

static bool money_amount_of(const struct bg_public_tender *tender, const struct cJSON *value,
                            const char *key, struct bg_dec *out)
{
    const char *digits = bg_public_digits(tender, bg_json_get(value, key));
    return digits && bg_dec_parse(digits, strlen(digits), out);
}

/* valueAddedTaxIncluded; else the other amount beside it: an amount with a gross one beside it is net
 * (Find a Tender, United Kingdom), one with a smaller net one beside it is gross (MTender, Moldova). */
int bg_public_tax_of(const struct bg_public_tender *tender, const struct cJSON *value)
{
    const struct cJSON *flag = bg_json_get(value, "valueAddedTaxIncluded");
    struct bg_dec amount, other;
    int truth = flag ? bg_public_truth(flag) : -1;
    if (truth >= 0 || !money_amount_of(tender, value, "amount", &amount))
        return truth;
    if (money_amount_of(tender, value, "amountGross", &other))
        return bg_dec_cmp(amount, other) < 0 ? 0 : -1;
    if (money_amount_of(tender, value, "amountNet", &other))
        return bg_dec_cmp(amount, other) > 0 ? 1 : -1;
    return -1;
}

void bg_public_taxes_start(struct bg_public_taxes *all)
{
    *all = (struct bg_public_taxes){.said = -1};
}

void bg_public_taxes_add(struct bg_public_taxes *all, int tax)
{
    all->silent |= tax < 0;
    all->differ |= tax >= 0 && all->said >= 0 && tax != all->said;
    if (all->said < 0)
        all->said = tax;
}

int bg_public_taxes_of_all(const struct bg_public_taxes *all)
{
    return all->differ || all->silent ? -1 : all->said;
}

const char *bg_public_tax_name(int tax)
{
    return tax ? "with tax" : "without tax";
}

/* -- words of the source --------------------------------------------------------------------------
 */

const char *bg_public_words(struct bg_arena *arena, const char *text)
{
    enum { MOST = 400 };
    struct bg_buf out;
    bool blank = false;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p; p++) {
        if ((unsigned char)*p <= 0x20 || *p == 0x7F) {
            blank = out.size > 0;
            continue;
        }
        if (out.size > MOST && ((unsigned char)*p & 0xC0) != 0x80) {
            bg_buf_puts(&out, " ...");
            break;
        }
        if (blank)
            bg_buf_putc(&out, ' ');
        blank = false;
        bg_buf_putc(&out, *p);
    }
    return bg_buf_text(&out);
}

/* Searching a finished letter for what it must not tell: names that are withheld, and confidential answers
 * of other bidders. Reasons are people's words, so that both may be in them. */
#include <string.h>

#include "report/notice/private.h"

enum { TEXT_LEAST = 4 /* bytes of an answer that is searched for */ };

/* The text as a letter has it. */
static bool check_tells(const struct bg_letter *l, const char *body, const char *text)
{
    struct bg_buf escaped;
    bg_buf_init(&escaped, l->arena);
    bg_html_text(&escaped, text);
    return strstr(body, bg_buf_text(&escaped)) != NULL;
}

static bool check_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
}

/* The word is there by itself. */
static bool check_has_word(const char *body, const char *word, size_t n)
{
    for (const char *at = strstr(body, word); at; at = strstr(at + 1, word))
        if ((at == body || !check_is_letter(at[-1])) && !check_is_letter(at[n]))
            return true;
    return false;
}

/* The first word of a name, where it can stand for it: "Alder". */
static const char *first_word(const struct bg_letter *l, const char *name)
{
    size_t n = strcspn(name, " ,.&");
    bool capital = name[0] >= 'A' && name[0] <= 'Z';
    return n >= 3 && capital ? bg_arena_text(l->arena, name, n) : "";
}

static bool must_not_be_named(const struct bg_letter *l, const struct bg_bid_result *bid,
                              const struct bg_bid_result *chosen)
{
    if (bg_notice_withholds(l->notice, BG_WITHHELD_OTHER_BIDDERS))
        return true;
    bool wins = chosen && strcmp(bid->bid->id, chosen->bid->id) == 0;
    return !wins && bg_notice_withholds(l->notice, BG_WITHHELD_UNSUCCESSFUL);
}

static bool notice_check_check_name(struct bg_letter *l, const char *body,
                                    const struct bg_bid_result *bid)
{
    const char *name = bg_notice_name(bid), *word = first_word(l, name);
    const char *own = bg_notice_name(l->self);
    if (strcmp(name, own) == 0)
        return true;
    if (check_tells(l, body, name)) {
        bg_diag_add(l->diags, BG_E868, BG_NOWHERE,
                    "the letter to %s names %s, which %s withholds: see the reasons in the record",
                    own, name, l->notice->id);
        return false;
    }
    if (*word && !check_has_word(own, word, strlen(word)) &&
        check_has_word(body, word, strlen(word)))
        bg_diag_add(l->diags, BG_W871, BG_NOWHERE,
                    "the letter to %s has the word \"%s\", with which the name of another bidder "
                    "begins, and %s withholds that name: read it before it is sent",
                    own, word, l->notice->id);
    return true;
}

static const char *check_text_of(const struct bg_letter *l, const struct bg_value *value)
{
    if (value->type != BG_V_TEXT || value->as.text.n < TEXT_LEAST)
        return "";
    return bg_arena_text(l->arena, value->as.text.bytes, value->as.text.n);
}

/* Texts only: a number may be anybody's. What rests on a confidential number is not told at all. */
static bool notice_check_check_answers(struct bg_letter *l, const char *body,
                                       const struct bg_bid_result *bid)
{
    bool good = true;
    for (size_t f = 0; f < l->rules->fields_n && bid->bid->values; f++) {
        const char *answer =
            l->rules->fields[f].confidential ? check_text_of(l, &bid->bid->values[f]) : "";
        const char *own = l->self->bid->values ? check_text_of(l, &l->self->bid->values[f]) : "";
        if (!*answer || strcmp(answer, own) == 0 || !check_tells(l, body, answer))
            continue;
        good = false;
        bg_diag_add(l->diags, BG_E868, BG_NOWHERE,
                    "the letter to %s tells the confidential answer \"%s\" of %s: see the reasons "
                    "in the record",
                    bg_notice_name(l->self), l->rules->fields[f].label, bg_notice_name(bid));
    }
    return good;
}

/* An earlier lot has a bid of that bidder too, so that the name was looked for. */
static bool is_in_earlier_lot(const struct bg_letter *l, size_t lot, const char *id)
{
    for (size_t i = 0; i < lot; i++)
        if (bg_notice_bid(&l->about->result->lots[i], id))
            return true;
    return false;
}

bool bg_letter_check(struct bg_letter *l, const char *body, const struct bg_bid_result *chosen)
{
    bool good = true;
    for (size_t i = 0; i < l->about->result->lots_n; i++) {
        const struct bg_lot_result *lot = &l->about->result->lots[i];
        l->rules = lot->ruleset;
        for (size_t b = 0; b < lot->bids_n && l->self; b++) {
            const struct bg_bid_result *bid = &lot->bids[b];
            if (strcmp(bid->bid->id, l->self->bid->id) == 0)
                continue;
            if (must_not_be_named(l, bid, chosen) && !is_in_earlier_lot(l, i, bid->bid->id))
                good = notice_check_check_name(l, body, bid) && good;
            good = notice_check_check_answers(l, body, bid) && good;
        }
    }
    return good;
}

/* Robustness for the terminal. */
#include "report/robustness/robustness.h"

#include <string.h>

#include "base/text.h"

enum { TITLE_LEAST = 24, TITLE_MOST = 60 };

struct writer {
    struct bg_buf *out;
    const struct bg_lot_robustness *lot;
    bool color;
    int64_t width; /* of the column of titles */
};

static const char *bid_name(const struct writer *w, int64_t bid)
{
    return bid < 0 ? "nobody" : bg_robust_name(w->out->arena, w->lot->lot, (size_t)bid);
}

static void text_widen(struct writer *w, const char *title)
{
    int64_t n = bg_utf8_count(title, strlen(title)) + 2;
    if (n > w->width)
        w->width = n < TITLE_MOST ? n : TITLE_MOST;
}

static void set_width(struct writer *w)
{
    const struct bg_reweighing *weighing = w->lot->weighing;
    w->width = TITLE_LEAST;
    if (weighing == NULL)
        return;
    for (size_t i = 0; i < weighing->weights_n; i++)
        text_widen(w, bg_weight_title(w->out->arena, weighing->rules, &weighing->weights[i]));
    for (size_t i = 0; i < weighing->n; i++)
        text_widen(w, bid_name(w, (int64_t)weighing->bids[i]));
}

static void heading(const struct writer *w, const char *text)
{
    bg_buf_printf(w->out, "\n%s%s%s\n", w->color ? "\033[1m" : "", text, w->color ? "\033[0m" : "");
}

/* text and spaces up to width; what is longer is not cut. */
static void put_padded(struct bg_buf *out, const char *text, int64_t width)
{
    bg_buf_puts(out, text);
    for (int64_t n = bg_utf8_count(text, strlen(text)); n < width; n++)
        bg_buf_putc(out, ' ');
}

static void put_right(struct bg_buf *out, const char *text, int64_t width)
{
    for (int64_t n = bg_utf8_count(text, strlen(text)); n < width; n++)
        bg_buf_putc(out, ' ');
    bg_buf_puts(out, text);
}

static void text_put_checks(const struct writer *w)
{
    heading(w, "Checks");
    for (int i = 0; i < BG_CHECK__COUNT; i++) {
        const struct bg_robust_check *check = &w->lot->checks[i];
        bool done = check->level != BG_NO_VERDICT;
        bg_buf_puts(w->out, "  ");
        put_padded(w->out, done ? bg_verdict_name(check->level) : "not done", 11);
        bg_buf_printf(w->out, "%s: %s.\n", check->title, check->found);
        bg_buf_printf(w->out, "%13sfirm: %s%s%s\n", "", check->firm_if,
                      check->toss_if[0] != '\0' ? "; coin-toss: " : "", check->toss_if);
    }
}

static const char *end_words(const struct writer *w, const struct bg_weight_end *end)
{
    char text[BG_DEC_TEXT];
    return end->at == NULL
               ? "-"
               : bg_arena_printf(w->out->arena, "%s", bg_dec_fixed(bg_robust_end(end), 2, text));
}

static void text_put_range(const struct writer *w, const struct bg_weight_range *range)
{
    struct bg_arena *arena = w->out->arena;
    const struct bg_weight *weight = range->weight;
    const size_t *bids = w->lot->weighing->bids;
    char text[BG_DEC_TEXT];
    bg_buf_puts(w->out, "  ");
    put_padded(w->out, bg_weight_title(arena, w->lot->lot->ruleset, weight), w->width);
    put_right(w->out, bg_dec_text(weight->now, text), 7);
    put_right(w->out, end_words(w, &range->low), 9);
    put_right(w->out, end_words(w, &range->high), 9);
    bg_buf_puts(w->out, "  ");
    if (weight->fixed != NULL)
        bg_buf_printf(w->out, "fixed: %s", weight->fixed);
    else if (!range->ahead)
        bg_buf_puts(w->out, "before rounding, not ahead of every other bid");
    else if (range->low.at == NULL && range->high.at == NULL)
        bg_buf_puts(w->out, "stays first at any weight");
    if (range->low.at != NULL)
        bg_buf_printf(w->out, "below: %s", bid_name(w, (int64_t)bids[range->low.rival]));
    if (range->high.at != NULL)
        bg_buf_printf(w->out, "%sabove: %s", range->low.at != NULL ? "; " : "",
                      bid_name(w, (int64_t)bids[range->high.rival]));
    bg_buf_putc(w->out, '\n');
}

static void text_put_weights(const struct writer *w)
{
    heading(w, "Weights within which it stays first, each moved alone");
    if (w->lot->weighing == NULL) {
        bg_buf_printf(w->out, "  %s\n", w->lot->no_weights);
        return;
    }
    if (w->lot->first < 0) {
        bg_buf_puts(w->out, "  Nobody is recommended, so no weight keeps anybody first.\n");
        return;
    }
    bg_buf_puts(w->out, "  ");
    put_padded(w->out, "", w->width);
    bg_buf_puts(w->out, "    now     from       to  who draws level there\n");
    for (size_t i = 0; i < w->lot->weighing->weights_n; i++)
        text_put_range(w, &w->lot->ranges[i]);
}

static void text_put_drops(const struct writer *w)
{
    heading(w, "Each bid left out");
    if (w->lot->drops_n == 0)
        bg_buf_puts(w->out, "  There are no two bids in the comparison.\n");
    for (size_t i = 0; i < w->lot->drops_n; i++) {
        const struct bg_robust_drop *drop = &w->lot->drops[i];
        bg_buf_printf(w->out, "  without %s: %s", bid_name(w, (int64_t)drop->bid),
                      bid_name(w, drop->recommended));
        if (drop->recommended >= 0 && drop->words[0] != '\0')
            bg_buf_printf(w->out, ", %s", drop->words);
        bg_buf_puts(w->out, drop->changes ? "  << changes the recommendation\n" : "\n");
    }
}

static void text_put_formulas(const struct writer *w)
{
    heading(w, "Each price formula");
    if (w->lot->formulas_n == 0)
        bg_buf_printf(w->out, "  %s\n", w->lot->no_formulas);
    for (size_t i = 0; i < w->lot->formulas_n; i++) {
        const struct bg_robust_formula *formula = &w->lot->formulas[i];
        bg_buf_puts(w->out, "  ");
        put_padded(w->out, formula->formula->name, 20);
        if (formula->why_not != NULL) {
            bg_buf_printf(w->out, "not worked out: %s\n", formula->why_not);
            continue;
        }
        bg_buf_puts(w->out, bid_name(w, formula->recommended));
        if (formula->recommended >= 0 && formula->words[0] != '\0')
            bg_buf_printf(w->out, ", %s", formula->words);
        if (formula->figures[0] != '\0')
            bg_buf_printf(w->out, " (%s)", formula->figures);
        bg_buf_puts(w->out, formula->own       ? "  (the ruleset's)\n"
                            : formula->changes ? "  << changes the recommendation\n"
                                               : "\n");
    }
}

static void text_put_shares(const struct writer *w)
{
    const struct bg_robust_shares *shares = w->lot->shares;
    char text[BG_DEC_TEXT];
    heading(w, "Share of all weights that give a rank, in %");
    if (shares == NULL) {
        bg_buf_printf(w->out, "  %s\n", w->lot->no_shares);
        return;
    }
    size_t shown = shares->bids_n < 6 ? shares->bids_n : 6;
    bg_buf_puts(w->out, "  ");
    put_padded(w->out, "", w->width);
    for (size_t r = 0; r < shown; r++)
        put_right(w->out, bg_arena_printf(w->out->arena, "rank %zu", r + 1), 8);
    bg_buf_puts(w->out, "  confidence\n");
    for (size_t i = 0; i < shares->bids_n; i++) {
        bg_buf_puts(w->out, "  ");
        put_padded(w->out, bid_name(w, (int64_t)w->lot->weighing->bids[i]), w->width);
        for (size_t r = 0; r < shown; r++) {
            int64_t count = shares->sums.ranks[i * shares->bids_n + r];
            struct bg_dec part = bg_robust_part(w->out->arena, count * 100, shares->draws, 1);
            put_right(w->out, bg_dec_fixed(part, 1, text), 8);
        }
        if (shares->confidence[i] >= 0) {
            struct bg_dec part =
                bg_robust_part(w->out->arena, shares->confidence[i] * 100, shares->draws, 1);
            put_right(w->out, bg_dec_fixed(part, 1, text), 12);
        } else {
            put_right(w->out, "-", 12);
        }
        bg_buf_putc(w->out, '\n');
    }
}

void bg_report_robustness_text(struct bg_buf *out, const struct bg_robustness_report *report,
                               bool color)
{
    for (size_t i = 0; i < report->result->lots_n; i++) {
        struct writer w = {out, report->lots[i], color, 0};
        set_width(&w);
        const struct bg_ruleset *rules = w.lot->lot->ruleset;
        if (i > 0)
            bg_buf_putc(out, '\n');
        bg_buf_printf(out, "%s%s%s: how much the recommendation hangs on\n\n%s\n",
                      rules->solicitation.title[0] ? rules->solicitation.title : rules->title,
                      w.lot->lot->lot[0] ? ", lot " : "", w.lot->lot->lot, w.lot->sentence);
        text_put_checks(&w);
        text_put_weights(&w);
        text_put_drops(&w);
        text_put_formulas(&w);
        text_put_shares(&w);
        heading(&w, "What this rests on");
        for (size_t n = 0; n < w.lot->notes_n; n++)
            bg_buf_printf(out, "  %s\n", w.lot->notes[n]);
    }
}

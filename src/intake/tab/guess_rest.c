/* The rest of a suggested mapping, by what the recognised sheets hold: totals, texts that mean nothing,
 * marks of footnotes, names that are no bidders, options, and the sheet with the published totals. */
#include <ctype.h>
#include <string.h>

#include "intake/tab/guess.h"

enum { TEXTS_MAX = 16 };

static void guess_rest_add_text(const struct bg_tab_guess *g, struct bg_texts *texts,
                                const char *text)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->items[i], text) == 0)
            return;
    if (texts->n == TEXTS_MAX)
        return;
    const char **items = BG_ARRAY(g->arena, texts->n + 1, const char *);
    if (texts->n)
        memcpy(items, texts->items, texts->n * sizeof *items);
    items[texts->n++] = bg_arena_text(g->arena, text, strlen(text));
    texts->items = items;
}

static bool holds_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = text; *p; p++) {
        size_t i = 0;
        while (i < n && tolower((unsigned char)p[i]) == word[i])
            i++;
        if (i == n)
            return true;
    }
    return false;
}

static bool is_optional(const char *text)
{
    static const char *const words[] = {"alternate", "additive", "deductive",  "option",
                                        "add alt",   "alt bid",  "alternative"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (holds_word(text, words[i]))
            return true;
    return false;
}

/* -- totals --------------------------------------------------------------------------------------- */

static bool guess_rest_has_figures(const struct bg_tab_layout *l, const struct bg_tab_row *row)
{
    for (size_t i = 0; i < l->n; i++)
        if (bg_tab_has_figure(&l->groups[i], row))
            return true;
    return false;
}

static bool has_quantity(const struct bg_tab_layout *l, const struct bg_tab_row *row)
{
    int column = l->shared[BG_LINE_QUANTITY];
    const char *text = column < 0 ? "" : bg_tab_cell(row, (size_t)column)->text;
    return strpbrk(text, "123456789") != NULL;
}

/* The label speaks of a total, also with its letters apart. */
static bool says_total(const struct bg_tab_guess *g, const char *label)
{
    static const char *const words[] = {"total", "sum of ", "base bid", "amount of bid"};
    struct bg_buf close;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (holds_word(label, words[i]))
            return true;
    bg_buf_init(&close, g->arena);
    for (const char *p = label; *p; p++)
        if (*p != ' ' && *p != '.')
            bg_buf_putc(&close, *p);
    return strncmp(label, "T O T A L", 9) == 0 && holds_word(bg_buf_text(&close), "total");
}

static bool is_line(const struct bg_tab_guess *g, const struct bg_tab_layout *l,
                    const struct bg_tab_row *row)
{
    const char *label = bg_tab_row_name(g->arena, row);
    return row->number >= l->body && guess_rest_has_figures(l, row) && !says_total(g, label);
}

/* A row with amounts whose label speaks of a total. */
static bool is_total_row(const struct bg_tab_guess *g, const struct bg_tab_layout *l,
                         const struct bg_tab_row *row)
{
    const char *label = bg_tab_row_name(g->arena, row);
    return row->number >= l->body && says_total(g, label) && !bg_tab_is_subtotal(label) &&
           guess_rest_has_figures(l, row) && !has_quantity(l, row);
}

static bool guess_rest_number_at(const struct bg_tab_row *row, int column, struct bg_dec *out)
{
    const struct bg_tab_cell *cell = bg_tab_cell(row, column < 0 ? 0 : (size_t)column);
    char digits[64];
    size_t n = 0;
    if (strchr(cell->text, '('))
        digits[n++] = '-';
    for (const char *p = cell->text; *p && n + 1 < sizeof digits; p++)
        if (isdigit((unsigned char)*p) || *p == '.' || (*p == '-' && n == 0))
            digits[n++] = *p;
    return column >= 0 && n > 0 && isdigit((unsigned char)digits[n - 1]) &&
           bg_dec_parse(digits, n, out);
}

static int guess_rest_amount_column(const struct bg_tab_group *group)
{
    return group->column[BG_TAB_AMOUNT] >= 0 ? group->column[BG_TAB_AMOUNT]
                                             : group->column[BG_TAB_UNIT_PRICE];
}

/* The lines above the row add up to what it has, for every bidder where both can be told. */
static bool guess_rest_adds_up(const struct bg_tab_guess *g, const struct bg_tab_layout *l,
                               const struct bg_tab_row *total)
{
    size_t right = 0, wrong = 0;
    for (size_t i = 0; i < l->n; i++) {
        struct bg_dec sum = bg_dec_int(0), one, said, gap;
        int column = guess_rest_amount_column(&l->groups[i]);
        if (!guess_rest_number_at(total, column, &said))
            continue;
        for (size_t k = 0; k < l->sheet->n; k++) {
            const struct bg_tab_row *row = &l->sheet->rows[k];
            if (row->number < total->number && is_line(g, l, row) &&
                guess_rest_number_at(row, column, &one))
                (void)!bg_dec_add(sum, one, &sum);
        }
        bool same =
            bg_dec_sub(sum, said, &gap) && bg_dec_sign(bg_dec_round(gap, 1, BG_HALF_UP)) == 0;
        *(same ? &right : &wrong) += 1;
    }
    return right > 0 && right > wrong;
}

/* The best of the rows that look like totals: one that the lines add up to, that says what counts, else
 * the last. NULL: there is none. */
static const struct bg_tab_row *best_total(const struct bg_tab_guess *g,
                                           const struct bg_tab_layout *l)
{
    static const char *const words[] = {"basis of award", "grand total",    "total bid",
                                        "bid total",      "total base bid", "base bid"};
    const struct bg_tab_row *best = NULL;
    int best_score = -1;
    for (size_t i = 0; i < l->sheet->n; i++) {
        const struct bg_tab_row *row = &l->sheet->rows[i];
        if (!is_total_row(g, l, row))
            continue;
        const char *label = bg_tab_row_name(g->arena, row);
        int score = guess_rest_adds_up(g, l, row) ? 8 : 0;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            score += holds_word(label, words[k]) ? 2 : 0;
        score -= is_optional(label) && best ? 4 : 0;
        if (score >= best_score) {
            best_score = score;
            best = row;
        }
    }
    if (best && best_score < 8)
        bg_tab_open_question(g, bg_tab_row_label(g->arena, l->sheet, best->number),
                             "it is taken for the totals, and the lines above do not add up to it");
    return best;
}

static void add_skip(struct bg_tab_guess *g, const char *label)
{
    struct bg_map *map = g->map;
    struct bg_map_skip *skips = BG_ARRAY(g->arena, map->skip_where.n + 1, struct bg_map_skip);
    const struct bg_map_skip *before = map->skip_where.items;
    for (size_t i = 0; i < map->skip_where.n; i++) {
        skips[i] = before[i];
        if (before[i].is.n && strcmp(before[i].is.items[0], label) == 0)
            return;
    }
    struct bg_map_skip *skip = &skips[map->skip_where.n++];
    *skip = (struct bg_map_skip){.column = "", .begins = "", .contains = ""};
    guess_rest_add_text(g, &skip->is, label);
    map->skip_where.items = skips;
}

/* Lines below the totals, which are options where their headings say so. */
static void look_below(struct bg_tab_guess *g, const struct bg_tab_layout *l,
                       const struct bg_tab_row *total)
{
    bool lines = false, optional = false;
    for (size_t i = 0; i < l->sheet->n; i++) {
        const struct bg_tab_row *row = &l->sheet->rows[i];
        const char *label = row->number > total->number ? bg_tab_row_name(g->arena, row) : "";
        optional = optional || is_optional(label);
        lines = lines || (row->number > total->number && is_line(g, l, row));
    }
    if (!lines)
        return;
    g->map->rows.below_totals = optional ? BG_BELOW_OPTIONS : BG_BELOW_IGNORED;
    bg_tab_open_question(g, bg_tab_row_label(g->arena, l->sheet, total->number),
                         "there are lines below the totals, which are %s",
                         optional ? "taken for options" : "left out");
}

static void complete_totals(struct bg_tab_guess *g)
{
    for (size_t k = 0; k < g->layouts_n; k++) {
        const struct bg_tab_layout *l = g->layouts[k];
        const struct bg_tab_row *best = best_total(g, l);
        if (!best)
            continue;
        const char *label = bg_tab_row_name(g->arena, best);
        guess_rest_add_text(g, &g->map->rows.totals, label);
        for (size_t i = 0; i < l->sheet->n; i++) {
            const struct bg_tab_row *row = &l->sheet->rows[i];
            const char *own = bg_tab_row_name(g->arena, row);
            if (row != best && is_total_row(g, l, row) && strcmp(own, label) != 0)
                add_skip(g, own);
        }
        look_below(g, l, best);
    }
}

/* -- options -------------------------------------------------------------------------------------- */

static bool is_option_sheet(const struct bg_tab_guess *g, const struct bg_tab_layout *l)
{
    if (is_optional(l->sheet->name))
        return true;
    for (size_t i = 0; i < l->sheet->n; i++)
        if (is_total_row(g, l, &l->sheet->rows[i]))
            return is_optional(bg_tab_row_name(g->arena, &l->sheet->rows[i]));
    return false;
}

static void complete_options(struct bg_tab_guess *g)
{
    size_t n = 0;
    for (size_t k = 0; k < g->layouts_n; k++)
        n += is_option_sheet(g, g->layouts[k]);
    for (size_t k = 0; k < g->layouts_n && n < g->layouts_n; k++) {
        const char *name = g->layouts[k]->sheet->name;
        if (!is_option_sheet(g, g->layouts[k]))
            continue;
        guess_rest_add_text(g, &g->map->options, name);
        g->layouts[k]->is_option = true;
        bg_tab_open_question(g, name, "its lines are taken for options: the price is without them");
    }
}

/* -- bidders, texts and marks --------------------------------------------------------------------- */

static void complete_bidders(struct bg_tab_guess *g)
{
    for (size_t k = 0; k < g->layouts_n; k++)
        for (size_t i = 0; i < g->layouts[k]->n; i++)
            if (bg_map_is_no_bidder(g->arena, g->layouts[k]->groups[i].name))
                guess_rest_add_text(g, &g->map->not_bidders, g->layouts[k]->groups[i].name);
    g->map->not_bidders_said = true;
}

/* The mark at the end of a figure, such as *; "": none. */
static const char *guess_rest_mark_of(const struct bg_tab_guess *g, const char *text)
{
    static const char *const marks[] = {"**", "*", "^", "\xE2\x80\xA0", "\xE2\x80\xA1", "#", "~"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (length > n && strcmp(text + length - n, marks[i]) == 0)
            return bg_arena_text(g->arena, marks[i], n);
    }
    return "";
}

static void look_at_figure(struct bg_tab_guess *g, const struct bg_tab_cell *cell)
{
    const char *text = bg_tab_name(g->arena, cell->text);
    const char *mark = guess_rest_mark_of(g, text);
    if (cell->kind != BG_TAB_TEXT || !text[0])
        return;
    if (!strpbrk(text, "0123456789")) {
        guess_rest_add_text(g, &g->map->missing, text);
        return;
    }
    if (mark[0])
        guess_rest_add_text(g, &g->map->marks, mark);
    if (strchr(text, '(') && strchr(text, ')'))
        g->map->negatives = 1;
    if (strchr(text, ',')) {
        const char *comma = strrchr(text, ','), *point = strrchr(text, '.');
        bool decimal = strspn(comma + 1, "0123456789") != 3 || (point && point < comma);
        g->map->decimal = decimal ? "," : ".";
        g->map->thousands = decimal ? point ? "." : "" : ",";
    }
}

static void complete_figures(struct bg_tab_guess *g)
{
    g->map->decimal = g->map->thousands = "";
    for (size_t k = 0; k < g->layouts_n; k++) {
        const struct bg_tab_layout *l = g->layouts[k];
        for (size_t i = 0; i < l->sheet->n; i++) {
            const struct bg_tab_row *row = &l->sheet->rows[i];
            for (size_t b = 0; row->number >= l->body && b < l->n; b++)
                for (int which = 0; which < BG_TAB_FIGURES; which++)
                    if (l->groups[b].column[which] >= 0 && l->groups[b].name[0])
                        look_at_figure(g, bg_tab_cell(row, (size_t)l->groups[b].column[which]));
        }
    }
}

/* -- the published totals ------------------------------------------------------------------------- */

static bool is_layout(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet)
{
    for (size_t k = 0; k < g->layouts_n; k++)
        if (strcmp(g->layouts[k]->sheet->name, sheet->name) == 0)
            return true;
    return false;
}

/* The total of the bidder, of the first sheet that is none of options. */
static bool guess_rest_total_of(const struct bg_tab_guess *g, const char *name, struct bg_dec *out)
{
    for (size_t k = 0; k < g->layouts_n; k++) {
        const struct bg_tab_layout *l = g->layouts[k];
        for (size_t i = 0; !l->is_option && i < l->n; i++) {
            if (strcmp(l->groups[i].name, name) != 0)
                continue;
            for (size_t r = 0; r < l->sheet->n; r++)
                if (bg_tab_is_total(g->arena, g->map,
                                    bg_tab_row_name(g->arena, &l->sheet->rows[r])) &&
                    guess_rest_number_at(&l->sheet->rows[r],
                                         guess_rest_amount_column(&l->groups[i]), out))
                    return true;
        }
    }
    return false;
}

/* How many rows below have a bidder's name in the one column and its total in the other. */
static size_t agreeing(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet,
                       int64_t header, size_t names, size_t totals)
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        const struct bg_tab_row *row = &sheet->rows[i];
        struct bg_dec ours, theirs, gap;
        const char *name = bg_tab_name(g->arena, bg_tab_cell(row, names)->text);
        n += row->number > header && name[0] && guess_rest_total_of(g, name, &ours) &&
             guess_rest_number_at(row, (int)totals, &theirs) && bg_dec_sub(ours, theirs, &gap) &&
             bg_dec_sign(bg_dec_round(gap, 1, BG_HALF_UP)) == 0;
    }
    return n;
}

static void look_for_check(struct bg_tab_guess *g, const struct bg_tab_sheet *sheet, int64_t header,
                           size_t *most)
{
    struct bg_map_header names = bg_tab_header(g->arena, sheet, header, 1);
    struct bg_map_check *check = &g->map->check;
    for (size_t a = 0; a < names.n && a < 20; a++)
        for (size_t b = 0; b < names.n && b < 20; b++) {
            if (a == b || !names.names[a][0] || !names.names[b][0])
                continue;
            size_t n = agreeing(g, sheet, header, a, b);
            if (n <= *most)
                continue;
            *most = n;
            check->sheet = sheet->name;
            check->header_row = header;
            check->bidder.column = names.names[a];
            check->total.column = names.names[b];
        }
    /* what is published there may have marks beside the totals */
    for (size_t i = 0; *most > 0 && check->sheet == sheet->name && i < sheet->n; i++)
        for (size_t c = 0; sheet->rows[i].number > header && c < sheet->rows[i].n; c++) {
            const char *text = bg_tab_name(g->arena, sheet->rows[i].cells[c].text);
            if (strpbrk(text, "0123456789") && guess_rest_mark_of(g, text)[0])
                look_at_figure(g, &sheet->rows[i].cells[c]);
        }
}

static void complete_check(struct bg_tab_guess *g)
{
    enum { ROWS = 30 };
    size_t most = 0;
    g->map->check.sheet = "";
    for (size_t s = 0; s < g->tab->n; s++) {
        const struct bg_tab_sheet *sheet = &g->tab->sheets[s];
        if (is_layout(g, sheet) || sheet->hidden || !sheet->name[0])
            continue;
        for (size_t i = 0; i < sheet->n && sheet->rows[i].number <= ROWS; i++)
            if (sheet->rows[i].n > 1)
                look_for_check(g, sheet, sheet->rows[i].number, &most);
    }
}

void bg_tab_complete(struct bg_tab_guess *g)
{
    complete_bidders(g);
    complete_options(g);
    complete_totals(g);
    complete_figures(g);
    complete_check(g);
}

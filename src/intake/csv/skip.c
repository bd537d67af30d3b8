/* Rows and names of a table that are no bids. */
#include <ctype.h>
#include <string.h>

#include "base/cell_text.h"
#include "intake/csv/map.h"

static const char *skip_cell_of(struct bg_arena *arena, const struct bg_tab_row *row, int column)
{
    if (column >= 0)
        return bg_tab_name(arena, bg_tab_cell(row, (size_t)column)->text);
    for (size_t i = 0; i < row->n; i++) {
        const char *text = bg_tab_name(arena, row->cells[i].text);
        if (text[0])
            return text;
    }
    return "";
}

static bool skip_holds(struct bg_arena *arena, const struct bg_map_skip *skip, const char *text)
{
    bool is = skip->is.n == 0;
    for (size_t i = 0; i < skip->is.n; i++)
        is = is || strcmp(bg_tab_name(arena, skip->is.items[i]), text) == 0;
    if (skip->blank)
        return !text[0];
    return is && text[0] && strncmp(text, skip->begins, strlen(skip->begins)) == 0 &&
           strstr(text, skip->contains) != NULL;
}

const char *bg_map_skips(struct bg_arena *arena, const struct bg_map *map,
                         const struct bg_tab_row *row, const int *columns)
{
    const struct bg_map_skip *skips = map->skip_where.items;
    for (size_t i = 0; i < map->skip_where.n; i++) {
        const char *text = skip_cell_of(arena, row, columns[i]);
        if (skip_holds(arena, &skips[i], text))
            return bg_arena_printf(arena, "rule %zu of \"skip_where\" leaves it out: %s", i + 1,
                                   bg_cell_text_quoted(arena, text));
    }
    return NULL;
}

/* -- names that are no bidders --------------------------------------------------------------------
 */

/* Letters alone, in lower case: "Engineer's Estimate" as "engineersestimate". */
static const char *skip_letters(struct bg_arena *arena, const char *name)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = name; *p; p++)
        if (isalpha((unsigned char)*p))
            bg_buf_putc(&out, (char)tolower((unsigned char)*p));
    return bg_buf_text(&out);
}

static bool skip_ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* The next word of the name, in lower case and without marks within it ("Engineer's"); NULL: none. */
static const char *skip_next_word(struct bg_arena *arena, const char **p)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (; **p && !(isalnum((unsigned char)**p) || (unsigned char)**p >= 0x80); (*p)++)
        ;
    for (; **p && !strchr(" ./-()&,:;#", **p); (*p)++)
        if (isalnum((unsigned char)**p))
            bg_buf_putc(&out, (char)tolower((unsigned char)**p));
    return out.size ? bg_buf_text(&out) : NULL;
}

static bool skip_is_among(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* Every word is one of the two lists, and some word of the first one. */
static bool is_made_of(struct bg_arena *arena, const char *name, const char *const *one,
                       const char *const *others)
{
    const char *word;
    bool has = false;
    while ((word = skip_next_word(arena, &name)) != NULL) {
        bool own = skip_is_among(word, one);
        if (!own && !skip_is_among(word, others))
            return false;
        has |= own;
    }
    return has;
}

static bool is_estimate(struct bg_arena *arena, const char *name)
{
    static const char *const ends[] = {"estimate", "estimates"};
    static const char *const within[] = {
        "engineersestimate",  "engineerestimate",  "engineeringestimate",
        "architectsestimate", "ownersestimate",    "estimateofcost",
        "estimateofprobable", "opinionofprobable", "opinionofcost"};
    static const char *const words[] = {"estimate", "estimates", "est",    "estimated",
                                        "opinion",  "opc",       "eopc",   "eopcc",
                                        "oppc",     "ee",        "budget", NULL};
    static const char *const about[] = {
        "engineer",    "engineers", "eng",          "engr",        "engrs",    "engs",
        "engineering", "architect", "architects",   "owner",       "owners",   "city",
        "citys",       "county",    "countys",      "town",        "towns",    "state",
        "district",    "staff",     "consultant",   "consultants", "designer", "designers",
        "project",     "official",  "final",        "base",        "bid",      "of",
        "the",         "probable",  "construction", "cost",        "costs",    "price",
        "prices",      "total",     "unit",         "department",  "agency",   "port",
        NULL};
    const char *own = skip_letters(arena, name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (skip_ends_with(own, ends[i]))
            return true;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (strstr(own, within[i]))
            return true;
    return is_made_of(arena, name, words, about);
}

/* A column of the tabulation that is worked out of the others. */
static bool is_statistic(struct bg_arena *arena, const char *name)
{
    static const char *const words[] = {"average", "averages", "avg", "mean", "median", NULL};
    static const char *const about[] = {
        "of",     "all",  "the",   "bid",    "bids",   "bidder", "bidders",    "price",
        "prices", "unit", "total", "low",    "lowest", "high",   "responsive", "three",
        "3",      "5",    "cost",  "amount", "and",    NULL};
    return is_made_of(arena, name, words, about);
}

bool bg_map_is_no_bidder(struct bg_arena *arena, const char *name)
{
    return is_estimate(arena, name) || is_statistic(arena, name);
}

bool bg_map_not_bidder(struct bg_arena *arena, const struct bg_map *map, const char *name)
{
    const char *own = bg_tab_name(arena, name);
    for (size_t i = 0; i < map->not_bidders.n; i++)
        if (strcmp(bg_tab_name(arena, map->not_bidders.items[i]), own) == 0)
            return true;
    return !map->not_bidders_said && bg_map_is_no_bidder(arena, own);
}

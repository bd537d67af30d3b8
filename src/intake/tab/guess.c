/* Finds where the header of a tabulation is, which of its columns are which, and in which row the
 * bidders are. A row counts as a header only where the reader, given it, finds bidders with figures
 * below it. */
#include <ctype.h>
#include <string.h>

#include "intake/tab/guess.h"

enum { ROWS_LOOKED_AT = 60, NAMES_MAX = 28 };

static const char *const role_names[BG_LINE__COUNT][NAMES_MAX] = {
    [BG_LINE_ITEM] = {"item",    "itemno",    "itemnumber", "items",     "itemid",
                      "biditem", "biditemno", "payitem",    "payitemno", "line",
                      "lineno",  "lineitem",  "no",         "number",    "ref",
                      "refno",   "pos",       "itemcode",   "specno",    "scheduleitem"},
    [BG_LINE_DESCRIPTION] = {"description", "itemdescription", "desc", "itemofwork", "workitem",
                             "biditemdescription", "descriptionofwork", "itemsofwork", "work",
                             "payitemdescription", "itemname", "lineitemdescription",
                             "descriptionofitem", "biditemname"},
    [BG_LINE_QUANTITY] = {"quantity", "qty", "estimatedquantity", "estquantity", "estqty",
                          "estimatedqty", "bidquantity", "bidqty", "planquantity", "planqty",
                          "approxquantity", "approxqty", "approximatequantity", "quant",
                          "quantities", "estimatedquantities", "estquan"},
    [BG_LINE_UNIT] = {"unit", "units", "uom", "unitofmeasure", "unitofmeas", "um", "measure",
                      "payunit", "unitmeasure", "unitsofmeasure"},
    [BG_LINE_UNIT_PRICE] = {"unitprice", "unitcost", "unitbid", "unitbidprice", "bidunitprice",
                            "priceperunit", "unitprices", "unitamount", "uprice", "unitpr",
                            "unitcosts", "unitrate", "rate", "perunit"},
    [BG_LINE_AMOUNT] = {"totalprice",     "total",         "amount",        "extension",
                        "extendedamount", "extendedprice", "ext",           "extprice",
                        "extamount",      "bidamount",     "totalamount",   "totalcost",
                        "extendedcost",   "extended",      "itemtotal",     "bidtotal",
                        "linetotal",      "totalbid",      "totalbidprice", "extcost",
                        "exttotal",       "extendedtotal", "lineamount",    "subtotal",
                        "totals",         "cost",          "price"},
};

const char *bg_tab_letters(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p; p++)
        if (isalnum((unsigned char)*p))
            bg_buf_putc(&out, (char)tolower((unsigned char)*p));
    return bg_buf_text(&out);
}

bool bg_tab_is_role(struct bg_arena *arena, enum bg_map_role role, const char *name)
{
    const char *own = bg_tab_letters(arena, name);
    if (role == BG_LINE_ITEM && strcmp(name, "#") == 0)
        return true;
    for (size_t i = 0; i < NAMES_MAX && role_names[role][i]; i++)
        if (strcmp(own, role_names[role][i]) == 0)
            return true;
    return false;
}

/* -- a candidate ---------------------------------------------------------------------------------- */

struct candidate {
    int64_t header, header_rows;
    const char *name[BG_LINE__COUNT]; /* "" where there is none; "*": under the bidders' names */
    int score;
};

/* The only column of the role, or with `often` the name that most columns of it have. */
static const char *name_of_role(struct bg_arena *arena, const struct bg_map_header *header,
                                enum bg_map_role role, bool often)
{
    const char *found = "";
    size_t most = 0;
    for (size_t c = 0; c < header->n; c++) {
        size_t same = 0;
        if (!header->names[c][0] || !bg_tab_is_role(arena, role, header->names[c]))
            continue;
        for (size_t k = 0; k < header->n; k++)
            same += strcmp(header->names[k], header->names[c]) == 0;
        /* of two names for an amount that are as often, the one on the right is worked out */
        if ((often && (same > most || (same == most && role == BG_LINE_AMOUNT))) ||
            (!often && same == 1 && !found[0])) {
            found = header->names[c];
            most = same;
        }
    }
    return found;
}

static bool guess_is_taken(const struct candidate *c, const char *name)
{
    for (int role = 0; role < BG_LINE_UNIT_PRICE; role++)
        if (c->name[role] && c->name[role][0] && strcmp(c->name[role], name) == 0)
            return true;
    return false;
}

/* Columns that have figures below and are none of the shared ones: the header names their bidders. */
static size_t columns_with_figures(const struct bg_tab_sheet *sheet,
                                   const struct bg_map_header *header, const struct candidate *c)
{
    size_t n = 0;
    for (size_t column = 0; column < header->n; column++) {
        size_t figures = 0, others = 0;
        if (!header->names[column][0] || guess_is_taken(c, header->names[column]))
            continue;
        for (size_t i = 0; i < sheet->n; i++) {
            const struct bg_tab_cell *cell = bg_tab_cell(&sheet->rows[i], column);
            if (sheet->rows[i].number < c->header + c->header_rows || cell->kind == BG_TAB_BLANK)
                continue;
            bool figure = cell->kind == BG_TAB_NUMBER || strpbrk(cell->text, "0123456789");
            *(figure ? &figures : &others) += 1;
        }
        n += figures > others;
    }
    return n;
}

static struct bg_map *map_of(const struct bg_tab_guess *g, const struct candidate *c)
{
    struct bg_map *map = BG_NEW(g->arena, struct bg_map);
    *map = *g->map;
    map->rows.header = c->header;
    map->rows.header_rows = c->header_rows;
    map->rows.bidder_rows = 1;
    for (int role = 0; role < BG_LINE__COUNT; role++) {
        struct bg_map_cell *cell = &map->lines.role[role];
        *cell = (struct bg_map_cell){
            .column = c->name[role], .decimal = "", .thousands = "", .dates = ""};
        cell->guessed = c->name[role][0] != '\0';
    }
    return map;
}

/* Some bidder with figures is above the columns. */
static bool has_bidders(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet,
                        const struct candidate *c)
{
    const struct bg_tab_layout *layout = bg_tab_find(g->arena, map_of(g, c), sheet);
    for (size_t i = 0; layout && i < layout->n; i++)
        if (layout->groups[i].used && layout->groups[i].name[0])
            return true;
    return false;
}

/* The name of the column that is just before every amount, "Unit" or "Price": "": there is none. */
static const char *name_before(const struct bg_map_header *header, const char *amount)
{
    const char *found = "";
    for (size_t c = 0; amount[0] && c < header->n; c++) {
        if (strcmp(header->names[c], amount) != 0)
            continue;
        const char *before = c > 0 ? header->names[c - 1] : "";
        if (!before[0] || strcmp(before, amount) == 0 || (found[0] && strcmp(found, before) != 0))
            return "";
        found = before;
    }
    return found;
}

/* Bidders' unit prices may go by a name that says little; a name of one column alone is none of theirs,
 * and the first "Unit" of several is the unit. */
static void name_unit_price(struct bg_arena *arena, const struct bg_map_header *header,
                            struct candidate *c)
{
    const char *before = name_before(header, c->name[BG_LINE_AMOUNT]);
    size_t priced = 0, amounts = 0;
    for (size_t i = 0; i < header->n; i++) {
        priced += before[0] && strcmp(header->names[i], before) == 0;
        amounts += strcmp(header->names[i], c->name[BG_LINE_AMOUNT]) == 0;
    }
    if (c->name[BG_LINE_UNIT_PRICE][0] || !before[0] || amounts < 2 || priced < amounts)
        return;
    c->name[BG_LINE_UNIT_PRICE] = before;
    if (priced > amounts && !c->name[BG_LINE_UNIT][0] &&
        bg_tab_is_role(arena, BG_LINE_UNIT, before))
        c->name[BG_LINE_UNIT] = before;
}

/* What the columns of the header can be. */
static int name_roles(const struct bg_tab_guess *g, const struct bg_map_header *header,
                      struct candidate *c)
{
    int shared = 0;
    for (int role = 0; role < BG_LINE_UNIT_PRICE; role++) {
        c->name[role] = name_of_role(g->arena, header, (enum bg_map_role)role, false);
        shared += c->name[role][0] != '\0';
    }
    for (int role = BG_LINE_UNIT_PRICE; role < BG_LINE__COUNT; role++)
        c->name[role] = name_of_role(g->arena, header, (enum bg_map_role)role, true);
    name_unit_price(g->arena, header, c);
    return shared;
}

static struct candidate try_row(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet,
                                int64_t row, int64_t rows)
{
    struct candidate c = {.header = row, .header_rows = rows};
    struct bg_map_header header = bg_tab_header(g->arena, sheet, row, rows);
    struct bg_map_header filled = bg_tab_header(g->arena, sheet, row, rows);
    int shared = name_roles(g, &header, &c), least = 2;
    bool priced = c.name[BG_LINE_UNIT_PRICE][0] || c.name[BG_LINE_AMOUNT][0];
    if (priced) {
        bg_tab_fill_header(g->arena, sheet, row, &filled);
        shared = name_roles(g, &filled, &c);
    } else if (shared >= 1 && columns_with_figures(sheet, &header, &c) >= 2) {
        c.name[BG_LINE_AMOUNT] = "*";
        priced = true;
        least = 1;
    }
    if (!priced || shared < least)
        return c;
    int score = shared * 10 + (c.name[BG_LINE_UNIT_PRICE][0] ? 5 : 0) +
                (c.name[BG_LINE_AMOUNT][0] ? 5 : 0) - (int)rows;
    if (has_bidders(g, sheet, &c))
        c.score = score;
    return c;
}

static struct candidate best_row(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet)
{
    struct candidate best = {.score = 0};
    for (size_t i = 0; i < sheet->n && sheet->rows[i].number <= ROWS_LOOKED_AT; i++)
        for (int64_t rows = 1; rows <= 2; rows++) {
            struct candidate c = {.score = 0};
            if (sheet->rows[i].n > 1)
                c = try_row(g, sheet, sheet->rows[i].number, rows);
            best = c.score > best.score ? c : best;
        }
    return best;
}

static bool same_names(const struct candidate *a, const struct candidate *b)
{
    for (int role = 0; role < BG_LINE__COUNT; role++)
        if (strcmp(a->name[role], b->name[role]) != 0)
            return false;
    return a->header_rows == b->header_rows;
}

/* -- the row of the bidders ----------------------------------------------------------------------- */

/* How much the name looks like a company's. */
static int company(struct bg_arena *arena, const char *name)
{
    static const char *const words[] = {
        " inc",          " llc",      " co",      " corp",   " ltd",      " company",
        " construction", " contract", " excavat", " paving", " sons",     " bros",
        " gmbh",         " lp",       " pllc",    " group",  " services", " enterprise",
        " electric",     " builders", " & "};
    const char *own = bg_arena_printf(arena, " %s", name);
    char *lower = bg_arena_text(arena, own, strlen(own));
    int score = 0;
    for (char *p = lower; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        score += strstr(lower, words[i]) != NULL;
    if (bg_map_is_no_bidder(arena, name))
        score++;
    for (const char *p = name; *p; p++)
        if (isdigit((unsigned char)*p))
            return score - 1; /* "Bidder 1", a telephone number, an address */
    return score;
}

static bool same_bidders(const struct bg_tab_layout *a, const struct bg_tab_layout *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (strcmp(a->groups[i].name, b->groups[i].name) != 0)
            return false;
    return true;
}

/* All bidders with figures have a name, not all the same one; the score says how much they look like companies. */
static bool names_well(const struct bg_tab_guess *g, const struct bg_tab_layout *layout, int *score)
{
    bool differ = layout && layout->n == 1;
    *score = 0;
    for (size_t i = 0; layout && i < layout->n; i++) {
        const char *name = layout->groups[i].name;
        if (layout->groups[i].used && !name[0])
            return false;
        differ = differ || strcmp(name, layout->groups[0].name) != 0;
        *score += company(g->arena, name);
    }
    return differ;
}

/* Of the rows with a name for every bidder, the one that looks most like names of companies; the others
 * are told. Of merged cells the first row counts. */
static void choose_bidders_row(const struct bg_tab_guess *g, const struct bg_tab_sheet *sheet,
                               int64_t nearest)
{
    struct bg_map *map = g->map;
    const struct bg_tab_layout *best = NULL;
    int best_score = 0, candidates = 0, score;
    for (int64_t row = nearest; row > 0; row--) {
        map->rows.bidders = row;
        const struct bg_tab_layout *layout = bg_tab_find(g->arena, map, sheet);
        if (!names_well(g, layout, &score))
            continue;
        bool same = best && same_bidders(best, layout);
        candidates += !same;
        if (!best || same || score >= best_score) {
            best_score = score;
            best = layout;
        }
    }
    map->rows.bidders = best ? best->names : nearest;
    if (candidates > 1)
        bg_tab_open_question(
            g, sheet->name[0] ? sheet->name : "the table",
            "several rows above the header have a text over each bidder's columns; "
            "row %lld is taken for their names",
            (long long)map->rows.bidders);
}

/* -- the whole ------------------------------------------------------------------------------------ */

static void add_layouts(struct bg_tab_guess *g, const struct bg_tab_sheet *sheet)
{
    g->layouts_n += bg_tab_find_all(g->arena, g->map, sheet, g->layouts + g->layouts_n);
}

/* A row that does not have the bidders of every sheet is not named: each is found on its own. */
static void unfix_rows(struct bg_tab_guess *g, const bool *fits)
{
    bool all = true;
    for (size_t i = 0; i < g->layouts_n; i++) {
        int score;
        all = all && names_well(g, g->layouts[i], &score);
    }
    if (all)
        return;
    g->map->rows.bidders = 0;
    g->layouts_n = 0;
    for (size_t i = 0; i < g->tab->n; i++)
        if (fits[i])
            add_layouts(g, &g->tab->sheets[i]);
}

/* "Alder Works Total": a bidder's name and what the column holds, in one cell. */
static void ask_of_names(const struct bg_tab_guess *g)
{
    static const char *const ends[] = {"unitprice", "totalprice", "total", "amount", "extension"};
    const struct bg_tab_layout *l = g->layouts[0];
    for (size_t i = 0; i < l->n && bg_tab_under_names(g->map); i++) {
        const char *own = bg_tab_letters(g->arena, l->groups[i].name);
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            size_t n = strlen(own), end = strlen(ends[k]);
            if (n <= end || strcmp(own + n - end, ends[k]) != 0)
                continue;
            bg_tab_open_question(
                g, bg_tab_row_label(g->arena, l->sheet, l->header),
                "\"%s\" is taken for a bidder, and looks like the name of one with "
                "what its column holds: give the names a row of their own",
                l->groups[i].name);
            return;
        }
    }
}

bool bg_tab_recognise(struct bg_tab_guess *g)
{
    struct candidate *all = BG_ARRAY(g->arena, g->tab->n, struct candidate);
    int best = -1;
    bool same_row = true, *fits = BG_ARRAY(g->arena, g->tab->n, bool);
    g->layouts = BG_ARRAY(g->arena, g->tab->n * BG_TAB_BLOCKS, struct bg_tab_layout *);
    for (size_t i = 0; i < g->tab->n; i++) {
        if (!g->tab->sheets[i].hidden)
            all[i] = best_row(g, &g->tab->sheets[i]);
        if (all[i].score > 0 && (best < 0 || all[i].score > all[best].score))
            best = (int)i;
    }
    if (best < 0)
        return false;
    for (size_t i = 0; i < g->tab->n; i++)
        if (all[i].score > 0 && same_names(&all[i], &all[best]))
            same_row = same_row && all[i].header == all[best].header;
    g->map = map_of(g, &all[best]);
    const struct bg_tab_layout *first = bg_tab_find(g->arena, g->map, &g->tab->sheets[best]);
    if (first->names > 0)
        choose_bidders_row(g, &g->tab->sheets[best], first->names);
    if (!same_row)
        g->map->rows.header = g->map->rows.bidders = 0;
    for (size_t i = 0; i < g->tab->n; i++) {
        const char *sheet = g->tab->sheets[i].name;
        fits[i] = all[i].score > 0 && same_names(&all[i], &all[best]);
        if (fits[i])
            add_layouts(g, &g->tab->sheets[i]);
        else if (all[i].score > 0)
            bg_tab_open_question(
                g, sheet,
                "this sheet looks like a tabulation too, and its columns have other "
                "names: it is left out");
    }
    unfix_rows(g, fits);
    if (g->layouts_n > 0)
        ask_of_names(g);
    return g->layouts_n > 0;
}

/* Workers and cost, and the rows that are not used: what Lines add up to. */
#include "report/book/columns.h"
#include "report/evaluation/plan.h"
#include "report/register/book.h"

/* -- workers and cost ---------------------------------------------------------------------------- */

enum { NAME, PEOPLE, FIGURES, HEAD_HEIGHT = 52 };
static const int figure_columns[] = {BG_L_BELOW, BG_L_RAISE, BG_L_BUYER};
enum { FIGURES_N = sizeof figure_columns / sizeof *figure_columns };

static const struct bg_estimate_sum *sums_figure_of(const struct bg_register_sum *s, size_t figure)
{
    const struct bg_estimate_sum *all[] = {&s->below, &s->raise, &s->buyer_cost};
    return all[figure];
}

/* of: the first heading; which: the figure, of three columns each */
struct sum_heads {
    const struct bg_scenario_book *b;
    const char *what;
};

static const char *sum_heads_what(const struct bg_sheet_line *at)
{
    return ((const struct sum_heads *)at->of)->what;
}

static const char *sum_heads_figure(const struct bg_sheet_line *at)
{
    static const char *const parts[] = {": low", ": estimate", ": high"};
    const char *money = ((const struct sum_heads *)at->of)->b->model->ruleset->currency;
    const char *part = parts[(at->column - FIGURES) % 3];
    if (figure_columns[at->which] == BG_L_BELOW)
        return bg_arena_printf(at->arena, "Workers below the floor *%s", part);
    return bg_arena_printf(at->arena,
                           figure_columns[at->which] == BG_L_RAISE
                               ? "Raise a year, %s *%s"
                               : "Cost to the buyer a year, %s *%s",
                           money, part);
}

struct sum_row { /* group_column 0: the whole case */
    size_t c;
    const char *name;
    const struct bg_register_sum *sum;
    int group_column;
    size_t group;
};

static struct bg_shown sum_name(const struct bg_sheet_line *l)
{
    const struct sum_row *row = l->entry;
    return bg_show_as(row->group_column ? BG_LOOK(TEXT, TEXT) : BG_LOOK(TOTAL_TEXT, TEXT),
                      bg_show_text(row->name));
}

static void sum_put(const struct bg_sheet_line *l, enum bg_number number, int column, bool known,
                    struct bg_dec value)
{
    const struct sum_row *row = l->entry;
    const struct bg_register_cell sum = {.rows = {.c = row->c,
                                                  .coverage = bg_coverage_words(BG_COVERED),
                                                  .group_column = row->group_column,
                                                  .group = row->group},
                                         .column = column,
                                         .known = !row->sum->lines || known,
                                         .value = value};
    const struct bg_look look = {row->group_column ? BG_STYLE_CELL : BG_STYLE_TOTAL, number};
    bg_register_put_sum(((const struct sum_heads *)l->of)->b, l->page, l->row, l->column, look,
                        &sum);
}

static struct bg_shown sum_people(const struct bg_sheet_line *l)
{
    const struct bg_register_sum *s = ((const struct sum_row *)l->entry)->sum;
    sum_put(l, BG_NUMBER_COUNT, BG_L_PEOPLE, s->lines > s->people_not_known, s->people);
    return bg_show_nothing();
}

static struct bg_shown sum_figure(const struct bg_sheet_line *l)
{
    const struct sum_row *row = l->entry;
    const struct bg_estimate_sum *own = sums_figure_of(row->sum, (size_t)l->which);
    const struct bg_dec parts[] = {own->low, own->point, own->high};
    int part = (l->column - FIGURES) % 3;
    sum_put(l, l->which == 0 ? BG_NUMBER_COUNT : BG_NUMBER_MONEY, figure_columns[l->which] + part,
            own->lines > 0, parts[part]);
    return bg_show_nothing();
}

#define FIGURE_COLUMN(which_)                                                                      \
    BG_COLUMN(NULL, 11, CELL, MONEY, .cell = sum_figure, .heading = sum_heads_figure,              \
              .which = (which_))
#define FIGURE_COLUMNS(which_) FIGURE_COLUMN(which_), FIGURE_COLUMN(which_), FIGURE_COLUMN(which_)
static const struct bg_sheet_column sum_columns[] = {
    [NAME] = BG_COLUMN(NULL, 36, TEXT, TEXT, .cell = sum_name, .heading = sum_heads_what),
    [PEOPLE] = BG_COLUMN("Workers", 11, CELL, COUNT, .cell = sum_people),
    FIGURE_COLUMNS(0),
    FIGURE_COLUMNS(1),
    FIGURE_COLUMNS(2),
};
_Static_assert(sizeof sum_columns / sizeof *sum_columns == FIGURES + FIGURES_N * 3, "of each");

static int64_t put_sum_heads(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                             const char *what)
{
    const struct bg_section section = BG_SECTION(sum_columns);
    const struct sum_heads heads = {b, what};
    bg_page_height(page, row, HEAD_HEIGHT);
    return bg_section_put(page, row, &section, &heads, NULL, 0, 0);
}

static void put_sum_row(const struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                        const struct sum_row *entry)
{
    const struct bg_section section = BG_SECTION(sum_columns);
    const struct sum_heads heads = {b, NULL};
    bg_section_row(page, row, &section, &heads, entry, 0);
}

static int64_t sums_put_groups(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                               size_t c, enum bg_grouped by)
{
    static const struct {
        const char *title, *head;
        int column;
    } words[] = {{"By service", "Service", BG_L_SERVICE_NO},
                 {"By occupation", "Occupation", BG_L_OCCUPATION_NO},
                 {"By vendor size", "Size of the vendor", BG_L_VENDOR_SIZE_NO}};
    const struct bg_register_outcome *o = bg_register_case(b, c);
    const struct bg_register_sum *sums = o->groups[by];
    size_t n = o->groups_n[by];
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(b->arena, "%s: %s", words[by].title, bg_scenario_name(b, c)));
    row = put_sum_heads(b, page, row, words[by].head);
    for (size_t i = 0; i < n; i++)
        put_sum_row(b, page, row++,
                    &(struct sum_row){c, sums[i].name, &sums[i], words[by].column, i + 1});
    put_sum_row(b, page, row++, &(struct sum_row){c, "All covered contracts", &o->total, 0, 0});
    return row + 1;
}

void bg_scenario_sheet_costs(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_COSTS];
    size_t last = b->model->cases_n - 1;
    const struct bg_estimate_sum *below = &bg_register_case(b, last)->total.below;
    int64_t row = 4;
    bg_scenario_title(page, "Workers and cost on covered contracts",
                      "* estimated from the wages of the occupations; low and high are the bounds "
                      "that the neighbouring percentiles give. Sums are live over Lines.");
    if (below->lines > below->points)
        bg_put_text(page, 2, 0, BG_LOOK(PLAIN, TEXT),
                    bg_arena_printf(b->arena,
                                    "Of %zu lines with wages %zu lie outside the published "
                                    "percentiles: they count with their least.",
                                    below->lines, below->lines - below->points));
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT),
                b->model->cases_n > 1
                    ? "Under each scenario: the first beyond the legal minimum, the "
                      "others beyond what the first demands already"
                    : "Beyond the legal minimum");
    row = put_sum_heads(b, page, row, "Scenario");
    for (size_t c = 0; c < b->model->cases_n; c++)
        put_sum_row(
            b, page, row++,
            &(struct sum_row){c, bg_scenario_name(b, c), &bg_register_case(b, c)->total, 0, 0});
    row = sums_put_groups(b, page, row + 1, last, BG_BY_SERVICE);
    row = sums_put_groups(b, page, row, last, BG_BY_OCCUPATION);
    if (bg_register_case(b, last)->groups_n[BG_BY_VENDOR_SIZE])
        (void)sums_put_groups(b, page, row, last, BG_BY_VENDOR_SIZE);
    else
        bg_put_text(page, row, 0, BG_LOOK(PLAIN, TEXT),
                    "The register says nothing of the size of vendors (column vendor_size).");
    bg_page_freeze(page, 2, 1);
}

/* -- refused rows -------------------------------------------------------------------------------- */

/* of: the name of the file */
static struct bg_shown refused_file(const struct bg_sheet_line *l)
{
    return bg_show_text(l->of);
}

static struct bg_shown refused_row(const struct bg_sheet_line *l)
{
    const struct bg_refused *refused = l->entry;
    return bg_show_count((int64_t)refused->line);
}

static const struct bg_sheet_column refused_columns[] = {
    BG_COLUMN("File", 40, TEXT, TEXT, .cell = refused_file),
    BG_COLUMN("Row", 8, CENTER, COUNT, .cell = refused_row),
    BG_COLUMN("Why it is not used", 100, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_refused, reason)),
};

void bg_scenario_sheet_refused(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(refused_columns);
    struct bg_page *page = b->page[BG_SCENARIO_REFUSED];
    const struct bg_register *contracts = b->model->reg->contracts;
    const struct bg_wage_table *wages = b->model->reg->wages;
    bg_scenario_title(page, "Refused rows", "Rows that could not be read. They are in no figure.");
    int64_t row =
        bg_section_put(page, BG_REGISTER_FIRST - 1, &section, contracts->source->name,
                       contracts->refused, sizeof *contracts->refused, contracts->refused_n);
    (void)bg_section_rows(page, row, &section, wages->source->name, wages->refused,
                          sizeof *wages->refused, wages->refused_n);
    bg_page_freeze(page, BG_REGISTER_FIRST, 0);
}

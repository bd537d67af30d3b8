/* Coverage, Workers and cost, and the rows that are not used: what Contracts and Lines add up to.
 */
#include "report/book/columns.h"
#include "report/evaluation/plan.h"
#include "report/register/book.h"

#include <string.h>

/* -- coverage ------------------------------------------------------------------------------------
 */

enum {
    STEP,
    CONTRACTS,
    LEFT,
    AMOUNT,
    NO_AMOUNT,
    WORKERS,
    ESTIMATED,
    NO_WORKERS,
    STEPS = 5,
    HEAD_HEIGHT = 52
};

struct funnel {
    struct bg_scenario_book *b;
    struct bg_page *page;
    size_t c;
    int64_t first; /* the row of "contracts in all"; the steps follow */
};

static const enum bg_coverage steps[STEPS] = {BG_BELOW_THRESHOLD, BG_EXEMPT, BG_UNDER_AGREEMENT,
                                              BG_COVERAGE_NOT_KNOWN, BG_COVERED};

static struct bg_dec register_sums_whole(size_t n)
{
    return bg_dec_int((int64_t)n);
}

/* A formula over Contracts, whose cells are gone where the sheet is long: the engine has counted them. */
static void sums_put_counted(const struct funnel *f, int64_t row, int column, struct bg_look look,
                             const struct bg_formula *x, struct bg_dec counted)
{
    if (!bg_register_is_live(f->b))
        x = bg_formula_streamed(f->b->arena, x,
                                bg_formula_number(f->b->arena, bg_scenario_rounded(counted)));
    bg_put_live(f->page, row, column, look, x);
}

/* Contracts and their amounts: counted on Contracts. word NULL: all. */
static void put_contracts(const struct funnel *f, int64_t row, const char *word,
                          const struct bg_funnel_step *step, enum bg_style style)
{
    struct bg_arena *a = f->b->arena;
    const struct bg_formula *is = word ? bg_formula_text(a, word) : NULL;
    const struct bg_formula *ids = bg_register_contracts(f->b, BG_T_CONTRACT);
    const struct bg_formula *amounts = bg_register_contracts(f->b, BG_T_AMOUNT);
    const struct bg_formula *coverage = bg_register_contracts(f->b, BG_T_COVERAGE + (int)f->c * 2);
    sums_put_counted(f, row, CONTRACTS, (struct bg_look){style, BG_NUMBER_COUNT},
                     is ? BG_FORMULA(a, "COUNTIF(a,b)", coverage, is)
                        : BG_FORMULA(a, "COUNTA(a)", ids),
                     register_sums_whole(step->contracts));
    sums_put_counted(f, row, AMOUNT, (struct bg_look){style, BG_NUMBER_MONEY},
                     is ? BG_FORMULA(a, "ROUND(SUMIFS(a,b,c),2)", amounts, coverage, is)
                        : BG_FORMULA(a, "ROUND(SUM(a),2)", amounts),
                     step->amount);
    sums_put_counted(f, row, NO_AMOUNT, (struct bg_look){style, BG_NUMBER_COUNT},
                     is ? BG_FORMULA(a, "COUNTIFS(a,b,c,\"\")", coverage, is, amounts)
                        : BG_FORMULA(a, "COUNTBLANK(a)", amounts),
                     register_sums_whole(step->amount_not_known));
}

/* Workers: added up on Lines. */
static void put_workers(const struct funnel *f, int64_t row, const char *word,
                        const struct bg_funnel_step *step, enum bg_style style)
{
    struct bg_look look = {style, BG_NUMBER_COUNT}, count = {style, BG_NUMBER_COUNT};
    struct bg_dec people = step->people_given;
    (void)bg_dec_add(people, step->people_assumed, &people);
    struct bg_register_cell sum = {.rows = {.c = f->c, .coverage = word},
                                   .column = BG_L_PEOPLE,
                                   .known = !step->lines || step->lines > step->people_not_known,
                                   .value = people};
    bg_register_put_sum(f->b, f->page, row, WORKERS, look, &sum);
    if (!bg_register_is_live(f->b)) {
        look.style = count.style = BG_STYLE_ENGINE;
        bg_put_number(f->page, row, ESTIMATED, look, step->people_assumed);
        bg_put_number(f->page, row, NO_WORKERS, count, register_sums_whole(step->people_not_known));
        return;
    }
    sum.rows.also_column = BG_L_PEOPLE_FROM;
    sum.rows.also = "estimated";
    bg_put_live(f->page, row, ESTIMATED, look,
                BG_FORMULA(f->b->arena, "ROUND(a,6)",
                           bg_register_over(f->b, "SUMIFS", BG_L_PEOPLE, &sum.rows)));
    sum.rows.also = "not known";
    bg_put_live(f->page, row, NO_WORKERS, count, bg_register_over(f->b, "COUNTIFS", 0, &sum.rows));
}

/* How many contracts are left behind the step; of the last step, which is covered, itself. */
static void sums_put_left(const struct funnel *f, size_t i)
{
    int64_t row = f->first + 1 + (int64_t)i;
    const struct bg_formula *own = bg_page_cell(f->page, row, CONTRACTS);
    bg_put_live(f->page, row, LEFT, BG_LOOK(CELL_BOLD, COUNT),
                i + 1 < STEPS
                    ? BG_FORMULA(f->b->arena, "a-b", bg_page_cell(f->page, row - 1, LEFT), own)
                    : own);
}

/* What the steps add up to, less all: nothing, in every column. */
static void sums_put_check(const struct funnel *f, int64_t row)
{
    bg_put_text(f->page, row, STEP, BG_LOOK(TOTAL_TEXT, TEXT),
                "the steps less all (0: they add up)");
    bg_put_blank(f->page, row, LEFT, BG_LOOK(TOTAL, COUNT));
    for (int column = CONTRACTS; column <= NO_WORKERS; column++) {
        if (column == LEFT)
            continue;
        bg_put_live(
            f->page, row, column, BG_LOOK(TOTAL, COUNT),
            BG_FORMULA(f->b->arena, "ROUND(SUM(a)-b,6)",
                       bg_page_cells(f->page, f->first + 1, column, f->first + STEPS, column),
                       bg_page_cell(f->page, f->first, column)));
    }
}

static struct bg_shown agreements_state(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_bargained_words((enum bg_agreement_state)l->i));
}

static struct bg_shown agreements_contracts(const struct bg_sheet_line *l)
{
    const struct bg_agreement_sum *sum = l->entry;
    return bg_show_count((int64_t)sum->contracts);
}

static struct bg_shown agreements_lines(const struct bg_sheet_line *l)
{
    const struct bg_agreement_sum *sum = l->entry;
    return bg_show_count((int64_t)sum->lines);
}

static struct bg_shown agreements_people(const struct bg_sheet_line *l)
{
    const struct bg_agreement_sum *sum = l->entry;
    return bg_show_number(sum->people);
}

static struct bg_shown agreements_not_known(const struct bg_sheet_line *l)
{
    const struct bg_agreement_sum *sum = l->entry;
    return bg_show_count((int64_t)sum->people_not_known);
}

static const struct bg_sheet_column agreement_columns[] = {
    BG_COLUMN("Collective agreements", 0, TEXT, TEXT, .cell = agreements_state),
    BG_COLUMN("Contracts", 0, ENGINE, COUNT, .cell = agreements_contracts),
    BG_COLUMN("Lines", 0, ENGINE, COUNT, .cell = agreements_lines),
    BG_COLUMN("Workers", 0, ENGINE, COUNT, .cell = agreements_people),
    BG_COLUMN("Lines whose workers are not known", 0, ENGINE, COUNT, .cell = agreements_not_known),
};

/* Lines by where they are with their agreement, under the last case; nothing where there is none. */
static int64_t sums_put_agreements(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                                   int64_t row)
{
    const struct bg_section section = BG_SECTION(agreement_columns);
    const struct bg_register_outcome *o = bg_register_case(b, c);
    if (o->agreements[BG_AGREEMENT_NONE].lines == o->reg->lines_n)
        return row;
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT),
                bg_arena_printf(b->arena, "Collective agreements: %s", bg_scenario_name(b, c)));
    bg_page_height(page, row + 1, HEAD_HEIGHT);
    return 1 + bg_section_put(page, row + 1, &section, b, o->agreements, sizeof *o->agreements,
                              BG_AGREEMENT__COUNT);
}

static void put_funnel_chart(const struct funnel *f, int64_t row)
{
    const struct bg_chart_series series = {"contracts left", LEFT, 0x0072B2};
    struct bg_chart chart = {
        .title = bg_arena_printf(f->b->arena, "Contracts left after each step: %s",
                                 bg_scenario_name(f->b, f->c)),
        .alt_text =
            "Bars, one for each step: how many contracts are left. The same numbers are in the "
            "table above.",
        .axis = "contracts",
        .first_row = f->first,
        .bars = STEPS + 1,
        .name_column = STEP,
        .series = &series,
        .series_n = 1,
        .number = BG_NUMBER_COUNT,
    };
    bg_page_chart(f->page, row, 0, 900, 300, &chart);
}

static const struct bg_sheet_column funnel_columns[] = {
    [STEP] = BG_COLUMN("Step", 40, TEXT, TEXT, .cell = NULL),
    [CONTRACTS] = BG_COLUMN("Contracts", 12, CELL, COUNT, .cell = NULL),
    [LEFT] = BG_COLUMN("Contracts left", 12, CELL_BOLD, COUNT, .cell = NULL),
    [AMOUNT] = BG_COLUMN("Amount", 18, CELL, MONEY, .cell = NULL),
    [NO_AMOUNT] = BG_COLUMN("Contracts whose amount is not known", 16, CELL, COUNT, .cell = NULL),
    [WORKERS] = BG_COLUMN("Workers", 12, CELL, COUNT, .cell = NULL),
    [ESTIMATED] = BG_COLUMN("of them estimated *", 13, CELL, COUNT, .cell = NULL),
    [NO_WORKERS] = BG_COLUMN("Lines whose workers are not known", 16, CELL, COUNT, .cell = NULL),
};

static int64_t sums_put_funnel(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                               int64_t row)
{
    const struct bg_section section = BG_SECTION(funnel_columns);
    const struct bg_register_outcome *o = bg_register_case(b, c);
    struct funnel f = {b, page, c, row + 2};
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), bg_scenario_name(b, c));
    bg_section_put(page, row + 1, &section, b, NULL, 0, 0);
    bg_page_height(page, row + 1, HEAD_HEIGHT);
    bg_put_text(page, f.first, STEP, BG_LOOK(TEXT_BOLD, TEXT), "contracts in all");
    put_contracts(&f, f.first, NULL, &o->all, BG_STYLE_CELL_BOLD);
    put_workers(&f, f.first, NULL, &o->all, BG_STYLE_CELL_BOLD);
    bg_put_live(page, f.first, LEFT, BG_LOOK(CELL_BOLD, COUNT),
                bg_page_cell(page, f.first, CONTRACTS));
    for (size_t i = 0; i < STEPS; i++) {
        const char *word = bg_coverage_words(steps[i]);
        bool covered = steps[i] == BG_COVERED;
        enum bg_style style = covered ? BG_STYLE_CELL_BOLD : BG_STYLE_CELL;
        int64_t own = f.first + 1 + (int64_t)i;
        bg_put_text(page, own, STEP, covered ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT, TEXT),
                    covered ? word : bg_arena_printf(b->arena, "less %s", word));
        put_contracts(&f, own, word, &o->funnel[steps[i]], style);
        put_workers(&f, own, word, &o->funnel[steps[i]], style);
        sums_put_left(&f, i);
    }
    sums_put_check(&f, f.first + STEPS + 1);
    row = sums_put_agreements(b, page, c, f.first + STEPS + 3);
    if (c + 1 < b->model->cases_n)
        return row;
    put_funnel_chart(&f, row);
    return row + 16;
}

void bg_scenario_sheet_coverage(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_COVERAGE];
    const struct bg_register *reg = b->model->reg->contracts;
    int64_t row = 4;
    bg_scenario_title(page, "Coverage: who the standard reaches",
                      "Each contract is in one step, the first that holds. What is not known is "
                      "counted as such, never as zero. * from amount and labour share");
    bg_put_text(page, 2, 0, BG_LOOK(PLAIN, TEXT),
                bg_arena_printf(b->arena, "%zu rows read: %zu counted, %zu refused%s.", reg->read_n,
                                reg->lines_n, reg->refused_n,
                                reg->refused_n ? " (sheet Refused rows)" : ""));
    for (size_t c = 0; c < b->model->cases_n; c++)
        row = sums_put_funnel(b, page, c, row);
    bg_page_freeze(page, 2, 1);
}

/* -- workers and cost ----------------------------------------------------------------------------
 */

enum { NAME, PEOPLE, FIGURES };
static const int figure_columns[] = {BG_L_BELOW, BG_L_RAISE, BG_L_BUYER};
enum { FIGURES_N = sizeof figure_columns / sizeof *figure_columns };

static const struct bg_estimate_sum *sums_figure_of(const struct bg_register_sum *s, size_t figure)
{
    const struct bg_estimate_sum *all[] = {&s->below, &s->raise, &s->buyer_cost};
    return all[figure];
}

/* group_column 0: the whole case. */
static void put_sum_row(struct bg_scenario_book *b, struct bg_page *page, int64_t row, size_t c,
                        const char *name, const struct bg_register_sum *s, int group_column,
                        size_t group)
{
    bool total = group_column == 0;
    bg_put_text(page, row, NAME, total ? BG_LOOK(TOTAL_TEXT, TEXT) : BG_LOOK(TEXT, TEXT), name);
    enum bg_style style = total ? BG_STYLE_TOTAL : BG_STYLE_CELL;
    struct bg_register_cell sum = {.rows = {.c = c,
                                            .coverage = bg_coverage_words(BG_COVERED),
                                            .group_column = group_column,
                                            .group = group},
                                   .column = BG_L_PEOPLE,
                                   .known = !s->lines || s->lines > s->people_not_known,
                                   .value = s->people};
    bg_register_put_sum(b, page, row, PEOPLE, (struct bg_look){style, BG_NUMBER_COUNT}, &sum);
    for (size_t f = 0; f < FIGURES_N; f++) {
        const struct bg_estimate_sum *own = sums_figure_of(s, f);
        struct bg_look look = {style, f == 0 ? BG_NUMBER_COUNT : BG_NUMBER_MONEY};
        const struct bg_dec parts[] = {own->low, own->point, own->high};
        for (int part = 0; part < 3; part++) {
            sum.column = figure_columns[f] + part;
            sum.known = !s->lines || own->lines > 0;
            sum.value = parts[part];
            bg_register_put_sum(b, page, row, FIGURES + (int)f * 3 + part, look, &sum);
        }
    }
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

#define FIGURE_COLUMN(which_)                                                                      \
    BG_COLUMN(NULL, 11, CELL, MONEY, .cell = NULL, .heading = sum_heads_figure, .which = (which_))
#define FIGURE_COLUMNS(which_) FIGURE_COLUMN(which_), FIGURE_COLUMN(which_), FIGURE_COLUMN(which_)
static const struct bg_sheet_column sum_columns[] = {
    [NAME] = BG_COLUMN(NULL, 36, TEXT, TEXT, .cell = NULL, .heading = sum_heads_what),
    [PEOPLE] = BG_COLUMN("Workers", 11, CELL, COUNT, .cell = NULL),
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
        put_sum_row(b, page, row++, c, sums[i].name, &sums[i], words[by].column, i + 1);
    put_sum_row(b, page, row++, c, "All covered contracts", &o->total, 0, 0);
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
        put_sum_row(b, page, row++, c, bg_scenario_name(b, c), &bg_register_case(b, c)->total, 0,
                    0);
    row = sums_put_groups(b, page, row + 1, last, BG_BY_SERVICE);
    row = sums_put_groups(b, page, row, last, BG_BY_OCCUPATION);
    if (bg_register_case(b, last)->groups_n[BG_BY_VENDOR_SIZE])
        (void)sums_put_groups(b, page, row, last, BG_BY_VENDOR_SIZE);
    else
        bg_put_text(page, row, 0, BG_LOOK(PLAIN, TEXT),
                    "The register says nothing of the size of vendors (column vendor_size).");
    bg_page_freeze(page, 2, 1);
}

/* -- refused rows --------------------------------------------------------------------------------
 */

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

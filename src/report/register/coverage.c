/* Coverage: which contracts each step leaves, and where lines are with their agreement. */
#include "report/book/columns.h"
#include "report/evaluation/plan.h"
#include "report/register/book.h"

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

struct step {         /* a row: what the first steps leave, counted */
    const char *word; /* NULL: all contracts */
    const struct bg_funnel_step *counted;
    enum bg_style style;
};

static struct bg_shown step_shown(const struct step *step, enum bg_number number,
                                  struct bg_shown shown)
{
    return bg_show_as((struct bg_look){step->style, number}, shown);
}

static struct bg_shown step_title(const struct bg_sheet_line *l)
{
    const struct step *step = l->entry;
    bool bold = step->style == BG_STYLE_CELL_BOLD;
    const char *title = step->word;
    if (!step->word)
        title = "contracts in all";
    else if (!bold)
        title = bg_arena_printf(l->arena, "less %s", step->word);
    return bg_show_as(bold ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT, TEXT), bg_show_text(title));
}

/* -- contracts and their amounts: counted on Contracts -------------------------------------------- */

static const struct bg_formula *step_coverage(const struct funnel *f)
{
    return bg_register_contracts(f->b, BG_T_COVERAGE + (int)f->c * 2);
}

/* A formula over Contracts, whose cells are gone where the sheet is long: the engine has counted them. */
static struct bg_shown step_counted(const struct bg_sheet_line *l, enum bg_number number,
                                    const struct bg_formula *x, struct bg_dec counted)
{
    const struct funnel *f = l->of;
    if (!bg_register_is_live(f->b))
        x = bg_formula_streamed(l->arena, x,
                                bg_formula_number(l->arena, bg_scenario_rounded(counted)));
    return step_shown(l->entry, number, bg_show_live(x));
}

static struct bg_shown step_contracts(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_formula *x =
        step->word ? BG_FORMULA(l->arena, "COUNTIF(a,b)", step_coverage(f),
                                bg_formula_text(l->arena, step->word))
                   : BG_FORMULA(l->arena, "COUNTA(a)", bg_register_contracts(f->b, BG_T_CONTRACT));
    return step_counted(l, BG_NUMBER_COUNT, x, register_sums_whole(step->counted->contracts));
}

/* How many contracts are left behind the step; of the last step, which is covered, itself. */
static struct bg_shown step_left(const struct bg_sheet_line *l)
{
    const struct bg_formula *own = bg_page_cell(l->page, l->row, CONTRACTS);
    return bg_show_live(
        l->i > 0 && l->i < STEPS
            ? BG_FORMULA(l->arena, "a-b", bg_page_cell(l->page, l->row - 1, LEFT), own)
            : own);
}

static struct bg_shown step_amount(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_formula *amounts = bg_register_contracts(f->b, BG_T_AMOUNT);
    const struct bg_formula *x =
        step->word ? BG_FORMULA(l->arena, "ROUND(SUMIFS(a,b,c),2)", amounts, step_coverage(f),
                                bg_formula_text(l->arena, step->word))
                   : BG_FORMULA(l->arena, "ROUND(SUM(a),2)", amounts);
    return step_counted(l, BG_NUMBER_MONEY, x, step->counted->amount);
}

static struct bg_shown step_no_amount(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_formula *amounts = bg_register_contracts(f->b, BG_T_AMOUNT);
    const struct bg_formula *x =
        step->word ? BG_FORMULA(l->arena, "COUNTIFS(a,b,c,\"\")", step_coverage(f),
                                bg_formula_text(l->arena, step->word), amounts)
                   : BG_FORMULA(l->arena, "COUNTBLANK(a)", amounts);
    return step_counted(l, BG_NUMBER_COUNT, x,
                        register_sums_whole(step->counted->amount_not_known));
}

/* -- workers: added up on Lines ------------------------------------------------------------------- */

static struct bg_shown step_workers(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_funnel_step *n = step->counted;
    struct bg_dec people = n->people_given;
    (void)bg_dec_add(people, n->people_assumed, &people);
    const struct bg_register_cell sum = {.rows = {.c = f->c, .coverage = step->word},
                                         .column = BG_L_PEOPLE,
                                         .known = !n->lines || n->lines > n->people_not_known,
                                         .value = people};
    bg_register_put_sum(f->b, l->page, l->row, l->column,
                        (struct bg_look){step->style, BG_NUMBER_COUNT}, &sum);
    return bg_show_nothing();
}

/* The lines of the step whose number of workers comes from where `from` says. */
static struct bg_register_rows step_lines(const struct bg_sheet_line *l, const char *from)
{
    return (struct bg_register_rows){.c = ((const struct funnel *)l->of)->c,
                                     .coverage = ((const struct step *)l->entry)->word,
                                     .also_column = BG_L_PEOPLE_FROM,
                                     .also = from};
}

static struct bg_shown step_estimated(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_register_rows rows = step_lines(l, "estimated");
    if (!bg_register_is_live(f->b))
        return bg_show_as(BG_LOOK(ENGINE, COUNT), bg_show_number(step->counted->people_assumed));
    return step_shown(
        step, BG_NUMBER_COUNT,
        bg_show_live(BG_FORMULA(l->arena, "ROUND(a,6)",
                                bg_register_over(f->b, "SUMIFS", BG_L_PEOPLE, &rows))));
}

static struct bg_shown step_no_workers(const struct bg_sheet_line *l)
{
    const struct funnel *f = l->of;
    const struct step *step = l->entry;
    const struct bg_register_rows rows = step_lines(l, "not known");
    if (!bg_register_is_live(f->b))
        return bg_show_as(BG_LOOK(ENGINE, COUNT),
                          bg_show_count((int64_t)step->counted->people_not_known));
    return step_shown(step, BG_NUMBER_COUNT,
                      bg_show_live(bg_register_over(f->b, "COUNTIFS", 0, &rows)));
}

static const struct bg_sheet_column funnel_columns[] = {
    [STEP] = BG_COLUMN("Step", 40, TEXT, TEXT, .cell = step_title),
    [CONTRACTS] = BG_COLUMN("Contracts", 12, CELL, COUNT, .cell = step_contracts),
    [LEFT] = BG_COLUMN("Contracts left", 12, CELL_BOLD, COUNT, .cell = step_left),
    [AMOUNT] = BG_COLUMN("Amount", 18, CELL, MONEY, .cell = step_amount),
    [NO_AMOUNT] =
        BG_COLUMN("Contracts whose amount is not known", 16, CELL, COUNT, .cell = step_no_amount),
    [WORKERS] = BG_COLUMN("Workers", 12, CELL, COUNT, .cell = step_workers),
    [ESTIMATED] = BG_COLUMN("of them estimated *", 13, CELL, COUNT, .cell = step_estimated),
    [NO_WORKERS] =
        BG_COLUMN("Lines whose workers are not known", 16, CELL, COUNT, .cell = step_no_workers),
};

/* -- what the steps add up to, less all: nothing, in every column ---------------------------------- */

static struct bg_shown check_title(const struct bg_sheet_line *l)
{
    (void)l;
    return bg_show_text("the steps less all (0: they add up)");
}

static struct bg_shown check_sum(const struct bg_sheet_line *l)
{
    int64_t first = ((const struct funnel *)l->of)->first;
    return bg_show_live(
        BG_FORMULA(l->arena, "ROUND(SUM(a)-b,6)",
                   bg_page_cells(l->page, first + 1, l->column, first + STEPS, l->column),
                   bg_page_cell(l->page, first, l->column)));
}

static const struct bg_sheet_column check_columns[] = {
    [STEP] = BG_COLUMN(NULL, 0, TOTAL_TEXT, TEXT, .cell = check_title),
    [CONTRACTS] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
    [LEFT] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = bg_cell_blank),
    [AMOUNT] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
    [NO_AMOUNT] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
    [WORKERS] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
    [ESTIMATED] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
    [NO_WORKERS] = BG_COLUMN(NULL, 0, TOTAL, COUNT, .cell = check_sum),
};

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

static int64_t sums_put_funnel(struct bg_scenario_book *b, struct bg_page *page, size_t c,
                               int64_t row)
{
    const struct bg_section section = BG_SECTION(funnel_columns), check = BG_SECTION(check_columns);
    const struct bg_register_outcome *o = bg_register_case(b, c);
    const struct funnel f = {b, page, c, row + 2};
    struct step rows[STEPS + 1] = {{NULL, &o->all, BG_STYLE_CELL_BOLD}};
    for (size_t i = 0; i < STEPS; i++)
        rows[i + 1] = (struct step){bg_coverage_words(steps[i]), &o->funnel[steps[i]],
                                    steps[i] == BG_COVERED ? BG_STYLE_CELL_BOLD : BG_STYLE_CELL};
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), bg_scenario_name(b, c));
    bg_section_put(page, row + 1, &section, &f, rows, sizeof *rows, STEPS + 1);
    bg_page_height(page, row + 1, HEAD_HEIGHT);
    bg_section_row(page, f.first + STEPS + 1, &check, &f, NULL, 0);
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

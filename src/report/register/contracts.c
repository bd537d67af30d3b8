/* Contracts: each contract of the register, and in which step of the funnel it is under every case. */
#include <string.h>

#include "report/book/columns.h"
#include "report/book/rows.h"
#include "report/register/book.h"
#include "score/register/register.h"

/* which: a value of the register, BG_RC_... */
static struct bg_shown contracts_text(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_show_text(bg_register_text(l->arena, k->values[l->which]));
}

static struct bg_shown contracts_money(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_scenario_shown(k->values[l->which]);
}

static struct bg_shown contracts_date(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    const struct bg_value *date = k->values[l->which];
    return date->type == BG_V_DATE ? bg_show_date(date->as.days) : bg_show_blank();
}

static struct bg_shown contracts_lines(const struct bg_sheet_line *l)
{
    const struct bg_contract *k = l->entry;
    return bg_show_count((int64_t)k->lines_n);
}

static const struct bg_sheet_column contract_columns[] = {
    BG_COLUMN("Contract", 12, TEXT, TEXT, .cell = contracts_text, .which = BG_RC_CONTRACT),
    [BG_T_VENDOR] = BG_COLUMN("Vendor", 30, TEXT, TEXT, .cell = contracts_text,
                              .which = BG_RC_CONTRACT + BG_T_VENDOR),
    [BG_T_SERVICE] = BG_COLUMN("Service", 14, TEXT, TEXT, .cell = contracts_text,
                               .which = BG_RC_CONTRACT + BG_T_SERVICE),
    [BG_T_AREA] = BG_COLUMN("Area", 16, TEXT, TEXT, .cell = contracts_text,
                            .which = BG_RC_CONTRACT + BG_T_AREA),
    [BG_T_AMOUNT] =
        BG_COLUMN("Amount", 16, CELL, MONEY, .cell = contracts_money, .which = BG_RC_AMOUNT),
    [BG_T_PER_YEAR] = BG_COLUMN("Amount a year", 16, CELL, MONEY, .cell = contracts_money,
                                .which = BG_RC_AMOUNT_PER_YEAR),
    [BG_T_START] =
        BG_COLUMN("Start", 12, CENTER, DATE, .cell = contracts_date, .which = BG_RC_START),
    BG_COLUMN("End", 12, CENTER, DATE, .cell = contracts_date, .which = BG_RC_START + 1),
    [BG_T_LINES] = BG_COLUMN("Lines", 8, CENTER, COUNT, .cell = contracts_lines),
};

static const struct bg_contract_outcome *contracts_outcome(const struct bg_sheet_line *l)
{
    return &bg_register_case(l->of, (size_t)l->which)->contracts[l->i];
}

/* which: the case */
static struct bg_shown contracts_coverage(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_coverage_words(contracts_outcome(l)->coverage));
}

static const char *contracts_coverage_title(const struct bg_sheet_line *at)
{
    const struct bg_scenario_book *b = at->of;
    return bg_arena_printf(at->arena, "Coverage: %s", b->model->cases[at->which].label);
}

static struct bg_shown contracts_why(const struct bg_sheet_line *l)
{
    return bg_show_text(contracts_outcome(l)->why);
}

/* The columns of the register, and two for each case. */
static struct bg_section *contracts_section(const struct bg_scenario_book *b)
{
    const size_t own = sizeof contract_columns / sizeof *contract_columns;
    size_t n = own + b->model->cases_n * 2;
    struct bg_sheet_column *columns = BG_ARRAY(b->arena, n, struct bg_sheet_column);
    struct bg_section *section = BG_NEW(b->arena, struct bg_section);
    memcpy(columns, contract_columns, sizeof contract_columns);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        columns[own + c * 2] = (struct bg_sheet_column)BG_COLUMN(
            NULL, 20, ENGINE_CENTER, TEXT, .cell = contracts_coverage,
            .heading = contracts_coverage_title);
        columns[own + c * 2 + 1] =
            (struct bg_sheet_column)BG_COLUMN("Why", 26, TEXT, TEXT, .cell = contracts_why);
        columns[own + c * 2].which = columns[own + c * 2 + 1].which = (int)c;
    }
    *section = (struct bg_section){.columns = columns, .n = n};
    return section;
}

struct contracts { /* the sheet, whose rows are made one at a time */
    const struct bg_scenario_book *b;
    const struct bg_section *section;
};

static void contracts_put_row(const void *data, struct bg_arena *arena, struct bg_page *page,
                              size_t i)
{
    const struct contracts *sheet = data;
    (void)arena; /* the page has it */
    bg_section_row(page, BG_REGISTER_FIRST + (int64_t)i, sheet->section, sheet->b,
                   &sheet->b->model->reg->contracts->contracts[i], i);
}

void bg_scenario_sheet_contracts(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_CONTRACTS];
    size_t n = b->model->reg->contracts->contracts_n;
    struct contracts *sheet = BG_NEW(b->arena, struct contracts);
    *sheet = (struct contracts){b, contracts_section(b)};
    bg_scenario_title(
        page, "Contracts",
        "Each contract is in one step of the funnel under each scenario. The amount a "
        "year is the register's, or its amount over its months.");
    bg_section_put(page, BG_REGISTER_FIRST - 1, sheet->section, b, NULL, 0, 0);
    bg_page_rows(page, BG_REGISTER_FIRST, n, contracts_put_row, sheet);
    bg_page_height(page, BG_REGISTER_FIRST - 1, 36);
    bg_page_freeze(page, BG_REGISTER_FIRST, BG_T_VENDOR + 1);
    bg_page_repeat(page, BG_REGISTER_FIRST - 1, BG_REGISTER_FIRST - 1);
    if (n)
        bg_page_filter(page, BG_REGISTER_FIRST - 1, 0, BG_REGISTER_FIRST + (int64_t)n - 1,
                       (int)sheet->section->n - 1);
}

/* Changed rules, Assumptions and Audit: what a scenario changes in words, what is assumed, what is
 * modelled and what is not, and what the workbook was made from. */
#include "bidgauge.h" /* its version, and nothing else */
#include "report/book/files.h"
#include "report/evaluation/plan.h"
#include "report/scenario/book.h"

#include <string.h>

static int64_t put_descriptions(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "The scenarios");
    for (size_t c = 0; c < b->model->cases_n; c++)
        for (size_t s = 0; s < b->model->cases[c].stack_n; s++) {
            const struct bg_scenario *own = b->model->cases[c].stack[s];
            row = bg_put_paragraph(page, row, 0, BG_LOOK(PLAIN, TEXT),
                                   bg_arena_printf(b->arena, "%s: %s%s%s", b->model->cases[c].label,
                                                   own->title, *own->description ? ". " : "",
                                                   own->description),
                                   120);
            for (size_t i = 0; i < own->sources_n; i++)
                bg_put_link(page, row++, 0, BG_LOOK(LINK_PLAIN, TEXT), own->sources[i].url,
                            own->sources[i].title);
        }
    return row + 1;
}

static bool some_scaled(const struct bg_model *model)
{
    for (size_t i = 0; i < model->changed_n; i++)
        for (size_t c = 1; c < model->cases_n; c++)
            if (model->changed[i].kind == BG_CHANGED_WEIGHT && !model->changed[i].set[c] &&
                strcmp(model->changed[i].values[c], model->changed[i].values[0]) != 0)
                return true;
    return false;
}

void bg_scenario_sheet_rules(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_RULES];
    const struct bg_model *model = b->model;
    bg_scenario_title(page, "Changed rules",
                      "Every value of the rules that is not the same under all scenarios. What a "
                      "scenario itself sets is in bold.");
    int64_t row = put_descriptions(b, page, 3);
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Rule");
    for (size_t c = 0; c < model->cases_n; c++)
        bg_put_text(page, row, 1 + (int)c, BG_LOOK(HEADER, TEXT), model->cases[c].label);
    int64_t head = row++;
    for (size_t i = 0; i < model->changed_n; i++, row++) {
        const struct bg_changed *own = &model->changed[i];
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), own->title);
        for (size_t c = 0; c < model->cases_n; c++)
            bg_put_text(page, row, 1 + (int)c,
                        own->set[c] ? BG_LOOK(TEXT_BOLD, TEXT) : BG_LOOK(TEXT_WRAP, TEXT),
                        own->values[c]);
    }
    if (!model->changed_n)
        bg_put_text(page, row++, 0, BG_LOOK(TEXT, TEXT), "No rule changes.");
    if (some_scaled(model))
        bg_put_paragraph(page, row + 1, 0, BG_LOOK(NOTE, TEXT),
                         "Weights that a scenario does not set are scaled so that all add up "
                         "again; they keep their proportions to each other exactly, and are shown "
                         "rounded.",
                         120);
    bg_page_width(page, 0, 46);
    for (size_t c = 0; c < model->cases_n; c++)
        bg_page_width(page, 1 + (int)c, 24);
    bg_page_repeat(page, head, head);
}

/* -- assumptions ------------------------------------------------------------------------------- */

enum { WHAT = 0, VALUE, LOW, HIGH, BASIS, LINK };

/* The rules of the last case. */
static const struct bg_ruleset *rules_last(const struct bg_scenario_book *b)
{
    return b->model->cases[b->model->cases_n - 1].lots[0].result->ruleset;
}

static const char *basis_of(const struct bg_scenario_book *b, bool assumed,
                            const struct bg_source_ref *source)
{
    if (!source)
        return assumed ? "assumed; no source" : "said in the scenario";
    return bg_arena_printf(b->arena, "%s%s%s", assumed ? "assumed; range after " : "",
                           source->title,
                           source->verified_said && !source->verified ? " (not verified)" : "");
}

static struct bg_shown figures_what(const struct bg_sheet_line *l)
{
    const struct bg_param *param = l->entry;
    return bg_show_text(
        bg_arena_printf(l->arena, "%s%s%s", param->title, *param->unit ? ", " : "", param->unit));
}

/* Where it has one value, on the day of the evaluation. */
static struct bg_shown figures_used(const struct bg_sheet_line *l)
{
    const struct bg_scenario_book *b = l->of;
    const struct bg_param *param = l->entry;
    const struct bg_dated_value *v = NULL;
    if (param->by_n == 0 && param->cells_n)
        v = bg_dated_at(&param->cells[0], rules_last(b)->as_of);
    return v ? bg_scenario_shown(&v->value) : bg_show_blank();
}

static struct bg_shown figures_low(const struct bg_sheet_line *l)
{
    const struct bg_param *param = l->entry;
    return param->has_range ? bg_show_number(bg_scenario_rounded(param->low)) : bg_show_blank();
}

static struct bg_shown figures_high(const struct bg_sheet_line *l)
{
    const struct bg_param *param = l->entry;
    return param->has_range ? bg_show_number(bg_scenario_rounded(param->high)) : bg_show_blank();
}

static struct bg_shown figures_basis(const struct bg_sheet_line *l)
{
    const struct bg_param *param = l->entry;
    return bg_show_text(basis_of(l->of, param->assumed, param->source));
}

static struct bg_shown figures_source(const struct bg_sheet_line *l)
{
    const struct bg_param *param = l->entry;
    return param->source && *param->source->url ? bg_show_link(param->source->url, "source")
                                                : bg_show_nothing();
}

static const struct bg_sheet_column figure_columns[] = {
    [WHAT] = BG_COLUMN("Uncertain figure", 46, TEXT_WRAP, TEXT, .cell = figures_what),
    [VALUE] = BG_COLUMN("Used", 11, CELL, PLAIN, .cell = figures_used),
    [LOW] = BG_COLUMN("At the least", 12, CELL, PLAIN, .cell = figures_low),
    [HIGH] = BG_COLUMN("At the most", 12, CELL, PLAIN, .cell = figures_high),
    [BASIS] = BG_COLUMN("Basis", 74, TEXT_WRAP, TEXT, .cell = figures_basis),
    [LINK] = BG_COLUMN(NULL, 9, LINK, TEXT, .cell = figures_source),
};

static int64_t rules_put_figures(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(figure_columns);
    const struct bg_ruleset *r = rules_last(b);
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), "Uncertain and assumed figures");
    row = bg_section_put(page, row + 1, &section, b, NULL, 0, 0);
    for (size_t i = 0; i < r->params_n; i++)
        if (r->params[i].has_range || r->params[i].assumed)
            bg_section_row(page, row++, &section, b, &r->params[i], i);
    return row + 1;
}

/* What each vendor is assumed to do; those who have nothing to change are left out. */
static int64_t rules_put_response(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                                  size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    for (size_t k = 0; k < own->lots_n; k++)
        for (size_t i = 0; i < own->lots[k].bids_n; i++) {
            const struct bg_assumed_bid *a = &own->lots[k].bids[i].assumed;
            if (!*a->unclear && !bg_scenario_responds(a))
                continue;
            bg_put_text(page, row, WHAT, BG_LOOK(TEXT, TEXT),
                        own->lots[k].bids[i].submitted->vendor_name);
            row = bg_put_paragraph(
                page, row, VALUE, BG_LOOK(BESIDE, TEXT),
                *a->unclear ? bg_arena_printf(b->arena,
                                              "⚠ %s: cannot be worked out: %s; the bid stays as "
                                              "it is",
                                              own->label, a->unclear)
                            : bg_arena_printf(b->arena, "%s: %s", own->label, a->words),
                125);
        }
    return row;
}

/* The assumptions themselves, as the scenarios say them. */
static int64_t rules_put_stated(struct bg_scenario_book *b, struct bg_page *page, int64_t row,
                                size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    for (size_t i = 0; i < own->lots[0].responses.n; i++) {
        const struct bg_response *r = &own->lots[0].responses.response[i];
        const char *basis = r->source    ? r->source->title
                            : r->assumed ? "assumed"
                                         : "by the uncertain figures above";
        row = bg_put_paragraph(
            page, row, 0, BG_LOOK(PLAIN, TEXT),
            bg_arena_printf(b->arena, "%s: %s (%s).", own->label, r->title, basis), 150);
    }
    return row;
}

static int64_t rules_put_responses(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    int64_t before;
    if (b->model->reg)
        return row;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "How vendors are assumed to respond");
    before = row;
    for (size_t c = 0; c < b->model->cases_n; c++)
        row = rules_put_stated(b, page, row, c);
    row += row > before;
    for (size_t c = 0; c < b->model->cases_n; c++)
        row = rules_put_response(b, page, row, c);
    if (row == before)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT),
                    "Every vendor is assumed to leave its bid as it was submitted.");
    return row + 1;
}

static int64_t scenario_rules_put_list(struct bg_page *page, int64_t row, const char *title,
                                       const char *const *items, size_t n)
{
    bg_put_text(page, row++, 0, BG_LOOK(GROUP, TEXT), title);
    for (size_t i = 0; i < n; i++)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(PLAIN, TEXT), items[i], 130);
    return row;
}

static int64_t put_box(struct bg_scenario_book *b, struct bg_page *page, int64_t row)
{
    static const char *const modelled[] = {
        "Who passes, points, ranks and the recommended award, by the published rules.",
        "Pay raised to the floor, its payroll tax, and the share of it that is put into the price.",
        "The measures on Workers and cost, for the workforce that each bid lists."};
    static const char *const not_modelled[] = {
        "How many vendors would have bid, and at what price, had they known the standard.",
        "Raises of workers at the floor or just above it: they are counted, and not raised.",
        "Hours, jobs, turnover, productivity and quality of the work.",
        "What workers pay in taxes, and what they lose or gain in public benefits.",
        "The buyer's cost of running and enforcing the standard."};
    static const char *const of_register[] = {
        "Which contracts are covered, by their amount, exemptions and agreements.",
        ("Workers below the floor and their shortfall, from the wage percentiles of the occupation "
         "in the area."),
        ("The raise beyond what must be paid already: the legal minimum, and today's floor where "
         "it holds."),
        "Payroll tax on the raise, and the share of it that the buyer comes to pay."};
    static const char *const not_of_register[] = {
        "How the workers of a contract are paid differently from their occupation in the area.",
        "Raises of workers at the floor or just above it.", "Subcontractors; vendors who leave.",
        "Hours, jobs, turnover, productivity and quality of the work.",
        "The buyer's cost of running and enforcing the standard."};
    const struct bg_ruleset *r = b->model->ruleset;
    bool reg = b->model->reg != NULL;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Modelled and not modelled");
    row = scenario_rules_put_list(page, row, "Modelled", reg ? of_register : modelled,
                                  reg ? sizeof of_register / sizeof *of_register
                                      : sizeof modelled / sizeof *modelled);
    row = scenario_rules_put_list(page, row, "Not modelled", reg ? not_of_register : not_modelled,
                                  reg ? sizeof not_of_register / sizeof *not_of_register
                                      : sizeof not_modelled / sizeof *not_modelled);
    return r->not_modelled_n
               ? scenario_rules_put_list(page, row, "Not in the rules as this file has them",
                                         r->not_modelled, r->not_modelled_n)
               : row;
}

void bg_scenario_sheet_assumptions(struct bg_scenario_book *b)
{
    struct bg_page *page = b->page[BG_SCENARIO_ASSUMPTIONS];
    bg_scenario_title(page, "Assumptions", "What the results rest on, and what they leave out.");
    int64_t row = rules_put_figures(b, page, 3);
    row = rules_put_responses(b, page, row);
    (void)put_box(b, page, row);
}

/* -- audit ------------------------------------------------------------------------------------- */

static const struct bg_sheet_column file_columns[] = {
    BG_COLUMN("File it was made from", 46, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_input_file, file)),
    BG_COLUMN("SHA-256 of its bytes", 72, MONO, TEXT, .cell = bg_cell_file_sha256, .left = true),
};

void bg_scenario_sheet_audit(struct bg_scenario_book *b)
{
    const struct bg_section section = BG_SECTION(file_columns);
    struct bg_page *page = b->page[BG_SCENARIO_AUDIT];
    int64_t row = 3;
    bg_scenario_title(page, "Audit",
                      "The same files and the same program give the same workbook, byte for byte.");
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), "Program");
    bg_put_text(page, row++, 1, BG_LOOK(TEXT_WRAP, TEXT), "bidgauge " BG_VERSION);
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), "As of");
    bg_put_date(page, row, 1, BG_LOOK(TEXT, DATE), b->model->as_of);
    bg_section_put(page, row + 2, &section, b, b->model->inputs, sizeof *b->model->inputs,
                   b->model->inputs_n);
}

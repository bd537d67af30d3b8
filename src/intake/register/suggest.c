/* A map of columns for a table as it is published: its header's names, the form of its dates, and the
 * services that its descriptions name. */
#include <string.h>

#include "base/cell_text.h"
#include "intake/register/named_table.h"

enum { LOOKED_AT = 30, SEEN = 2000 };

/* Names that publishers give, beside those that are read without a map; the first one that is there
 * counts. */
struct alias {
    const char *what, *names;
};
static const struct alias register_aliases[] = {
    {"contract", "contract contract_number contract_no contract_id contract_num contract_# "
                 "contract_reference purchase_order po_number po agreement_number document_number "
                 "reference_number"},
    {"vendor",
     "vendor vendor_name supplier supplier_name contractor contractor_name vendor_legal_name "
     "prime_contractor company payee awardee"},
    {"service", "service contract_description description contract_title title short_title purpose "
                "scope services commodity_description project_name contract_name"},
    {"amount",
     "amount contract_amount total_contract_amount current_contract_amount contract_value "
     "award_amount award_value total_amount maximum_contract_amount total_award value"},
    {"amount_per_year", "amount_per_year annual_amount annual_value yearly_amount"},
    {"start", "start start_date contract_start_date begin_date effective_date term_start "
              "contract_begin_date effective_begin_date"},
    {"end", "end end_date contract_end_date expiration_date term_end expiry_date "
            "contract_expiration_date effective_end_date"},
    {"area", "area place_of_work place_of_performance work_location location county city"},
    {"headcount", "headcount workers employees number_of_workers number_of_employees"},
    {"hours", "hours hours_per_year annual_hours"},
    {"occupation", "occupation occ_code soc soc_code"},
    {"industry", "industry naics naics_code"},
    {"vendor_size", "vendor_size business_size size_of_vendor size small_business"},
    {"exempt", "exempt exempt_reason exemption"},
    {"collective_agreement", "collective_agreement cba union_agreement"},
    {"superseding_clause", "superseding_clause waiver_clause"},
    {"agreement_wage", "agreement_wage cba_wage union_rate"},
    {"currency", "currency currency_code"},
    {NULL, NULL}};
static const struct alias wage_aliases[] = {
    {"area", "area_title area area_name"},
    {"occupation", "occupation occ_code soc_code soc"},
    {"title", "title occ_title occupation_title soc_title"},
    {"industry", "industry naics"},
    {"p10", "p10 h_pct10 h_wpct10 pct10 10th_percentile hourly_10th"},
    {"p25", "p25 h_pct25 h_wpct25 pct25 25th_percentile hourly_25th"},
    {"p50", "p50 h_median h_pct50 median 50th_percentile hourly_median"},
    {"p75", "p75 h_pct75 h_wpct75 pct75 75th_percentile hourly_75th"},
    {"p90", "p90 h_pct90 h_wpct90 pct90 90th_percentile hourly_90th"},
    {"mean", "mean h_mean average hourly_mean mean_wage"},
    {"source", "source"},
    {"year", "year"},
    {"url", "url"},
    {NULL, NULL}};

static const struct alias payroll_aliases[] = {
    {"worker",
     "worker worker_id employee_id employee_number employee_no emp_id last_four last_4_ssn "
     "ssn_last_4 id_number individual_identifying_number id"},
    {"class", "class classification work_classification trade craft trade_classification job_class "
              "labor_classification"},
    {"week_ending", "week_ending week_end for_week_ending week_ending_date period_ending "
                    "pay_period_end weekending"},
    {"payroll", "payroll payroll_number payroll_no payroll_#"},
    {"hours",
     "hours straight_hours st_hours total_straight_hours regular_hours straight_time_hours "
     "reg_hours total_st"},
    {"overtime_hours",
     "overtime_hours ot_hours total_overtime_hours overtime total_ot overtime_hrs"},
    {"st1", "st1"},
    {"st2", "st2"},
    {"st3", "st3"},
    {"st4", "st4"},
    {"st5", "st5"},
    {"st6", "st6"},
    {"st7", "st7"},
    {"ot1", "ot1"},
    {"ot2", "ot2"},
    {"ot3", "ot3"},
    {"ot4", "ot4"},
    {"ot5", "ot5"},
    {"ot6", "ot6"},
    {"ot7", "ot7"},
    {"rate",
     "rate rate_of_pay straight_rate basic_rate hourly_rate base_rate regular_rate st_rate"},
    {"overtime_rate", "overtime_rate ot_rate overtime_rate_of_pay"},
    {"cash_fringe", "cash_fringe fringe_cash cash_in_lieu fringes_paid_in_cash"},
    {"plan_fringe", "plan_fringe fringe_plan fringe_benefits fringes_paid_to_plans hourly_fringe"},
    {"gross", "gross gross_amount gross_amount_earned gross_pay gross_wages"},
    {"deductions", "deductions total_deductions"},
    {"net", "net net_wages net_wages_paid net_pay net_wages_paid_for_week"},
    {"leave_accrued",
     "leave_accrued leave_earned paid_leave_accrued sick_leave_accrued pto_accrued"},
    {"apprentice", "apprentice is_apprentice"},
    {"registered", "registered apprentice_registered registration"},
    {"apprentice_percent", "apprentice_percent apprentice_rate_percent percent"},
    {NULL, NULL}};

static const struct alias portfolio_aliases[] = {
    {"award", "award award_number award_id contract contract_number contract_id contract_no "
              "agreement_number po_number purchase_order"},
    {"vendor",
     "vendor vendor_name supplier supplier_name contractor contractor_name vendor_legal_name "
     "prime_contractor company payee awardee"},
    {"amount",
     "amount contract_amount award_amount award_value total_contract_amount contract_value "
     "total_amount value"},
    {"currency", "currency currency_code"},
    {"department", "department department_name agency agency_name buyer buyer_name"},
    {"size", "size business_size vendor_size"},
    {"workers", "workers headcount employees number_of_workers"},
    {"quality", "quality quality_score"},
    {"start", "start start_date contract_start_date begin_date effective_date term_start"},
    {"end", "end end_date contract_end_date expiration_date term_end"},
    {"date", "date award_date date_awarded"},
    {"labour_intensive", "labour_intensive labor_intensive covered"},
    {"floor", "floor wage_floor_met living_wage"},
    {"leave", "leave paid_leave"},
    {"health", "health health_insurance"},
    {"schedule", "schedule predictable_schedules"},
    {"agreement", "agreement collective_agreement cba"},
    {"ownership", "ownership employee_owned"},
    {"small_business", "small_business sbe"},
    {"apprentices", "apprentices apprenticeship"},
    {NULL, NULL}};

/* SERVICE rows. */
struct service {
    const char *words, *occupation, *industry, *title;
};
static const struct service services[] = {
#define SERVICE(words, occupation, industry, title) {words, occupation, industry, title},
#include "intake/register/services.def"
#undef SERVICE
};
enum { SERVICES = sizeof services / sizeof *services };

struct guess {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct alias *aliases;
    const struct bg_tab_sheet *sheet;
    const struct bg_tab_row *header;
    struct bg_buf *out;
};

/* -- columns ----------------------------------------------------------------------------------- */

/* The n-th of names parted by blanks; "": there are no more. */
static const char *name_at(struct bg_arena *arena, const char *names, size_t n)
{
    while (n-- && (names += strcspn(names, " "), *names))
        names++;
    return bg_arena_text(arena, names, strcspn(names, " "));
}

/* The column of the row that is most likely what the alias is of; -1: none. */
static int column_like(const struct guess *g, const struct bg_tab_row *row,
                       const struct alias *alias)
{
    const char *name;
    for (size_t k = 0; (name = name_at(g->arena, alias->names, k))[0]; k++)
        for (size_t i = 0; i < row->n; i++)
            if (strcmp(bg_column_name(g->arena, bg_cell_text_trim(g->arena, row->cells[i].text)),
                       name) == 0)
                return row->cells[i].column;
    return -1;
}

static size_t columns_like(const struct guess *g, const struct bg_tab_row *row)
{
    size_t n = 0;
    for (const struct alias *a = g->aliases; a->what; a++)
        n += column_like(g, row, a) >= 0;
    return n;
}

static bool find_guessed_header(struct guess *g, const struct bg_tab *tab)
{
    size_t most = 1; /* one name alone is no header */
    for (size_t s = 0; s < tab->n; s++)
        for (size_t i = 0; i < tab->sheets[s].n && tab->sheets[s].rows[i].number <= LOOKED_AT;
             i++) {
            const struct bg_tab_row *row = &tab->sheets[s].rows[i];
            size_t n = row->fault || tab->sheets[s].hidden ? 0 : columns_like(g, row);
            if (n <= most)
                continue;
            most = n;
            g->sheet = &tab->sheets[s];
            g->header = row;
        }
    return g->header != NULL;
}

static void suggest_put_cell(struct bg_buf *out, const char *text, char end)
{
    bool quoted = strpbrk(text, ",\"\n") != NULL;
    if (quoted)
        bg_buf_putc(out, '"');
    for (const char *p = text; *p; p++)
        bg_buf_printf(out, "%s%c", *p == '"' ? "\"" : "", *p);
    bg_buf_printf(out, "%s%c", quoted ? "\"" : "", end);
}

static void put_map_row(struct bg_buf *out, const char *what, const char *column, const char *holds,
                        const char *value, const char *note)
{
    suggest_put_cell(out, what, ',');
    suggest_put_cell(out, column, ',');
    suggest_put_cell(out, holds, ',');
    suggest_put_cell(out, value, ',');
    suggest_put_cell(out, note, '\n');
}

static const char *column_title(const struct guess *g, int column)
{
    return bg_cell_text_trim(g->arena, bg_tab_cell(g->header, (size_t)column)->text);
}

/* -- dates ------------------------------------------------------------------------------------- */

/* All texts of the column are dates of the form ("": whatever can mean one day). */
static bool all_dates(const struct guess *g, int column, const char *form)
{
    size_t seen = 0;
    for (size_t i = 0; i < g->sheet->n && seen < SEEN; i++) {
        const struct bg_tab_row *row = &g->sheet->rows[i];
        const struct bg_tab_cell *cell = bg_tab_cell(row, (size_t)column);
        int64_t days;
        if (row->number <= g->header->number || cell->kind == BG_TAB_BLANK ||
            cell->kind == BG_TAB_DATE)
            continue;
        seen++;
        if (bg_cell_text_date(g->arena, cell->text, form, &days))
            return false;
    }
    return true;
}

static void put_dates(const struct guess *g, int column)
{
    static const char *const forms[] = {"YYYYMMDD", "M/D/YYYY", "D/M/YYYY", "D.M.YYYY",
                                        "D-M-YYYY", "M-D-YYYY", "YYYY/M/D"};
    const char *found = NULL, *second = NULL;
    if (all_dates(g, column, ""))
        return;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (all_dates(g, column, forms[i])) {
            second = found;
            found = found ? found : forms[i];
            if (second)
                second = forms[i];
        }
    struct bg_pos pos = {.source = g->source, .label = column_title(g, column)};
    if (!found)
        bg_diag_add(g->diags, BG_N884, pos,
                    "its dates are of no form that is known; say it in a row \"dates\"");
    else if (second)
        bg_diag_add(g->diags, BG_N884, pos, "its dates can be %s or %s; say it in a row \"dates\"",
                    found, second);
    else
        put_map_row(g->out, "dates", "", "", found, "");
}

/* -- services ---------------------------------------------------------------------------------- */

static size_t rows_with(const struct guess *g, int column, const struct bg_column_rule *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < g->sheet->n; i++)
        if (g->sheet->rows[i].number > g->header->number)
            n += bg_column_rule_holds(rule, bg_tab_cell(&g->sheet->rows[i], (size_t)column)->text);
    return n;
}

/* The column has a text of its own for nearly every contract: it describes, and sorts nothing. */
static bool describes(const struct guess *g, int column)
{
    enum { KINDS = 40 };
    const char *known[KINDS];
    size_t n = 0;
    for (size_t i = 0; i < g->sheet->n; i++) {
        const char *text = bg_tab_cell(&g->sheet->rows[i], (size_t)column)->text;
        size_t k = 0;
        while (k < n && strcmp(known[k], text) != 0)
            k++;
        if (k == n && n == KINDS)
            return true;
        if (k == n)
            known[n++] = text;
    }
    return false;
}

/* A row for the occupation and one for the industry of each service that the descriptions name; and one
 * for the service, where they alone say it. */
static void put_services(const struct guess *g, int column)
{
    bool described = describes(g, column);
    size_t known = 0;
    for (size_t s = 0; s < SERVICES; s++) {
        const struct service *own = &services[s];
        struct bg_column_rule rule = {.holds = bg_column_words(g->arena, own->words)};
        size_t n = rows_with(g, column, &rule);
        if (!n)
            continue;
        known += n;
        put_map_row(g->out, "occupation", column_title(g, column), own->words, own->occupation,
                    bg_arena_printf(g->arena, "%s; %zu row%s", own->title, n, n == 1 ? "" : "s"));
        put_map_row(g->out, "industry", column_title(g, column), own->words, own->industry, "");
        if (described)
            put_map_row(g->out, "service", column_title(g, column), own->words, own->title, "");
    }
    bg_diag_add(
        g->diags, BG_N884, (struct bg_pos){.source = g->source, .label = column_title(g, column)},
        "known services are named in %zu row%s; add rows \"occupation\" and \"industry\" for "
        "others, or \"only\" to leave them out",
        known, known == 1 ? "" : "s");
}

/* -- the whole --------------------------------------------------------------------------------- */

static void tell_missing(const struct guess *g, enum bg_named_kind kind, const bool *found)
{
    struct bg_named_columns known = bg_named_columns_of(kind);
    for (size_t a = 0; g->aliases[a].what; a++)
        for (size_t i = 0; i < known.n && !found[a]; i++)
            if (strcmp(known.columns[i].names[0], g->aliases[a].what) == 0 &&
                known.columns[i].required && !known.columns[i].unless_mapped)
                bg_diag_add(g->diags, BG_N884,
                            (struct bg_pos){.source = g->source, .label = g->aliases[a].what},
                            "no column has a name that is known for it; add a row \"%s\"",
                            g->aliases[a].what);
}

/* Services go by words of the column, where no other column has the occupation. */
static bool is_described(const struct guess *g, enum bg_named_kind kind, int column)
{
    bool has_occupation = false;
    for (size_t a = 0; g->aliases[a].what; a++)
        has_occupation = has_occupation || (strcmp(g->aliases[a].what, "occupation") == 0 &&
                                            column_like(g, g->header, &g->aliases[a]) >= 0);
    return kind == BG_NAMED_REGISTER && !has_occupation && describes(g, column);
}

/* Of the United States' OEWS tables the source is known, and the year by the name of the sheet. */
static bool says_of_itself(const struct guess *g, const char *what)
{
    static const struct alias oews = {"", "o_group occ_group"};
    if (column_like(g, g->header, &oews) < 0)
        return false;
    return strcmp(what, "source") == 0 ||
           (strcmp(what, "year") == 0 && bg_wages_year_of_sheet(g->arena, g->sheet->name));
}

static void suggest_put_map(const struct guess *g, enum bg_named_kind kind)
{
    int service = -1, occupation = -1, start = -1;
    bool found[64] = {false};
    bg_buf_puts(g->out, "what,column,holds,value,note\n");
    if (g->sheet->name[0])
        put_map_row(g->out, "sheet", "", "", g->sheet->name, "");
    if (g->header->number > 1)
        put_map_row(g->out, "header_row", "", "",
                    bg_arena_printf(g->arena, "%lld", (long long)g->header->number), "");
    for (size_t a = 0; g->aliases[a].what; a++) {
        int column = column_like(g, g->header, &g->aliases[a]);
        found[a] = column >= 0;
        if (column < 0)
            continue;
        bool is_service = strcmp(g->aliases[a].what, "service") == 0;
        service = is_service ? column : service;
        if (!is_service || !is_described(g, kind, column))
            put_map_row(g->out, g->aliases[a].what, column_title(g, column), "", "", "");
        occupation = strcmp(g->aliases[a].what, "occupation") == 0 ? column : occupation;
        if (strcmp(g->aliases[a].what, "start") == 0 ||
            strcmp(g->aliases[a].what, "week_ending") == 0)
            start = column;
    }
    if (kind != BG_NAMED_WAGES && start >= 0)
        put_dates(g, start);
    bool by_service = kind == BG_NAMED_REGISTER && service >= 0 && occupation < 0;
    if (by_service)
        put_services(g, service);
    for (size_t a = 0; g->aliases[a].what; a++)
        found[a] = found[a] || (by_service && strcmp(g->aliases[a].what, "occupation") == 0) ||
                   (kind == BG_NAMED_WAGES && says_of_itself(g, g->aliases[a].what));
    tell_missing(g, kind, found);
}

bool bg_columns_suggest(struct bg_arena *arena, struct bg_diags *diags,
                        const struct bg_source *source, enum bg_named_kind kind, struct bg_buf *out)
{
    const struct bg_csv_form form = {.encoding = BG_CSV_UTF8};
    static const struct alias *const aliases_of[] = {[BG_NAMED_REGISTER] = register_aliases,
                                                     [BG_NAMED_WAGES] = wage_aliases,
                                                     [BG_NAMED_PAYROLL] = payroll_aliases,
                                                     [BG_NAMED_PORTFOLIO] = portfolio_aliases};
    const char *why = "";
    struct guess g = {
        .arena = arena, .diags = diags, .source = source, .aliases = aliases_of[kind], .out = out};
    const struct bg_tab *tab = bg_tab_open_published(arena, source, &form, &why);
    if (tab && find_guessed_header(&g, tab)) {
        suggest_put_map(&g, kind);
        return true;
    }
    bg_diag_add(diags, BG_E883, (struct bg_pos){.source = source, .label = "row 1"}, "%s",
                tab ? "no row has names of columns that are known" : why);
    return false;
}

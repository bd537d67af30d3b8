/* Tables with named columns: the names, rows, cells. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/field.h"
#include "base/list.h"
#include "base/text.h"

/* -- header --------------------------------------------------------------------------------------
 */

static struct bg_pos named_table_place(const struct bg_named_table *t, size_t offset,
                                       const char *label)
{
    return (struct bg_pos){.source = t->source, .offset = offset, .label = label};
}

static struct bg_pos header_place(const struct bg_named_table *t, const char *name)
{
    const char *label =
        name ? bg_arena_printf(t->arena, "row %lld, column \"%s\"", (long long)t->row.number, name)
             : bg_arena_printf(t->arena, "row %lld", (long long)t->row.number);
    return named_table_place(t, t->row.offset, label);
}

static bool named_table_find_column(struct bg_named_table *t, size_t i, const char *const *names,
                                    bool *used)
{
    const struct bg_named_column *column = &t->columns[i];
    t->at[i] = -1;
    t->header[i] = column->names[0];
    for (size_t k = 0; k < 4 && column->names[k] && t->at[i] < 0; k++)
        for (size_t c = 0; c < t->width; c++) {
            if (strcmp(names[c], column->names[k]) != 0)
                continue;
            used[c] = true;
            if (t->at[i] >= 0) {
                bg_diag_add(t->diags, t->of_header, header_place(t, names[c]),
                            "two columns are named \"%s\"", names[c]);
                return false;
            }
            t->at[i] = (int)c;
        }
    if (t->at[i] >= 0)
        t->header[i] =
            bg_cell_text_trim(t->arena, bg_arena_text(t->arena, t->row.cells[t->at[i]].text,
                                                      t->row.cells[t->at[i]].n));
    return true;
}

/* All that are missing in one message. True: none is. */
static bool named_table_is_whole(struct bg_named_table *t)
{
    struct bg_buf list;
    size_t n = 0, left;
    bg_buf_init(&list, t->arena);
    for (size_t i = 0; i < t->columns_n; i++)
        n += t->at[i] < 0 && t->columns[i].required && !t->fallback[i];
    left = n;
    for (size_t i = 0; i < t->columns_n; i++)
        if (t->at[i] < 0 && t->columns[i].required && !t->fallback[i]) {
            const char *before = left == 1 ? " and " : ", ";
            bg_buf_printf(&list, "%s\"%s\"", left == n ? "" : before, t->columns[i].names[0]);
            left--;
        }
    if (n)
        bg_diag_add(t->diags, t->of_header, header_place(t, NULL), "there %s no column%s %s",
                    n == 1 ? "is" : "are", n == 1 ? "" : "s", bg_buf_text(&list));
    return n == 0;
}

/* -- by a map ----------------------------------------------------------------------------------- */

/* A later rule names the same column: rules are linked from the last one. */
static bool named_table_is_told(const struct bg_named_table *t, const struct bg_column_rule *rule)
{
    for (const struct bg_column_rule *r = t->map->rules; r < rule; r++)
        if (strcmp(r->from, rule->from) == 0)
            return true;
    return false;
}

static bool link_rule(struct bg_named_table *t, struct bg_column_rule *rule,
                      const char *const *names)
{
    if (!rule->from[0])
        return true;
    const char *name = bg_column_name(t->arena, rule->from);
    for (size_t c = 0; c < t->width && rule->at < 0; c++)
        rule->at = strcmp(names[c], name) == 0 ? (int)c : -1;
    if (rule->at >= 0 || named_table_is_told(t, rule))
        return rule->at >= 0;
    bg_diag_add(
        t->diags, BG_E881,
        (struct bg_pos){.source = t->map->source, .offset = rule->offset, .label = rule->label},
        "the table has no column \"%s\"%s", rule->from,
        bg_did_you_mean(t->arena, name, names, t->width));
    return false;
}

/* What a map does not fill in is not there; which column is shown in messages is the first rule's. */
static bool link_map(struct bg_named_table *t, const char *const *names)
{
    bool good = true;
    for (size_t i = 0; i < t->columns_n; i++) {
        t->at[i] = -1;
        t->header[i] = t->columns[i].names[0];
    }
    for (size_t r = t->map->rules_n; r-- > 0;) {
        struct bg_column_rule *rule = &t->map->rules[r];
        good = link_rule(t, rule, names) && good;
        if (rule->use != BG_USE_COLUMN)
            continue;
        t->at[rule->column] = rule->at;
        t->header[rule->column] = rule->at >= 0 ? rule->from : t->columns[rule->column].names[0];
    }
    return good;
}

static bool map_fills_in(const struct bg_named_table *t, size_t column)
{
    for (size_t r = 0; r < t->map->rules_n; r++)
        if (t->map->rules[r].use == BG_USE_COLUMN && t->map->rules[r].column == (int)column)
            return true;
    return t->fallback[column] != NULL;
}

/* Headcounts and wages that a publisher does not have need no column of a map. */
static bool map_is_whole(struct bg_named_table *t)
{
    bool good = true;
    for (size_t i = 0; i < t->columns_n; i++) {
        if (!t->columns[i].required || t->columns[i].unless_mapped || map_fills_in(t, i))
            continue;
        bg_diag_add(t->diags, BG_E881, (struct bg_pos){.source = t->map->source, .label = "what"},
                    "no row says what \"%s\" is", t->columns[i].names[0]);
        good = false;
    }
    return good;
}

bool bg_named_link(struct bg_named_table *t)
{
    const char **names = BG_ARRAY(t->arena, t->row.n, const char *);
    bool *used = BG_ARRAY(t->arena, t->row.n, bool), good = true;
    const char *known[BG_NAMED_COLUMNS];
    t->width = t->row.n;
    for (size_t c = 0; c < t->width; c++)
        names[c] = bg_column_name(
            t->arena, bg_cell_text_trim(t->arena, bg_arena_text(t->arena, t->row.cells[c].text,
                                                                t->row.cells[c].n)));
    if (t->map)
        return link_map(t, names) && map_is_whole(t);
    for (size_t i = 0; i < t->columns_n; i++) {
        known[i] = t->columns[i].names[0];
        good = named_table_find_column(t, i, names, used) && good;
    }
    good = named_table_is_whole(t) && good;
    for (size_t c = 0; c < t->width && !t->has_more; c++) {
        const char *meant = bg_did_you_mean(t->arena, names[c], known, t->columns_n);
        /* Where columns are missing, only what may be one of them is of interest. */
        if (!used[c] && names[c][0] && (good || meant[0]))
            bg_diag_add(t->diags, BG_W933, header_place(t, names[c]), "column \"%s\" is not read%s",
                        names[c], meant);
    }
    return good;
}

bool bg_named_open(struct bg_named_table *t)
{
    return bg_named_start(t) && bg_named_link(t);
}

/* -- rows ----------------------------------------------------------------------------------------
 */

static void named_table_refuse(struct bg_named_table *t, const char *reason)
{
    BG_MORE(t->arena, t->refused, t->refused_n, t->refused_room);
    t->refused[t->refused_n++] = (struct bg_refused){t->row.number, reason};
}

void bg_named_fault(struct bg_named_table *t, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *why = bg_arena_vprintf(t->arena, format, args);
    va_end(args);
    const char *label = column < 0 ? bg_arena_printf(t->arena, "row %lld", (long long)t->row.number)
                                   : bg_arena_printf(t->arena, "row %lld, column \"%s\"",
                                                     (long long)t->row.number, t->header[column]);
    bg_diag_add(t->diags, t->of_row, named_table_place(t, t->row.offset, label), "%s", why);
    if (column >= 0)
        why = bg_arena_printf(t->arena, "%s: %s", t->header[column], why);
    t->reason = t->reason[0] ? bg_arena_printf(t->arena, "%s; %s", t->reason, why) : why;
}

static bool has_more_cells(const struct bg_named_table *t)
{
    for (size_t c = t->width; c < t->row.n; c++)
        if (t->row.cells[c].text[strspn(t->row.cells[c].text, " \t\r\n")])
            return true;
    return false;
}

static bool read_next(struct bg_named_table *t)
{
    if (t->csv)
        return bg_csv_next(t->csv, &t->row);
    if (t->sheet_row >= t->sheet->n)
        return false;
    bg_named_take(t, &t->sheet->rows[t->sheet_row++]);
    return true;
}

static struct bg_arena *scratch_of(const struct bg_named_table *t)
{
    return t->scratch ? t->scratch : t->arena;
}

static const char *cell_text(struct bg_named_table *t, int at)
{
    if (at < 0 || (size_t)at >= t->row.n)
        return "";
    const struct bg_csv_cell *cell = &t->row.cells[at];
    struct bg_arena *a = scratch_of(t);
    return bg_cell_text_trim(a, bg_arena_text(a, cell->text, cell->n));
}

/* The map leaves the row out: a rule skips it, or none of those that keep rows keeps it. */
static bool is_left_out(struct bg_named_table *t)
{
    bool has_only = false, kept = false;
    for (size_t r = 0; t->map && r < t->map->rules_n; r++) {
        const struct bg_column_rule *rule = &t->map->rules[r];
        if (rule->use == BG_USE_COLUMN)
            continue;
        bool holds = bg_column_rule_holds(rule, cell_text(t, rule->at));
        if (rule->use == BG_USE_SKIP && holds)
            return true;
        has_only = has_only || rule->use == BG_USE_ONLY;
        kept = kept || (rule->use == BG_USE_ONLY && holds);
    }
    return has_only && !kept;
}

bool bg_named_next(struct bg_named_table *t)
{
    while (read_next(t)) {
        if (t->row.blank)
            continue;
        if (!t->row.fault && is_left_out(t)) {
            t->map->skipped_n++;
            continue;
        }
        t->read_n++;
        t->reason = "";
        if (!t->row.fault && !has_more_cells(t))
            return true;
        if (t->row.fault)
            bg_named_fault(t, -1, "%s", t->row.fault);
        else
            bg_named_fault(t, -1, "the row has %zu cells, the header %zu", t->row.n, t->width);
        named_table_refuse(t, t->reason);
    }
    return false;
}

void bg_named_tell_skipped(const struct bg_named_table *t)
{
    if (t->map && t->map->skipped_n)
        bg_diag_add(t->diags, BG_N882,
                    (struct bg_pos){.source = t->source, .label = "rows that the map leaves out"},
                    "%zu row%s left out, %zu read", t->map->skipped_n,
                    t->map->skipped_n == 1 ? " is" : "s are", t->read_n);
}

bool bg_named_keep(struct bg_named_table *t)
{
    if (t->reason[0])
        named_table_refuse(t, t->reason);
    return !t->reason[0];
}

/* -- cells ---------------------------------------------------------------------------------------
 */

/* The cell of a rule that applies to the row, or its constant; "": it does not apply. *at: where the
 * text is read from. */
static const char *by_rules(struct bg_named_table *t, int column, int *at)
{
    for (size_t r = 0; r < t->map->rules_n; r++) {
        const struct bg_column_rule *rule = &t->map->rules[r];
        if (rule->use != BG_USE_COLUMN || rule->column != column)
            continue;
        const char *text = cell_text(t, rule->at);
        for (size_t i = 0; i < t->map->missing_n; i++)
            if (strcmp(text, t->map->missing[i]) == 0)
                text = "";
        if (!bg_column_rule_holds(rule, text))
            continue;
        *at = rule->value[0] ? -1 : rule->at;
        text = rule->value[0] ? rule->value : text;
        if (text[0])
            return text;
    }
    return "";
}

static bool is_usable(struct bg_named_table *t, int column, int at, const char *text)
{
    const struct bg_tab_cell *cell = t->csv || at < 0 ? NULL : bg_tab_cell(t->tab_row, (size_t)at);
    int64_t limit = t->text_limit ? (int64_t)t->text_limit : BG_NAMED_TEXT;
    if (cell && cell->kind == BG_TAB_FAULT)
        bg_named_fault(t, column, "%s", cell->text);
    else if (bg_cell_text_forbidden(text, strlen(text)))
        bg_named_fault(t, column, "the cell contains a control character");
    else if (bg_utf8_count(text, strlen(text)) > limit)
        bg_named_fault(t, column, "the cell has more than %lld characters", (long long)limit);
    else
        return true;
    return false;
}

/* *at: where the text is read from; -1: it is no cell's. */
static const char *named_table_text_at(struct bg_named_table *t, int column, int *at)
{
    *at = t->at[column];
    const char *text = t->map ? by_rules(t, column, at) : cell_text(t, *at);
    if (!is_usable(t, column, *at, text))
        return "";
    if (text[0] || !t->fallback[column])
        return text;
    *at = -1;
    return t->fallback[column];
}

const char *bg_named_text(struct bg_named_table *t, int column)
{
    int at;
    return named_table_text_at(t, column, &at);
}

/* What a number of a workbook shows, with its currency. False: it shows something else, said. */
static bool named_table_shown_number(struct bg_named_table *t, int column,
                                     const struct bg_tab_cell *cell, const char **text)
{
    struct bg_dec number;
    if (!cell->format || !bg_dec_parse(cell->held, strlen(cell->held), &number))
        return true;
    struct bg_number_shown shown = bg_number_format_show(cell->format, number);
    if (shown.as != BG_SHOWS_NUMBER || shown.percents || shown.thousands || shown.inside) {
        bg_named_fault(t, column,
                       "the cell holds %s and shows it as something else; format it as a number",
                       cell->held);
        return false;
    }
    *text =
        bg_arena_printf(scratch_of(t), "%s%s%s", shown.before_meant, cell->held, shown.after_meant);
    return true;
}

bool bg_named_number(struct bg_named_table *t, int column, struct bg_dec least, struct bg_dec most,
                     struct bg_dec *out)
{
    int at;
    const char *text = named_table_text_at(t, column, &at);
    struct bg_cell_text_rule rule = {
        .decimal = t->decimal, .thousands = t->thousands, .money = true, .currency = t->currency};
    const struct bg_tab_cell *cell = t->csv || at < 0 ? NULL : bg_tab_cell(t->tab_row, (size_t)at);
    const char *digits = NULL;
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (!text[0])
        return false;
    if (at < 0 || (cell && cell->kind == BG_TAB_NUMBER)) {
        rule.decimal = '.';
        rule.thousands = ',';
    }
    if (cell && cell->kind == BG_TAB_NUMBER && !named_table_shown_number(t, column, cell, &text))
        return false;
    const char *why = bg_cell_text_number(scratch_of(t), text, &rule, &digits);
    if (why) {
        bg_named_fault(t, column, "%s", why);
        return false;
    }
    if (bg_dec_parse(digits, strlen(digits), out) && bg_dec_cmp(*out, least) >= 0 &&
        bg_dec_cmp(*out, most) <= 0)
        return true;
    bg_named_fault(t, column, "\"%s\" is not from %s to %s", text, bg_dec_grouped(least, 0, low),
                   bg_dec_grouped(most, 0, high));
    return false;
}

bool bg_named_date(struct bg_named_table *t, int column, int64_t *days)
{
    int at;
    const char *text = named_table_text_at(t, column, &at);
    const struct bg_tab_cell *cell = t->csv || at < 0 ? NULL : bg_tab_cell(t->tab_row, (size_t)at);
    bool is_date = cell && cell->kind == BG_TAB_DATE;
    if (!text[0])
        return false;
    const char *form = t->map && !is_date ? t->map->dates : "";
    const char *why = bg_cell_text_date(scratch_of(t), text, form, days);
    if (why)
        bg_named_fault(t, column, "%s", why);
    return !why;
}

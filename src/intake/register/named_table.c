/* Tables with named columns: header, rows, cells. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/field.h"
#include "base/text.h"

/* -- header --------------------------------------------------------------------------------------
 */

/* "Amount per year" and "AMOUNT_PER_YEAR" are one name. */
static const char *plain_name(struct bg_arena *arena, const char *text)
{
    char *out = bg_arena_text(arena, text, strlen(text));
    for (char *p = out; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
        if (*p == ' ' || *p == '-')
            *p = '_';
    }
    return out;
}

static struct bg_pos place(const struct bg_named_table *t, size_t offset, const char *label)
{
    return (struct bg_pos){.source = t->source, .offset = offset, .label = label};
}

static struct bg_pos header_place(const struct bg_named_table *t, const char *name)
{
    const char *label =
        name ? bg_arena_printf(t->arena, "row %lld, column \"%s\"", (long long)t->row.number, name)
             : bg_arena_printf(t->arena, "row %lld", (long long)t->row.number);
    return place(t, t->row.offset, label);
}

static bool find_column(struct bg_named_table *t, size_t i, const char *const *names, bool *used)
{
    const struct bg_named_column *column = &t->columns[i];
    t->at[i] = -1;
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
    if (t->at[i] >= 0 || !column->required)
        return true;
    bg_diag_add(t->diags, t->of_header, header_place(t, NULL), "there is no column \"%s\"",
                column->names[0]);
    return false;
}

static bool link_columns(struct bg_named_table *t)
{
    const char **names = BG_ARRAY(t->arena, t->row.n, const char *);
    bool *used = BG_ARRAY(t->arena, t->row.n, bool), good = true;
    const char *known[BG_NAMED_COLUMNS];
    t->width = t->row.n;
    for (size_t c = 0; c < t->width; c++)
        names[c] = plain_name(
            t->arena, bg_cell_text_trim(t->arena, bg_arena_text(t->arena, t->row.cells[c].text,
                                                                t->row.cells[c].n)));
    for (size_t i = 0; i < t->columns_n; i++) {
        known[i] = t->columns[i].names[0];
        good = find_column(t, i, names, used) && good;
    }
    for (size_t c = 0; c < t->width; c++)
        if (!used[c] && names[c][0])
            bg_diag_add(t->diags, BG_W933, header_place(t, names[c]), "column \"%s\" is not read%s",
                        names[c], bg_did_you_mean(t->arena, names[c], known, t->columns_n));
    return good;
}

bool bg_named_open(struct bg_named_table *t)
{
    const struct bg_csv_form form = {.encoding = BG_CSV_UTF8};
    const char *error = "";
    t->reason = "";
    t->csv = bg_csv_open(t->arena, t->source->text, t->source->size, &form, NULL, &error);
    if (!t->csv) {
        bg_diag_add(t->diags, t->of_header, place(t, 0, "row 1"),
                    "the table cannot be read: %s, in a first line such as sep=;", error);
        return false;
    }
    do
        if (!bg_csv_next(t->csv, &t->row)) {
            bg_diag_add(t->diags, t->of_header, place(t, 0, "row 1"),
                        "the table has no header row");
            return false;
        }
    while (t->row.blank);
    if (t->row.fault) {
        bg_diag_add(t->diags, t->of_header, header_place(t, NULL), "%s", t->row.fault);
        return false;
    }
    /* Where a semicolon parts the cells a comma may be the decimal mark or one of thousands: only
     * what can mean one number is taken. */
    bool either = bg_csv_delimiter(t->csv) == ';';
    t->decimal = either ? '\0' : '.';
    t->thousands = either ? '\0' : ',';
    return link_columns(t);
}

/* -- rows ----------------------------------------------------------------------------------------
 */

static void refuse(struct bg_named_table *t, const char *reason)
{
    if (t->refused_n == t->refused_room) {
        size_t room = t->refused_room ? t->refused_room * 2 : 16;
        struct bg_refused *more = BG_ARRAY(t->arena, room, struct bg_refused);
        if (t->refused_n)
            memcpy(more, t->refused, t->refused_n * sizeof *more);
        t->refused = more;
        t->refused_room = room;
    }
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
    bg_diag_add(t->diags, t->of_row, place(t, t->row.offset, label), "%s", why);
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

bool bg_named_next(struct bg_named_table *t)
{
    while (bg_csv_next(t->csv, &t->row)) {
        if (t->row.blank)
            continue;
        t->read_n++;
        t->reason = "";
        if (!t->row.fault && !has_more_cells(t))
            return true;
        if (t->row.fault)
            bg_named_fault(t, -1, "%s", t->row.fault);
        else
            bg_named_fault(t, -1, "the row has %zu cells, the header %zu", t->row.n, t->width);
        refuse(t, t->reason);
    }
    return false;
}

bool bg_named_keep(struct bg_named_table *t)
{
    if (t->reason[0])
        refuse(t, t->reason);
    return !t->reason[0];
}

/* -- cells ---------------------------------------------------------------------------------------
 */

const char *bg_named_text(struct bg_named_table *t, int column)
{
    if (t->at[column] < 0 || (size_t)t->at[column] >= t->row.n)
        return "";
    const struct bg_csv_cell *cell = &t->row.cells[t->at[column]];
    const char *text = bg_cell_text_trim(t->arena, bg_arena_text(t->arena, cell->text, cell->n));
    if (bg_cell_text_forbidden(text, strlen(text))) {
        bg_named_fault(t, column, "the cell contains a control character");
        return "";
    }
    if (bg_utf8_count(text, strlen(text)) > 300) {
        bg_named_fault(t, column, "the cell has more than 300 characters");
        return "";
    }
    return text;
}

bool bg_named_number(struct bg_named_table *t, int column, const char *text, struct bg_dec least,
                     struct bg_dec most, struct bg_dec *out)
{
    struct bg_cell_text_rule rule = {
        .decimal = t->decimal, .thousands = t->thousands, .money = true, .currency = t->currency};
    const char *digits = NULL;
    char low[BG_DEC_TEXT], high[BG_DEC_TEXT];
    if (!text[0])
        return false;
    const char *why = bg_cell_text_number(t->arena, text, &rule, &digits);
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
    const char *text = bg_named_text(t, column);
    if (!text[0])
        return false;
    const char *why = bg_cell_text_date(t->arena, text, "", days);
    if (why)
        bg_named_fault(t, column, "%s", why);
    return !why;
}

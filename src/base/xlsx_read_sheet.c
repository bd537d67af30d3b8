/* The cells of one sheet: references, types, shared and inline texts, formulas. */
#include "base/xlsx_read_part.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { BLANK_TIMES = 10 }; /* so many cells may be formatted for one that holds something */

struct sheet {
    const struct bg_xlsx *xlsx;
    struct bg_xlsx_layout layout;
    struct bg_xlsx_cell cell;
    int64_t row, column; /* of the last cell; -1 */
    char type[12];       /* the t attribute */
    struct bg_buf value, formula, plain;
    struct bg_xlsx_rich rich;
    bool in_cell, in_value, in_formula, has_formula, has_value, has_inline;
    const char *fault; /* of the cell alone */
    bool row_hidden;
    unsigned char hidden[BG_XLSX_COLUMNS / 8]; /* columns, by bit */
};

static void xlsx_read_sheet_clear(struct bg_buf *buf)
{
    buf->size = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

/* -- texts ----------------------------------------------------------------------------------- */

const char *bg_xlsx_rich_open(struct bg_xlsx_rich *rich, const char *name, const char **attributes)
{
    if (strcmp(name, "rPh") == 0)
        rich->phonetic++;
    if (strcmp(name, "t") == 0 && !rich->phonetic)
        rich->in_text = true;
    if (strcmp(name, "strike") == 0)
        rich->run_struck = bg_xlsx_truth(attributes, "val", true);
    return NULL;
}

void bg_xlsx_rich_close(struct bg_xlsx_rich *rich, const char *name)
{
    if (strcmp(name, "rPh") == 0)
        rich->phonetic--;
    if (strcmp(name, "t") == 0)
        rich->in_text = false;
    if (strcmp(name, "r") == 0)
        rich->run_struck = false;
}

const char *bg_xlsx_rich_text(struct bg_xlsx_rich *rich, const char *text, size_t n)
{
    if (!rich->in_text)
        return NULL;
    if (rich->text.size + n > BG_XLSX_TEXT_MAX)
        return "a text is longer than a cell can hold (32,767 characters)";
    bg_buf_put(&rich->text, text, n);
    rich->struck |= rich->run_struck;
    return NULL;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/* _xHHHH_ stands for a UTF-16 unit (ECMA-376 part 1, 22.4.2.4); surrogates and NUL stay as they
 * are, since no text of ours may hold them. */
void bg_xlsx_unescape(struct bg_buf *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned code = 0;
        bool escape = i + 6 < n && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_';
        for (size_t k = i + 2; escape && k < i + 6; k++) {
            int digit = hex_digit(text[k]);
            escape = digit >= 0;
            code = code * 16 + (unsigned)(digit < 0 ? 0 : digit);
        }
        if (escape && code != 0 && !(code >= 0xD800 && code <= 0xDFFF)) {
            char bytes[4];
            bg_buf_put(out, bytes, bg_utf8_put(bytes, code));
            i += 6;
        } else {
            bg_buf_putc(out, text[i]);
        }
    }
}

/* UTF-16 units, of which a cell may hold 32,767. */
const char *bg_xlsx_too_long(const char *text, size_t n)
{
    size_t units = 0;
    if (n <= BG_XLSX_UNITS_MAX)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        units += (c & 0xC0) != 0x80 ? 1 : 0;
        units += c >= 0xF0 ? 1 : 0;
    }
    return units > BG_XLSX_UNITS_MAX ? "a text is longer than a cell can hold (32,767 characters)"
                                     : NULL;
}

/* -- references ------------------------------------------------------------------------------ */

char *bg_xlsx_address(int64_t row, int64_t column, char out[16])
{
    char letters[8];
    int n = 0;
    for (int64_t c = column + 1; c > 0 && n < 7; c = (c - 1) / 26)
        letters[n++] = (char)('A' + (c - 1) % 26);
    int at = 0;
    while (n)
        out[at++] = letters[--n];
    char digits[12];
    int64_t r = row + 1;
    do {
        digits[n++] = (char)('0' + r % 10);
        r /= 10;
    } while (r && n < 11);
    while (n && at < 15)
        out[at++] = digits[--n];
    out[at] = '\0';
    return out;
}

static bool parse_address(const char *text, int64_t *row, int64_t *column)
{
    int64_t c = 0, r = 0;
    for (; *text >= 'A' && *text <= 'Z' && c <= BG_XLSX_COLUMNS; text++)
        c = c * 26 + (*text - 'A' + 1);
    for (; *text >= '0' && *text <= '9' && r <= BG_XLSX_ROWS; text++)
        r = r * 10 + (*text - '0');
    *row = r - 1;
    *column = c - 1;
    return *text == '\0' && c >= 1 && c <= BG_XLSX_COLUMNS && r >= 1 && r <= BG_XLSX_ROWS;
}

static bool xlsx_read_sheet_whole(const char *text, int64_t most, int64_t *out)
{
    *out = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || *out > most)
            return false;
        *out = *out * 10 + (*text - '0');
    }
    return *out <= most;
}

/* The grammar of JSON numbers, which is what every spreadsheet program writes. */
static bool xlsx_read_sheet_is_number(const char *p)
{
    if (*p == '-')
        p++;
    if (*p == '0' && p[1] >= '0' && p[1] <= '9')
        return false;
    size_t digits = strspn(p, "0123456789");
    if (!digits)
        return false;
    p += digits;
    if (*p == '.') {
        digits = strspn(p + 1, "0123456789");
        if (!digits)
            return false;
        p += 1 + digits;
    }
    if (*p == 'e' || *p == 'E') {
        p++;
        if (*p == '+' || *p == '-')
            p++;
        digits = strspn(p, "0123456789");
        if (!digits)
            return false;
        p += digits;
    }
    return *p == '\0';
}

/* -- cells ----------------------------------------------------------------------------------- */

static const char *row_open(struct sheet *s, const char **attributes)
{
    const char *r = bg_xlsx_attribute(attributes, "r");
    const char *height = bg_xlsx_attribute(attributes, "ht");
    int64_t row = s->row + 1;
    if (r && (!xlsx_read_sheet_whole(r, BG_XLSX_ROWS, &row) || row-- < 1))
        return "a row has a wrong number";
    if (row <= s->row || row >= BG_XLSX_ROWS)
        return "a row is out of order or there twice";
    s->row = row;
    s->column = -1;
    s->cell.hidden_row = bg_xlsx_truth(attributes, "hidden", false) ||
                         (height && strspn(height, "0.") == strlen(height));
    return NULL;
}

/* Columns that are not shown: hidden, or of no width. */
static const char *columns_open(struct sheet *s, const char **attributes)
{
    const char *min = bg_xlsx_attribute(attributes, "min");
    const char *max = bg_xlsx_attribute(attributes, "max");
    const char *width = bg_xlsx_attribute(attributes, "width");
    int64_t from, to;
    bool none = width && *width && strspn(width, "0.") == strlen(width);
    if (!none && !bg_xlsx_truth(attributes, "hidden", false))
        return NULL;
    if (!min || !max || !xlsx_read_sheet_whole(min, BG_XLSX_COLUMNS, &from) ||
        !xlsx_read_sheet_whole(max, BG_XLSX_COLUMNS, &to) || from < 1)
        return "columns have a wrong number";
    for (; from <= to; from++)
        s->hidden[(from - 1) / 8] |= (unsigned char)(1u << ((from - 1) % 8));
    return NULL;
}

/* What is wrong with one cell. Where the limits say so, it is told with the cell and ends nothing. */
static const char *cell_fault(struct sheet *s, const char *fault)
{
    if (!s->xlsx->limits->cell_faults)
        return fault;
    s->fault = s->fault ? s->fault : fault;
    return NULL;
}

static const char *style_open(struct sheet *s, const char *text)
{
    int64_t number = 0;
    s->cell.format = NULL;
    s->cell.date_format = s->cell.percent_format = s->cell.struck = false;
    if (text && *text &&
        (!xlsx_read_sheet_whole(text, 1000000, &number) ||
         (s->xlsx->styles_n && (size_t)number >= s->xlsx->styles_n)))
        return cell_fault(s, "a cell has a style that is not there");
    if (!s->xlsx->styles_n)
        return NULL;
    const struct bg_xlsx_style *style = &s->xlsx->styles[number];
    s->cell.format = style->format;
    s->cell.date_format = style->date;
    s->cell.percent_format = style->percent;
    s->cell.struck = style->struck;
    return NULL;
}

static const char *cell_open(struct sheet *s, const char **attributes)
{
    const char *r = bg_xlsx_attribute(attributes, "r");
    const char *t = bg_xlsx_attribute(attributes, "t");
    const char *style = bg_xlsx_attribute(attributes, "s");
    int64_t row = s->row, column = s->column + 1;
    if (s->row < 0)
        return "a cell is outside a row";
    if (r && (!parse_address(r, &row, &column) || row != s->row))
        return "a cell has a wrong address";
    if (column <= s->column || column >= BG_XLSX_COLUMNS)
        return "a cell is out of order or there twice";
    if (++s->xlsx->count->blank > s->xlsx->limits->cells * BLANK_TIMES)
        return bg_xlsx_limit(s->xlsx, "it has more than", s->xlsx->limits->cells * BLANK_TIMES,
                             "cells, blank ones included");
    s->fault = NULL;
    s->type[0] = '\0';
    const char *error = style_open(s, style);
    if (t && strlen(t) >= sizeof s->type)
        error = error ? error : cell_fault(s, "a cell has a type that is not known");
    else
        strcpy(s->type, t ? t : "n");
    s->column = column;
    s->cell.row = row;
    s->cell.column = column;
    s->cell.hidden_column = (s->hidden[column / 8] >> (column % 8) & 1) != 0;
    xlsx_read_sheet_clear(&s->value);
    xlsx_read_sheet_clear(&s->formula);
    xlsx_read_sheet_clear(&s->rich.text);
    s->rich.struck = s->rich.run_struck = false;
    s->has_formula = s->has_value = s->has_inline = false;
    s->in_cell = true;
    return error;
}

static const char *sheet_open(void *data, const char *name, const char **attributes)
{
    struct sheet *s = data;
    if (s->in_cell) {
        if (strcmp(name, "v") == 0) {
            if (s->has_value)
                return "a cell has two values";
            s->in_value = s->has_value = true;
        } else if (strcmp(name, "f") == 0) {
            if (s->has_formula)
                return "a cell has two formulas";
            s->in_formula = s->has_formula = true;
        } else if (strcmp(name, "is") == 0) {
            s->has_inline = true;
        }
        return s->has_inline ? bg_xlsx_rich_open(&s->rich, name, attributes) : NULL;
    }
    if (strcmp(name, "row") == 0)
        return row_open(s, attributes);
    if (strcmp(name, "c") == 0)
        return cell_open(s, attributes);
    if (strcmp(name, "col") == 0)
        return columns_open(s, attributes);
    return bg_xlsx_layout_open(&s->layout, name, attributes);
}

static const char *sheet_text(void *data, const char *text, size_t n)
{
    struct sheet *s = data;
    struct bg_buf *to = NULL;
    if (s->in_value)
        to = &s->value;
    else if (s->in_formula)
        to = &s->formula;
    if (!s->in_cell)
        return bg_xlsx_layout_text(&s->layout, text, n);
    if (!to)
        return s->has_inline ? bg_xlsx_rich_text(&s->rich, text, n) : NULL;
    if (to->size + n > BG_XLSX_TEXT_MAX)
        return "a text is longer than a cell can hold (32,767 characters)";
    bg_buf_put(to, text, n);
    return NULL;
}

static const char *set_text(struct sheet *s, const char *text, size_t n)
{
    xlsx_read_sheet_clear(&s->plain);
    bg_xlsx_unescape(&s->plain, text, n);
    s->cell.type = BG_XLSX_TEXT;
    s->cell.text = bg_buf_text(&s->plain);
    s->cell.n = s->plain.size;
    return bg_xlsx_too_long(s->cell.text, s->cell.n);
}

/* Type and text of the finished cell. */
static const char *xlsx_read_sheet_settle(struct sheet *s)
{
    struct bg_xlsx_cell *cell = &s->cell;
    const char *value = bg_buf_text(&s->value);
    int64_t index;
    cell->text = value;
    cell->n = s->value.size;
    cell->type = BG_XLSX_BLANK;
    if (strcmp(s->type, "inlineStr") == 0) {
        cell->struck |= s->rich.struck;
        return set_text(s, bg_buf_text(&s->rich.text), s->rich.text.size);
    }
    if (strcmp(s->type, "str") == 0)
        return set_text(s, value, s->value.size);
    if (!s->has_value || s->value.size == 0)
        return NULL;
    if (strcmp(s->type, "s") == 0) {
        if (!xlsx_read_sheet_whole(value, INT32_MAX, &index) || (size_t)index >= s->xlsx->strings_n)
            return "a cell names a text that is not there";
        cell->type = BG_XLSX_TEXT;
        cell->text = s->xlsx->strings[index].text;
        cell->n = s->xlsx->strings[index].n;
        cell->struck |= s->xlsx->strings[index].struck;
    } else if (strcmp(s->type, "n") == 0) {
        if (!xlsx_read_sheet_is_number(value))
            return "a cell has a number that is none";
        cell->type = BG_XLSX_NUMBER;
    } else if (strcmp(s->type, "b") == 0) {
        if (strcmp(value, "0") != 0 && strcmp(value, "1") != 0)
            return "a cell is neither true nor false";
        cell->type = BG_XLSX_BOOL;
    } else if (strcmp(s->type, "e") == 0) {
        cell->type = BG_XLSX_ERROR;
    } else if (strcmp(s->type, "d") == 0) {
        cell->type = BG_XLSX_DATE;
    } else {
        return "a cell has a type that is not known";
    }
    return NULL;
}

static const char *sheet_close(void *data, const char *name)
{
    struct sheet *s = data;
    if (!s->in_cell)
        return bg_xlsx_layout_close(&s->layout, name);
    if (s->has_inline)
        bg_xlsx_rich_close(&s->rich, name);
    if (strcmp(name, "v") == 0)
        s->in_value = false;
    else if (strcmp(name, "f") == 0)
        s->in_formula = false;
    if (strcmp(name, "c") != 0)
        return NULL;
    s->in_cell = false;
    s->cell.formula = s->has_formula ? bg_buf_text(&s->formula) : NULL;
    const char *error = xlsx_read_sheet_settle(s);
    if (error && (error = cell_fault(s, error)))
        return error;
    s->cell.fault = s->fault;
    if (s->fault) { /* as it is in the file */
        s->cell.type = BG_XLSX_TEXT;
        s->cell.text = bg_buf_text(s->has_inline ? &s->rich.text : &s->value);
        s->cell.n = s->has_inline ? s->rich.text.size : s->value.size;
    }
    bool holds = s->cell.type != BG_XLSX_BLANK || s->has_formula;
    if (holds && ++s->xlsx->count->cells > s->xlsx->limits->cells)
        return bg_xlsx_limit(s->xlsx, "it has more than", s->xlsx->limits->cells, "cells");
    if (s->layout.visitor->cell(s->layout.data, &s->cell))
        return NULL;
    s->layout.stopped = true;
    return "stopped";
}

bool bg_xlsx_visit(const struct bg_xlsx *xlsx, size_t sheet, const struct bg_xlsx_visitor *visitor,
                   void *data, const char **error)
{
    static const struct bg_xlsx_handler handler = {sheet_open, sheet_close, sheet_text};
    struct sheet *s = BG_NEW(xlsx->arena, struct sheet);
    s->xlsx = xlsx;
    s->layout.visitor = visitor;
    s->layout.data = data;
    s->row = s->column = -1;
    bg_buf_init(&s->value, xlsx->arena);
    bg_buf_init(&s->formula, xlsx->arena);
    bg_buf_init(&s->plain, xlsx->arena);
    bg_buf_init(&s->rich.text, xlsx->arena);
    bg_xlsx_layout_begin(&s->layout, xlsx, sheet);
    bool ok = bg_xlsx_parse(xlsx, xlsx->sheets[sheet].entry, &handler, s, error);
    return ok || s->layout.stopped;
}

bool bg_xlsx_each(const struct bg_xlsx *xlsx, size_t sheet,
                  bool (*visit)(void *data, const struct bg_xlsx_cell *cell), void *data,
                  const char **error)
{
    const struct bg_xlsx_visitor visitor = {.cell = visit};
    return bg_xlsx_visit(xlsx, sheet, &visitor, data, error);
}

bool bg_xlsx_range_of(const char *ref, struct bg_xlsx_range *range)
{
    const char *colon = ref ? strchr(ref, ':') : NULL;
    char first[16] = "";
    size_t n = ref ? strcspn(ref, ":") : 0;
    if (n >= sizeof first)
        return false;
    memcpy(first, n ? ref : "", n);
    if (!parse_address(first, &range->row, &range->column))
        return false;
    range->last_row = range->row;
    range->last_column = range->column;
    return (!colon || parse_address(colon + 1, &range->last_row, &range->last_column)) &&
           range->row <= range->last_row && range->column <= range->last_column;
}

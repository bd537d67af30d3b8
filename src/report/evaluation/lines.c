/* Lines of price schedules: what they are called, and which are the same. */
#include "report/evaluation/lines.h"

#include <stdlib.h>
#include <string.h>

struct matching {
    struct bg_arena *arena;
    const struct bg_ruleset *rules;
    const struct bg_lot_result *lot;
    struct bg_lines *out;
    struct bg_price_line *line;
    size_t room;
    const char **key; /* by line */
    size_t keys_from; /* columns that tell lines apart; 0: the place does */
};

static const struct bg_table *lines_table_of(const struct bg_ruleset *rules,
                                             const struct bg_bid *bid)
{
    int slot = rules->price.schedule.slot;
    if (slot < 0 || !bid->values || bid->values[slot].type != BG_V_TABLE)
        return NULL;
    return bid->values[slot].as.table;
}

size_t bg_lines_rows(const struct bg_ruleset *rules, const struct bg_bid *bid)
{
    const struct bg_table *table = lines_table_of(rules, bid);
    return table ? table->rows : 0;
}

struct bg_value bg_lines_value(const struct bg_ruleset *rules, const struct bg_bid *bid,
                               int64_t row, int column)
{
    const struct bg_table *table = lines_table_of(rules, bid);
    if (!table || row < 0 || column < 0 || (size_t)row >= table->rows)
        return BG_MISSING;
    return table->cells[(size_t)row * table->columns + (size_t)column];
}

/* -- what a line is called -------------------------------------------------------------------- */

static void lines_describe(struct matching *m)
{
    const struct bg_price_schedule *s = &m->rules->price.schedule;
    const struct bg_field *field = &m->rules->fields[s->slot];
    int *columns = BG_ARRAY(m->arena, field->columns_n + 1, int);
    for (int c = 0; c < (int)field->columns_n; c++)
        if (c != s->quantity_column && c != s->unit_price_column && c != s->amount_column &&
            c != s->option_column)
            columns[m->out->described_n++] = c;
    m->out->described = columns;
}

static void evaluation_lines_put_value(struct bg_buf *out, const struct bg_value *value)
{
    char number[BG_DEC_TEXT];
    if (value->type == BG_V_TEXT)
        bg_buf_put(out, value->as.text.bytes, value->as.text.n);
    else if (value->type == BG_V_NUMBER)
        bg_buf_puts(out, bg_dec_text(value->as.number, number));
    else if (value->type == BG_V_BOOL)
        bg_buf_puts(out, value->as.truth ? "yes" : "no");
    else if (value->type == BG_V_DATE)
        bg_buf_printf(out, "%lld", (long long)value->as.days);
}

/* The first columns of a line, without regard to case and spaces. */
static const char *lines_key_of(const struct matching *m, const struct bg_bid *bid, size_t row,
                                size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, m->arena);
    for (size_t i = 0; i < n; i++) {
        struct bg_value value = bg_lines_value(m->rules, bid, (int64_t)row, m->out->described[i]);
        evaluation_lines_put_value(&out, &value);
        bg_buf_putc(&out, '\n');
    }
    char *text = bg_arena_text(m->arena, bg_buf_text(&out), out.size), *to = text;
    for (const char *p = text; *p; p++) {
        char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
        if (c != ' ' && c != '\t')
            *to++ = c;
    }
    *to = '\0';
    return strspn(text, "\n") == strlen(text) ? "" : text;
}

static int lines_by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* No bid has two lines, or a nameless one, by these columns. */
static bool tells_apart(const struct matching *m, size_t n)
{
    for (size_t b = 0; b < m->lot->bids_n; b++) {
        const struct bg_bid *bid = m->lot->bids[b].bid;
        size_t rows = bg_lines_rows(m->rules, bid);
        const char **keys = BG_ARRAY(m->arena, rows + 1, const char *);
        for (size_t row = 0; row < rows; row++)
            keys[row] = lines_key_of(m, bid, row, n);
        qsort(keys, rows, sizeof *keys, lines_by_text);
        for (size_t row = 0; row < rows; row++)
            if (!*keys[row] || (row && strcmp(keys[row - 1], keys[row]) == 0))
                return false;
    }
    return true;
}

/* -- matching ---------------------------------------------------------------------------------- */

static bool lines_is_free(const struct matching *m, size_t line, size_t bid, const char *key)
{
    return line < m->out->n && m->line[line].row_of[bid] < 0 && strcmp(m->key[line], key) == 0;
}

static size_t lines_add_line(struct matching *m, size_t bid, size_t row, const char *key)
{
    size_t line = m->out->n++;
    int64_t *row_of = BG_ARRAY(m->arena, m->lot->bids_n + 1, int64_t);
    for (size_t b = 0; b < m->lot->bids_n; b++)
        row_of[b] = -1;
    m->line[line] = (struct bg_price_line){bid, row, row_of};
    m->key[line] = key;
    return line;
}

/* The line of the same place, if that is the same; else the first that is. */
static size_t find_line(struct matching *m, size_t bid, size_t row, const char *key)
{
    if (lines_is_free(m, row, bid, key))
        return row;
    for (size_t line = 0; line < m->out->n; line++)
        if (lines_is_free(m, line, bid, key))
            return line;
    return lines_add_line(m, bid, row, key);
}

static void match_bid(struct matching *m, size_t bid)
{
    const struct bg_bid *b = m->lot->bids[bid].bid;
    size_t rows = bg_lines_rows(m->rules, b);
    for (size_t row = 0; row < rows; row++) {
        const char *key = m->keys_from ? lines_key_of(m, b, row, m->keys_from)
                                       : bg_arena_printf(m->arena, "%zu", row);
        m->line[find_line(m, bid, row, key)].row_of[bid] = (int64_t)row;
    }
}

static bool quantities_differ(const struct matching *m)
{
    int column = m->rules->price.schedule.quantity_column;
    for (size_t i = 0; i < m->out->n; i++) {
        const struct bg_price_line *line = &m->line[i];
        struct bg_value first =
            bg_lines_value(m->rules, m->lot->bids[line->bid].bid, (int64_t)line->row, column);
        for (size_t b = 0; b < m->lot->bids_n; b++) {
            struct bg_value own =
                bg_lines_value(m->rules, m->lot->bids[b].bid, line->row_of[b], column);
            if (line->row_of[b] >= 0 &&
                (own.type != first.type ||
                 (own.type == BG_V_NUMBER && bg_dec_cmp(own.as.number, first.as.number) != 0)))
                return true;
        }
    }
    return false;
}

const struct bg_lines *bg_lines_match(struct bg_arena *arena, const struct bg_ruleset *rules,
                                      const struct bg_lot_result *lot)
{
    struct matching m = {.arena = arena, .rules = rules, .lot = lot};
    if (!rules->price.used || rules->price.schedule.slot < 0)
        return NULL;
    m.out = BG_NEW(arena, struct bg_lines);
    for (size_t b = 0; b < lot->bids_n; b++)
        m.room += bg_lines_rows(rules, lot->bids[b].bid);
    m.line = BG_ARRAY(arena, m.room + 1, struct bg_price_line);
    m.key = BG_ARRAY(arena, m.room + 1, const char *);
    lines_describe(&m);
    if (m.out->described_n)
        m.keys_from = tells_apart(&m, 1) ? 1 : m.out->described_n;
    for (size_t b = 0; b < lot->bids_n; b++)
        match_bid(&m, b);
    m.out->line = m.line;
    m.out->quantities_differ = quantities_differ(&m);
    return m.out;
}

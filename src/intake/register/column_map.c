/* The map of columns: reading it, and what its words hold. */
#include "intake/register/column_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/cell_text.h"
#include "base/field.h"
#include "intake/csv/cells.h"

enum cell { WHAT, COLUMN, HOLDS, VALUE, CELLS };
enum { HEADER_WITHIN = 20 };
static const char *const cell_names[CELLS] = {"what", "column", "holds", "value"};

const char *bg_column_name(struct bg_arena *arena, const char *text)
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

/* -- words ------------------------------------------------------------------------------------- */

static char column_map_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool column_map_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* The word begins a word of the text, whatever the case: "tree" is in "Tree pruning" and in "Trees",
 * not in "Street". */
static bool begins_a_word(const char *text, const char *word)
{
    for (const char *p = text; *p; p++) {
        size_t k = 0;
        if (p > text && column_map_is_word(p[-1]))
            continue;
        while (word[k] && column_map_lower(p[k]) == column_map_lower(word[k]))
            k++;
        if (!word[k])
            return true;
    }
    return false;
}

bool bg_column_rule_holds(const struct bg_column_rule *rule, const char *cell)
{
    if (!rule->holds)
        return true;
    for (size_t i = 0; rule->holds[i]; i++)
        if (strcmp(rule->holds[i], "(empty)") == 0 ? !cell[0] : begins_a_word(cell, rule->holds[i]))
            return true;
    return false;
}

/* -- one row ----------------------------------------------------------------------------------- */

struct mapping {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_named_column *columns;
    size_t columns_n;
    struct bg_column_map *map;
    const struct bg_tab_sheet *sheet;
    int at[CELLS];
    const struct bg_tab_row *row;
    const char *text[CELLS];
    bool good;
};

static void map_fault(struct mapping *m, enum cell cell, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void map_fault(struct mapping *m, enum cell cell, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *why = bg_arena_vprintf(m->arena, format, args);
    va_end(args);
    const char *label = m->at[cell] < 0
                            ? bg_tab_row_label(m->arena, m->sheet, m->row->number)
                            : bg_tab_label(m->arena, m->sheet, m->row->number, (size_t)m->at[cell]);
    struct bg_pos pos = {.source = m->map->source, .offset = m->row->offset, .label = label};
    bg_diag_add(m->diags, BG_E881, pos, "%s", why);
    m->good = false;
}

const char *const *bg_column_words(struct bg_arena *arena, const char *text)
{
    size_t n = 0, most = 2;
    for (const char *p = text; *p; p++)
        most += *p == ';';
    const char **words = BG_ARRAY(arena, most, const char *);
    for (const char *at = text; at;) {
        const char *end = strchr(at, ';');
        const char *word = bg_cell_text_trim(
            arena, bg_arena_text(arena, at, end ? (size_t)(end - at) : strlen(at)));
        if (word[0])
            words[n++] = word;
        at = end ? end + 1 : NULL;
    }
    words[n] = NULL;
    return n ? words : NULL;
}

/* Rules of all columns by name; -1: none of ours. */
static int column_map_column_of(const struct mapping *m, const char *name)
{
    for (size_t i = 0; i < m->columns_n; i++)
        for (size_t k = 0; k < 4 && m->columns[i].names[k]; k++)
            if (strcmp(m->columns[i].names[k], name) == 0)
                return (int)i;
    return -1;
}

static void add_rule(struct mapping *m, enum bg_column_use use, int column)
{
    const char *label = bg_tab_row_label(m->arena, m->sheet, m->row->number);
    if (!m->text[COLUMN][0] && (m->text[HOLDS][0] || use != BG_USE_COLUMN)) {
        map_fault(m, COLUMN, "which column of the table is looked at is missing");
        return;
    }
    if (!m->text[COLUMN][0] && !m->text[VALUE][0]) {
        map_fault(m, VALUE, "give a column of the table, or a value for every row");
        return;
    }
    if (use != BG_USE_COLUMN && !m->text[HOLDS][0]) {
        map_fault(m, HOLDS, "say which words the cell holds, or (empty)");
        return;
    }
    m->map->rules[m->map->rules_n++] =
        (struct bg_column_rule){.use = use,
                                .column = column,
                                .from = m->text[COLUMN],
                                .holds = bg_column_words(m->arena, m->text[HOLDS]),
                                .value = use == BG_USE_COLUMN ? m->text[VALUE] : "",
                                .label = label,
                                .offset = m->row->offset,
                                .at = -1};
}

/* -- settings ---------------------------------------------------------------------------------- */

static void set_mark(struct mapping *m, char *out, const char *marks)
{
    if (strlen(m->text[VALUE]) == 1 && strchr(marks, m->text[VALUE][0]))
        *out = m->text[VALUE][0];
    else
        map_fault(m, VALUE, "\"%s\" is not one of the marks %s", m->text[VALUE], marks);
}

static void set_encoding(struct mapping *m)
{
    static const char *const names[] = {[BG_CSV_UTF8] = "utf-8",
                                        [BG_CSV_UTF16LE] = "utf-16le",
                                        [BG_CSV_UTF16BE] = "utf-16be",
                                        [BG_CSV_WINDOWS_1252] = "windows-1252"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bg_cell_text_same(m->text[VALUE], names[i])) {
            m->map->form.encoding = (enum bg_csv_encoding)i;
            return;
        }
    map_fault(m, VALUE, "\"%s\" is not utf-8, utf-16le, utf-16be or windows-1252", m->text[VALUE]);
}

static void set_header_row(struct mapping *m)
{
    char *end;
    long row = strtol(m->text[VALUE], &end, 10);
    if (*end || row < 1 || row > 1000)
        map_fault(m, VALUE, "\"%s\" is not the number of a row from 1 to 1000", m->text[VALUE]);
    else
        m->map->header_row = row;
}

static void set_dates(struct mapping *m)
{
    m->map->dates = m->text[VALUE];
    if (!bg_cell_text_date_form_is_good(m->text[VALUE]))
        map_fault(m, VALUE, "\"%s\" is not a form of dates; use YYYY, MM and DD, as YYYYMMDD",
                  m->text[VALUE]);
}

/* False: the row sets nothing of the table as a whole. */
static bool set_setting(struct mapping *m, const char *what)
{
    struct bg_column_map *map = m->map;
    if (strcmp(what, "sheet") == 0)
        map->sheet = m->text[VALUE];
    else if (strcmp(what, "header_row") == 0)
        set_header_row(m);
    else if (strcmp(what, "dates") == 0)
        set_dates(m);
    else if (strcmp(what, "decimal") == 0)
        set_mark(m, &map->decimal, ".,");
    else if (strcmp(what, "thousands") == 0)
        set_mark(m, &map->thousands, ",.' ");
    else if (strcmp(what, "delimiter") == 0)
        set_mark(m, &map->form.delimiter, ",;|\t");
    else if (strcmp(what, "encoding") == 0)
        set_encoding(m);
    else if (strcmp(what, "missing") == 0)
        map->missing[map->missing_n++] = m->text[VALUE];
    else
        return false;
    if (!m->text[VALUE][0])
        map_fault(m, VALUE, "the value is missing");
    return true;
}

static void unknown_what(struct mapping *m, const char *what)
{
    static const char *const settings[] = {"skip",     "only",    "sheet",     "header_row",
                                           "dates",    "decimal", "thousands", "delimiter",
                                           "encoding", "missing"};
    const char *known[sizeof settings / sizeof *settings + 64];
    size_t n = 0;
    for (size_t i = 0; i < m->columns_n; i++)
        known[n++] = m->columns[i].names[0];
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        known[n++] = settings[i];
    map_fault(m, WHAT, "\"%s\" is nothing that can be filled in or set%s", what,
              bg_did_you_mean(m->arena, what, known, n));
}

static void read_map_row(struct mapping *m)
{
    bool blank = true;
    for (int c = 0; c < CELLS; c++) {
        const struct bg_tab_cell *cell =
            bg_tab_cell(m->row, m->at[c] < 0 ? (size_t)-1 : (size_t)m->at[c]);
        m->text[c] = cell->kind == BG_TAB_FAULT ? "" : bg_cell_text_trim(m->arena, cell->text);
        blank = blank && !m->text[c][0];
        if (cell->kind == BG_TAB_FAULT)
            map_fault(m, (enum cell)c, "%s", cell->text);
    }
    if (blank)
        return;
    const char *what = bg_column_name(m->arena, m->text[WHAT]);
    int column = column_map_column_of(m, what);
    if (column >= 0)
        add_rule(m, BG_USE_COLUMN, column);
    else if (strcmp(what, "skip") == 0)
        add_rule(m, BG_USE_SKIP, -1);
    else if (strcmp(what, "only") == 0)
        add_rule(m, BG_USE_ONLY, -1);
    else if (!set_setting(m, what))
        unknown_what(m, m->text[WHAT]);
}

/* -- the whole --------------------------------------------------------------------------------- */

static bool column_map_is_header(struct mapping *m, const struct bg_tab_row *row)
{
    for (int c = 0; c < CELLS; c++) {
        m->at[c] = -1;
        for (size_t i = 0; i < row->n; i++)
            if (bg_cell_text_same(row->cells[i].text, cell_names[c]))
                m->at[c] = row->cells[i].column;
    }
    return m->at[WHAT] >= 0 && m->at[VALUE] >= 0;
}

static size_t find_map_header(struct mapping *m, const struct bg_tab *tab)
{
    for (size_t s = 0; s < tab->n; s++)
        for (size_t i = 0; i < tab->sheets[s].n && tab->sheets[s].rows[i].number <= HEADER_WITHIN;
             i++)
            if (!tab->sheets[s].hidden && column_map_is_header(m, &tab->sheets[s].rows[i])) {
                m->sheet = &tab->sheets[s];
                return i;
            }
    return SIZE_MAX;
}

/* Words are parted by semicolons too: the delimiter is the one that parts the headings. */
static size_t open_map(struct mapping *m, const struct bg_source *source, const char **why)
{
    static const char delimiters[] = {',', ';', '\t'};
    size_t header = SIZE_MAX;
    const char *unread = NULL;
    for (size_t i = 0; i < sizeof delimiters && header == SIZE_MAX; i++) {
        const struct bg_csv_form form = {.encoding = BG_CSV_UTF8, .delimiter = delimiters[i]};
        const struct bg_tab *tab = bg_tab_open(m->arena, source, &form, &unread);
        header = tab ? find_map_header(m, tab) : SIZE_MAX;
        *why = tab ? *why : unread;
    }
    return header;
}

struct bg_column_map *bg_column_map_read(struct bg_arena *arena, struct bg_diags *diags,
                                         const struct bg_source *source,
                                         const struct bg_named_column *columns, size_t columns_n)
{
    const char *why = "the file has no row with the headings what, column, holds and value";
    struct bg_column_map *map = BG_NEW(arena, struct bg_column_map);
    struct mapping m = {.arena = arena,
                        .diags = diags,
                        .columns = columns,
                        .columns_n = columns_n,
                        .map = map,
                        .good = true};
    *map = (struct bg_column_map){.source = source, .sheet = "", .dates = ""};
    size_t header = open_map(&m, source, &why);
    if (header == SIZE_MAX) {
        bg_diag_add(diags, BG_E881, (struct bg_pos){.source = source, .label = "row 1"}, "%s", why);
        return NULL;
    }
    map->rules = BG_ARRAY(arena, m.sheet->n, struct bg_column_rule);
    map->missing = BG_ARRAY(arena, m.sheet->n, const char *);
    for (size_t i = header + 1; i < m.sheet->n; i++) {
        m.row = &m.sheet->rows[i];
        if (m.row->fault)
            map_fault(&m, WHAT, "%s", m.row->fault);
        else
            read_map_row(&m);
    }
    return m.good ? map : NULL;
}

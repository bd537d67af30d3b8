/* Scenarios as files: walks the text of a scenario in one fixed order, into JSON or into rows of a sheet. */
#include "report/book/columns.h"
#include "report/scenario/file.h"

#include <string.h>

#include "base/date.h"
#include "base/json.h"

enum { COMPACT = 90, BLUE = 0x1F3864, DEPTH_MOST = 14, CELL_UNITS = 32767 };

static const char *const members[] = {"format", "title",   "description", "sources",
                                      "adds",   "ruleset", "bids",        NULL};
static const char *const response_members[] = {
    "title", "where", "raise_pay", "set", "drop_out", "stay", "assumed", "source", "comment", NULL};

static bool file_is_object(const struct cJSON *node)
{
    return node && bg_json_type(node) == BG_JSON_OBJECT;
}

static bool file_is_one_of(const char *const *names, const char *name)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* -- JSON ---------------------------------------------------------------------------------------- */

static void put_compact(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    char text[BG_DEC_TEXT];
    struct bg_dec number;
    bool object = file_is_object(node);
    switch (bg_json_type(node)) {
    case BG_JSON_NULL:
        bg_buf_puts(out, "null");
        return;
    case BG_JSON_BOOL:
        bg_buf_puts(out, bg_json_true(node) ? "true" : "false");
        return;
    case BG_JSON_TEXT:
        bg_buf_json(out, bg_json_text(node), -1);
        return;
    case BG_JSON_NUMBER:
        if (bg_json_dec(json, node, &number))
            bg_buf_puts(out, bg_dec_text(number, text));
        return;
    default:
        break;
    }
    bg_buf_putc(out, object ? '{' : '[');
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        bg_buf_puts(out, c == bg_json_first(node) ? "" : ", ");
        if (object) {
            bg_buf_json(out, bg_json_key(c), -1);
            bg_buf_puts(out, ": ");
        }
        put_compact(out, json, c);
    }
    bg_buf_putc(out, object ? '}' : ']');
}

static const char *file_compact(struct bg_arena *arena, const struct bg_json *json,
                                const struct cJSON *node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    put_compact(&out, json, node);
    return bg_buf_text(&out);
}

static void indent(struct bg_buf *out, int depth)
{
    bg_buf_putc(out, '\n');
    for (int i = 0; i < depth * 2; i++)
        bg_buf_putc(out, ' ');
}

/* What fits a line stands on one. */
static void put_pretty(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node,
                       int depth)
{
    const char *line = file_compact(out->arena, json, node);
    bool object = file_is_object(node);
    if (bg_json_type(node) < BG_JSON_ARRAY || strlen(line) + (size_t)depth * 2 <= COMPACT) {
        bg_buf_puts(out, line);
        return;
    }
    bg_buf_putc(out, object ? '{' : '[');
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        indent(out, depth + 1);
        if (object) {
            bg_buf_json(out, bg_json_key(c), -1);
            bg_buf_puts(out, ": ");
        }
        put_pretty(out, json, c, depth + 1);
        bg_buf_puts(out, bg_json_next(c) ? "," : "");
    }
    indent(out, depth);
    bg_buf_putc(out, object ? '}' : ']');
}

static void file_put_response(struct bg_buf *out, const struct bg_json *json,
                              const struct cJSON *entry)
{
    const char *comma = "";
    indent(out, 2);
    bg_buf_putc(out, '{');
    for (const char *const *name = response_members; *name; name++) {
        const struct cJSON *own = bg_json_get(entry, *name);
        if (!own)
            continue;
        bg_buf_puts(out, comma);
        indent(out, 3);
        bg_buf_printf(out, "\"%s\": ", *name);
        put_pretty(out, json, own, 3);
        comma = ",";
    }
    indent(out, 2);
    bg_buf_putc(out, '}');
}

void bg_scenario_file_json(struct bg_buf *out, const struct bg_scenario *s)
{
    const struct bg_json *json = s->json;
    const char *comma = "";
    bg_buf_putc(out, '{');
    for (const char *const *name = members; *name; name++) {
        const struct cJSON *own = bg_json_get(json->root, *name);
        bool bids = strcmp(*name, "bids") == 0;
        if (!own || (bids && !bg_json_first(own)))
            continue;
        bg_buf_puts(out, comma);
        indent(out, 1);
        bg_buf_printf(out, "\"%s\": ", *name);
        comma = ",";
        if (!bids) {
            put_pretty(out, json, own, 1);
            continue;
        }
        bg_buf_putc(out, '[');
        for (const struct cJSON *c = bg_json_first(own); c; c = bg_json_next(c)) {
            file_put_response(out, json, c);
            bg_buf_puts(out, bg_json_next(c) ? "," : "");
        }
        indent(out, 1);
        bg_buf_putc(out, ']');
    }
    bg_buf_puts(out, "\n}\n");
}

/* -- a sheet ------------------------------------------------------------------------------------- */

struct sheet {
    struct bg_arena *arena;
    struct bg_page *page;
    const struct bg_json *json;
    int64_t row;
    const char *why_not; /* the first reason */
};

struct file_row {
    const char *name, *what, *date, *text;
    bool is_number; /* in place of the text */
    struct bg_dec number;
};

static struct bg_shown file_name(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct file_row *)l->entry)->name);
}

static struct bg_shown file_what(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct file_row *)l->entry)->what);
}

static struct bg_shown file_date(const struct bg_sheet_line *l)
{
    return bg_show_text(((const struct file_row *)l->entry)->date);
}

static struct bg_shown file_value(const struct bg_sheet_line *l)
{
    const struct file_row *row = l->entry;
    return row->is_number ? bg_show_as(BG_LOOK(CELL, PLAIN), bg_show_number(row->number))
                          : bg_show_text(row->text);
}

static const struct bg_sheet_column columns[] = {
    BG_COLUMN("name", 26, TEXT_WRAP, TEXT, .cell = file_name),
    BG_COLUMN("what", 46, TEXT_WRAP, TEXT, .cell = file_what),
    BG_COLUMN("date", 14, TEXT, TEXT, .cell = file_date),
    BG_COLUMN("value", 60, TEXT_WRAP, TEXT, .cell = file_value),
};

/* The value as a cell that is read as the same JSON. */
static void file_read_value(struct sheet *s, const struct cJSON *node, struct file_row *row)
{
    static const char *const taken[] = {"true", "false", "null", "yes", "no", "Yes", "No", NULL};
    const char *text = bg_json_text(node);
    bool plain = text && text[0] && !strchr("{[\"", text[0]) && !file_is_one_of(taken, text);
    row->is_number =
        bg_json_type(node) == BG_JSON_NUMBER && bg_json_dec(s->json, node, &row->number);
    if (row->is_number) {
        char digits[BG_DEC_TEXT];
        if (strlen(bg_dec_text(row->number, digits)) > 15)
            s->why_not = bg_arena_printf(s->arena, "%s has more than 15 digits", digits);
        return;
    }
    row->text = plain ? text : file_compact(s->arena, s->json, node);
    if (!bg_text_is_safe(row->text, CELL_UNITS))
        s->why_not = "a text has characters that a cell does not show, or is too long for one";
}

static void file_put_row(struct sheet *s, const char *name, const char *what, const char *date,
                         const struct cJSON *node)
{
    const struct bg_section section = BG_SECTION(columns);
    struct file_row row = {.name = name, .what = what, .date = date};
    file_read_value(s, node, &row);
    if (s->page)
        bg_section_row(s->page, s->row, &section, s, &row, 0);
    s->row++;
}

static bool file_is_date(const char *key)
{
    int64_t days;
    return bg_date_parse(key, strlen(key), &days);
}

static bool can_be_named(const struct cJSON *object)
{
    for (const struct cJSON *c = bg_json_first(object); c; c = bg_json_next(c))
        if (strchr(bg_json_key(c), '"') || !bg_json_key(c)[0])
            return false;
    return bg_json_first(object) != NULL;
}

static const char *file_under(struct bg_arena *a, const char *path, const char *key)
{
    bool quote = strchr(key, '.') != NULL;
    return bg_arena_printf(a, "%s%s%s%s%s", path, path[0] ? "." : "", quote ? "\"" : "", key,
                           quote ? "\"" : "");
}

static void file_put_changes(struct sheet *s, const struct cJSON *object, const char *path,
                             int depth)
{
    for (const struct cJSON *c = bg_json_first(object); c; c = bg_json_next(c)) {
        const char *key = bg_json_key(c), *own = file_under(s->arena, path, key);
        bool dated = file_is_date(key) && strncmp(path, "parameters.", 11) == 0;
        bool deeper = file_is_object(c) && !bg_ruleset_key_is_expression(key) && can_be_named(c) &&
                      depth < DEPTH_MOST;
        if (deeper)
            file_put_changes(s, c, own, depth + 1);
        else
            file_put_row(s, "", dated ? path : own, dated ? key : "", c);
    }
}

static void put_vendors(struct sheet *s, const struct cJSON *entry, const char *name)
{
    static const char *const words[][3] = {{"raise_pay", "to", "raise pay to"},
                                           {"raise_pay", "table", "table"},
                                           {"raise_pay", "payroll_tax", "payroll tax"},
                                           {"raise_pay", "pass_on", "pass on"},
                                           {"raise_pay", "price_years", "price years"},
                                           {"raise_pay", "ripple_to", "ripple to"},
                                           {"raise_pay", "ripple_share", "ripple share"},
                                           {"raise_pay", "minimum", "minimum"},
                                           {"drop_out", "", "drop out"},
                                           {"stay", "", "stay"},
                                           {"assumed", "", "assumed"},
                                           {"source", "", "source"}};
    const struct cJSON *where = bg_json_get(entry, "where"), *sets = bg_json_get(entry, "set");
    const struct cJSON *title = bg_json_get(entry, "title");
    if (title && strcmp(bg_json_text(title) ? bg_json_text(title) : "", name) != 0)
        file_put_row(s, name, "vendors: title", "", title);
    if (where)
        file_put_row(s, name, "vendors: where", "", where);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct cJSON *own = bg_json_get(entry, words[i][0]);
        if (words[i][1][0])
            own = own ? bg_json_get(own, words[i][1]) : NULL;
        if (own)
            file_put_row(s, name, bg_arena_printf(s->arena, "vendors: %s", words[i][2]), "", own);
    }
    for (const struct cJSON *c = bg_json_first(sets); c; c = bg_json_next(c))
        file_put_row(s, name, bg_arena_printf(s->arena, "vendors: set %s", bg_json_key(c)), "", c);
}

/* The title of the entry, where no entry before it has the same. */
static const char *vendors_name(struct bg_arena *arena, const struct cJSON *entry, size_t number,
                                const char *const *before)
{
    const char *title = bg_json_text(bg_json_get(entry, "title"));
    bool taken = !title || !title[0];
    for (size_t i = 0; i + 1 < number && !taken; i++)
        taken = strcmp(before[i], title) == 0;
    return taken ? bg_arena_printf(arena, "Vendors %zu", number) : title;
}

static void file_put_all(struct sheet *s)
{
    const struct cJSON *root = s->json->root, *bids = bg_json_get(root, "bids");
    const char **names = BG_ARRAY(s->arena, bids ? bg_json_size(bids) : 0, const char *);
    size_t number = 0;
    file_put_row(s, "What it is", "title", "", bg_json_get(root, "title"));
    if (bg_json_get(root, "description"))
        file_put_row(s, "", "description", "", bg_json_get(root, "description"));
    for (const struct cJSON *c = bg_json_first(bg_json_get(root, "sources")); c;
         c = bg_json_next(c))
        for (const struct cJSON *m = bg_json_first(c); m; m = bg_json_next(m))
            file_put_row(s, "",
                         bg_arena_printf(s->arena, "source %s.%s", bg_json_key(c), bg_json_key(m)),
                         "", m);
    for (const struct cJSON *c = bg_json_first(bg_json_get(root, "adds")); c; c = bg_json_next(c))
        file_put_row(s, "New", "adds", "", c);
    file_put_changes(s, bg_json_get(root, "ruleset"), "", 0);
    for (const struct cJSON *c = bg_json_first(bids); c; c = bg_json_next(c)) {
        names[number] = vendors_name(s->arena, c, number + 1, names);
        put_vendors(s, c, names[number++]);
    }
}

const char *bg_scenario_file_why_not(struct bg_arena *arena, const struct bg_scenario *scenario)
{
    struct sheet s = {.arena = arena, .json = scenario->json, .row = 1};
    file_put_all(&s);
    for (const struct cJSON *c = bg_json_first(scenario->json->root); c; c = bg_json_next(c))
        if (!file_is_one_of(members, bg_json_key(c)) && strcmp(bg_json_key(c), "comment") != 0)
            s.why_not = bg_arena_printf(arena, "a sheet has no place for \"%s\"", bg_json_key(c));
    return s.why_not;
}

/* At most 31 characters, none that the name of a sheet may not have, and no name twice. */
static const char *file_sheet_name(struct bg_arena *arena, const char *label, size_t number)
{
    char name[32];
    size_t n = 0;
    for (const char *p = label; *p && n < 28; p++)
        name[n++] = strchr("[]:*?/\\'", *p) || (unsigned char)*p >= 0x80 ? '_' : *p;
    name[n] = '\0';
    return number ? bg_arena_printf(arena, "%s %zu", name, number + 1)
                  : bg_arena_text(arena, name, n);
}

struct bg_book *bg_scenario_file_build(struct bg_arena *arena, const void *data, const char *path)
{
    const struct bg_scenario_files *files = data;
    const struct bg_section section = BG_SECTION(columns);
    struct bg_book_facts facts = {.path = path,
                                  .kind = "scenario",
                                  .title = "Scenarios",
                                  .subject = "Scenarios of a model",
                                  .comments = "Read with bidgauge model -s.",
                                  .header = "Scenarios",
                                  .currency = "",
                                  .decimals = 2};
    struct bg_book *book = bg_book_open(arena, &facts);
    for (size_t i = 0; i < files->n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < i; k++)
            same += strcmp(files->scenarios[k]->label, files->scenarios[i]->label) == 0;
        struct sheet s = {.arena = arena, .json = files->scenarios[i]->json, .row = 1};
        s.page = bg_page_new(book, file_sheet_name(arena, files->scenarios[i]->label, same), BLUE);
        bg_section_put(s.page, 0, &section, &s, NULL, 0, 0);
        file_put_all(&s);
        bg_page_freeze(s.page, 1, 0);
    }
    return book;
}

/* Linking the measures: what a model of scenarios reports of each bid, of the rows of a table, and
 * over all bids. */
#include "intake/ruleset/link.h"

#include <string.h>

#define IN(member)   .at = offsetof(struct raw_measure, member)
#define SAID(member) .said = offsetof(struct raw_measure, member)

static const char *const ofs[] = {"submitted", "response", NULL};
static const char *const headlines[] = {"none", "people", "raise", "money", "share", NULL};

static const struct bg_key measure_keys[] = {
    {"title", BG_KEY_TEXT, IN(out.title)},
    {"short", BG_KEY_TEXT, IN(out.short_title),
     .about = "The title on the first page, in five words at most with the unit"},
    {"unit", BG_KEY_TEXT, IN(out.unit)},
    {"description", BG_KEY_TEXT, IN(out.description)},
    {"element", BG_KEY_ENUM, IN(out.element), .names = bg_element_words, .unless = "other",
     .about = "The element of job quality"},
    {"value", BG_KEY_EXPR, IN(value), .about = "A number; of one row where `rows` is said"},
    {"rows", BG_KEY_TEXT, IN(rows), .about = "A table field whose rows are added up"},
    {"by", BG_KEY_TEXT, IN(by), .about = "A column of it: the sums are split by its answers too"},
    {"over", BG_KEY_TEXTS, IN(over), .about = "Two measures: the first divided by the second"},
    {"of", BG_KEY_ENUM, IN(of), .names = ofs,
     .about = "The answers as submitted, or as the scenario assumes that the vendor responds"},
    {"sum", BG_KEY_BOOL, IN(out.summed), .unless = "true",
     .about = "false: the sum over all bids means nothing"},
    {"estimated", BG_KEY_BOOL, IN(out.estimated)},
    {"headline", BG_KEY_ENUM, IN(headline), .names = headlines,
     .about = "Which figure of the first page it is"},
    {"range", BG_KEY_TEXTS, IN(range),
     .about = "Uncertain parameters, over whose low and high the range is found"},
    {"source", BG_KEY_TEXT, IN(source)},
    {.name = NULL}};
const struct bg_shape bg_measure_shape = {
    .name = "measure", .what = "measure", .size = sizeof(struct raw_measure), .keys = measure_keys};

enum { RANGE_MOST = 6 }; /* its corners are 2^n */

/* The expression of a row under an operator over all rows; its places are those of the file. */
static const struct bg_logic *over_rows(struct bg_linker *k, const struct raw_measure *m,
                                        const char *op, struct bg_diags *diags, enum bg_want want)
{
    struct bg_source_copy *copy = BG_NEW(k->l.arena, struct bg_source_copy);
    struct bg_buf text;
    const char *raw;
    size_t n;
    bg_json_raw(k->l.json, m->value, &raw, &n);
    bg_buf_init(&text, k->l.arena);
    bg_buf_printf(&text, "{\"%s\": [{\"val\": \"%s\"}, ", op, m->rows);
    *copy = (struct bg_source_copy){text.size, n, k->l.json->source,
                                    bg_json_pos(k->l.json, m->value).offset};
    bg_buf_put(&text, raw, n);
    bg_buf_puts(&text, "]}");
    struct bg_source *source =
        bg_source_new(k->l.arena, k->l.json->source->name, bg_buf_text(&text), text.size);
    source->copies = copy;
    source->copies_n = 1;
    const struct bg_json *json = bg_json_parse(k->l.arena, diags, source, NULL);
    return json ? bg_logic_compile(k->l.arena, diags, json, json->root, &k->out->scope, want)
                : NULL;
}

static void link_value(struct bg_linker *k, struct raw_measure *m)
{
    if (!m->value)
        return;
    if (m->out.rows < 0) {
        m->out.value = bg_link_expr(k, m->value, BG_WANT_NUMBER);
        return;
    }
    m->out.value = over_rows(k, m, "sum_of", k->l.diags, BG_WANT_NUMBER);
    if (m->out.value && m->out.by >= 0)
        m->out.each = over_rows(k, m, "map", bg_diags_new(k->l.arena), BG_WANT_ANY);
}

static void wrong_name(struct bg_linker *k, const struct raw_measure *m, const char *key,
                       const char *wrong, const char *name)
{
    bg_diag_add(k->l.diags, BG_E902, bg_item_pos(k->l.json, &m->item, key),
                "\"%s\" of measure \"%s\" names \"%s\", which %s", key, m->item.key, name, wrong);
}

/* The table and the column that splits it. */
static bool link_rows(struct bg_linker *k, struct raw_measure *m)
{
    m->out.rows = m->out.by = -1;
    if (!m->rows[0] && m->by[0]) {
        wrong_name(k, m, "by", "needs \"rows\": the table that it is a column of", m->by);
        return false;
    }
    if (!m->rows[0])
        return true;
    m->out.rows = bg_link_field(k, bg_item_pos(k->l.json, &m->item, "rows"), m->rows);
    if (m->out.rows < 0)
        return false;
    const struct bg_field *field = &k->out->fields[m->out.rows];
    if (field->type != BG_FIELD_TABLE) {
        wrong_name(k, m, "rows", "is not a table", m->rows);
        return false;
    }
    for (size_t i = 0; i < field->columns_n && m->by[0]; i++)
        if (strcmp(field->columns[i].id, m->by) == 0)
            m->out.by = (int)i;
    if (!m->by[0])
        return true;
    bool texts = m->out.by >= 0 && (field->columns[m->out.by].type == BG_FIELD_TEXT ||
                                    field->columns[m->out.by].type == BG_FIELD_CHOICE);
    if (!texts)
        wrong_name(k, m, "by",
                   m->out.by < 0 ? "is not a column of the table"
                                 : "is neither a text nor a choice",
                   m->by);
    return texts;
}

static int measure_index(const struct bg_linker *k, const char *id)
{
    const struct raw_measure *all = k->raw->measures.items;
    for (size_t i = 0; i < k->raw->measures.n; i++)
        if (strcmp(all[i].item.key, id) == 0)
            return (int)i;
    return -1;
}

static void link_over(struct bg_linker *k, struct raw_measure *m)
{
    const struct raw_measure *all = k->raw->measures.items;
    m->out.over[0] = m->out.over[1] = -1;
    if ((m->value != NULL) == (m->over.n > 0) || (m->over.n && (m->over.n != 2 || m->rows[0]))) {
        bg_diag_add(k->l.diags, BG_E901, m->item.pos, "measure \"%s\" %s", m->item.key,
                    m->over.n && m->value     ? "has both \"value\" and \"over\""
                    : m->over.n && m->rows[0] ? "has both \"over\" and \"rows\""
                    : m->over.n               ? "does not name two measures in \"over\""
                                              : "has neither \"value\" nor \"over\"");
        return;
    }
    for (size_t i = 0; i < m->over.n; i++) {
        int index = measure_index(k, m->over.items[i]);
        if (index < 0 || !all[index].value) {
            wrong_name(k, m, "over",
                       index < 0 ? "is not a measure" : "is itself one measure over another",
                       m->over.items[i]);
            continue;
        }
        m->out.over[i] = index;
    }
}

static void measures_link_range(struct bg_linker *k, struct raw_measure *m)
{
    size_t *range = BG_ARRAY(k->l.arena, m->range.n, size_t);
    for (size_t i = 0; i < m->range.n && i < RANGE_MOST; i++) {
        size_t p = 0;
        while (p < k->out->params_n && strcmp(k->out->params[p].id, m->range.items[i]) != 0)
            p++;
        if (p < k->out->params_n && k->out->params[p].has_range) {
            range[m->out.range_n++] = p;
            continue;
        }
        bg_diag_add(k->l.diags, BG_E903, bg_item_pos(k->l.json, &m->item, "range"),
                    p == k->out->params_n
                        ? "measure \"%s\" has a range over \"%s\", which is not a "
                          "parameter"
                        : "measure \"%s\" has a range over \"%s\", a parameter "
                          "without \"low\" and \"high\"",
                    m->item.key, m->range.items[i]);
    }
    if (m->range.n > RANGE_MOST)
        bg_diag_add(k->l.diags, BG_E903, bg_item_pos(k->l.json, &m->item, "range"),
                    "measure \"%s\" has a range over %zu parameters; %d are the most", m->item.key,
                    m->range.n, RANGE_MOST);
    m->out.range = range;
}

/* What reads a figure that nobody has measured is an estimate itself. */
static bool reads_estimate(const struct bg_linker *k, const struct bg_measure *m)
{
    const struct bg_reads *reads = m->value ? bg_logic_reads(m->value) : NULL;
    for (size_t i = 0; reads && i < reads->params_n; i++)
        if (k->out->params[reads->params[i]].assumed || k->out->params[reads->params[i]].has_range)
            return true;
    return false;
}

void bg_link_measures(struct bg_linker *k)
{
    struct bg_measure *made = BG_ARRAY(k->l.arena, k->raw->measures.n, struct bg_measure);
    size_t n = 0;
    for (BG_LINK_ITEMS(k->raw->measures, raw_measure, m)) {
        m->out.id = m->item.key;
        m->out.pos = m->item.pos;
        if (!m->out.title[0])
            m->out.title = m->item.key;
        m->out.unit = bg_link_unit(k, m->out.unit);
        if (!m->out.short_title[0])
            m->out.short_title = m->out.title;
        m->out.of = (enum bg_measure_of)m->of;
        m->out.headline = (enum bg_headline)m->headline;
        m->out.source = bg_link_source(k, &m->item, "source", m->source);
        if (link_rows(k, m))
            link_value(k, m);
        link_over(k, m);
        measures_link_range(k, m);
        m->out.estimated |= reads_estimate(k, &m->out);
        made[n++] = m->out;
    }
    for (size_t i = 0; i < n; i++)
        for (int side = 0; side < 2; side++)
            if (made[i].over[side] >= 0)
                made[i].estimated |= made[made[i].over[side]].estimated;
    k->out->measures = made;
    k->out->measures_n = n;
}

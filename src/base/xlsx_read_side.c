/* Texts of a sheet that are not in cells: notes and comments, shapes. The parts are found by the
 * relations of the sheet. */
#include "base/xlsx_read_part.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 2 /* a chart in a drawing */ };

struct side {
    const struct bg_xlsx *xlsx;
    bool (*visit)(void *, const struct bg_xlsx_side *);
    void (*damaged)(void *, const char *);
    void *data;
    bool stopped;
    /* the part being parsed */
    enum bg_xlsx_side_kind kind;
    struct bg_buf text;
    int64_t row, column;
    bool inside, in_text, in_from, in_number;
    char number[16];
    size_t number_n;
};

static const char *xlsx_read_side_give(struct side *s)
{
    const char *text = bg_buf_text(&s->text);
    struct bg_buf plain;
    if (s->stopped || !text[strspn(text, " \t\r\n")])
        return NULL;
    bg_buf_init(&plain, s->xlsx->arena);
    bg_xlsx_unescape(&plain, text, s->text.size);
    const struct bg_xlsx_side side = {s->kind, s->row, s->column, bg_buf_text(&plain)};
    s->stopped = !s->visit(s->data, &side);
    return s->stopped ? "stopped" : NULL;
}

static void xlsx_read_side_begin(struct side *s)
{
    s->text.size = 0;
    bg_buf_puts(&s->text, "");
    s->inside = true;
}

static void xlsx_read_side_place(struct side *s, const char *ref)
{
    struct bg_xlsx_range range;
    bool known = ref && bg_xlsx_range_of(ref, &range);
    s->row = known ? range.row : -1;
    s->column = known ? range.column : -1;
}

static const char *take_text(void *data, const char *text, size_t n)
{
    struct side *s = data;
    if (s->in_number && s->number_n + n < sizeof s->number) {
        memcpy(s->number + s->number_n, text, n);
        s->number_n += n;
    }
    if (!s->in_text || !s->inside)
        return NULL;
    if (s->text.size + n > BG_XLSX_TEXT_MAX)
        return "a text is too long";
    bg_buf_put(&s->text, text, n);
    return NULL;
}

/* -- notes and comments: <comment ref="B7"><text><r><t> ------------------------------------------ */

static bool is_comment(const char *name)
{
    return strcmp(name, "comment") == 0 || strcmp(name, "threadedComment") == 0;
}

static const char *comment_open(void *data, const char *name, const char **attributes)
{
    struct side *s = data;
    if (is_comment(name)) {
        xlsx_read_side_begin(s);
        xlsx_read_side_place(s, bg_xlsx_attribute(attributes, "ref"));
    }
    if (strcmp(name, "t") == 0 || strcmp(name, "text") == 0)
        s->in_text = true;
    return NULL;
}

static const char *comment_close(void *data, const char *name)
{
    struct side *s = data;
    if (strcmp(name, "t") == 0 || strcmp(name, "text") == 0)
        s->in_text = false;
    if (!is_comment(name))
        return NULL;
    s->inside = false;
    return xlsx_read_side_give(s);
}

/* -- shapes: an anchor with its cell, and paragraphs of texts ------------------------------------ */

static bool is_anchor(const char *name)
{
    return strcmp(name, "twoCellAnchor") == 0 || strcmp(name, "oneCellAnchor") == 0 ||
           strcmp(name, "absoluteAnchor") == 0;
}

static const char *shape_open(void *data, const char *name, const char **attributes)
{
    struct side *s = data;
    (void)attributes;
    if (is_anchor(name))
        s->row = s->column = -1;
    if (strcmp(name, "from") == 0)
        s->in_from = true;
    if (s->in_from && (strcmp(name, "row") == 0 || strcmp(name, "col") == 0)) {
        s->in_number = true;
        s->number_n = 0;
    }
    if (strcmp(name, "txBody") == 0 || strcmp(name, "rich") == 0)
        xlsx_read_side_begin(s);
    if (s->inside && strcmp(name, "p") == 0 && s->text.size)
        bg_buf_putc(&s->text, '\n');
    if (strcmp(name, "t") == 0)
        s->in_text = true;
    return NULL;
}

static const char *shape_close(void *data, const char *name)
{
    struct side *s = data;
    if (s->in_number) {
        s->number[s->number_n] = '\0';
        *(*name == 'r' ? &s->row : &s->column) = strtol(s->number, NULL, 10);
        s->in_number = false;
    }
    if (strcmp(name, "from") == 0)
        s->in_from = false;
    if (strcmp(name, "t") == 0)
        s->in_text = false;
    if (strcmp(name, "txBody") != 0 && strcmp(name, "rich") != 0)
        return NULL;
    s->inside = false;
    return xlsx_read_side_give(s);
}

/* SmartArt has its texts without a body around them all. */
static const char *diagram_open(void *data, const char *name, const char **attributes)
{
    struct side *s = data;
    (void)attributes;
    if (strcmp(name, "t") == 0) {
        if (!s->in_text)
            xlsx_read_side_begin(s);
        s->in_text = true;
    }
    return NULL;
}

static const char *diagram_close(void *data, const char *name)
{
    struct side *s = data;
    if (strcmp(name, "p") != 0 && strcmp(name, "t") != 0)
        return NULL;
    if (!s->in_text)
        return NULL;
    s->in_text = s->inside = false;
    return xlsx_read_side_give(s);
}

/* -- old shapes: <v:textbox><div>; notes have an empty one ---------------------------------------- */

static const char *vml_open(void *data, const char *name, const char **attributes)
{
    struct side *s = data;
    (void)attributes;
    if (strcmp(name, "textbox") == 0) {
        xlsx_read_side_begin(s);
        s->row = s->column = -1;
        s->in_text = true;
    }
    return NULL;
}

static const char *vml_close(void *data, const char *name)
{
    struct side *s = data;
    if (strcmp(name, "textbox") != 0)
        return NULL;
    s->inside = s->in_text = false;
    return xlsx_read_side_give(s);
}

/* -- parts ---------------------------------------------------------------------------------------- */

static const struct {
    const char *type; /* of the relation */
    enum bg_xlsx_side_kind kind;
    struct bg_xlsx_handler handler;
    bool has_parts; /* that it names may have texts, too */
} parts[] = {
    {"comments", BG_XLSX_NOTE, {comment_open, comment_close, take_text}, false},
    {"threadedComment", BG_XLSX_NOTE, {comment_open, comment_close, take_text}, false},
    {"drawing", BG_XLSX_BOX, {shape_open, shape_close, take_text}, true},
    {"chart", BG_XLSX_BOX, {shape_open, shape_close, take_text}, false},
    {"chartUserShapes", BG_XLSX_BOX, {shape_open, shape_close, take_text}, false},
    {"diagramData", BG_XLSX_BOX, {diagram_open, diagram_close, take_text}, false},
    {"vmlDrawing", BG_XLSX_BOX, {vml_open, vml_close, take_text}, false},
};

static void xlsx_read_side_read_part(struct side *s, int64_t entry, const char *path,
                                     const struct bg_xlsx_handler *handler)
{
    const char *error = NULL;
    s->inside = s->in_text = s->in_from = s->in_number = false;
    s->row = s->column = -1;
    if (!bg_xlsx_parse(s->xlsx, entry, handler, s, &error) && !s->stopped)
        s->damaged(s->data, path);
}

static void read_related(struct side *s, const struct bg_xlsx_relations *r, int depth)
{
    for (size_t i = 0; i < r->n && !s->stopped; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts && !s->stopped; k++) {
            const struct bg_xlsx_relation *relation = &r->list[i];
            if (relation->external || strcmp(relation->type, parts[k].type) != 0)
                continue;
            struct bg_xlsx_relations own = {.xlsx = r->xlsx};
            const char *error = NULL;
            s->kind = parts[k].kind;
            xlsx_read_side_read_part(s, bg_xlsx_entry_find(s->xlsx, relation->target),
                                     relation->target, &parts[k].handler);
            if (parts[k].has_parts && depth < DEEPEST &&
                bg_xlsx_relations_of(&own, relation->target, &error))
                read_related(s, &own, depth + 1);
        }
}

void bg_xlsx_each_side(const struct bg_xlsx *xlsx, size_t sheet,
                       bool (*visit)(void *data, const struct bg_xlsx_side *side),
                       void (*damaged)(void *data, const char *part), void *data)
{
    struct bg_xlsx_relations relations = {.xlsx = (struct bg_xlsx *)xlsx};
    struct side s = {.xlsx = xlsx, .visit = visit, .damaged = damaged, .data = data};
    const char *error = NULL;
    bg_buf_init(&s.text, xlsx->arena);
    /* Most sheets have no relations; damaged ones were found when the file was opened. */
    if (bg_xlsx_relations_of(&relations, xlsx->sheets[sheet].path, &error))
        read_related(&s, &relations, 1);
}

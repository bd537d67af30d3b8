/* Whatever a vendor wrote in a form that is not an answer: beside an answer, over a question, on a
 * sheet of its own, in a note, a shape or a header. It can qualify the bid ("clause 7 is not
 * accepted"), so that each is listed with its place. What was sent out is known, and so is what the
 * form's own formulas can say. */
#include <string.h>

#include "base/cell_text.h"
#include "base/index.h"
#include "base/list.h"
#include "intake/form/form.h"

enum { LISTED_MOST = 500, SAID_MOST = 12, TEXT_BYTES = 2000, SAID_BYTES = 200 };

struct known { /* of the form as it was sent out */
    const struct bg_form_issued *issued;
    const struct bg_index *texts;    /* of all cells */
    const struct bg_index *literals; /* texts within its formulas */
    const struct bg_index *marks;    /* of its rows; the first cell of each */
};

struct listing {
    struct bg_form_read *r;
    struct bg_arena *arena;
    struct known known;
    struct bg_buf *out;
    size_t n;     /* listed */
    int64_t more; /* that are not listed any more */
};

/* One blank for each run of blanks, none at the ends: programs and people add them. */
static const char *qualifications_plain(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bool gap = false;
    bg_buf_init(&out, arena);
    while (*text) {
        size_t blank = bg_cell_text_blank_at(text);
        if (!blank) {
            if (gap && out.size)
                bg_buf_putc(&out, ' ');
            bg_buf_putc(&out, *text);
        }
        gap = blank > 0;
        text += blank ? blank : 1;
    }
    return bg_buf_text(&out);
}

/* -- what was sent out ------------------------------------------------------------------------- */

/* The next text in quotes of a formula; NULL: there is none. *p moves behind it. */
static const char *next_literal(struct bg_arena *arena, const char **p)
{
    struct bg_buf out;
    const char *at = strchr(*p, '"');
    if (!at)
        return NULL;
    bg_buf_init(&out, arena);
    for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
        bg_buf_putc(&out, *at);
        at += *at == '"';
    }
    *p = *at ? at + 1 : at;
    return qualifications_plain(arena, bg_buf_text(&out));
}

struct names {
    const char **list;
    size_t n, room;
};

static void qualifications_add_name(struct bg_arena *arena, struct names *names, const char *name)
{
    BG_MORE(arena, names->list, names->n, names->room);
    names->list[names->n++] = name;
}

static struct known know(struct bg_arena *arena, const struct bg_form_issued *issued)
{
    struct known known = {.issued = issued};
    struct names literals = {0};
    const char **texts = BG_ARRAY(arena, issued->n + 1, const char *), *literal;
    const char **marks = BG_ARRAY(arena, issued->n + 1, const char *);
    for (size_t i = 0; i < issued->n; i++) {
        const struct bg_form_issued_cell *cell = &issued->cells[i];
        texts[i] = qualifications_plain(arena, cell->text);
        marks[i] = cell->mark ? cell->mark : "";
        for (const char *p = cell->formula; p && (literal = next_literal(arena, &p));)
            qualifications_add_name(arena, &literals, literal);
    }
    known.texts = bg_index_new(arena, texts, issued->n);
    known.marks = bg_index_new(arena, marks, issued->n);
    known.literals = bg_index_new(arena, literals.list, literals.n);
    return known;
}

static bool qualifications_is_known(const struct listing *l, const char *text)
{
    return !*text || bg_index_find(l->known.texts, text) >= 0 ||
           bg_index_find(l->known.literals, text) >= 0;
}

/* -- the list ---------------------------------------------------------------------------------- */

static const char *qualifications_cut(struct bg_arena *arena, const char *text)
{
    size_t n = strlen(text);
    if (n <= TEXT_BYTES)
        return text;
    for (n = TEXT_BYTES; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    return bg_arena_printf(arena, "%.*s...", (int)n, text);
}

static void qualifications_say(struct listing *l, enum bg_code code, const char *place,
                               const char *text, const char *was, bool struck)
{
    const char *now = bg_cell_text_quoted_to(l->arena, text, SAID_BYTES);
    const char *then = bg_cell_text_quoted_to(l->arena, was, SAID_BYTES);
    if (code == BG_W618)
        bg_form_say(l->r, code, place, "%s belongs to no question and is not read", now);
    else if (struck)
        bg_form_say(l->r, code, place, "qualification: %s is struck through", then);
    else if (*was && !*text)
        bg_form_say(l->r, code, place, "qualification: %s was removed", then);
    else if (*was)
        bg_form_say(l->r, code, place, "qualification: %s in place of %s", now, then);
    else
        bg_form_say(l->r, code, place, "qualification: %s", now);
}

static void qualifications_list(struct listing *l, enum bg_code code, const char *place,
                                const char *text, const char *was, bool struck)
{
    if (l->n >= LISTED_MOST) {
        l->more++;
        return;
    }
    bg_buf_puts(l->out, l->n++ ? ",\n    {\"place\": " : "\n    {\"place\": ");
    bg_buf_json(l->out, place, -1);
    bg_buf_puts(l->out, ", \"text\": ");
    bg_buf_json(l->out, qualifications_cut(l->arena, text), -1);
    if (*was) {
        bg_buf_puts(l->out, ", \"was\": ");
        bg_buf_json(l->out, qualifications_cut(l->arena, was), -1);
    }
    bg_buf_puts(l->out, struck ? ", \"struck\": true}" : "}");
    if (l->n <= SAID_MOST)
        qualifications_say(l, code, place, text, was, struck);
}

static const char *qualifications_place_of(struct listing *l, const struct bg_form_sheet *sheet,
                                           int64_t row, int64_t column)
{
    char address[16];
    return bg_arena_printf(l->arena, "%s!%s", sheet->name, bg_xlsx_address(row, column, address));
}

static void list_cell(struct listing *l, const struct bg_form_beside *cell, const char *was)
{
    qualifications_list(l, cell->among_answers ? BG_W618 : BG_W622,
                        cell->sheet
                            ? qualifications_place_of(l, cell->sheet, cell->row, cell->column)
                            : cell->label,
                        cell->text, was, false);
}

/* -- formulas ---------------------------------------------------------------------------------- */

/* A formula of the form's own: all its texts are ours, and so is what it shows. Programs rewrite
 * formulas, so that they are told by their texts; those of sums have none and are where no question
 * is. */
static bool is_own_formula(struct listing *l, const struct bg_form_beside *cell)
{
    const char *p = cell->formula, *literal;
    size_t literals = 0;
    for (; (literal = next_literal(l->arena, &p)); literals++)
        if (bg_index_find(l->known.literals, literal) < 0 && *literal)
            return false;
    if (!cell->sheet->issued ||
        (cell->type == BG_XLSX_TEXT &&
         !qualifications_is_known(l, qualifications_plain(l->arena, cell->text))))
        return false;
    bool sums = cell->sheet->kind == BG_FORM_OTHER;
    return literals > 0 || sums || !*cell->formula || cell->type == BG_XLSX_TEXT;
}

static void list_formula(struct listing *l, const struct bg_form_beside *cell)
{
    if (is_own_formula(l, cell))
        return;
    const char *place = qualifications_place_of(l, cell->sheet, cell->row, cell->column);
    bool text = cell->type == BG_XLSX_TEXT && *qualifications_plain(l->arena, cell->text);
    if (text || strchr(cell->formula, '"')) /* its words are the vendor's */
        qualifications_list(l, BG_W622, place,
                            text ? cell->text : bg_arena_printf(l->arena, "=%s", cell->formula), "",
                            false);
    else
        bg_form_say(l->r, BG_W624, place, "the formula %s, which no answer uses",
                    bg_cell_text_quoted(l->arena, bg_arena_printf(l->arena, "=%s", cell->formula)));
}

/* -- rows of questions ------------------------------------------------------------------------- */

struct expected { /* a text of the row as it was sent out */
    const struct bg_form_issued_cell *cell;
    const char *text;
    bool found;
};

/* The texts that the row of the mark was sent out with. */
static struct expected *expect(struct listing *l, const char *mark, size_t *n)
{
    const struct bg_form_issued *issued = l->known.issued;
    long first = bg_index_find(l->known.marks, mark);
    size_t end = first < 0 ? 0 : (size_t)first;
    while (first >= 0 && end < issued->n && issued->cells[end].mark &&
           strcmp(issued->cells[end].mark, mark) == 0)
        end++;
    struct expected *out = BG_ARRAY(l->arena, end + 1, struct expected);
    *n = 0;
    for (size_t i = first < 0 ? end : (size_t)first; i < end; i++) {
        const char *text = qualifications_plain(l->arena, issued->cells[i].text);
        if (*text && !issued->cells[i].formula)
            out[(*n)++] = (struct expected){&issued->cells[i], text, false};
    }
    return out;
}

static struct expected *find_expected(struct expected *expected, size_t n, const char *text,
                                      int64_t column)
{
    for (size_t i = 0; i < n; i++)
        if (!expected[i].found &&
            (text ? strcmp(expected[i].text, text) == 0 : expected[i].cell->column == column))
            return &expected[i];
    return NULL;
}

/* The cells of one row, from `first` to before `end`: each text that was sent out with the row is
 * found once; what is left over was written or taken away. */
static void list_row(struct listing *l, const struct bg_form_beside *first,
                     const struct bg_form_beside *end)
{
    size_t n;
    struct expected *expected = expect(l, first->mark, &n);
    const struct bg_form_beside *cell;
    for (cell = first; cell != end; cell = cell->next) {
        struct expected *found =
            cell->formula
                ? NULL
                : find_expected(expected, n, qualifications_plain(l->arena, cell->text), 0);
        if (!found)
            continue;
        found->found = true;
        if (cell->struck)
            qualifications_list(l, BG_W622,
                                qualifications_place_of(l, cell->sheet, cell->row, cell->column),
                                "", cell->text, true);
    }
    for (cell = first; cell != end; cell = cell->next) {
        const char *text = qualifications_plain(l->arena, cell->text);
        struct expected *instead;
        bool there = false;
        for (size_t i = 0; i < n; i++)
            there |= expected[i].found && strcmp(expected[i].text, text) == 0;
        if (cell->formula)
            list_formula(l, cell);
        if (cell->formula || there || !*text)
            continue;
        instead = find_expected(expected, n, NULL, cell->column);
        if (instead)
            instead->found = true;
        list_cell(l, cell, instead ? instead->cell->text : "");
    }
    for (size_t i = 0; i < n; i++)
        if (!expected[i].found && strspn(expected[i].text, "0123456789") < strlen(expected[i].text))
            qualifications_list(
                l, BG_W622,
                qualifications_place_of(l, first->sheet, first->row, expected[i].cell->column), "",
                expected[i].cell->text, false);
}

/* -- all cells --------------------------------------------------------------------------------- */

static void list_other(struct listing *l, const struct bg_form_beside *cell)
{
    const char *text = qualifications_plain(l->arena, cell->text);
    bool known = cell->sheet && (bg_index_find(l->known.texts, text) >= 0 ||
                                 (l->r->sha256 && strcmp(text, l->r->sha256) == 0));
    if (cell->formula)
        list_formula(l, cell);
    else if (known && cell->struck)
        qualifications_list(l, BG_W622,
                            qualifications_place_of(l, cell->sheet, cell->row, cell->column), "",
                            cell->text, true);
    else if (*text && !known)
        list_cell(l, cell, "");
}

static void list_cells(struct listing *l)
{
    for (const struct bg_form_beside *cell = l->r->beside, *end; cell; cell = end) {
        end = cell->next;
        if (!cell->mark) {
            list_other(l, cell);
            continue;
        }
        while (end && end->sheet == cell->sheet && end->row == cell->row)
            end = end->next;
        list_row(l, cell, end);
    }
}

/* -- texts that are in no cell ------------------------------------------------------------------ */

/* A header without its codes (&L, &"Calibri,Bold", &9, &K04A51). */
static const char *qualifications_header_text(struct bg_arena *arena, const char *p, bool blanks)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    while (*p) {
        size_t blank = bg_cell_text_blank_at(p);
        if (*p == '&' && p[1] == '"') {
            const char *end = strchr(p + 2, '"');
            p = end ? end + 1 : p + strlen(p);
        } else if (*p == '&' && p[1] >= '0' && p[1] <= '9') {
            p += 1 + strspn(p + 1, "0123456789");
        } else if (*p == '&' && p[1] == 'K') {
            p += 2 + strspn(p + 2, "0123456789ABCDEFabcdef+-");
        } else if (*p == '&' && p[1] && p[1] != '&') {
            if (blanks && out.size)
                bg_buf_putc(&out, ' ');
            p += 2;
        } else if (blank) {
            if (blanks && out.size)
                bg_buf_putc(&out, ' ');
            p += blank;
        } else {
            p += *p == '&' && p[1] == '&';
            bg_buf_putc(&out, *p++);
        }
    }
    return bg_buf_text(&out);
}

/* Ours, perhaps cut short. */
static bool is_own_header(struct listing *l, const char *text)
{
    const char *own = qualifications_header_text(l->arena, l->known.issued->header, false);
    size_t n = strlen(text);
    while (n && (text[n - 1] == '.' || (n > 2 && strncmp(text + n - 3, "\xE2\x80\xA6", 3) == 0)))
        n -= text[n - 1] == '.' ? 1 : 3;
    bool foot = false; /* "bidgauge" and the page, in any language */
    for (int i = 0; i < BG_LANGUAGE__COUNT; i++) {
        const char *page =
            bg_arena_printf(l->arena, "bidgauge%s", bg_say((enum bg_language)i, "Page &P of &N"));
        foot |= strcmp(text, qualifications_header_text(l->arena, page, false)) == 0;
    }
    return !n || strncmp(text, own, n) == 0 || foot;
}

/* What Excel puts in front of a comment for older programs. */
static const char *without_preface(const char *text)
{
    static const char preface[] = "[Threaded comment]";
    const char *comment = strstr(text, "Comment:\n");
    if (strncmp(text, preface, sizeof preface - 1) != 0 || !comment)
        return text;
    return comment + strlen("Comment:\n");
}

static const char *aside_place(struct listing *l, const struct bg_form_aside *aside)
{
    static const char *const words[] = {
        [BG_XLSX_NOTE] = "note",
        [BG_XLSX_BOX] = "text box",
        [BG_XLSX_HEADER] = "header or footer",
        [BG_XLSX_LINK] = "link",
    };
    const char *where = aside->row < 0 || aside->column < 0
                            ? aside->sheet->name
                            : qualifications_place_of(l, aside->sheet, aside->row, aside->column);
    return bg_arena_printf(l->arena, "%s, %s", where, words[aside->kind]);
}

static void list_asides(struct listing *l)
{
    const char *last_place = "", *last_text = "";
    for (const struct bg_form_aside *aside = l->r->aside; aside; aside = aside->next) {
        const char *text = qualifications_plain(l->arena, without_preface(aside->text));
        if (aside->kind == BG_XLSX_HEADER) {
            if (is_own_header(l, qualifications_header_text(l->arena, aside->text, false)))
                continue;
            text = qualifications_plain(l->arena,
                                        qualifications_header_text(l->arena, aside->text, true));
        }
        const char *place = aside_place(l, aside);
        if (!*text || (strcmp(place, last_place) == 0 && strcmp(text, last_text) == 0))
            continue; /* a comment and what it says to older programs */
        last_place = place;
        last_text = text;
        qualifications_list(l, BG_W622, place,
                            aside->kind == BG_XLSX_HEADER ? text : without_preface(aside->text), "",
                            false);
    }
}

void bg_form_qualifications(struct bg_form_read *r, struct bg_buf *out)
{
    const struct bg_form_issuer *issuer = r->intake->issuer;
    struct listing l = {.r = r, .arena = r->arena, .out = out};
    if (!issuer)
        return;
    enum bg_language language =
        BG_ENGLISH; /* of one that is not known, too: it is then told more */
    (void)(r->language && bg_language_find(r->language, &language));
    l.known = know(r->arena, issuer->issued(issuer->data, r->rules, r->lot ? r->lot : "",
                                            r->lot_title, language));
    list_cells(&l);
    list_asides(&l);
    l.more += r->more_beside;
    if (l.n > SAID_MOST)
        bg_form_say(r, BG_W622, NULL, "%zu more qualifications; bidgauge import lists them",
                    l.n - SAID_MOST);
    if (l.more)
        bg_form_say(r, BG_W622, NULL, "%lld more cells and texts that are not listed",
                    (long long)l.more);
}

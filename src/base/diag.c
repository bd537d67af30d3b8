/* The list of diagnostics: adding, ordering, and the nearest name for "did you mean". How they are
 * printed is diag_print.c's business. */
#include "base/diag_list.h"
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

const struct bg_diag_row bg_diag_rows[BG_CODE__COUNT] = {
#define DIAG(code, severity, title, advice) [BG_##code] = {#code, severity, title, advice},
#include "base/diag.def"
#undef DIAG
};

struct bg_diags *bg_diags_new(struct bg_arena *arena)
{
    struct bg_diags *diags = BG_NEW(arena, struct bg_diags);
    diags->list = BG_NEW(arena, struct diag_list);
    diags->list->arena = arena;
    return diags;
}

/* A place in a text that was merged, or that a reader made, is shown as where it is in what
 * was read. */
static struct bg_pos diag_shown(struct bg_pos pos)
{
    pos = bg_source_origin(pos);
    if (pos.source && !pos.label)
        pos.label = bg_source_label(pos.source, pos.offset);
    if (pos.source && !pos.label && pos.source->packed)
        pos.label = ""; /* it has no lines */
    return pos;
}

void bg_diag_add(struct bg_diags *diags, enum bg_code code, struct bg_pos pos, const char *format,
                 ...)
{
    struct diag_list *list = diags->list;
    va_list args;
    va_start(args, format);
    const char *message = bg_arena_vprintf(list->arena, format, args);
    va_end(args);
    BG_MORE(list->arena, list->items, (size_t)list->count, list->capacity);
    struct diag_item *item = BG_NEW(list->arena, struct diag_item);
    item->diag = (struct bg_diag){
        .code = code, .pos = diag_shown(pos), .message = message, .order = list->count};
    list->items[list->count++] = item;
    list->newest = item;
    list->sorted = false;
    list->by_severity[bg_diag_rows[code].severity]++;
}

void bg_diag_note(struct bg_diags *diags, struct bg_pos pos, const char *format, ...)
{
    struct diag_list *list = diags->list;
    if (!list->newest)
        return;
    struct bg_note *note = BG_NEW(list->arena, struct bg_note);
    va_list args;
    va_start(args, format);
    note->message = bg_arena_vprintf(list->arena, format, args);
    va_end(args);
    note->pos = diag_shown(pos);
    struct bg_note **last = &list->newest->diag.notes;
    while (*last)
        last = &(*last)->next;
    *last = note;
}

int64_t bg_diag_count(const struct bg_diags *diags, enum bg_severity at_least)
{
    int64_t count = 0;
    for (int s = (int)at_least; s <= BG_ERROR; s++)
        count += diags->list->by_severity[s];
    return count;
}

static int by_source(const void *a, const void *b)
{
    const struct diag_item *x = *(struct diag_item *const *)a;
    const struct diag_item *y = *(struct diag_item *const *)b;
    uintptr_t p = (uintptr_t)x->diag.pos.source, q = (uintptr_t)y->diag.pos.source;
    if (p != q)
        return p < q ? -1 : 1;
    return (x->diag.order > y->diag.order) - (x->diag.order < y->diag.order);
}

static int diag_by_place(const void *a, const void *b)
{
    const struct diag_item *x = *(struct diag_item *const *)a;
    const struct diag_item *y = *(struct diag_item *const *)b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->diag.pos.offset != y->diag.pos.offset)
        return x->diag.pos.offset < y->diag.pos.offset ? -1 : 1;
    return (x->diag.order > y->diag.order) - (x->diag.order < y->diag.order);
}

/* A source ranks by the order of its first diagnostic. Sorting by address only brings together what
 * is of one source: no address shows in the result. */
static void diag_sort(struct diag_list *list)
{
    size_t n = (size_t)list->count;
    if (list->sorted || n == 0)
        return;
    qsort(list->items, n, sizeof *list->items, by_source);
    int64_t rank = 0;
    for (size_t i = 0; i < n; i++) {
        const struct bg_diag *diag = &list->items[i]->diag;
        if (i == 0 || diag->pos.source != list->items[i - 1]->diag.pos.source)
            rank = diag->order;
        list->items[i]->rank = rank;
    }
    qsort(list->items, n, sizeof *list->items, diag_by_place);
    list->sorted = true;
}

const struct bg_diag *bg_diag_get(const struct bg_diags *diags, int64_t i)
{
    struct diag_list *list = diags->list;
    if (i < 0 || i >= list->count)
        return NULL;
    diag_sort(list);
    return &list->items[i]->diag;
}

enum { NAME_MAX_LENGTH = 64 };

static char diag_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Optimal string alignment: insertions, deletions, changes, and swaps of neighbours. */
static size_t diag_distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][NAME_MAX_LENGTH + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++)
        above[j] = j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = above[j - 1] + (diag_lower(a[i - 1]) != diag_lower(b[j - 1]));
            if (best > above[j] + 1)
                best = above[j] + 1;
            if (best > row[j - 1] + 1)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && diag_lower(a[i - 1]) == diag_lower(b[j - 2]) &&
                diag_lower(a[i - 2]) == diag_lower(b[j - 1]) && best > before[j - 2] + 1)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}

const char *bg_nearest(const char *wrong, const char *const *names, size_t n)
{
    size_t length = strlen(wrong);
    const char *nearest = NULL;
    size_t best = length / 3 + 1;
    if (length > NAME_MAX_LENGTH)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t size = strlen(names[i]);
        if (size > NAME_MAX_LENGTH)
            continue;
        size_t d = diag_distance(wrong, length, names[i], size);
        if (d < best) {
            best = d;
            nearest = names[i];
        }
    }
    return nearest;
}

static bool is_told(const struct bg_diags *diags, int64_t n, const struct bg_diag *diag)
{
    for (int64_t i = 0; i < n; i++) {
        const struct bg_diag *other = bg_diag_get(diags, i);
        if (other->code == diag->code && strcmp(other->message, diag->message) == 0)
            return true;
    }
    return false;
}

void bg_diags_forward(struct bg_diags *diags, const struct bg_diags *from)
{
    for (int64_t i = 0; i < bg_diag_count(from, BG_NOTE); i++) {
        const struct bg_diag *diag = bg_diag_get(from, i);
        if (is_told(diags, bg_diag_count(diags, BG_NOTE), diag))
            continue;
        bg_diag_add(diags, diag->code, diag->pos, "%s", diag->message);
        for (const struct bg_note *note = diag->notes; note; note = note->next)
            bg_diag_note(diags, note->pos, "%s", note->message);
    }
}

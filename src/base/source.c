/* Sources and the way from an offset to line and column. */
#include "base/source.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

struct bg_source *bg_source_new(struct bg_arena *arena, const char *name, const char *text,
                                size_t size)
{
    struct bg_source *source = BG_NEW(arena, struct bg_source);
    bg_sha256(text, size, source->sha256);
    source->packed =
        size >= 4 && (memcmp(text, "PK\3\4", 4) == 0 || memcmp(text, "PK\5\6", 4) == 0 ||
                      memcmp(text, "\xD0\xCF\x11\xE0", 4) == 0);
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        size -= 3;
    }
    source->name = name;
    source->text = size ? text : "";
    source->size = size;
    source->first_line = 1;
    return source;
}

void bg_source_place(struct bg_place *place, const struct bg_source *source, size_t offset)
{
    if (offset > source->size)
        offset = source->size;
    if (place->source != source || offset < place->offset)
        *place = (struct bg_place){.source = source, .line = source->first_line, .column = 1};
    const char *text = source->text;
    size_t at = place->offset;
    for (;;) {
        const char *newline = memchr(text + at, '\n', offset - at);
        if (!newline)
            break;
        at = (size_t)(newline - text) + 1;
        place->line++;
        place->column = 1;
        place->start = at;
    }
    place->column += bg_utf8_count(text + at, offset - at);
    place->offset = offset;
}

struct bg_line bg_source_line(const struct bg_source *source, size_t offset)
{
    struct bg_place place = {0};
    bg_source_place(&place, source, offset);
    const char *start = source->text + place.start;
    size_t rest = source->size - place.start;
    const char *end = memchr(start, '\n', rest);
    size_t length = end ? (size_t)(end - start) : rest;
    if (length && start[length - 1] == '\r')
        length--;
    return (struct bg_line){
        .line = place.line, .column = place.column, .text = start, .length = length};
}

static const struct bg_source_place *place_at(const struct bg_source *source, size_t offset)
{
    size_t low = 0, high = source->places_n;
    while (low < high) { /* how many start at or before the offset */
        size_t middle = low + (high - low) / 2;
        if (source->places[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &source->places[low - 1] : NULL;
}

const char *bg_source_label(const struct bg_source *source, size_t offset)
{
    const struct bg_source_place *place = place_at(source, offset);
    return place ? place->label : NULL;
}

const char *bg_source_problem(const struct bg_source *source, size_t offset)
{
    const struct bg_source_place *place = place_at(source, offset);
    return place ? place->problem : NULL;
}

/* The copy that holds the offset, or that is the last before it. */
static const struct bg_source_copy *copy_at(const struct bg_source *source, size_t offset)
{
    size_t low = 0, high = source->copies_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->copies[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &source->copies[low - 1] : NULL;
}

/* One step back, to the text that a merged one copied; false: it copied from nowhere. */
static bool step_back(struct bg_pos *pos)
{
    const struct bg_source_copy *copy =
        pos->source && pos->source->copies_n ? copy_at(pos->source, pos->offset) : NULL;
    if (!copy)
        return false;
    size_t into = pos->offset - copy->offset;
    if (into >= copy->size) /* what is between two copies belongs to the first */
        into = copy->size ? copy->size - 1 : 0;
    if (pos->length > copy->size - into)
        pos->length = copy->size - into;
    pos->source = copy->from;
    pos->offset = copy->at + into;
    return true;
}

struct bg_pos bg_source_origin(struct bg_pos pos)
{
    while (step_back(&pos))
        ;
    return pos;
}

bool bg_source_came_from(struct bg_pos pos, const struct bg_source *source)
{
    while (pos.source != source)
        if (!step_back(&pos))
            return false;
    return true;
}

const char *bg_source_blank(const struct bg_source *source, const char *key)
{
    for (size_t i = 0; i < source->blanks_n; i++)
        if (strcmp(source->blanks[i].key, key) == 0)
            return source->blanks[i].label;
    return NULL;
}

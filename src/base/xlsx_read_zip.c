/* Whether a zip is whole and means one thing. libzip refuses archives whose sizes are behind the
 * files (data descriptors; Info-ZIP, Java and .NET write them), since the sizes in front are 0 then.
 * They are checked here instead: every file lies where the directory says, under the same name, and
 * the files follow each other from the first byte to the directory without a gap that could hide
 * another one (APPNOTE.TXT 6.3.10, 4.3). */
#include "base/xlsx_read_part.h"

#include <stdlib.h>
#include <string.h>

enum {
    LOCAL = 0x04034B50,
    CENTRAL = 0x02014B50,
    END = 0x06054B50,
    DESCRIPTOR = 0x08074B50,
    LOCAL_SIZE = 30,
    CENTRAL_SIZE = 46,
    END_SIZE = 22,
    HAS_DESCRIPTOR = 8 /* of the flags */
};

struct archive {
    const unsigned char *bytes;
    size_t n, directory; /* where the directory begins */
};

struct extent { /* of one file, its header to its end */
    size_t from, to;
    bool descriptor;
    uint32_t crc, packed, size;
};

static uint32_t xlsx_read_zip_number(const unsigned char *p, size_t n)
{
    uint32_t value = 0;
    while (n)
        value = value << 8 | p[--n];
    return value;
}

/* The end record is the last thing in the file. Gives its offset, or n. */
static size_t xlsx_read_zip_find_end(const unsigned char *bytes, size_t n)
{
    for (size_t at = n < END_SIZE ? n : n - END_SIZE; at < n && n - at <= END_SIZE + 0xFFFF; at--) {
        if (xlsx_read_zip_number(bytes + at, 4) == END &&
            at + END_SIZE + xlsx_read_zip_number(bytes + at + 20, 2) == n)
            return at;
        if (at == 0)
            break;
    }
    return n;
}

/* The file of the entry at p of the directory. */
static bool read_extent(const struct archive *a, const unsigned char *p, struct extent *out)
{
    size_t name_n = xlsx_read_zip_number(p + 28, 2), at = xlsx_read_zip_number(p + 42, 4);
    if (at > a->directory || a->directory - at < LOCAL_SIZE)
        return false;
    const unsigned char *local = a->bytes + at;
    size_t head = LOCAL_SIZE + name_n + xlsx_read_zip_number(local + 28, 2);
    out->crc = xlsx_read_zip_number(p + 16, 4);
    out->packed = xlsx_read_zip_number(p + 20, 4);
    out->size = xlsx_read_zip_number(p + 24, 4);
    out->descriptor = (xlsx_read_zip_number(p + 8, 2) & HAS_DESCRIPTOR) != 0;
    out->from = at;
    out->to = at + head + out->packed;
    if (xlsx_read_zip_number(local, 4) != LOCAL ||
        xlsx_read_zip_number(local + 6, 2) != xlsx_read_zip_number(p + 8, 2) ||
        xlsx_read_zip_number(local + 8, 2) != xlsx_read_zip_number(p + 10, 2) ||
        xlsx_read_zip_number(local + 26, 2) != name_n || out->to > a->directory ||
        memcmp(local + LOCAL_SIZE, p + CENTRAL_SIZE, name_n) != 0)
        return false;
    for (size_t i = 0; i < 3; i++) { /* check sum, packed size, size: as in the directory, or 0 */
        uint32_t here = xlsx_read_zip_number(local + 14 + 4 * i, 4),
                 there = xlsx_read_zip_number(p + 16 + 4 * i, 4);
        if (here != there && !(out->descriptor && here == 0))
            return false;
    }
    return true;
}

/* The bytes of the descriptor behind a file, with or without its signature; 0: none is there. */
static size_t descriptor_at(const struct archive *a, const struct extent *e)
{
    size_t at = e->to, sign = 0;
    if (a->directory - at >= 16 && xlsx_read_zip_number(a->bytes + at, 4) == DESCRIPTOR)
        sign = 4;
    if (a->directory - at < sign + 12)
        return 0;
    const unsigned char *p = a->bytes + at + sign;
    bool same = xlsx_read_zip_number(p, 4) == e->crc &&
                xlsx_read_zip_number(p + 4, 4) == e->packed &&
                xlsx_read_zip_number(p + 8, 4) == e->size;
    return same ? sign + 12 : 0;
}

static int by_offset(const void *a, const void *b)
{
    const struct extent *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static bool follow_each_other(const struct archive *a, struct extent *extents, size_t n)
{
    size_t at = 0;
    qsort(extents, n, sizeof *extents, by_offset);
    for (size_t i = 0; i < n; i++) {
        if (extents[i].from != at)
            return false;
        size_t more = extents[i].descriptor ? descriptor_at(a, &extents[i]) : 0;
        if (extents[i].descriptor && !more)
            return false;
        at = extents[i].to + more;
    }
    return at == a->directory;
}

bool bg_xlsx_zip_is_sound(struct bg_arena *arena, const char *bytes, size_t n)
{
    struct archive a = {.bytes = (const unsigned char *)bytes, .n = n};
    size_t end = xlsx_read_zip_find_end(a.bytes, n);
    if (end == n)
        return false;
    const unsigned char *record = a.bytes + end;
    size_t entries = xlsx_read_zip_number(record + 10, 2),
           size = xlsx_read_zip_number(record + 12, 4);
    a.directory = xlsx_read_zip_number(record + 16, 4);
    if (xlsx_read_zip_number(record + 4, 4) || xlsx_read_zip_number(record + 8, 2) != entries ||
        entries == 0xFFFF || a.directory > end || end - a.directory != size)
        return false;
    struct extent *extents = BG_ARRAY(arena, entries + 1, struct extent);
    size_t at = a.directory;
    for (size_t i = 0; i < entries; i++) {
        if (end - at < CENTRAL_SIZE || xlsx_read_zip_number(a.bytes + at, 4) != CENTRAL)
            return false;
        const unsigned char *p = a.bytes + at;
        size_t whole = CENTRAL_SIZE + xlsx_read_zip_number(p + 28, 2) +
                       xlsx_read_zip_number(p + 30, 2) + xlsx_read_zip_number(p + 32, 2);
        if (end - at < whole || !read_extent(&a, p, &extents[i]))
            return false;
        at += whole;
    }
    return at == end && follow_each_other(&a, extents, entries);
}

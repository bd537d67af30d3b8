/* Private to base/xlsx_read*.c: the opened file and the bounded parse of one part of it. */
#ifndef BG_BASE_XLSX_READ_PART_H
#define BG_BASE_XLSX_READ_PART_H

#include "base/buf.h"
#include "base/number_format.h"
#include "base/xlsx_read.h"

struct bg_xlsx_sheet {
    const char *name, *relation, *path;
    int64_t entry; /* in the zip; -1 until found */
    bool hidden;
};

struct bg_xlsx_string {
    const char *text;
    size_t n;
    bool struck; /* some of it is struck through */
};

struct bg_xlsx_entry {
    const char *name; /* lower case, forward slashes, without a leading one */
    int64_t index;
};

struct bg_xlsx_style {
    const struct bg_number_format *format; /* NULL: General */
    bool date, percent, struck;
    int64_t format_id;
    long font;
};

struct bg_xlsx_count {
    size_t inflated; /* bytes */
    size_t cells;    /* that hold something */
    size_t blank;    /* all, also those that hold nothing */
    bool *parsed;    /* by entry of the zip: to its end, and it was well-formed; NULL: not noted */
    size_t parsed_n;
};

struct bg_xlsx {
    struct bg_arena *arena;
    const struct bg_xlsx_limits *limits;
    void *zip;
    struct bg_xlsx_entry *entries; /* sorted by name */
    size_t entries_n;
    struct bg_xlsx_sheet *sheets;
    size_t sheets_n;
    struct bg_xlsx_string *strings;
    size_t strings_n, strings_room, strings_bytes;
    struct bg_xlsx_style *styles;
    size_t styles_n, styles_room;
    struct bg_xlsx_extra *extras;
    size_t extras_n, extras_room;
    bool epoch_1904;
    struct bg_xlsx_count *count; /* over every parse of it */
};

/* What a parse tells its user. Names are local (without prefix). Returning a sentence stops it. */
struct bg_xlsx_handler {
    const char *(*open)(void *data, const char *name, const char **attributes);
    const char *(*close)(void *data, const char *name);
    const char *(*text)(void *data, const char *text, size_t n); /* may be NULL */
};

/* What it is instead of an .xlsx. NULL: no more is known than that. */
const char *bg_xlsx_other_zip(const struct bg_xlsx *xlsx);
bool bg_xlsx_zip_open(struct bg_xlsx *xlsx, const char *bytes, size_t n, const char **error);
/* Index of the entry of that path (any case), or -1. */
int64_t bg_xlsx_entry_find(const struct bg_xlsx *xlsx, const char *path);
bool bg_xlsx_parse(const struct bg_xlsx *xlsx, int64_t entry, const struct bg_xlsx_handler *handler,
                   void *data, const char **error);
/* The value of an attribute by its local name, or NULL. */
const char *bg_xlsx_attribute(const char **attributes, const char *name);
/* "1" or "true"; by_default where the attribute is not there. */
bool bg_xlsx_truth(const char **attributes, const char *name, bool by_default);
/* Appends text with _xHHHH_ decoded. */
void bg_xlsx_unescape(struct bg_buf *out, const char *text, size_t n);

/* Relations of one part to others: xlsx_read_relations.c */
struct bg_xlsx_relation {
    const char *id, *type; /* the last word of the type: "sharedStrings" */
    const char *target;    /* a path in the file; as it is where it is external */
    bool external;
};
struct bg_xlsx_relations {
    struct bg_xlsx *xlsx;
    const char *folder; /* that targets are relative to, "" or "xl/" */
    struct bg_xlsx_relation *list;
    size_t n, room;
};
/* Those of the part ("xl/workbook.xml"); those of the entry that holds them. */
bool bg_xlsx_relations_of(struct bg_xlsx_relations *r, const char *part, const char **error);
bool bg_xlsx_relations_at(struct bg_xlsx_relations *r, int64_t entry, const char **error);
/* The first of the type that is not external; the one of the id. NULL: none. */
const struct bg_xlsx_relation *bg_xlsx_by_type(const struct bg_xlsx_relations *r, const char *type);
const struct bg_xlsx_relation *bg_xlsx_by_id(const struct bg_xlsx_relations *r, const char *id);

/* What a sheet says behind its cells: xlsx_read_layout.c */
struct bg_xlsx_layout {
    const struct bg_xlsx_visitor *visitor;
    void *data;
    struct bg_xlsx_relations relations; /* of the sheet */
    struct bg_buf text;
    bool in_header, stopped;
};
void bg_xlsx_layout_begin(struct bg_xlsx_layout *layout, const struct bg_xlsx *xlsx, size_t sheet);
const char *bg_xlsx_layout_open(struct bg_xlsx_layout *layout, const char *name,
                                const char **attributes);
const char *bg_xlsx_layout_text(struct bg_xlsx_layout *layout, const char *text, size_t n);
const char *bg_xlsx_layout_close(struct bg_xlsx_layout *layout, const char *name);

bool bg_xlsx_read_styles(struct bg_xlsx *xlsx, int64_t entry, const char **error);
void bg_xlsx_find_extras(struct bg_xlsx *xlsx);
/* The zip is whole and means one thing, although its sizes are behind its files. */
bool bg_xlsx_zip_is_sound(struct bg_arena *arena, const char *bytes, size_t n);

/* The items of the shared strings part, and the text of inline strings: joined t, without rPh. */
struct bg_xlsx_rich {
    struct bg_buf text;
    bool in_text;
    int phonetic;            /* depth inside rPh */
    bool run_struck, struck; /* the run is struck through; some text was */
};
const char *bg_xlsx_rich_open(struct bg_xlsx_rich *rich, const char *name, const char **attributes);
void bg_xlsx_rich_close(struct bg_xlsx_rich *rich, const char *name);
const char *bg_xlsx_rich_text(struct bg_xlsx_rich *rich, const char *text, size_t n);

/* What breaks a limit, with its number: "it has more than 200 cells". */
const char *bg_xlsx_limit(const struct bg_xlsx *xlsx, const char *before, size_t n,
                          const char *after);
const char *bg_xlsx_too_long(const char *text, size_t n); /* NULL: it fits into a cell */

enum {
    BG_XLSX_UNITS_MAX = 32767,
    BG_XLSX_TEXT_MAX = BG_XLSX_UNITS_MAX * 4, /* bytes, before they are counted */
    BG_XLSX_ROWS = 1048576,
    BG_XLSX_COLUMNS = 16384
};

#endif

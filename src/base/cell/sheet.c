/* Sheets of cells: where each is, and its value when it is asked for. */
#include "base/cell/sheet.h"

#include <string.h>

#include "base/cell/functions.h"

struct row {
    struct bg_cell **cells; /* by column; NULL: blank */
    int room, used;
};

struct
    sorted { /* the numbers of a rectangle, from the least; kept, since each rank asks for them */
    struct sorted *next;
    struct bg_cell_place place;
    const struct bg_cell_value *numbers;
    size_t n;
};

struct met { /* which cells of a rectangle meet a criterion; kept, since many sums ask for them */
    struct met *next;
    struct bg_cell_place place;
    const struct bg_formula *criterion; /* a number or a text */
    const uint64_t *bits;
};

struct level { /* of formulas that are worked out inside each other: the tree of one */
    struct level *outer, *deeper;
    struct bg_arena *arena;
};

struct bg_cell_book {
    struct bg_arena *arena;
    struct bg_arena *scratch; /* of formulas under way: emptied when none is */
    struct sorted *sorted;
    struct met *met;
    struct level outermost, *level; /* the one in hand */
    struct bg_buf packing;
};

struct bg_cell_sheet {
    struct bg_cell_book *book;
    struct bg_arena *arena;
    struct bg_arena *kept; /* where places and values are, once they are worked out */
    const char *name;
    struct row *rows;
    int64_t rows_n;
    int64_t last; /* the row of which the first cell was put last: others are often as wide */
};

struct bg_cell_book *bg_cell_book_new(struct bg_arena *arena)
{
    struct bg_cell_book *book = BG_NEW(arena, struct bg_cell_book);
    book->arena = arena;
    book->scratch = bg_arena_part(arena);
    book->level = &book->outermost;
    bg_buf_init(&book->packing, arena);
    return book;
}

struct bg_cell_sheet *bg_cell_sheet_new(struct bg_cell_book *book, const char *name)
{
    struct bg_cell_sheet *sheet = BG_NEW(book->arena, struct bg_cell_sheet);
    sheet->book = book;
    sheet->arena = sheet->kept = book->arena;
    sheet->name = name;
    return sheet;
}

const char *bg_cell_sheet_name(const struct bg_cell_sheet *sheet)
{
    return sheet->name;
}

static struct row *row_for(struct bg_cell_sheet *sheet, int64_t row)
{
    if (row >= sheet->rows_n) {
        int64_t n = row + 1 < 64 ? 64 : (row + 1) * 2;
        struct row *rows = BG_ARRAY(sheet->arena, (size_t)n, struct row);
        if (sheet->rows_n > 0)
            memcpy(rows, sheet->rows, (size_t)sheet->rows_n * sizeof *rows);
        sheet->rows = rows;
        sheet->rows_n = n;
    }
    return &sheet->rows[row];
}

static void widen(struct bg_cell_sheet *sheet, struct row *row, int column)
{
    enum { LEAST = 8 };
    int room = row->room > 0 ? column * 2 : sheet->rows[sheet->last].used;
    if (room <= column)
        room = column < LEAST ? LEAST : column * 2;
    struct bg_cell **cells = BG_ARRAY(sheet->kept, (size_t)room, struct bg_cell *);
    if (row->room > 0)
        memcpy(cells, row->cells, (size_t)row->room * sizeof(struct bg_cell *));
    else
        sheet->last = row - sheet->rows;
    row->cells = cells;
    row->room = room;
}

bool bg_cell_put(struct bg_cell_sheet *sheet, int64_t row, int column, struct bg_cell *cell)
{
    struct row *own = row_for(sheet, row);
    if (column >= own->room)
        widen(sheet, own, column);
    if (own->cells[column] != NULL)
        return false;
    own->cells[column] = cell;
    own->used = column < own->used ? own->used : column + 1;
    return true;
}

void bg_cell_forget(struct bg_cell_sheet *sheet, int64_t row)
{
    if (row < sheet->rows_n)
        sheet->rows[row] = (struct row){0};
}

/* -- cells --------------------------------------------------------------------------------------- */

void bg_cell_hold(struct bg_arena *arena, struct bg_cell *cell, struct bg_cell_value value)
{
    cell->type = value.type;
    cell->is_whole = false;
    cell->coef = 0;
    if (value.type == BG_CELL_TRUTH) {
        cell->coef = value.truth;
    } else if (value.type != BG_CELL_NUMBER) {
        cell->text = value.text;
    } else if (value.exact == NULL && value.number.coef >= INT64_MIN &&
               value.number.coef <= INT64_MAX) {
        cell->coef = (int64_t)value.number.coef;
        cell->places = (uint8_t)value.number.places;
    } else {
        struct bg_cell_value *whole = BG_NEW(arena, struct bg_cell_value);
        *whole = value;
        cell->whole = whole;
        cell->is_whole = true;
    }
}

struct bg_cell_value bg_cell_held(const struct bg_cell *cell)
{
    struct bg_cell_value value = {.type = cell->type};
    if (cell->is_whole)
        return *cell->whole;
    if (cell->type == BG_CELL_NUMBER)
        value.number = (struct bg_dec){cell->coef, cell->places};
    else if (cell->type == BG_CELL_TRUTH)
        value.truth = cell->coef != 0;
    else
        value.text = cell->text;
    return value;
}

void bg_cell_hold_formula(struct bg_arena *arena, struct bg_cell *cell,
                          const struct bg_cell_sheet *sheet, const struct bg_formula *formula)
{
    *cell = (struct bg_cell){.state = BG_CELL_OPEN};
    cell->from = bg_formula_pack(arena, &sheet->book->packing, formula, sheet);
}

const struct bg_formula *bg_cell_formula(struct bg_arena *arena, const struct bg_cell *cell,
                                         const struct bg_cell_sheet *sheet)
{
    return bg_formula_unpack(arena, cell->from, sheet);
}

/* -- values ------------------------------------------------------------------------------------- */

static struct bg_cell_value blank(void)
{
    return (struct bg_cell_value){.type = BG_CELL_BLANK};
}

struct bg_cell_value bg_formula_evaluate(const struct bg_cell_sheet *sheet,
                                         const struct bg_formula *formula)
{
    struct bg_cell_work work = {.arena = sheet->arena, .home = sheet};
    struct bg_cell_value value = bg_cell_work_out(&work, formula);
    return value.type == BG_CELL_BLANK ? bg_cell_int(0) : value;
}

void bg_cell_keep_in(struct bg_cell_sheet *sheet, struct bg_arena *arena)
{
    sheet->kept = arena;
}

/* The value outside the scratch memory. */
static struct bg_cell_value sheet_keep(const struct bg_cell_sheet *sheet,
                                       struct bg_cell_value value)
{
    if (value.type == BG_CELL_TEXT)
        value.text = bg_arena_text(sheet->kept, value.text, strlen(value.text));
    if (value.type == BG_CELL_NUMBER && value.exact != NULL)
        value.exact = bg_ratio_add(sheet->kept, value.exact, bg_ratio_int(sheet->kept, 0));
    return value;
}

/* Cells that a formula reads are worked out while its tree is there, so each level has an arena. */
static struct level *enter_level(struct bg_cell_book *book)
{
    struct level *own = book->level->deeper;
    if (own == NULL) {
        own = BG_NEW(book->arena, struct level);
        own->arena = bg_arena_part(book->arena);
        own->outer = book->level;
        book->level->deeper = own;
    }
    bg_arena_reset(own->arena);
    book->level = own;
    return own;
}

static void sheet_work_out(const struct bg_cell_sheet *sheet, struct bg_cell *cell)
{
    struct bg_cell_book *book = sheet->book;
    struct bg_cell_work work = {.arena = book->scratch, .home = sheet};
    struct level *level = enter_level(book);
    cell->state = BG_CELL_UNDER_WAY;
    struct bg_cell_value value =
        bg_cell_work_out(&work, bg_cell_formula(level->arena, cell, sheet));
    if (value.type == BG_CELL_BLANK)
        value = bg_cell_int(0);
    bg_cell_hold(sheet->kept, cell, sheet_keep(sheet, value));
    cell->state = BG_CELL_KNOWN;
    book->level = level->outer;
    if (book->level == &book->outermost)
        bg_arena_reset(book->scratch);
}

struct bg_cell_value bg_cell_value_at(const struct bg_cell_sheet *sheet, int64_t row, int column)
{
    if (row >= sheet->rows_n || column >= sheet->rows[row].room)
        return blank();
    struct bg_cell *cell = sheet->rows[row].cells[column];
    if (cell == NULL)
        return blank();
    if (cell->state == BG_CELL_UNDER_WAY)
        return bg_cell_error("#CIRCULAR!");
    if (cell->state == BG_CELL_OPEN)
        sheet_work_out(sheet, cell);
    return bg_cell_held(cell);
}

/* -- rectangles ---------------------------------------------------------------------------------- */

bool bg_cell_walk_start(const struct bg_cell_work *work, const struct bg_formula *formula,
                        struct bg_cell_walk *out)
{
    if (formula->kind != BG_FORMULA_CELLS)
        return false;
    *out = (struct bg_cell_walk){formula->cells.sheet != NULL ? formula->cells.sheet : work->home,
                                 &formula->cells, formula->cells.row, formula->cells.column};
    return true;
}

bool bg_cell_walk_next(struct bg_cell_walk *walk, struct bg_cell_value *out)
{
    if (walk->row > walk->cells->last_row)
        return false;
    *out = bg_cell_value_at(walk->sheet, walk->row, walk->column);
    if (walk->column++ == walk->cells->last_column) {
        walk->column = walk->cells->column;
        walk->row++;
    }
    return true;
}

size_t bg_cell_walk_size(const struct bg_formula *formula)
{
    const struct bg_cell_place *c = &formula->cells;
    return (size_t)(c->last_row - c->row + 1) * (size_t)(c->last_column - c->column + 1);
}

struct bg_cell_value bg_cell_walk_at(const struct bg_cell_work *work,
                                     const struct bg_formula *formula, size_t at)
{
    const struct bg_cell_place *c = &formula->cells;
    size_t across = (size_t)(c->last_column - c->column + 1);
    return bg_cell_value_at(c->sheet != NULL ? c->sheet : work->home,
                            c->row + (int64_t)(at / across), c->column + (int)(at % across));
}

/* -- in order ------------------------------------------------------------------------------------- */

/* A heap sort: the callback of qsort may not allocate, and comparing two fractions may. */
static void sift(struct bg_arena *arena, struct bg_cell_value *list, size_t root, size_t n)
{
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n)
            return;
        if (child + 1 < n && bg_cell_compare_numbers(arena, &list[child], &list[child + 1]) < 0)
            child++;
        if (bg_cell_compare_numbers(arena, &list[root], &list[child]) >= 0)
            return;
        struct bg_cell_value moved = list[root];
        list[root] = list[child];
        list[child] = moved;
        root = child;
    }
}

static void sheet_sort(struct bg_arena *arena, struct bg_cell_value *list, size_t n)
{
    for (size_t i = n / 2; i-- > 0;)
        sift(arena, list, i, n);
    for (; n > 1; n--) {
        struct bg_cell_value greatest = list[0];
        list[0] = list[n - 1];
        list[n - 1] = greatest;
        sift(arena, list, 0, n - 1);
    }
}

static bool same_place(const struct bg_cell_place *a, const struct bg_cell_place *b)
{
    return a->sheet == b->sheet && a->row == b->row && a->column == b->column &&
           a->last_row == b->last_row && a->last_column == b->last_column;
}

bool bg_cell_sorted(const struct bg_cell_work *work, const struct bg_formula *range,
                    const struct bg_cell_value **numbers, size_t *n, struct bg_cell_value *error)
{
    struct bg_cell_walk walk;
    struct bg_cell_value value;
    struct bg_cell_book *book = work->home->book;
    *error = bg_cell_error("#VALUE!");
    if (!bg_cell_walk_start(work, range, &walk))
        return false;
    struct bg_cell_place place = range->cells;
    place.sheet = walk.sheet;
    for (const struct sorted *known = book->sorted; known != NULL; known = known->next)
        if (same_place(&known->place, &place)) {
            *numbers = known->numbers;
            *n = known->n;
            return true;
        }
    struct bg_cell_value *list =
        BG_ARRAY(book->arena, bg_cell_walk_size(range), struct bg_cell_value);
    *n = 0;
    while (bg_cell_walk_next(&walk, &value)) {
        if (value.type == BG_CELL_ERROR) {
            *error = value;
            return false;
        }
        if (value.type == BG_CELL_NUMBER)
            list[(*n)++] = value;
    }
    sheet_sort(book->arena, list, *n);
    struct sorted *made = BG_NEW(book->arena, struct sorted);
    *made = (struct sorted){book->sorted, place, list, *n};
    book->sorted = made;
    *numbers = list;
    return true;
}

/* -- meeting a criterion -------------------------------------------------------------------------- */

const uint64_t *bg_cell_met(const struct bg_cell_work *work, const struct bg_formula *range,
                            const struct bg_formula *criterion)
{
    struct bg_cell_place place = range->cells;
    if (place.sheet == NULL)
        place.sheet = work->home;
    for (const struct met *known = work->home->book->met; known != NULL; known = known->next)
        if (same_place(&known->place, &place) && bg_formula_same(known->criterion, criterion))
            return known->bits;
    return NULL;
}

uint64_t *bg_cell_met_new(const struct bg_cell_work *work, const struct bg_formula *range,
                          const struct bg_formula *criterion)
{
    struct bg_cell_book *book = work->home->book;
    uint64_t *bits = BG_ARRAY(book->arena, (bg_cell_walk_size(range) + 63) / 64, uint64_t);
    struct met *made = BG_NEW(book->arena, struct met);
    *made = (struct met){.next = book->met, .place = range->cells, .bits = bits};
    made->criterion = bg_formula_kept(book->arena, criterion); /* it ends with its formula */
    if (made->place.sheet == NULL)
        made->place.sheet = work->home;
    book->met = made;
    return bits;
}

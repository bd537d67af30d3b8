/* What stands beside the cases on a page: the figures of a sweep, and of a corpus who wins and the years. */
#include "report/brief/brief.h"

#include <string.h>

#include "base/date.h"
#include "model/sweep.h"
#include "report/chart/chart.h"
#include "report/text/key_text.h"
#include "score/headline/headline.h"

enum { SERIES_MOST = 6, MARKS_MOST = 8, PICTURES_MOST = 8 };

struct list {
    struct bg_arena *arena;
    struct bg_picture items[PICTURES_MOST];
    size_t n;
};

/* A line that is 0 everywhere says less than the table. */
static bool beside_says_something(const struct bg_picture *p)
{
    for (size_t s = 0; s < p->series_n; s++)
        for (size_t i = 0; i < p->n; i++)
            if (p->series[s].y[i].type == BG_V_NUMBER &&
                bg_dec_sign(p->series[s].y[i].as.number) != 0)
                return true;
    return false;
}

static bool same_values(const struct bg_value *a, const struct bg_value *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i].type != b[i].type ||
            (a[i].type == BG_V_NUMBER && bg_dec_cmp(a[i].as.number, b[i].as.number) != 0))
            return false;
    return true;
}

/* Adds a line, or the name to a line that is the same; gives how many there are. */
static size_t beside_add_series(struct bg_arena *a, struct bg_picture_series *series, size_t n,
                                const char *title, const struct bg_value *y,
                                const char *const *none, size_t points)
{
    for (size_t s = 0; s < n; s++)
        if (same_values(series[s].y, y, points)) {
            series[s].title = bg_arena_printf(a, "%s; %s", series[s].title, title);
            return n;
        }
    series[n] = (struct bg_picture_series){title, y, NULL, NULL, none};
    return n + 1;
}

static void beside_add(struct list *l, struct bg_picture picture)
{
    if (bg_chart_has(&picture) && beside_says_something(&picture) && l->n < PICTURES_MOST)
        l->items[l->n++] = picture;
}

static struct bg_pictures beside_done(const struct list *l)
{
    struct bg_picture *items = BG_ARRAY(l->arena, l->n, struct bg_picture);
    if (l->n)
        memcpy(items, l->items, l->n * sizeof *items);
    return (struct bg_pictures){items, l->n};
}

static struct bg_value *beside_missing(struct bg_arena *arena, size_t n)
{
    struct bg_value *out = BG_ARRAY(arena, n, struct bg_value);
    for (size_t i = 0; i < n; i++)
        out[i] = BG_MISSING;
    return out;
}

static const struct bg_key_figure *beside_named(const struct bg_key_figure *figures, size_t n,
                                                const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(figures[i].id, id) == 0 && !figures[i].part)
            return &figures[i];
    return NULL;
}

/* The numbers at both ends of each series. */
static const char *ends_in_words(struct bg_arena *a, const char *title, enum bg_key_kind kind,
                                 const struct bg_picture_series *series, size_t series_n, size_t n)
{
    struct bg_buf out;
    bg_buf_init(&out, a);
    bg_buf_printf(&out, "%s.", title);
    for (size_t s = 0; s < series_n && n; s++) {
        const struct bg_value *first = &series[s].y[0], *last = &series[s].y[n - 1];
        if (first->type == BG_V_NUMBER && last->type == BG_V_NUMBER)
            bg_buf_printf(&out, " %s: %s at first, %s at last.", series[s].title,
                          bg_chart_words(a, kind, first->as.number),
                          bg_chart_words(a, kind, last->as.number));
    }
    return bg_buf_text(&out);
}

/* -- sweeps of a model --------------------------------------------------------------------------- */

struct swept { /* what is drawn of each point: a key figure, or the price of the recommended bid */
    const char *id, *title, *unit;
    enum bg_key_kind kind;
};

static struct bg_value beside_value_at(const struct bg_sweep_point *point, const struct swept *what)
{
    const struct bg_key_figure *f = beside_named(point->figures, point->figures_n, what->id);
    if (point->figures)
        return f ? f->more : BG_MISSING;
    return point->lots ? point->lots[0].price : BG_MISSING;
}

/* What is printed where it has none: the same words as in the table of figures. */
static const char *beside_none_at(const struct bg_sweep_point *point, const struct swept *what)
{
    const struct bg_key_figure *f = beside_named(point->figures, point->figures_n, what->id);
    if (point->why_not)
        return "these rules cannot be used";
    if (point->lots && point->lots[0].recommended < 0)
        return "nobody recommended";
    return f ? bg_key_none_words(f) : "not known";
}

/* A line where something changes, of the first that change. */
static const struct bg_picture_mark *beside_marks_of(struct bg_arena *a,
                                                     const struct bg_model *model, size_t *n)
{
    struct bg_picture_mark *marks = BG_ARRAY(a, MARKS_MOST, struct bg_picture_mark);
    const struct bg_sweep *sweep = &model->sweeps[model->sweeps_n - 1];
    *n = 0;
    for (size_t i = 0; i < sweep->breaks_n && *n < MARKS_MOST; i++) {
        const struct bg_dec at = sweep->breaks[i].after;
        if (*n && bg_dec_cmp(marks[*n - 1].from, at) == 0)
            continue;
        marks[(*n)++] = (struct bg_picture_mark){"something changes", at, at};
    }
    return marks;
}

static void add_swept(struct list *l, const struct bg_model *model, const struct swept *what)
{
    struct bg_arena *a = l->arena;
    const struct bg_sweep_axis *axis = &model->sweeps[0].axes[0];
    size_t shown = model->sweeps_n < SERIES_MOST ? model->sweeps_n : SERIES_MOST, n = axis->n;
    size_t lines = 0;
    struct bg_dec *x = BG_ARRAY(a, n, struct bg_dec);
    struct bg_picture_series *series = BG_ARRAY(a, shown, struct bg_picture_series);
    for (size_t i = 0; i < n; i++)
        x[i] = bg_sweep_value(axis, i);
    for (size_t s = 0; s < shown; s++) {
        struct bg_value *y = beside_missing(a, n);
        const char **none = BG_ARRAY(a, n, const char *);
        for (size_t i = 0; i < n; i++)
            none[i] = "not known";
        for (size_t i = 0; i < n && i < model->sweeps[s].axes[0].n; i++) {
            y[i] = beside_value_at(&model->sweeps[s].points[i], what);
            none[i] = beside_none_at(&model->sweeps[s].points[i], what);
        }
        lines = beside_add_series(a, series, lines, model->sweeps[s].of->title, y, none, n);
    }
    shown = lines;
    const char *title = bg_arena_printf(a, "%s, by %s", what->title, axis->title);
    struct bg_picture p = {.kind = BG_PICTURE_LINES,
                           .id = bg_arena_printf(a, "sweep-%s", what->id),
                           .title = title,
                           .words = ends_in_words(a, title, what->kind, series, shown, n),
                           .note = "",
                           .x_title = axis->unit[0] ? axis->unit : axis->title,
                           .y_title = what->unit,
                           .x_kind = strstr(axis->unit, "/hour") ? BG_KEY_RATE : BG_KEY_NUMBER,
                           .y_kind = what->kind,
                           .n = n,
                           .x = x,
                           .series = series,
                           .series_n = shown};
    p.marks = beside_marks_of(a, model, &p.marks_n);
    if (p.marks_n)
        p.note = "Upright lines: another bid passes, or no longer, or is recommended.";
    beside_add(l, p);
}

struct bg_pictures bg_brief_sweep_pictures(struct bg_arena *arena, const struct bg_model *model)
{
    struct list l = {.arena = arena};
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    if (model->sweeps_n == 0 || model->sweeps[0].axes_n != 1)
        return beside_done(&l);
    if (!model->reg) {
        const struct swept price = {"price", "Price of the recommended bid",
                                    model->ruleset->currency, BG_KEY_MONEY};
        add_swept(&l, model, &price);
        return beside_done(&l);
    }
    const struct bg_key_figures *key = model->sweeps[model->sweeps_n - 1].of->key;
    size_t n = bg_brief_big(key, big);
    for (size_t i = 0; i < n; i++) {
        const struct swept what = {big[i]->id,
                                   bg_arena_printf(arena, "%s, more than today", big[i]->title),
                                   big[i]->unit, big[i]->kind};
        add_swept(&l, model, &what);
    }
    return beside_done(&l);
}

/* -- a corpus ------------------------------------------------------------------------------------- */

static size_t beside_count_of(const struct bg_corpus *c, enum bg_corpus_role role, size_t s)
{
    size_t n = 0;
    for (size_t i = c->cases_n; i < c->scenarios_n; i++)
        n += c->scenarios[i].role == (int64_t)role && c->scenarios[i].of == (int64_t)s;
    return n;
}

static const char *beside_title_of(const struct bg_corpus_scenario *s)
{
    return s->title[0] ? s->title : s->id;
}

/* The differences of a figure under a case, at each of its points or years; NULL: it has none. */
static const struct bg_value *beside_values_of(struct bg_arena *a, const struct bg_corpus *c,
                                               enum bg_corpus_role role, size_t s, const char *id,
                                               size_t n)
{
    struct bg_value *y = beside_missing(a, n);
    size_t k = 0;
    for (size_t i = c->cases_n; i < c->scenarios_n && k < n; i++) {
        size_t figures_n;
        if (c->scenarios[i].role != (int64_t)role || c->scenarios[i].of != (int64_t)s)
            continue;
        const struct bg_key_figure *figures = bg_key_corpus_figures(a, c, i, &figures_n);
        const struct bg_key_figure *f = beside_named(figures, figures_n, id);
        if (f && !c->scenarios[i].why_not[0])
            y[k] = f->more;
        k++;
    }
    return k ? y : NULL;
}

/* The values or dates of the first case that has some; gives the last day of the last year. */
static int64_t beside_places_of(const struct bg_corpus *c, enum bg_corpus_role role, size_t first,
                                struct bg_dec *x, size_t n)
{
    int64_t of = -1, until = 0;
    size_t k = 0;
    for (size_t i = c->cases_n; i < c->scenarios_n && k < n; i++) {
        const struct bg_corpus_scenario *own = &c->scenarios[i];
        if (own->role != (int64_t)role || own->of < (int64_t)first || (of >= 0 && own->of != of))
            continue;
        of = own->of;
        x[k++] = role == BG_CORPUS_YEAR ? bg_dec_int(own->from) : own->at[0];
        until = own->until;
    }
    return until;
}

static void add_beside(struct list *l, const struct bg_corpus *c, enum bg_corpus_role role,
                       const struct bg_key_figure *f)
{
    struct bg_arena *a = l->arena;
    bool year = role == BG_CORPUS_YEAR;
    size_t first = year ? 1 : 0, n = 0, shown = 0;
    struct bg_picture_series *series = BG_ARRAY(a, SERIES_MOST, struct bg_picture_series);
    for (size_t s = first; s < c->cases_n && n == 0; s++)
        n = beside_count_of(c, role, s);
    struct bg_dec *x = BG_ARRAY(a, n, struct bg_dec);
    int64_t until = beside_places_of(c, role, first, x, n);
    for (size_t s = first; s < c->cases_n && shown < SERIES_MOST; s++) {
        const struct bg_value *y = beside_values_of(a, c, role, s, f->id, n);
        if (y)
            shown =
                beside_add_series(a, series, shown, beside_title_of(&c->scenarios[s]), y, NULL, n);
    }
    if (n < 2 || shown == 0)
        return;
    const char *by = year ? "by the date of the rules" : c->axes[0].title;
    const char *title =
        bg_arena_printf(a, "%s, more than today, %s%s", f->title, year ? "" : "by ", by);
    bool rate = !year && strstr(c->axes[0].unit, "/hour");
    beside_add(l, (struct bg_picture){
                      .kind = year ? BG_PICTURE_STEPS : BG_PICTURE_LINES,
                      .id = bg_arena_printf(a, "%s-%s", year ? "years" : "sweep", f->id),
                      .title = title,
                      .words = ends_in_words(a, title, f->kind, series, shown, n),
                      .note = year ? "The same tenders under the rules as they are on each "
                                     "date, against today's rules on that date."
                                   : "",
                      .x_title = year ? "" : c->axes[0].unit,
                      .y_title = f->unit,
                      .x_kind = rate ? BG_KEY_RATE : BG_KEY_NUMBER,
                      .y_kind = f->kind,
                      .n = n,
                      .x = x,
                      .until = until,
                      .series = series,
                      .series_n = shown});
}

static void add_groups(struct list *l, const struct bg_corpus *c)
{
    struct bg_arena *a = l->arena;
    const struct bg_corpus_scenario *first = &c->scenarios[0];
    size_t n = first->groups_n, shown = 0;
    struct bg_picture_series *series = BG_ARRAY(a, SERIES_MOST, struct bg_picture_series);
    struct bg_buf words;
    bg_buf_init(&words, a);
    bg_buf_printf(&words, "Tenders awarded, by the answer to \"%s\".", first->by);
    for (size_t s = 0; n && s < c->cases_n && shown < SERIES_MOST; s++) {
        if (c->scenarios[s].groups_n != n)
            continue;
        struct bg_value *y = beside_missing(a, n);
        bg_buf_printf(&words, " %s:", beside_title_of(&c->scenarios[s]));
        for (size_t i = 0; i < n; i++) {
            y[i] = bg_key_number(bg_dec_int(c->sums[s].groups[i].awards));
            bg_buf_printf(&words, "%s %s %lld", i ? "," : "", first->groups[i],
                          (long long)c->sums[s].groups[i].awards);
        }
        bg_buf_putc(&words, '.');
        series[shown++] =
            (struct bg_picture_series){beside_title_of(&c->scenarios[s]), y, NULL, NULL, NULL};
    }
    if (shown)
        beside_add(l, (struct bg_picture){.kind = BG_PICTURE_BARS,
                                          .id = "who-wins",
                                          .title = bg_arena_printf(a, "Who wins: %s", first->by),
                                          .words = bg_buf_text(&words),
                                          .note = "Tenders, by the recommended bid.",
                                          .x_title = "",
                                          .y_title = "tenders",
                                          .y_kind = BG_KEY_COUNT,
                                          .levels = true,
                                          .n = n,
                                          .names = first->groups,
                                          .series = series,
                                          .series_n = shown});
}

struct bg_pictures bg_brief_corpus_pictures(struct bg_arena *arena, const struct bg_corpus *corpus)
{
    struct list l = {.arena = arena};
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    size_t n = bg_brief_big(bg_key_corpus(arena, corpus, corpus->cases_n > 1 ? 1 : 0), big);
    add_groups(&l, corpus);
    for (size_t i = 0; i < n && corpus->axes_n == 1; i++)
        add_beside(&l, corpus, BG_CORPUS_POINT, big[i]);
    for (size_t i = 0; i < n; i++)
        add_beside(&l, corpus, BG_CORPUS_YEAR, big[i]);
    return beside_done(&l);
}

/* -- tables --------------------------------------------------------------------------------------- */

static const char *beside_words_of(struct bg_arena *a, struct bg_dec n)
{
    return bg_dec_grouped(n, 0, bg_arena_alloc(a, BG_DEC_TEXT));
}

static struct bg_brief_table groups_table(struct bg_arena *a, const struct bg_corpus *c)
{
    static const char *const columns[] = {"Answer",        "Scenario",    "Bids",
                                          "of these pass", "Tenders won", "Sum of their prices"};
    enum { COLUMNS = sizeof columns / sizeof *columns };
    size_t rows = 0;
    for (size_t s = 0; s < c->cases_n; s++)
        rows += c->scenarios[s].groups_n;
    const char **cells = BG_ARRAY(a, rows * COLUMNS, const char *), **at = cells;
    for (size_t i = 0; i < c->scenarios[0].groups_n; i++)
        for (size_t s = 0; s < c->cases_n; s++) {
            if (i >= c->scenarios[s].groups_n)
                continue;
            const struct bg_corpus_group *g = &c->sums[s].groups[i];
            *at++ = c->scenarios[s].groups[i];
            *at++ = beside_title_of(&c->scenarios[s]);
            *at++ = beside_words_of(a, bg_dec_int(g->bids));
            *at++ = beside_words_of(a, bg_dec_int(g->passing));
            *at++ = beside_words_of(a, bg_dec_int(g->awards));
            *at++ = beside_words_of(a, g->amount);
        }
    return (struct bg_brief_table){bg_arena_printf(a, "Who wins: %s", c->scenarios[0].by), columns,
                                   COLUMNS, cells, (size_t)(at - cells) / COLUMNS};
}

static const char *beside_place_of(struct bg_arena *a, const struct bg_corpus *c,
                                   const struct bg_corpus_scenario *own)
{
    char text[BG_DEC_TEXT], date[BG_DATE_TEXT];
    if (own->role == BG_CORPUS_YEAR)
        return bg_arena_printf(a, "%s", bg_date_text(own->from, date));
    const char *first = bg_arena_printf(a, "%s", bg_dec_text(own->at[0], text));
    return c->axes_n == 2 ? bg_arena_printf(a, "%s; %s", first, bg_dec_text(own->at[1], text))
                          : first;
}

/* A row for each point or year: what each of the big figures is more than today. */
static struct bg_brief_table beside_table(struct bg_arena *a, const struct bg_corpus *c,
                                          enum bg_corpus_role role)
{
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    size_t shown = bg_brief_big(bg_key_corpus(a, c, c->cases_n > 1 ? 1 : 0), big), rows = 0;
    size_t columns_n = shown + 3;
    const char **columns = BG_ARRAY(a, columns_n, const char *);
    const char **cells = BG_ARRAY(a, columns_n * (c->scenarios_n + 1), const char *), **at = cells;
    bool year = role == BG_CORPUS_YEAR;
    columns[0] = year ? "Rules as of" : c->axes_n == 2 ? "Values" : "Value";
    columns[1] = "Scenario";
    columns[2] = "Tenders that go to another bid";
    for (size_t k = 0; k < shown; k++)
        columns[3 + k] = bg_arena_printf(a, "%s, %s more than today", big[k]->title, big[k]->unit);
    for (size_t i = c->cases_n; i < c->scenarios_n; i++) {
        const struct bg_corpus_scenario *own = &c->scenarios[i];
        size_t n;
        if (own->role != (int64_t)role || (year && own->of == 0))
            continue;
        const struct bg_key_figure *figures = bg_key_corpus_figures(a, c, i, &n);
        *at++ = beside_place_of(a, c, own);
        *at++ = beside_title_of(&c->scenarios[own->of]);
        *at++ = own->why_not[0] ? bg_arena_printf(a, "cannot be used: %s", own->why_not)
                                : beside_words_of(a, bg_dec_int(c->sums[i].changed));
        for (size_t k = 0; k < shown; k++) {
            const struct bg_key_figure *f = beside_named(figures, n, big[k]->id);
            *at++ = f && !own->why_not[0] ? bg_key_words(a, f, &f->more) : "-";
        }
        rows++;
    }
    const char *title = year ? "Year by year"
                             : bg_arena_printf(a, "By %s%s%s", c->axes_n ? c->axes[0].title : "",
                                               c->axes_n == 2 ? " and " : "",
                                               c->axes_n == 2 ? c->axes[1].title : "");
    return (struct bg_brief_table){title, columns, columns_n, cells, rows};
}

size_t bg_brief_corpus_tables(struct bg_arena *arena, const struct bg_corpus *corpus,
                              struct bg_brief_beside out[BG_BRIEF_BESIDE])
{
    const struct bg_brief_beside all[BG_BRIEF_BESIDE] = {
        {"Who wins", "By what the vendor answered; tenders by the recommended bid.",
         groups_table(arena, corpus)},
        {"Sweep", "Every tender evaluated at each value, against the first scenario as it is.",
         beside_table(arena, corpus, BG_CORPUS_POINT)},
        {"Year by year",
         "The same tenders under the rules as they are on each date, against the first scenario on "
         "that "
         "date.",
         beside_table(arena, corpus, BG_CORPUS_YEAR)}};
    size_t n = 0;
    for (size_t i = 0; i < BG_BRIEF_BESIDE; i++)
        if (all[i].table.rows)
            out[n++] = all[i];
    return n;
}

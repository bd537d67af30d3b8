/* Key figures in the words that both writers of a brief print. */
#include "report/brief/brief.h"

#include <string.h>

#include "base/list.h"
#include "report/chart/chart.h"
#include "report/text/key_text.h"

size_t bg_brief_big(const struct bg_key_figures *key, const struct bg_key_figure *out[BG_BRIEF_BIG])
{
    size_t n = 0;
    for (size_t i = 0; i < key->n && n < BG_BRIEF_BIG; i++)
        if (key->items[i].swings && key->items[i].shown && !key->items[i].part)
            out[n++] = &key->items[i];
    return n;
}

static const char *words_plus(struct bg_arena *arena, const struct bg_key_figure *f,
                              const struct bg_value *value)
{
    const char *words = bg_key_words(arena, f, value);
    bool more = value->type == BG_V_NUMBER && bg_dec_sign(value->as.number) > 0;
    return more ? bg_arena_printf(arena, "+%s", words) : words;
}

const char *bg_brief_big_words(struct bg_arena *arena, const struct bg_key_figure *f)
{
    if (f->more.type == BG_V_NUMBER)
        return words_plus(arena, f, &f->more);
    return f->proposed.type == BG_V_NUMBER ? bg_key_words(arena, f, &f->proposed)
                                           : bg_key_none_words(f);
}

static bool words_has_range(const struct bg_key_figure *f)
{
    return f->least.type == BG_V_NUMBER && f->most.type == BG_V_NUMBER &&
           bg_dec_cmp(f->least.as.number, f->most.as.number) != 0;
}

const char *bg_brief_range_words(struct bg_arena *arena, const struct bg_key_figure *f)
{
    if (!words_has_range(f))
        return "";
    return bg_arena_printf(arena, "from %s to %s", bg_key_words(arena, f, &f->least),
                           bg_key_words(arena, f, &f->most));
}

const char *bg_brief_figure_title(struct bg_arena *arena, const struct bg_key_figure *f)
{
    bool unit = f->unit[0] && f->kind != BG_KEY_SHARE && !f->part;
    return bg_arena_printf(arena, "%s%s%s%s", f->title, unit ? ", " : "", unit ? f->unit : "",
                           f->estimated ? " *" : "");
}

const char *bg_brief_figure_cell(struct bg_arena *arena, const struct bg_key_figure *f, int column)
{
    const struct bg_value *const values[] = {&f->today, &f->proposed, &f->more, &f->least,
                                             &f->most};
    const struct bg_value *v = values[column];
    if (column >= 3 && !words_has_range(f))
        return "";
    if (column == 2 && v->type != BG_V_NUMBER)
        return f->proposed.type == BG_V_NUMBER ? "" : bg_key_none_words(f);
    if (v->type != BG_V_NUMBER)
        return "";
    return column == 2 ? words_plus(arena, f, v) : bg_key_words(arena, f, v);
}

const char *bg_brief_value(struct bg_arena *arena, const struct bg_picture *p,
                           const struct bg_value *v)
{
    return v->type == BG_V_NUMBER ? bg_chart_words(arena, p->y_kind, v->as.number) : "-";
}

const char *bg_brief_point(struct bg_arena *arena, const struct bg_picture *p, size_t series,
                           size_t point)
{
    const struct bg_picture_series *own = &p->series[series];
    return own->y[point].type != BG_V_NUMBER && own->none
               ? bg_chart_none(own, point)
               : bg_brief_value(arena, p, &own->y[point]);
}

struct bg_brief_table bg_brief_compare_table(struct bg_arena *arena, const char *const *titles,
                                             const struct bg_key_figures *const *keys, size_t n)
{
    const struct bg_key_figure *big[BG_BRIEF_BIG];
    size_t shown = bg_brief_big(keys[0], big), columns = shown + 2;
    const char **heads = BG_ARRAY(arena, columns, const char *);
    const char **cells = BG_ARRAY(arena, columns * n, const char *);
    heads[0] = "Proposal";
    for (size_t k = 0; k < shown; k++)
        heads[k + 1] =
            bg_arena_printf(arena, "%s: more than today", bg_brief_figure_title(arena, big[k]));
    heads[shown + 1] = keys[0]->proposed_title;
    for (size_t i = 0; i < n; i++) {
        cells[i * columns] = titles[i];
        for (size_t k = 0; k < shown; k++) {
            const struct bg_key_figure *f = bg_key_named(keys[i], big[k]->id);
            const char *range = f ? bg_brief_range_words(arena, f) : "";
            cells[i * columns + k + 1] =
                f ? bg_arena_printf(arena, "%s%s%s%s", bg_brief_big_words(arena, f),
                                    *range ? " (" : "", range, *range ? ")" : "")
                  : "-";
        }
        cells[i * columns + shown + 1] = keys[i]->proposed_words;
    }
    return (struct bg_brief_table){"The proposals beside each other", heads, columns, cells, n};
}

/* -- sources by number ------------------------------------------------------------------------------- */

/* The next source of a text that joins them by "; ". NULL: there is none. */
static const char *next_source(struct bg_arena *arena, const char **at)
{
    const char *begin = *at, *end = strstr(begin, "; ");
    size_t n = end ? (size_t)(end - begin) : strlen(begin);
    *at = begin + n + (end ? 2 : 0);
    return n ? bg_arena_text(arena, begin, n) : NULL;
}

static size_t words_number_of(const struct bg_brief_sources *s, const char *source)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->items[i], source) == 0)
            return i + 1;
    return 0;
}

static void words_add_source(struct bg_brief_sources *s, const char *source)
{
    if (words_number_of(s, source))
        return;
    BG_MORE(s->arena, s->items, s->n, s->room);
    s->items[s->n++] = source;
}

void bg_brief_sources(struct bg_brief_sources *s, struct bg_arena *arena,
                      const struct bg_key_figures *key)
{
    *s = (struct bg_brief_sources){.arena = arena};
    for (size_t i = 0; i < key->n; i++) {
        const char *at = key->items[i].source;
        if (!key->items[i].shown || key->items[i].part)
            continue;
        for (const char *one = next_source(arena, &at); one; one = next_source(arena, &at))
            words_add_source(s, one);
    }
}

const char *bg_brief_source_numbers(const struct bg_brief_sources *s, const struct bg_key_figure *f)
{
    struct bg_buf out;
    const char *at = f->source;
    bool *named = BG_ARRAY(s->arena, s->n + 2, bool);
    bg_buf_init(&out, s->arena);
    for (const char *one = next_source(s->arena, &at); !f->part && one;
         one = next_source(s->arena, &at))
        named[words_number_of(s, one)] = true;
    for (size_t i = 1, last; i <= s->n; i = last + 1) {
        for (last = i; named[i] && named[last + 1];)
            last++;
        if (!named[i])
            continue;
        bg_buf_printf(&out, "%s%zu", out.size ? ", " : "", i);
        if (last > i)
            bg_buf_printf(&out, "%s%zu", last > i + 1 ? " to " : ", ", last);
    }
    return bg_buf_text(&out);
}

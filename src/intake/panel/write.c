/* A panel as a file, by the shape that reads it: one entry a line, in the order in which they came. */
#include <string.h>

#include "base/date.h"
#include "intake/panel/shape.h"

/* Points are as the file has them, a value of any kind: those of the panel become the numbers of a list,
 * which the scores and agreements then take one after the other. */
struct points {
    const struct bg_json *json;
    const struct cJSON *next;
};

static void put_points(struct bg_buf *list, bool there, struct bg_dec points)
{
    char text[BG_DEC_TEXT];
    if (there)
        bg_buf_printf(list, "%s%s", list->size > 1 ? "," : "", bg_dec_text(points, text));
}

static struct points points_of(struct bg_arena *arena, const struct bg_panel *panel)
{
    struct bg_buf list;
    bg_buf_init(&list, arena);
    bg_buf_putc(&list, '[');
    for (size_t i = 0; i < panel->scores_n; i++)
        put_points(&list, panel->scores[i].has_points, panel->scores[i].points);
    for (size_t i = 0; i < panel->agreed_n; i++)
        put_points(&list, panel->agreed[i].has_points, panel->agreed[i].points);
    bg_buf_putc(&list, ']');
    const char *text = bg_buf_text(&list);
    const struct bg_json *json = bg_json_parse(arena, bg_diags_new(arena),
                                               bg_source_new(arena, "", text, strlen(text)), NULL);
    return (struct points){json, bg_json_first(json->root)};
}

static const struct cJSON *take_points(struct points *points, bool there)
{
    const struct cJSON *own = there ? points->next : NULL;
    if (there)
        points->next = bg_json_next(own);
    return own;
}

/* -- parts -------------------------------------------------------------------------------------- */

static struct bg_items write_cites(struct bg_arena *arena, const struct bg_cite *cites, size_t n)
{
    struct raw_cite *raw = BG_ARRAY(arena, n, struct raw_cite);
    for (size_t i = 0; i < n; i++)
        raw[i].out = cites[i];
    return (struct bg_items){.items = raw, .n = n};
}

static void write_evaluator(struct bg_arena *arena, const struct bg_evaluator *v,
                            struct raw_evaluator *raw)
{
    char date[BG_DATE_TEXT];
    struct raw_interest *interests = BG_ARRAY(arena, v->interests_n, struct raw_interest);
    for (size_t i = 0; i < v->interests_n; i++)
        interests[i].out = v->interests[i];
    *raw = (struct raw_evaluator){
        .item.key = v->id,
        .out = *v,
        .interests = {.items = interests, .n = v->interests_n},
        .withdrawn = {.at = v->withdrawn_at, .because = v->withdrawn_because},
        .declared = v->declared != BG_NO_DATE
                        ? bg_arena_printf(arena, "%s", bg_date_text(v->declared, date))
                        : "",
        .role = v->adviser ? "adviser" : "",
        .criteria = v->criteria,
    };
}

static void write_agreement(struct bg_arena *arena, struct points *points,
                            const struct bg_agreement *a, struct raw_agreement *raw)
{
    struct raw_found *found = BG_ARRAY(arena, a->found_n, struct raw_found);
    struct raw_dissent *dissents = BG_ARRAY(arena, a->dissents_n, struct raw_dissent);
    for (size_t i = 0; i < a->found_n; i++)
        found[i] = (struct raw_found){.item.key = a->found[i].id, .out = a->found[i]};
    for (size_t i = 0; i < a->dissents_n; i++)
        dissents[i].out = a->dissents[i];
    *raw = (struct raw_agreement){
        .out = *a,
        .points = take_points(points, a->has_points),
        .cites = write_cites(arena, a->cites, a->cites_n),
        .found = {.items = found, .n = a->found_n},
        .dissents = {.items = dissents, .n = a->dissents_n},
        .present = {.items = a->present, .n = a->present_n},
    };
}

void bg_panel_write(struct bg_buf *out, const struct bg_panel *panel)
{
    struct bg_arena *arena = out->arena;
    struct points points = points_of(arena, panel);
    struct raw_evaluator *evaluators = BG_ARRAY(arena, panel->evaluators_n, struct raw_evaluator);
    struct raw_score *scores = BG_ARRAY(arena, panel->scores_n, struct raw_score);
    struct raw_agreement *agreed = BG_ARRAY(arena, panel->agreed_n, struct raw_agreement);
    for (size_t i = 0; i < panel->evaluators_n; i++)
        write_evaluator(arena, &panel->evaluators[i], &evaluators[i]);
    for (size_t i = 0; i < panel->scores_n; i++) {
        const struct bg_panel_score *s = &panel->scores[i];
        scores[i] = (struct raw_score){.out = *s,
                                       .points = take_points(&points, s->has_points),
                                       .cites = write_cites(arena, s->cites, s->cites_n)};
    }
    for (size_t i = 0; i < panel->agreed_n; i++)
        write_agreement(arena, &points, &panel->agreed[i], &agreed[i]);
    const struct raw_panel_file raw = {
        .format = "bidgauge-panel/1",
        .solicitation = panel->solicitation,
        .ruleset = {.id = panel->ruleset_id, .version = panel->ruleset_version},
        .evaluators = {.items = evaluators, .n = panel->evaluators_n},
        .scores = {.items = scores, .n = panel->scores_n, .said = true},
        .agreed = {.items = agreed, .n = panel->agreed_n, .said = true},
        .influence = panel->influence,
    };
    bg_shape_write(out, points.json, &bg_panel_shape, &raw);
}

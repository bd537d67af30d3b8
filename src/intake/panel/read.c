/* Reading a panel file by its shape. Names are not looked up here: a score for a criterion that the
 * ruleset does not have is a matter of the review, which reports it beside what else is wrong. */
#include "intake/panel/shape.h"

#include <string.h>

#include "base/date.h"

#define IN(type, member)   .at = offsetof(struct type, member)
#define SAID(type, member) .said = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const formats[] = {"bidgauge-panel/1", NULL};
static const char *const roles[] = {"member", "adviser", NULL};
static const char *const findings[] = {"yes", "partly", "no", NULL};

static const struct bg_key interest_keys[] = {
    {"bid", BG_KEY_TEXT, IN(raw_interest, out.bid), .required = true},
    {"subcontractor", BG_KEY_TEXT, IN(raw_interest, out.subcontractor),
     .about = "Named by the bid; absent: the interest is in the bidder itself"},
    {"what", BG_KEY_TEXT, IN(raw_interest, out.what), .required = true},
    {"measure", BG_KEY_TEXT, IN(raw_interest, out.measure),
     .about = "What was done about the interest"},
    END};
static const struct bg_shape interest_shape = {.name = "interest",
                                               .what = "interest",
                                               .size = sizeof(struct raw_interest),
                                               .keys = interest_keys};

static const struct bg_key withdrawn_keys[] = {{"at", BG_KEY_TEXT, IN(raw_withdrawn, at)},
                                               {"because", BG_KEY_TEXT, IN(raw_withdrawn, because)},
                                               END};
static const struct bg_shape withdrawn_shape = {.name = "withdrawn",
                                                .what = "withdrawal",
                                                .size = sizeof(struct raw_withdrawn),
                                                .keys = withdrawn_keys};

static const struct bg_key evaluator_keys[] = {
    {"name", BG_KEY_TEXT, IN(raw_evaluator, out.name), .required = true},
    {"declared", BG_KEY_TEXT, IN(raw_evaluator, declared),
     .about = "Date on which interests were declared; absent or empty: not yet"},
    {"interests", BG_KEY_LIST, IN(raw_evaluator, interests), .of = &interest_shape},
    {"withdrawn", BG_KEY_OBJECT, IN(raw_evaluator, withdrawn), SAID(raw_evaluator, out.withdrawn),
     .of = &withdrawn_shape},
    {"role", BG_KEY_WORD, IN(raw_evaluator, role), .names = roles,
     .about = "An adviser is heard and scores nothing"},
    {"criteria", BG_KEY_TEXTS, IN(raw_evaluator, criteria),
     .about = "Scores these criteria alone; absent: all that the panel scores"},
    END};
static const struct bg_shape evaluator_shape = {.name = "evaluator",
                                                .what = "evaluator",
                                                .size = sizeof(struct raw_evaluator),
                                                .keys = evaluator_keys,
                                                .by = BG_BY_TEXT};

static const struct bg_key cite_keys[] = {
    {"document", BG_KEY_TEXT, IN(raw_cite, out.document)},
    {"place", BG_KEY_TEXT, IN(raw_cite, out.place), .about = "Page, section or cell"},
    END};
static const struct bg_shape cite_shape = {
    .name = "cite", .what = "place in the bid", .size = sizeof(struct raw_cite), .keys = cite_keys};

static const struct bg_key score_keys[] = {
    {"evaluator", BG_KEY_TEXT, IN(raw_score, out.evaluator), .required = true},
    {"bid", BG_KEY_TEXT, IN(raw_score, out.bid), .required = true},
    {"lot", BG_KEY_TEXT, IN(raw_score, out.lot)},
    {"criterion", BG_KEY_TEXT, IN(raw_score, out.criterion), .required = true},
    {"points", BG_KEY_SCALAR, IN(raw_score, points), .about = "null or absent: not scored"},
    {"reason", BG_KEY_TEXT, IN(raw_score, out.reason)},
    {"cites", BG_KEY_LIST, IN(raw_score, cites), .of = &cite_shape},
    {"changed_because", BG_KEY_TEXT, IN(raw_score, out.changed_because)},
    END};
static const struct bg_shape score_shape = {
    .name = "score", .what = "score", .size = sizeof(struct raw_score), .keys = score_keys};

static const struct bg_key found_alone = {
    .type = BG_KEY_WORD, IN(raw_found, out.found), .names = findings};
static const struct bg_shape found_shape = {.name = "point_found",
                                            .what = "point found",
                                            .size = sizeof(struct raw_found),
                                            .alone = &found_alone,
                                            .by = BG_BY_TEXT};

static const struct bg_key dissent_keys[] = {
    {"who", BG_KEY_TEXT, IN(raw_dissent, out.who), .required = true},
    {"why", BG_KEY_TEXT, IN(raw_dissent, out.why), .required = true},
    END};
static const struct bg_shape dissent_shape = {
    .name = "dissent", .what = "dissent", .size = sizeof(struct raw_dissent), .keys = dissent_keys};

static const struct bg_key agreement_keys[] = {
    {"criterion", BG_KEY_TEXT, IN(raw_agreement, out.criterion), .required = true},
    {"bid", BG_KEY_TEXT, IN(raw_agreement, out.bid), .required = true},
    {"lot", BG_KEY_TEXT, IN(raw_agreement, out.lot)},
    {"points", BG_KEY_SCALAR, IN(raw_agreement, points),
     .about = "Of a published level; the panel's own under \"consensus\" only"},
    {"reason", BG_KEY_TEXT, IN(raw_agreement, out.reason)},
    {"cites", BG_KEY_LIST, IN(raw_agreement, cites), .of = &cite_shape},
    {"points_found", BG_KEY_MAP, IN(raw_agreement, found), .of = &found_shape,
     .about = "What was found on each point of \"look_for\""},
    {"present", BG_KEY_TEXTS, IN(raw_agreement, present), .about = "Evaluators at the meeting"},
    {"dissent", BG_KEY_LIST, IN(raw_agreement, dissents), .of = &dissent_shape},
    {"outside_because", BG_KEY_TEXT, IN(raw_agreement, out.outside_because)},
    {"passes_because", BG_KEY_TEXT, IN(raw_agreement, out.passes_because)},
    {"differs_because", BG_KEY_TEXT, IN(raw_agreement, out.differs_because)},
    {"changed_because", BG_KEY_TEXT, IN(raw_agreement, out.changed_because)},
    END};
static const struct bg_shape agreement_shape = {.name = "agreement",
                                                .what = "agreed score",
                                                .size = sizeof(struct raw_agreement),
                                                .keys = agreement_keys};

static const struct bg_key ruleset_ref_keys[] = {
    {"id", BG_KEY_TEXT, IN(raw_ruleset_ref, id), .required = true},
    {"version", BG_KEY_TEXT, IN(raw_ruleset_ref, version)},
    END};
static const struct bg_shape ruleset_ref_shape = {.name = "ruleset_ref",
                                                  .what = "ruleset",
                                                  .size = sizeof(struct raw_ruleset_ref),
                                                  .keys = ruleset_ref_keys};

static const struct bg_key panel_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_panel_file, format), .names = formats, .required = true},
    {"solicitation", BG_KEY_TEXT, IN(raw_panel_file, solicitation), .about = "Its reference"},
    {"ruleset", BG_KEY_OBJECT, IN(raw_panel_file, ruleset), .of = &ruleset_ref_shape},
    {"evaluators", BG_KEY_MAP, IN(raw_panel_file, evaluators), .of = &evaluator_shape,
     .required = true},
    {"scores", BG_KEY_LIST, IN(raw_panel_file, scores), .of = &score_shape},
    {"agreed", BG_KEY_LIST, IN(raw_panel_file, agreed), .of = &agreement_shape},
    {"influence", BG_KEY_BOOL, IN(raw_panel_file, influence),
     .about = "Show, beside the result, what it would be without each evaluator"},
    END};
const struct bg_shape bg_panel_shape = {.name = "panel",
                                        .what = "panel file",
                                        .size = sizeof(struct raw_panel_file),
                                        .keys = panel_keys};

/* Points in the file's own digits. A blank is missing, never 0; anything else is a fault. */
static bool link_points(const struct bg_loading *l, const struct cJSON *node, struct bg_dec *out)
{
    const char *text = node ? bg_json_text(node) : NULL;
    if (!node || bg_json_type(node) == BG_JSON_NULL || (text && !text[0]))
        return false;
    if (bg_json_type(node) == BG_JSON_NUMBER && bg_json_dec(l->json, node, out))
        return true;
    bg_diag_add(l->diags, BG_E202, bg_json_pos(l->json, node),
                "\"points\" must be a number; here is %s", bg_json_type_name(bg_json_type(node)));
    return false;
}

static const struct bg_cite *link_cites(struct bg_arena *arena, const struct bg_items *given)
{
    struct bg_cite *made = BG_ARRAY(arena, given->n, struct bg_cite);
    const struct raw_cite *raw = given->items;
    for (size_t i = 0; i < given->n; i++)
        made[i] = raw[i].out;
    return made;
}

/* A day, or BG_NO_DATE where there is no declaration yet. */
static int64_t link_declared(const struct bg_loading *l, const struct raw_evaluator *raw)
{
    int64_t day = BG_NO_DATE;
    if (raw->declared && raw->declared[0] &&
        !bg_date_parse(raw->declared, strlen(raw->declared), &day))
        bg_diag_add(l->diags, BG_E205, bg_item_pos(l->json, &raw->item, "declared"),
                    "\"declared\" of evaluator \"%s\" is \"%s\", which is not a date",
                    raw->item.key, raw->declared);
    return day;
}

static const struct bg_evaluator *link_evaluators(const struct bg_loading *l,
                                                  const struct bg_items *given)
{
    struct bg_arena *arena = l->arena;
    struct bg_evaluator *made = BG_ARRAY(arena, given->n, struct bg_evaluator);
    struct raw_evaluator *raw = given->items;
    for (size_t i = 0; i < given->n; i++) {
        struct bg_interest *interests = BG_ARRAY(arena, raw[i].interests.n, struct bg_interest);
        struct raw_interest *interest = raw[i].interests.items;
        for (size_t k = 0; k < raw[i].interests.n; k++) {
            interests[k] = interest[k].out;
            interests[k].pos = interest[k].item.pos;
        }
        made[i] = raw[i].out;
        made[i].id = raw[i].item.key;
        made[i].pos = raw[i].item.pos;
        made[i].declared = link_declared(l, &raw[i]);
        made[i].interests = interests;
        made[i].interests_n = raw[i].interests.n;
        made[i].adviser = raw[i].role && strcmp(raw[i].role, "adviser") == 0;
        made[i].criteria = raw[i].criteria;
        made[i].withdrawn_at = raw[i].withdrawn.at ? raw[i].withdrawn.at : "";
        made[i].withdrawn_because = raw[i].withdrawn.because ? raw[i].withdrawn.because : "";
    }
    return made;
}

static const struct bg_panel_score *link_scores(const struct bg_loading *l,
                                                const struct bg_items *given)
{
    struct bg_panel_score *made = BG_ARRAY(l->arena, given->n, struct bg_panel_score);
    struct raw_score *raw = given->items;
    for (size_t i = 0; i < given->n; i++) {
        made[i] = raw[i].out;
        made[i].pos = raw[i].item.pos;
        made[i].has_points = link_points(l, raw[i].points, &made[i].points);
        made[i].cites = link_cites(l->arena, &raw[i].cites);
        made[i].cites_n = raw[i].cites.n;
    }
    return made;
}

static void link_agreement(const struct bg_loading *l, struct raw_agreement *raw,
                           struct bg_agreement *out)
{
    struct bg_point_found *found = BG_ARRAY(l->arena, raw->found.n, struct bg_point_found);
    struct bg_dissent *dissents = BG_ARRAY(l->arena, raw->dissents.n, struct bg_dissent);
    const struct raw_found *raw_found = raw->found.items;
    const struct raw_dissent *raw_dissent = raw->dissents.items;
    *out = raw->out;
    for (size_t i = 0; i < raw->found.n; i++) {
        found[i] = raw_found[i].out;
        found[i].id = raw_found[i].item.key;
        found[i].pos = raw_found[i].item.pos;
    }
    for (size_t i = 0; i < raw->dissents.n; i++)
        dissents[i] = raw_dissent[i].out;
    out->pos = raw->item.pos;
    out->has_points = link_points(l, raw->points, &out->points);
    out->cites = link_cites(l->arena, &raw->cites);
    out->cites_n = raw->cites.n;
    out->found = found;
    out->found_n = raw->found.n;
    out->dissents = dissents;
    out->dissents_n = raw->dissents.n;
    out->present = raw->present.items;
    out->present_n = raw->present.n;
}

const struct bg_panel *bg_panel_load(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_source *source)
{
    int64_t before = bg_diag_count(diags, BG_ERROR);
    struct raw_panel_file *raw = BG_NEW(arena, struct raw_panel_file);
    struct bg_loading l = {.arena = arena, .diags = diags};
    l.json = bg_json_parse(arena, diags, source, NULL);
    if (!l.json || !bg_shape_load(&l, l.json->root, &bg_panel_shape, raw))
        return NULL;
    struct bg_panel *panel = BG_NEW(arena, struct bg_panel);
    struct bg_agreement *agreed = BG_ARRAY(arena, raw->agreed.n, struct bg_agreement);
    struct raw_agreement *given = raw->agreed.items;
    for (size_t i = 0; i < raw->agreed.n; i++)
        link_agreement(&l, &given[i], &agreed[i]);
    *panel = (struct bg_panel){.source = source,
                               .solicitation = raw->solicitation,
                               .ruleset_id = raw->ruleset.id ? raw->ruleset.id : "",
                               .ruleset_version = raw->ruleset.version ? raw->ruleset.version : "",
                               .evaluators = link_evaluators(&l, &raw->evaluators),
                               .evaluators_n = raw->evaluators.n,
                               .scores = link_scores(&l, &raw->scores),
                               .scores_n = raw->scores.n,
                               .agreed = agreed,
                               .agreed_n = raw->agreed.n,
                               .influence = raw->influence,
                               .pos = bg_json_pos(l.json, l.json->root)};
    return bg_diag_count(diags, BG_ERROR) == before ? panel : NULL;
}

/* Decisions as JSON: shape, and what each kind needs. Which bid and question are meant is found when
 * they are applied. */
#include "intake/decisions/decisions.h"

#include <string.h>

#include "intake/sniff.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

struct raw_decision {
    struct bg_item item;
    struct bg_decision_entry out;
    const struct cJSON *answer, *figure;
    int what;
};
struct raw_decisions {
    struct bg_item item;
    const char *format, *solicitation, *ruleset;
    struct bg_items decisions;
};

static const char *const formats[] = {BG_DECISIONS_FORMAT, NULL};

static const char *kind_name(size_t i)
{
    return i < BG_DECISION__COUNT ? bg_decision_kinds[i].name : NULL;
}

static const struct bg_key decision_keys[] = {
    {"do", BG_KEY_ENUM, IN(raw_decision, what), .name_at = kind_name, .required = true},
    {"bid", BG_KEY_TEXT, IN(raw_decision, out.bid), .required = true,
     .about = "Its id; or \"id (file)\" where two have one id"},
    {"lot", BG_KEY_TEXT, IN(raw_decision, out.lot), .about = "All lots unless said"},
    {"replaced_by", BG_KEY_TEXT, IN(raw_decision, out.replaced_by),
     .about = "Of replace: the later bid, which counts"},
    {"received", BG_KEY_INSTANT, IN(raw_decision, out.received), .about = "Of receive"},
    {"opened", BG_KEY_INSTANT, IN(raw_decision, out.opened), .about = "Of receive"},
    {"field", BG_KEY_TEXT, IN(raw_decision, out.field), .about = "The question"},
    {"row", BG_KEY_INT, IN(raw_decision, out.row), .unless = "0", .min = "1",
     .about = "Of clarify, in a table: the row of the answer"},
    {"column", BG_KEY_TEXT, IN(raw_decision, out.column),
     .about = "Of clarify, in a table: the column"},
    {"was", BG_KEY_NODE, IN(raw_decision, out.was), .schema = "true",
     .about = "Of clarify: the answer that the bid gives"},
    {"now", BG_KEY_NODE, IN(raw_decision, out.now), .schema = "true",
     .about = "Of clarify: the answer in force"},
    {"answer", BG_KEY_NODE, IN(raw_decision, answer), .schema = "true",
     .about = "Of answer: the buyer's own"},
    {"reason", BG_KEY_TEXT, IN(raw_decision, out.reason)},
    {"date", BG_KEY_DATE, IN(raw_decision, out.date)},
    {"by", BG_KEY_TEXT, IN(raw_decision, out.by), .about = "Who recorded, checked or decided it"},
    {"document", BG_KEY_TEXT, IN(raw_decision, out.document)},
    {"page", BG_KEY_TEXT, IN(raw_decision, out.page)},
    {"source", BG_KEY_TEXT, IN(raw_decision, out.source),
     .about = "Of state: buyer, worker_survey, worker_organisation, agency_finding, court"},
    {"figure", BG_KEY_NODE, IN(raw_decision, figure), .schema = "true",
     .about = "Of state: the answer that the source gives; absent of a worker survey"},
    {"yes", BG_KEY_INT, IN(raw_decision, out.yes), .unless = "-1", .min = "0", .max = "10000000",
     .about = "Of state, of a worker survey: how many answered yes"},
    {"n", BG_KEY_INT, IN(raw_decision, out.n), .unless = "0", .min = "1", .max = "10000000",
     .about = "Of state, of a worker survey: how many answered"},
    {"of", BG_KEY_INT, IN(raw_decision, out.of), .unless = "0", .min = "1", .max = "10000000",
     .about = "Of state, of a worker survey: how many workers there are"},
    END};
static const struct bg_shape decision_shape = {.name = "decision",
                                               .what = "decision",
                                               .size = sizeof(struct raw_decision),
                                               .keys = decision_keys};
static const struct bg_key decisions_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_decisions, format), .names = formats, .required = true},
    {"solicitation", BG_KEY_TEXT, IN(raw_decisions, solicitation), .about = "Its reference"},
    {"ruleset", BG_KEY_TEXT, IN(raw_decisions, ruleset), .about = "Its id"},
    {"decisions", BG_KEY_LIST, IN(raw_decisions, decisions), .of = &decision_shape,
     .required = true},
    END};
const struct bg_shape bg_decisions_shape = {.name = "decisions",
                                            .what = "file of decisions",
                                            .size = sizeof(struct raw_decisions),
                                            .keys = decisions_keys};

/* -- what each kind needs ------------------------------------------------------------------------- */

static bool load_is_blank(const struct cJSON *node)
{
    const char *text = node ? bg_json_text(node) : NULL;
    return node == NULL || bg_json_type(node) == BG_JSON_NULL ||
           (text && !text[strspn(text, " \t\r\n")]);
}

/* Where the part is, or would be. */
static struct bg_pos load_place_of(const struct bg_loading *l, const struct raw_decision *raw,
                                   size_t i, const struct bg_decision_part_row *part)
{
    const char *key = bg_arena_printf(l->arena, "%zu/%s", i, part->name);
    struct bg_pos pos = bg_item_pos(l->json, &raw->item, part->name);
    const char *blank = bg_source_blank(l->json->source, key);
    if (blank && !bg_json_get(raw->item.node, part->name))
        pos.label = blank;
    return pos;
}

/* There is a cell with the part that cannot be read, which was said. */
static bool load_is_unreadable(const struct bg_loading *l, size_t i,
                               const struct bg_decision_part_row *part)
{
    const char *key = bg_arena_printf(l->arena, "%zu/%s", i, part->name);
    const char *blank = bg_source_blank(l->json->source, key);
    return blank && !*blank;
}

/* "disqualified", or in JSON "disqualify": as the file says it. */
static const char *load_called(const struct bg_loading *l, const struct bg_decision_kind *kind)
{
    return l->json->source->places_n ? kind->word : kind->name;
}

static void load_check_parts(const struct bg_loading *l, const struct raw_decision *raw, size_t i)
{
    enum bg_decision_do what = (enum bg_decision_do)raw->what;
    const struct bg_decision_kind *kind = &bg_decision_kinds[what];
    bool table = l->json->source->places_n != 0;
    const char *whose =
        *raw->out.bid ? bg_arena_printf(l->arena, "bid \"%s\", ", raw->out.bid) : "";
    for (int p = 0; p < BG_DECISION_PART__COUNT; p++) {
        const struct bg_decision_part_row *part = &bg_decision_parts[p];
        const struct cJSON *node = bg_json_get(raw->item.node, part->name);
        const char *name = table ? part->title : part->name;
        bool blank = load_is_blank(node) && !(p == BG_PART_NOW && node && !bg_json_text(node));
        if (bg_decision_needs(what, (enum bg_decision_part)p) && blank &&
            !load_is_unreadable(l, i, part))
            bg_diag_add(l->diags, BG_E541, load_place_of(l, raw, i, part),
                        "%s%s: \"%s\" is missing", whose, load_called(l, kind), name);
        if (!bg_decision_takes(what, (enum bg_decision_part)p) && !load_is_blank(node))
            bg_diag_add(l->diags, BG_E542, load_place_of(l, raw, i, part),
                        "%s%s: this decision has no \"%s\"", whose, load_called(l, kind), name);
    }
    if (bg_instant_known(raw->out.received) && bg_instant_known(raw->out.opened)) {
        int order;
        if (bg_instant_compare(raw->out.opened, raw->out.received, &order) && order < 0)
            bg_diag_add(l->diags, BG_E547,
                        load_place_of(l, raw, i, &bg_decision_parts[BG_PART_OPENED]),
                        "bid \"%s\" was opened before it was received", raw->out.bid);
    }
}

static size_t take_kind(const struct raw_decisions *raw, int what, struct bg_decision_entry *to)
{
    const struct raw_decision *list = raw->decisions.items;
    size_t n = 0;
    for (size_t i = 0; i < raw->decisions.n; i++) {
        if (list[i].what != what)
            continue;
        to[n] = list[i].out;
        to[n].what = (enum bg_decision_do)what;
        to[n].pos = list[i].item.pos;
        to[n].node = list[i].item.node;
        if (what == BG_DECIDE_ANSWER)
            to[n].now = list[i].answer;
        if (what == BG_DECIDE_STATE)
            to[n].now = list[i].figure;
        n++;
    }
    return n;
}

static void load_check_purpose(const struct bg_loading *l, const struct raw_decisions *raw,
                               const struct bg_ruleset *ruleset)
{
    const char *reference = ruleset->solicitation.reference;
    if (*raw->solicitation && *reference && strcmp(raw->solicitation, reference) != 0)
        bg_diag_add(l->diags, BG_E540, bg_item_pos(l->json, &raw->item, "solicitation"),
                    "the decisions are about solicitation \"%s\", this one is \"%s\"",
                    raw->solicitation, reference);
    else if (*raw->ruleset && strcmp(raw->ruleset, ruleset->id) != 0)
        bg_diag_add(l->diags, BG_E540, bg_item_pos(l->json, &raw->item, "ruleset"),
                    "the decisions were made under the ruleset \"%s\", this one is \"%s\"",
                    raw->ruleset, ruleset->id);
}

static const struct bg_decisions *load_json(const struct bg_loading *l,
                                            const struct bg_source *file,
                                            const struct bg_ruleset *ruleset)
{
    struct raw_decisions *raw = BG_NEW(l->arena, struct raw_decisions);
    int64_t before = bg_diag_count(l->diags, BG_ERROR);
    if (!bg_shape_load(l, l->json->root, &bg_decisions_shape, raw))
        return NULL;
    const struct raw_decision *list = raw->decisions.items;
    for (size_t i = 0; i < raw->decisions.n; i++)
        load_check_parts(l, &list[i], i);
    load_check_purpose(l, raw, ruleset);
    if (bg_diag_count(l->diags, BG_ERROR) > before)
        return NULL;
    struct bg_decision_entry *entries =
        BG_ARRAY(l->arena, raw->decisions.n, struct bg_decision_entry);
    struct bg_decisions *made = BG_NEW(l->arena, struct bg_decisions);
    for (int what = 0; what < BG_DECISION__COUNT; what++)
        made->n += take_kind(raw, what, entries + made->n);
    made->arena = l->arena;
    made->source = file;
    made->json = l->json;
    made->entries = entries;
    return made;
}

static bool load_begins(const struct bg_source *source, const char *with)
{
    size_t n = strlen(with);
    return source->size >= n && memcmp(source->text, with, n) == 0;
}

static bool load_is_json(const struct bg_source *source)
{
    size_t at = 0;
    while (at < source->size && source->text[at] && strchr(" \t\r\n", source->text[at]))
        at++;
    return at < source->size && (source->text[at] == '{' || source->text[at] == '[');
}

const struct bg_decisions *bg_decisions_load(struct bg_arena *arena, struct bg_diags *diags,
                                             const struct bg_source *source,
                                             const struct bg_ruleset *ruleset)
{
    const struct bg_source *text = source;
    int64_t before = bg_diag_count(diags, BG_ERROR);
    if (load_begins(source, "PK"))
        text = bg_decisions_workbook(arena, diags, source, ruleset);
    else if (!load_is_json(source))
        text = bg_decisions_table(arena, diags, source, ruleset);
    if (text == NULL)
        return NULL;
    struct bg_loading l = {.arena = arena, .diags = diags};
    l.json = bg_json_parse(arena, diags, text, NULL);
    const struct bg_decisions *made = l.json ? load_json(&l, source, ruleset) : NULL;
    return bg_diag_count(diags, BG_ERROR) == before ? made : NULL;
}

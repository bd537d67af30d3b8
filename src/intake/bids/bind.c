/* One bid: the shape of its file, what makes it unreadable or not comparable, its answers (those
 * for all lots, then those of the lot), clarifications and evidence. */
#include "intake/bids/bind.h"

#include <string.h>

#include "base/date.h"
#include "base/index.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

/* One past the last item; a list without items has a null pointer, to which nothing is added. */
#define END_OF(first, list) ((list).n ? (first) + (list).n : (first))

static const char *const formats[] = {"bidgauge-bid/1", NULL};
static const char *const statuses[] = {
    "active", "withdrawn", "disqualified", "deleted", "pending", "replaced", NULL};
static const char *const tax_bases[] = {"with tax", "without tax", NULL};

static const struct bg_key vendor_keys[] = {
    {"id", BG_KEY_TEXT, IN(raw_vendor, id)}, {"name", BG_KEY_TEXT, IN(raw_vendor, name)}, END};
static const struct bg_shape vendor_shape = {
    .name = "vendor", .what = "vendor", .size = sizeof(struct raw_vendor), .keys = vendor_keys};

static const struct bg_key lot_keys[] = {
    {"answers", BG_KEY_NODE, IN(raw_lot_answers, answers), .schema = "{\"type\": \"object\"}"},
    END};
static const struct bg_shape lot_shape = {
    .name = "lot", .what = "lot", .size = sizeof(struct raw_lot_answers), .keys = lot_keys};

static const struct bg_key evidence_keys[] = {
    {"document", BG_KEY_TEXT, IN(raw_evidence, document), .required = true},
    {"page", BG_KEY_TEXT, IN(raw_evidence, page)},
    {"verified_by", BG_KEY_TEXT, IN(raw_evidence, verified_by), .about = "Who checked it"},
    END};
static const struct bg_shape evidence_shape = {.name = "document",
                                               .what = "document of evidence",
                                               .size = sizeof(struct raw_evidence),
                                               .keys = evidence_keys};
static const struct bg_key evidence_alone = {
    .type = BG_KEY_LIST, IN(raw_evidence_list, list), .of = &evidence_shape};
static const struct bg_shape evidence_list_shape = {.name = "evidence",
                                                    .what = "evidence for",
                                                    .size = sizeof(struct raw_evidence_list),
                                                    .alone = &evidence_alone,
                                                    .by = BG_BY_ID};

static const struct bg_key qualification_keys[] = {
    {"place", BG_KEY_TEXT, IN(raw_qualification, place), .required = true},
    {"text", BG_KEY_TEXT, IN(raw_qualification, text), .required = true,
     .about = "Empty where something was removed or struck through"},
    {"was", BG_KEY_TEXT, IN(raw_qualification, was), .about = "What was sent out there"},
    {"struck", BG_KEY_BOOL, IN(raw_qualification, struck)},
    END};
static const struct bg_shape qualification_shape = {.name = "qualification",
                                                    .what = "qualification",
                                                    .size = sizeof(struct raw_qualification),
                                                    .keys = qualification_keys};
static const struct bg_key clarification_keys[] = {
    {"date", BG_KEY_DATE, IN(raw_clarification, date)},
    {"field", BG_KEY_TEXT, IN(raw_clarification, field), .required = true},
    {"was", BG_KEY_NODE, IN(raw_clarification, was), .schema = "true",
     .about = "The original answer"},
    {"now", BG_KEY_NODE, IN(raw_clarification, now), .schema = "true", .required = true,
     .about = "The answer in force"},
    {"document", BG_KEY_TEXT, IN(raw_clarification, document)},
    END};
static const struct bg_shape clarification_shape = {.name = "clarification",
                                                    .what = "clarification",
                                                    .size = sizeof(struct raw_clarification),
                                                    .keys = clarification_keys};

static const struct bg_key bid_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_bid, format), .names = formats, .required = true},
    {"bid", BG_KEY_TEXT, IN(raw_bid, bid), .required = true, .about = "The id of the bid"},
    {"vendor", BG_KEY_OBJECT, IN(raw_bid, vendor), .of = &vendor_shape},
    {"solicitation", BG_KEY_TEXT, IN(raw_bid, solicitation), .about = "Its reference"},
    {"submitted", BG_KEY_TEXT, IN(raw_bid, submitted),
     .about = "ISO 8601 date and time, as the vendor says"},
    {"receipt", BG_KEY_OBJECT, IN(raw_bid, receipt), .of = &bg_receipt_shape,
     .about = "What the buyer recorded of how it came in"},
    {"late_accepted", BG_KEY_OBJECT, IN(raw_bid, late_accepted), .of = &bg_late_accepted_shape,
     .about = "A decision that this late bid is scored"},
    {"status", BG_KEY_ENUM, IN(raw_bid, status), .names = statuses, .unless = "active"},
    {"status_reason", BG_KEY_TEXT, IN(raw_bid, status_reason)},
    {"currency", BG_KEY_TEXT, IN(raw_bid, currency), .about = "ISO 4217"},
    {"tax_basis", BG_KEY_WORD, IN(raw_bid, tax_basis), .names = tax_bases},
    {"no_award", BG_KEY_TEXT, IN(raw_bid, no_award),
     .about = "Why the procedure ended without an award, where the source of the bid says so"},
    {"answers", BG_KEY_NODE, IN(raw_bid, answers), .schema = "{\"type\": \"object\"}",
     .about = "By the ids of the ruleset's fields"},
    {"lots", BG_KEY_MAP, IN(raw_bid, lots), .of = &lot_shape,
     .about = "Answers of each lot, beside those for all lots"},
    {"evidence", BG_KEY_MAP, IN(raw_bid, evidence), .of = &evidence_list_shape},
    {"clarifications", BG_KEY_LIST, IN(raw_bid, clarifications), .of = &clarification_shape},
    {"qualifications", BG_KEY_LIST, IN(raw_bid, qualifications), .of = &qualification_shape,
     .about = "What the vendor wrote where no answer is asked for"},
    END};
const struct bg_shape bg_bid_shape = {
    .name = "bid", .what = "bid", .size = sizeof(struct raw_bid), .keys = bid_keys};

const char *bg_bind_keep(struct bg_binder *b, const char *text)
{
    return b->copy ? bg_arena_text(b->arena, text, strlen(text)) : text;
}

void bg_bid_fault(struct bg_arena *arena, struct bg_bid *bid, const char *sentence)
{
    const char **faults = BG_ARRAY(arena, bid->faults_n + 1, const char *);
    if (bid->faults_n)
        memcpy(faults, bid->faults, bid->faults_n * sizeof *faults);
    faults[bid->faults_n++] = sentence;
    bid->faults = faults;
    bid->not_comparable = true;
}

static struct bg_bid *new_bid(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                              const char *lot, const struct bg_source *source, struct bg_pos pos,
                              struct bg_answer **answers, struct bg_value **values)
{
    struct bg_bid *bid = BG_NEW(arena, struct bg_bid);
    size_t n = ruleset->fields_n;
    *answers = BG_ARRAY(arena, n, struct bg_answer);
    *values = BG_ARRAY(arena, n, struct bg_value);
    for (size_t i = 0; i < n; i++) {
        (*answers)[i] = (struct bg_answer){.value = BG_MISSING, .pos = pos};
        (*values)[i] = BG_MISSING;
    }
    *bid = (struct bg_bid){.id = "",
                           .vendor_id = "",
                           .vendor_name = "",
                           .lot = lot,
                           .submitted_text = "",
                           .submitted = BG_NO_INSTANT,
                           .status_reason = "",
                           .currency = "",
                           .tax_basis = "",
                           .no_award = "",
                           .solicitation = "",
                           .answers = *answers,
                           .values = *values,
                           .source = source,
                           .pos = pos};
    return bid;
}

struct bg_bid *bg_bid_broken(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                             const char *lot, const struct bg_source *source, const char *id,
                             const char *reason)
{
    static const struct bg_ruleset nothing = {0};
    struct bg_answer *answers;
    struct bg_value *values;
    struct bg_bid *bid = new_bid(arena, ruleset ? ruleset : &nothing, lot, source,
                                 (struct bg_pos){.source = source}, &answers, &values);
    if (!ruleset)
        bid->answers = NULL;
    bid->id = id;
    bid->vendor_name = id;
    bg_bid_fault(arena, bid, reason);
    bid->status = BG_BID_UNREADABLE;
    bid->status_reason = reason;
    bid->not_comparable = false; /* it is worse than that */
    return bid;
}

/* NULL: it is a bid as far as its head tells; else why not. */
static const char *not_a_bid(struct bg_binder *b)
{
    const struct cJSON *root = b->json->root;
    const struct cJSON *format = bg_json_get(root, "format"), *id = bg_json_get(root, "bid");
    if (bg_json_type(root) != BG_JSON_OBJECT)
        return bg_arena_printf(b->arena, "it holds %s, not an object",
                               bg_json_type_name(bg_json_type(root)));
    if (!bg_json_text(format))
        return "it has no \"format\": \"bidgauge-bid/1\"";
    if (strcmp(bg_json_text(format), formats[0]) != 0)
        return bg_arena_printf(b->arena, "its format is \"%s\", not \"bidgauge-bid/1\"",
                               bg_json_text(format));
    if (!bg_json_text(id) || !bg_json_text(id)[0])
        return "it has no \"bid\", the id of the bid";
    const struct cJSON *answers = bg_json_get(root, "answers");
    if (answers && bg_json_type(answers) != BG_JSON_OBJECT)
        return "its \"answers\" is not an object by field";
    return NULL;
}

static struct bg_bid *bind_unreadable(struct bg_binder *b, const char *lot, const char *fallback_id,
                                      const char *why)
{
    bg_diag_add(b->diags, BG_E501, bg_json_pos(b->json, b->json->root),
                "the bid cannot be read: %s", why);
    return bg_bid_broken(b->arena, b->ruleset, lot, b->json->source, fallback_id, why);
}

/* A key that no bid has may be there by mistake; any other fault of shape means that something
 * which matters is not known. Run again, because the faults of the first run are already listed. */
static void fault_of_shape(struct bg_binder *b, struct bg_bid *bid)
{
    struct bg_diags *own = bg_diags_new(b->arena);
    struct bg_loading loading = {.arena = b->arena, .diags = own, .json = b->json};
    struct raw_bid again;
    memset(&again, 0, sizeof again);
    (void)bg_shape_load(&loading, b->json->root, &bg_bid_shape, &again);
    for (int64_t i = 0; i < bg_diag_count(own, BG_ERROR); i++) {
        const struct bg_diag *diag = bg_diag_get(own, i);
        if (diag->code == BG_E201)
            continue;
        bg_bid_fault(b->arena, bid, diag->message);
        return;
    }
}

static void fill_head(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw)
{
    bid->id = bg_bind_keep(b, raw->bid);
    bid->vendor_id = bg_bind_keep(b, raw->vendor.id);
    bid->vendor_name = raw->vendor.name[0] ? bg_bind_keep(b, raw->vendor.name)
                       : raw->vendor.id[0] ? bid->vendor_id
                                           : bid->id;
    bid->submitted_text = bg_bind_keep(b, raw->submitted);
    bid->status = (enum bg_bid_status)raw->status;
    bid->status_reason = bg_bind_keep(b, raw->status_reason);
    bid->no_award = bg_bind_keep(b, raw->no_award);
    bid->currency = bg_bind_keep(b, raw->currency);
    bid->tax_basis = bg_bind_keep(b, raw->tax_basis);
    bid->solicitation = bg_bind_keep(b, raw->solicitation);
    if (raw->submitted[0] &&
        !bg_instant_parse(raw->submitted, strlen(raw->submitted), &bid->submitted))
        bg_diag_add(b->diags, BG_E205, bg_item_pos(b->json, &raw->item, "submitted"),
                    "\"submitted\" is \"%s\", which is not a date and time", raw->submitted);
    bg_bid_bind_receipt(b, bid, raw);
}

static void check_comparable(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw)
{
    const struct bg_ruleset *r = b->ruleset;
    const char *basis = r->price.tax_basis ? r->price.tax_basis : "", *why;
    if (raw->currency[0] && r->currency[0] && strcmp(raw->currency, r->currency) != 0) {
        why = bg_arena_printf(b->arena, "the bid is in %s, the ruleset in %s", bid->currency,
                              r->currency);
        bg_diag_add(b->diags, BG_E508, bg_item_pos(b->json, &raw->item, "currency"), "%s", why);
        bg_bid_fault(b->arena, bid, why);
    }
    if (basis[0] && strcmp(raw->tax_basis, basis) != 0) {
        why = raw->tax_basis[0]
                  ? bg_arena_printf(b->arena, "the bid's price is %s, the ruleset asks for it %s",
                                    bid->tax_basis, basis)
                  : bg_arena_printf(b->arena,
                                    "the bid does not say whether its price is with or "
                                    "without tax; the ruleset asks for it %s",
                                    basis);
        bg_diag_add(b->diags, BG_E509, bg_item_pos(b->json, &raw->item, "tax_basis"), "%s", why);
        bg_bid_fault(b->arena, bid, why);
    }
    const char *reference = r->solicitation.reference;
    if (raw->solicitation[0] && reference[0] && strcmp(raw->solicitation, reference) != 0) {
        why = bg_arena_printf(b->arena, "the bid is for solicitation \"%s\", this one is \"%s\"",
                              bid->solicitation, reference);
        bg_diag_add(b->diags, BG_E510, bg_item_pos(b->json, &raw->item, "solicitation"), "%s", why);
        bg_bid_fault(b->arena, bid, why);
    }
}

static void check_lots(struct bg_binder *b, const struct raw_bid *raw)
{
    const struct bg_ruleset *whole = b->ruleset->whole ? b->ruleset->whole : b->ruleset;
    const char **names = BG_ARRAY(b->arena, whole->lots_n, const char *);
    for (size_t i = 0; i < whole->lots_n; i++)
        names[i] = whole->lots[i].id;
    for (const struct raw_lot_answers *l = raw->lots.items, *end = END_OF(l, raw->lots); l != end;
         l++) {
        bool found = false;
        for (size_t i = 0; i < whole->lots_n; i++)
            found |= strcmp(names[i], l->item.key) == 0;
        if (!found)
            bg_diag_add(b->diags, BG_E515, l->item.pos, "the ruleset has no lot \"%s\"%s",
                        l->item.key, bg_did_you_mean(b->arena, l->item.key, names, whole->lots_n));
    }
}

static const char *bind_words_of(struct bg_arena *arena, const struct bg_value *value)
{
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    bg_value_words(value, &buf);
    return bg_buf_text(&buf);
}

/* A clarification says what the answer was: a help against one that is meant for another question.
 * Tables, and answers that could not be used, are not compared. */
static void check_was(struct bg_binder *b, const struct raw_clarification *c,
                      const struct bg_field *field, const struct bg_answer *answer)
{
    struct bg_binder silent = *b;
    struct bg_where where = {.field = field};
    struct bg_value was;
    const char *problem, *said;
    if (!c->was || field->type == BG_FIELD_TABLE || answer->value.type == BG_V_ERROR)
        return;
    silent.diags = bg_diags_new(b->arena);
    bool usable = bg_bind_value(&silent, field, c->was, &where, &was, &problem);
    said = usable ? bind_words_of(b->arena, &was) : "one that cannot be used";
    if (usable && was.type == answer->value.type &&
        strcmp(said, bind_words_of(b->arena, &answer->value)) == 0)
        return;
    bg_diag_add(b->diags, BG_W516, bg_json_pos(b->json, c->was),
                "the clarification says that the answer %s was %s, but the bid says %s",
                bg_bind_question(b->arena, field), said, bind_words_of(b->arena, &answer->value));
}

bool bg_bid_may_clarify(struct bg_diags *diags, struct bg_pos pos, const struct bg_ruleset *ruleset,
                        int slot)
{
    const struct bg_field *field = &ruleset->fields[slot];
    if (field->asked_of == BG_OF_BUYER) {
        bg_diag_add(diags, BG_E551, pos,
                    "a clarification is about \"%s\", which the buyer answers, not the vendor",
                    field->label);
        return false;
    }
    if (!bg_price_reads(ruleset, (size_t)slot) && field->envelope != BG_PRICE_ENVELOPE)
        return true;
    bool price = ruleset->price.used && slot == ruleset->price.slot;
    bg_diag_add(diags, BG_E549, pos, "a clarification is about \"%s\", %s", field->label,
                price ? "which is the price" : "which is part of the price or changes it");
    return false;
}

/* The answers of a clarification take the place of the first ones, in the order of the file. */
static void bind_clarify(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw,
                         struct bg_answer *answers)
{
    struct bg_clarification *made =
        BG_ARRAY(b->arena, raw->clarifications.n, struct bg_clarification);
    const struct raw_clarification *c = raw->clarifications.items,
                                   *end = END_OF(c, raw->clarifications);
    size_t n = 0;
    for (; c < end; c++) {
        int slot = bg_index_find(b->ruleset->field_index, c->field);
        if (slot < 0) {
            bg_diag_add(b->diags, BG_E502, bg_item_pos(b->json, &c->item, "field"),
                        "a clarification is about \"%s\", which is not a field of the ruleset",
                        c->field);
            continue;
        }
        if (!bg_bid_may_clarify(b->diags, bg_item_pos(b->json, &c->item, "field"), b->ruleset,
                                slot))
            continue;
        const struct bg_field *field = &b->ruleset->fields[slot];
        struct bg_where where = {.field = field};
        struct bg_clarification *out = &made[n++];
        *out = (struct bg_clarification){.slot = slot,
                                         .date = c->date,
                                         .was = answers[slot].value,
                                         .document = bg_bind_keep(b, c->document)};
        struct bg_answer *answer = &answers[slot];
        check_was(b, c, field, answer);
        if (!c->now)
            continue;
        answer->pos = bg_json_pos(b->json, c->now);
        answer->problem = NULL;
        (void)bg_bind_value(b, field, c->now, &where, &answer->value, &answer->problem);
        out->now = answer->value;
    }
    bid->clarifications = made;
    bid->clarifications_n = n;
}

static void bind_add_evidence(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw)
{
    const struct raw_evidence_list *list = raw->evidence.items, *end = END_OF(list, raw->evidence);
    size_t n = 0, i = 0;
    for (const struct raw_evidence_list *l = list; l < end; l++)
        n += l->list.n;
    struct bg_evidence_item *made = BG_ARRAY(b->arena, n, struct bg_evidence_item);
    for (; list < end; list++) {
        int slot = bg_index_find(b->ruleset->field_index, list->item.key);
        if (slot < 0) {
            bg_diag_add(b->diags, BG_E502, list->item.pos,
                        "there is evidence for \"%s\", which is not a field of the ruleset",
                        list->item.key);
            continue;
        }
        const struct raw_evidence *e = list->list.items, *last = END_OF(e, list->list);
        for (; e < last; e++)
            made[i++] = (struct bg_evidence_item){.slot = slot,
                                                  .document = bg_bind_keep(b, e->document),
                                                  .page = bg_bind_keep(b, e->page),
                                                  .verified_by = bg_bind_keep(b, e->verified_by)};
    }
    bid->evidence = made;
    bid->evidence_n = i;
}

static void add_qualifications(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw)
{
    const struct raw_qualification *q = raw->qualifications.items;
    struct bg_qualification *made =
        BG_ARRAY(b->arena, raw->qualifications.n, struct bg_qualification);
    for (size_t i = 0; i < raw->qualifications.n; i++)
        made[i] = (struct bg_qualification){.place = bg_bind_keep(b, q[i].place),
                                            .text = bg_bind_keep(b, q[i].text),
                                            .was = bg_bind_keep(b, q[i].was),
                                            .struck = q[i].struck};
    bid->qualifications = made;
    bid->qualifications_n = raw->qualifications.n;
}

/* The entry of the lot. NULL: none. */
static const struct raw_lot_answers *bind_entry_of(const struct raw_bid *raw, const char *lot)
{
    for (const struct raw_lot_answers *l = raw->lots.items, *end = END_OF(l, raw->lots); l != end;
         l++)
        if (strcmp(l->item.key, lot) == 0)
            return l;
    return NULL;
}

/* The first of the ruleset's lots that the bid is for; the ruleset's first when it is for none.
 * There the faults of the whole bid are said, once. */
static const char *first_lot(const struct bg_ruleset *whole, const struct raw_bid *raw)
{
    for (size_t i = 0; i < whole->lots_n; i++)
        if (bind_entry_of(raw, whole->lots[i].id))
            return whole->lots[i].id;
    return whole->lots[0].id;
}

/* What keeps a bid from being compared in a lot that it has no entry for. NULL: the bid is not for
 * this lot but for others, and has no place here. */
static const char *why_no_entry(const struct bg_ruleset *whole, const struct raw_bid *raw,
                                const char *lot)
{
    if (!raw->lots.n)
        return "the bid does not say which lots it is for";
    for (size_t i = 0; i < whole->lots_n; i++)
        if (bind_entry_of(raw, whole->lots[i].id))
            return NULL;
    return strcmp(whole->lots[0].id, lot) == 0 ? "none of the bid's lots is in the ruleset" : NULL;
}

static void bind_body(struct bg_binder *b, struct bg_bid *bid, const struct raw_bid *raw,
                      const struct raw_lot_answers *entry, struct bg_answer *answers,
                      struct bg_value *values)
{
    bg_bind_answers(b, raw->answers, answers);
    if (entry)
        bg_bind_answers(b, entry->answers, answers);
    bind_clarify(b, bid, raw, answers);
    for (size_t i = 0; i < b->ruleset->fields_n; i++)
        values[i] = answers[i].value;
    bind_add_evidence(b, bid, raw);
    add_qualifications(b, bid, raw);
    if (bid->status == BG_BID_ACTIVE && !b->to_be_decided)
        bg_bid_list_missing(b->arena, b->diags, b->ruleset, bid);
}

struct bg_bid *bg_bid_bind_lot(struct bg_binder *b, const char *lot, const char *fallback_id)
{
    const struct bg_ruleset *whole = b->ruleset->whole;
    const char *why = not_a_bid(b);
    struct bg_diags *silent = bg_diags_new(b->arena), *diags = b->diags;
    if (why) {
        if (whole && strcmp(whole->lots[0].id, lot) != 0)
            b->diags = silent;
        struct bg_bid *broken = bind_unreadable(b, lot, fallback_id, why);
        b->diags = diags;
        return broken;
    }
    struct raw_bid raw;
    memset(&raw, 0, sizeof raw);
    struct bg_loading loading = {.arena = b->arena, .diags = silent, .json = b->json};
    bool shaped = bg_shape_load(&loading, b->json->root, &bg_bid_shape, &raw);
    const struct raw_lot_answers *entry = bind_entry_of(&raw, lot);
    const char *astray = whole && !entry ? why_no_entry(whole, &raw, lot) : NULL;
    if (whole && strcmp(first_lot(whole, &raw), lot) != 0) {
        b->diags = silent;
    } else if (!shaped) {
        loading.diags = diags;
        (void)bg_shape_load(&loading, b->json->root, &bg_bid_shape, &raw);
    }
    struct bg_answer *answers;
    struct bg_value *values;
    struct bg_bid *bid = NULL;
    if (b->diags == diags)
        check_lots(b, &raw);
    if (!whole || entry || astray) {
        bid = new_bid(b->arena, b->ruleset, lot, b->json->source,
                      bg_json_pos(b->json, b->json->root), &answers, &values);
        fill_head(b, bid, &raw);
        check_comparable(b, bid, &raw);
        if (!shaped)
            fault_of_shape(b, bid);
        if (astray)
            bg_bid_fault(b->arena, bid, astray);
        bind_body(b, bid, &raw, entry, answers, values);
    }
    b->diags = diags;
    return bid;
}

const struct bg_bid *bg_bid_bind(struct bg_arena *arena, struct bg_diags *diags,
                                 const struct bg_ruleset *ruleset, const char *lot,
                                 const struct bg_json *json)
{
    struct bg_binder binder = {.arena = arena, .diags = diags, .ruleset = ruleset, .json = json};
    return bg_bid_bind_lot(&binder, lot, json->source->name);
}

/* Requirements as members of a ruleset: fields, and one pass/fail requirement a criterion. A group
 * holds when all its requirements hold, a criterion when any of its groups does. */
#include <string.h>

#include "intake/tender/public_tender.h"

static const char *const field_types[] = {
    [BG_ASKED_TEXT] = "text",     [BG_ASKED_NUMBER] = "number", [BG_ASKED_INTEGER] = "integer",
    [BG_ASKED_TRUTH] = "boolean", [BG_ASKED_DATE] = "date",     [BG_ASKED_LIST] = "table",
};

static bool requirements_write_is_number(enum bg_asked type)
{
    return type == BG_ASKED_NUMBER || type == BG_ASKED_INTEGER;
}

/* -- what the buyer answers -----------------------------------------------------------------------
 */

void bg_requirements_not_modelled(const struct bg_public_tender *tender, const struct cJSON *lot,
                                  struct bg_buf *out)
{
    const struct cJSON *criterion = bg_json_first(tender->criteria);
    for (; criterion; criterion = bg_json_next(criterion)) {
        if (bg_public_by_vendor(criterion) || !bg_public_concerns(tender, lot, criterion))
            continue;
        bg_put_item(out);
        bg_buf_json(out,
                    bg_arena_printf(tender->arena, "Answered by the buyer, not by the vendor: %s",
                                    bg_public_text(criterion, "title")),
                    -1);
    }
}

/* -- fields ---------------------------------------------------------------------------------------
 */

static void put_field(const struct bg_public_tender *tender, const struct bg_requirement *r,
                      struct bg_buf *out)
{
    const char *unit = bg_public_text(bg_json_get(r->node, "unit"), "name");
    const char *label = bg_public_text(r->node, "title");
    bg_put_key(out, r->field);
    bg_buf_putc(out, '{');
    bg_put_member(out, "label", label[0] ? label : r->id);
    bg_put_member(out, "help", bg_public_text(r->node, "description"));
    bg_put_member(out, "type", field_types[r->type]);
    if (unit[0])
        bg_put_member(out, "unit", unit);
    if (r->type == BG_ASKED_LIST)
        bg_buf_printf(out, ",\"columns\":{\"value\":{\"label\":\"value\",\"type\":\"%s\"}}",
                      field_types[r->of]);
    bg_buf_putc(out, '}');
    if (!r->text_field)
        return;
    bg_put_key(out, r->text_field);
    bg_buf_putc(out, '{');
    bg_put_member(
        out, "label",
        bg_arena_printf(tender->arena, "%s (as it was written)", label[0] ? label : r->id));
    bg_buf_puts(out, ",\"type\":\"text\"}");
}

void bg_requirements_fields(const struct bg_public_tender *tender, const struct cJSON *lot,
                            struct bg_buf *out)
{
    for (size_t i = 0; i < tender->requirements_n; i++) {
        const struct bg_requirement *r = &tender->requirements[i];
        if (r->field && r->writes_field && bg_public_concerns(tender, lot, r->criterion))
            put_field(tender, r, out);
    }
}

/* -- tests ----------------------------------------------------------------------------------------
 */

struct test {
    const struct bg_public_tender *tender;
    const struct bg_requirement *r;
    struct bg_buf *out;
    int n; /* parts written */
};

/* {"op": [{"val": field}, operand]} with its comma. */
static void requirements_write_put_part(struct test *test, const char *op, const char *field,
                                        const char *operand, bool is_text)
{
    bg_buf_printf(test->out, "%s{\"%s\":[{\"val\":\"%s\"},", test->n++ ? "," : "", op, field);
    if (is_text)
        bg_buf_json(test->out, operand, -1);
    else
        bg_buf_puts(test->out, operand);
    bg_buf_puts(test->out, "]}");
}

static void put_bound(struct test *test, const char *key, const char *op)
{
    const char *digits = bg_public_digits(test->tender, bg_json_get(test->r->node, key));
    if (digits)
        requirements_write_put_part(test, op, test->r->field, digits, false);
}

static void put_pattern(struct test *test)
{
    const struct bg_requirement *r = test->r;
    if (r->pattern)
        requirements_write_put_part(test, "matches", r->text_field ? r->text_field : r->field,
                                    r->pattern, true);
}

/* Where no value is asked for, any will do: it has to be answered. */
static void put_number_test(struct test *test)
{
    const char *field = test->r->field;
    put_bound(test, "minValue", ">=");
    put_bound(test, "maxValue", "<=");
    put_bound(test, "expectedValue", "==");
    put_pattern(test);
    if (test->n == 0)
        bg_buf_printf(test->out,
                      "{\"or\":[{\">=\":[{\"val\":\"%s\"},0]},{\"<\":[{\"val\":\"%s\"},0]}]}",
                      field, field);
}

/* A dash alone is no answer. */
static void put_text_test(struct test *test)
{
    const char *expected =
        bg_public_key_of(test->tender, bg_json_get(test->r->node, "expectedValue"));
    if (expected[0])
        requirements_write_put_part(test, "==", test->r->field, expected, true);
    put_pattern(test);
    if (test->n == 0)
        requirements_write_put_part(test, "!=", test->r->field, "-", true);
}

static void put_truth_test(struct test *test)
{
    int expected = bg_public_truth(bg_json_get(test->r->node, "expectedValue"));
    if (expected < 0)
        requirements_write_put_part(test, "in", test->r->field, "[true,false]", false);
    else
        requirements_write_put_part(test, "==", test->r->field, expected ? "true" : "false", false);
}

static void put_date_test(struct test *test)
{
    const char *expected = bg_public_text(test->r->node, "expectedValue");
    bool any = strlen(expected) < 10;
    requirements_write_put_part(
        test, any ? ">=" : "==", test->r->field,
        bg_arena_printf(test->tender->arena, "{\"date\":\"%.10s\"}", any ? "0001-01-01" : expected),
        false);
}

static void requirements_write_put_entry(struct test *test, const struct cJSON *entry)
{
    const char *text = bg_public_key_of(test->tender, entry);
    const char *digits = bg_public_digits(test->tender, entry);
    int truth = bg_public_truth(entry);
    bg_put_item(test->out);
    if (requirements_write_is_number(test->r->of) && digits)
        bg_buf_puts(test->out, digits);
    else if (test->r->of == BG_ASKED_TRUTH && truth >= 0)
        bg_buf_puts(test->out, truth ? "true" : "false");
    else
        bg_buf_json(test->out, text, -1);
}

static void put_items_bound(struct test *test, const char *key, const char *op)
{
    const char *digits = bg_public_digits(test->tender, bg_json_get(test->r->node, key));
    if (digits)
        bg_buf_printf(test->out, ",{\"%s\":[{\"count_of\":[{\"val\":\"%s\"},true]},%s]}", op,
                      test->r->field, digits);
}

/* Each is one of the list, and there are as many as asked for. */
static void put_list_test(struct test *test)
{
    const struct cJSON *entry = bg_json_first(bg_json_get(test->r->node, "expectedValues"));
    bg_buf_printf(test->out, "{\"all\":[{\"val\":\"%s\"},{\"in\":[{\"val\":\"value\"},[",
                  test->r->field);
    for (; entry; entry = bg_json_next(entry))
        requirements_write_put_entry(test, entry);
    bg_buf_puts(test->out, "]]}]}");
    put_items_bound(test, "expectedMinItems", ">=");
    put_items_bound(test, "expectedMaxItems", "<=");
}

static void put_test(const struct bg_public_tender *tender, const struct bg_requirement *r,
                     struct bg_buf *out)
{
    static void (*const by_type[])(struct test *) = {
        [BG_ASKED_TEXT] = put_text_test,      [BG_ASKED_NUMBER] = put_number_test,
        [BG_ASKED_INTEGER] = put_number_test, [BG_ASKED_TRUTH] = put_truth_test,
        [BG_ASKED_DATE] = put_date_test,      [BG_ASKED_LIST] = put_list_test,
    };
    struct test test = {.tender = tender, .r = r, .out = out};
    bg_buf_puts(out, "{\"and\":[");
    by_type[r->type](&test);
    bg_buf_puts(out, "]}");
}

/* The requirements from first on that are of its criterion, group by group. */
static void requirements_write_put_groups(const struct bg_public_tender *tender, size_t first,
                                          struct bg_buf *out)
{
    const struct bg_requirement *all = tender->requirements;
    const struct cJSON *criterion = all[first].criterion, *group = NULL;
    bg_buf_puts(out, "{\"or\":[");
    for (size_t i = first; i < tender->requirements_n && all[i].criterion == criterion; i++) {
        if (!all[i].field)
            continue;
        if (all[i].group != group)
            bg_buf_printf(out, "%s{\"and\":[", group ? "]}," : "");
        else
            bg_buf_putc(out, ',');
        group = all[i].group;
        put_test(tender, &all[i], out);
    }
    bg_buf_puts(out, "]}]}");
}

static bool is_of_bidder(const struct cJSON *criterion)
{
    const char *class = bg_public_text(bg_json_get(criterion, "classification"), "id");
    return strncmp(class, "CRITERION.EXCLUSION.", 20) == 0 ||
           strncmp(class, "CRITERION.SELECTION.", 20) == 0 ||
           bg_json_true(bg_json_get(criterion, "relatesToTenderer"));
}

static void requirements_write_put_criterion(const struct bg_public_tender *tender, size_t first,
                                             const char *id, struct bg_buf *out)
{
    const struct cJSON *criterion = tender->requirements[first].criterion;
    const char *class = bg_public_text(bg_json_get(criterion, "classification"), "id");
    const char *title = bg_public_text(criterion, "title");
    bg_put_key(out, id);
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", title[0] ? title : id);
    bg_put_member(out, "description", bg_public_text(criterion, "description"));
    bg_put_member(out, "why", class);
    bg_put_member(out, "element",
                  strncmp(class, "CRITERION.EXCLUSION.", 20) == 0 ? "legal_minimum" : "other");
    bg_put_member(out, "kind", "pass_fail");
    bg_put_member(out, "stage", is_of_bidder(criterion) ? "responsibility" : "responsiveness");
    if (strcmp(bg_public_text(criterion, "source"), "winner") == 0)
        bg_put_member(out, "cure", "The winner shows it before the contract.");
    bg_put_member(out, "source", "tender");
    bg_put_key(out, "test");
    requirements_write_put_groups(tender, first, out);
    bg_buf_puts(out, "\n}");
}

void bg_requirements_criteria(const struct bg_public_tender *tender, const struct cJSON *lot,
                              struct bg_buf *out)
{
    const struct bg_requirement *all = tender->requirements;
    const struct cJSON *done = NULL;
    const char **ids = BG_ARRAY(tender->arena, tender->requirements_n, const char *);
    size_t *firsts = BG_ARRAY(tender->arena, tender->requirements_n, size_t), n = 0;
    for (size_t i = 0; i < tender->requirements_n; i++) {
        if (!all[i].field || all[i].criterion == done)
            continue;
        done = all[i].criterion;
        if (bg_public_is_life_cycle_cost(done) || !bg_public_concerns(tender, lot, done))
            continue;
        firsts[n] = i;
        ids[n++] = bg_public_id(tender->arena, "crit-", bg_public_key(tender, done, "id"));
    }
    const struct bg_index *index = bg_index_new(tender->arena, ids, n);
    for (size_t i = 0; i < n; i++) {
        bool alone = ids[i][5] && (size_t)bg_index_find(index, ids[i]) == i;
        while (firsts[i] > 0 && all[firsts[i] - 1].criterion == all[firsts[i]].criterion)
            firsts[i]--; /* its first requirement may be cancelled */
        requirements_write_put_criterion(
            tender, firsts[i],
            alone ? ids[i] : bg_arena_printf(tender->arena, "criterion-%zu", i + 1), out);
    }
}

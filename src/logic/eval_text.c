/* Texts and lists: in, cat, substr, matches, merge. Only these make new values in the scratch. */
#include "logic/logic.h"

#include "base/date.h"
#include "base/text.h"
#include "logic/logic_internal.h"

static const struct bg_value *eval_text_put_text(struct bg_value *out, const char *bytes, size_t n)
{
    *out = (struct bg_value){.type = BG_V_TEXT, .row = -1};
    out->as.text.bytes = bytes;
    out->as.text.n = n;
    return out;
}

static bool eval_text_contains(const struct bg_value *whole, const struct bg_value *part)
{
    size_t n = part->as.text.n;
    for (size_t i = 0; i + n <= whole->as.text.n; i++)
        if (memcmp(whole->as.text.bytes + i, part->as.text.bytes, n) == 0)
            return true;
    return false;
}

const struct bg_value *bg_eval_in(struct bg_run *run, const struct bg_node *node,
                                  struct bg_value *tmp)
{
    struct bg_value own;
    const struct bg_value *needle = bg_run_kid(run, node, 0, tmp);
    const struct bg_value *list = bg_run_kid(run, node, 1, &own);
    if (needle->type == BG_V_ERROR)
        return needle;
    if (list->type == BG_V_ERROR || list->type == BG_V_MISSING)
        return bg_unusable(tmp, list->type == BG_V_MISSING && needle->type == BG_V_MISSING ? needle
                                                                                           : list);
    if (needle->type == BG_V_MISSING)
        return needle;
    if (list->type == BG_V_LIST) {
        for (size_t i = 0; i < list->as.list.n; i++)
            if (bg_value_same(needle, &list->as.list.items[i]))
                return bg_put_truth(tmp, true);
        return bg_put_truth(tmp, false);
    }
    if (list->type != BG_V_TEXT || needle->type != BG_V_TEXT)
        return bg_unusable(tmp, list->type == BG_V_TEXT ? needle : list);
    return bg_put_truth(tmp, eval_text_contains(list, needle));
}

static void eval_text_put_part(struct bg_buf *out, const struct bg_value *value)
{
    char digits[BG_DEC_TEXT], date[BG_DATE_TEXT];
    if (value->type == BG_V_TEXT)
        bg_buf_put(out, value->as.text.bytes, value->as.text.n);
    else if (value->type == BG_V_NUMBER)
        bg_buf_puts(out, bg_dec_text(value->as.number, digits));
    else
        bg_buf_puts(out, bg_date_text(value->as.days, date));
}

const struct bg_value *bg_eval_cat(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    struct bg_value own, missing;
    bool any_missing = false;
    struct bg_buf out;
    bg_buf_init(&out, run->env->scratch);
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, &own);
        if (value->type == BG_V_MISSING) {
            if (!any_missing)
                missing = *value;
            any_missing = true;
        } else if (value->type < BG_V_NUMBER || value->type > BG_V_DATE) {
            return bg_unusable(tmp, value);
        } else {
            eval_text_put_part(&out, value);
        }
    }
    if (any_missing) {
        *tmp = missing;
        return tmp;
    }
    return eval_text_put_text(tmp, bg_buf_text(&out), out.size);
}

/* Byte offset of the code point number n (or the end). */
static size_t eval_text_offset_of(const struct bg_value *text, int64_t n)
{
    const char *p = text->as.text.bytes;
    size_t size = text->as.text.n, at = 0;
    while (n-- > 0 && at < size) {
        size_t step = bg_utf8_length(p + at, size - at);
        at += step ? step : 1;
    }
    return at;
}

/* As JsonLogic has it: a negative start counts from the end, a negative length leaves off that
 * many at the end. In code points. */
const struct bg_value *bg_eval_substr(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    struct bg_value text, numbers[2];
    int64_t from, length = INT32_MAX;
    const struct bg_value *undecided = bg_run_kids(run, node, 1, BG_V_TEXT, &text, tmp);
    if (undecided && undecided->type == BG_V_ERROR)
        return undecided;
    struct bg_node rest = {.kids = node->kids + 1, .kids_n = node->kids_n - 1};
    struct bg_value other;
    const struct bg_value *missing =
        bg_run_kids(run, &rest, rest.kids_n, BG_V_NUMBER, numbers, &other);
    if (missing && (missing->type == BG_V_ERROR || !undecided)) {
        *tmp = *missing;
        return tmp;
    }
    if (undecided)
        return undecided;
    if (!bg_dec_to_int(numbers[0].as.number, &from) ||
        (node->kids_n > 2 && !bg_dec_to_int(numbers[1].as.number, &length)))
        return bg_put_error(tmp, "the places in a text are whole numbers");
    int64_t n = bg_utf8_count(text.as.text.bytes, text.as.text.n);
    if (from < 0)
        from = from < -n ? 0 : n + from;
    if (from > n)
        from = n;
    int64_t end = length < 0          ? (length < -n ? 0 : n + length)
                  : length > n - from ? n
                                      : from + length;
    if (end < from)
        end = from;
    size_t begin = eval_text_offset_of(&text, from);
    return eval_text_put_text(tmp, text.as.text.bytes + begin,
                              eval_text_offset_of(&text, end) - begin);
}

const struct bg_value *bg_eval_matches(struct bg_run *run, const struct bg_node *node,
                                       struct bg_value *tmp)
{
    const struct bg_value *text = bg_run_kid(run, node, 0, tmp);
    if (text->type != BG_V_TEXT)
        return bg_unusable(tmp, text);
    switch (bg_regex_match(node->regex, text->as.text.bytes, text->as.text.n, NULL, NULL)) {
    case BG_MATCH:
        return bg_put_truth(tmp, true);
    case BG_NO_MATCH:
        return bg_put_truth(tmp, false);
    case BG_MATCH_LIMIT:
        break;
    case BG_MATCH_NO_MEMORY:
        bg_arena_out_of_memory(run->env->scratch);
    case BG_MATCH_TOO_LONG:
        return bg_put_error(tmp, "the text is too long for a pattern");
    }
    return bg_put_error(tmp, "the pattern takes too much work on this text");
}

bool bg_build_matches(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    const struct cJSON *operand = bg_logic_nth(json, 1);
    const char *pattern = bg_json_text(operand);
    struct bg_pos pos = bg_json_pos(c->json, operand);
    bool fine = bg_logic_operands(c, proto, json, 0, 1);
    if (!pattern) {
        bg_diag_add(c->diags, BG_E405, pos, "a pattern is written as a text, not computed");
        return false;
    }
    const char *error = "";
    size_t offset = 0;
    proto->regex = bg_regex_new(c->arena, pattern, false, 0, &error, &offset);
    if (!proto->regex) {
        bg_diag_add(c->diags, BG_E405, pos, "the pattern does not compile at character %zu: %s",
                    offset + 1, error);
        return false;
    }
    if (bg_regex_gives_up(proto->regex, pattern))
        bg_diag_add(c->diags, BG_W340, pos,
                    "the pattern \"%s\" gives up on some texts before it has searched them",
                    pattern);
    proto->literal = (struct bg_value){.type = BG_V_TEXT, .row = -1};
    proto->literal.as.text.bytes = pattern;
    proto->literal.as.text.n = strlen(pattern);
    return fine && bg_logic_must_be(c, proto->kids[0], proto, BG_V_TEXT);
}

const struct bg_value *bg_eval_merge(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    struct bg_value missing;
    bool any_missing = false;
    size_t n = 0, room = 16;
    struct bg_value *items = BG_ARRAY(run->env->scratch, room, struct bg_value);
    for (int i = 0; i < node->kids_n; i++) {
        struct bg_value own;
        const struct bg_value *value = bg_run_kid(run, node, i, &own);
        if (value->type == BG_V_ERROR || value->type == BG_V_TABLE)
            return bg_unusable(tmp, value);
        if (value->type == BG_V_MISSING) {
            if (!any_missing)
                missing = *value;
            any_missing = true;
            continue;
        }
        bool list = value->type == BG_V_LIST;
        size_t more = list ? value->as.list.n : 1;
        if (n + more > room) {
            struct bg_value *old = items;
            room = 2 * (n + more);
            items = BG_ARRAY(run->env->scratch, room, struct bg_value);
            memcpy(items, old, n * sizeof *items);
        }
        if (more > 0)
            memcpy(items + n, list ? value->as.list.items : value, more * sizeof *items);
        n += more;
    }
    if (any_missing) {
        *tmp = missing;
        return tmp;
    }
    *tmp = (struct bg_value){.type = BG_V_LIST, .row = -1};
    tmp->as.list.items = items;
    tmp->as.list.n = n;
    return tmp;
}

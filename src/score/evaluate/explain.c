/* Builds the sentences of a result and says numbers, answers and units in words. */
#include "score/evaluate/explain.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

static bool explain_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

size_t bg_words_count(const char *text)
{
    size_t words = 0;
    bool inside = false;
    for (; *text != '\0'; text++) {
        if (!explain_is_space(*text) && !inside)
            words++;
        inside = !explain_is_space(*text);
    }
    return words;
}

bool bg_sentence_holds(const char *text)
{
    size_t words = bg_words_count(text), n = strlen(text);
    if (words == 0 || words > BG_SENTENCE_WORDS || text[n - 1] != '.')
        return false;
    for (const char *p = text; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20)
            return false;
    return true;
}

/* Bytes up to the end of the words-th word; the whole when it has no more words. */
static size_t first_words(const char *text, size_t n, size_t words)
{
    size_t seen = 0;
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        if (!explain_is_space(text[i]) && !inside && seen++ == words) {
            while (i > 0 && explain_is_space(text[i - 1]))
                i--;
            return i;
        }
        inside = !explain_is_space(text[i]);
    }
    return n;
}

/* Runs of white space become one space, and what people must not see raw is made visible. */
static void explain_put_plain(struct bg_buf *out, const char *text, size_t n)
{
    size_t from = 0;
    bool inside = false;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && !explain_is_space(text[i])) {
            if (!inside)
                from = i;
            inside = true;
        } else if (inside) {
            if (out->size > 0 && !explain_is_space(out->data[out->size - 1]))
                bg_buf_putc(out, ' ');
            bg_text_visible(out, text + from, i - from);
            inside = false;
        }
    }
}

const char *bg_short_text(struct bg_arena *arena, const char *text, size_t n, size_t words)
{
    enum { WORD_BYTES = 24 }; /* an answer without spaces is cut too */
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    size_t keep = first_words(text, n, words);
    if (keep > words * WORD_BYTES) {
        keep = words * WORD_BYTES;
        while (keep > 0 && ((unsigned char)text[keep] & 0xC0) == 0x80)
            keep--;
    }
    explain_put_plain(&buf, text, keep);
    if (keep < n && first_words(text + keep, n - keep, 0) < n - keep)
        bg_buf_puts(&buf, "...");
    return bg_buf_text(&buf);
}

void bg_sentence_start(struct bg_sentence *sentence, struct bg_arena *arena)
{
    *sentence = (struct bg_sentence){.arena = arena};
}

void bg_sentence_add(struct bg_sentence *sentence, int drop, const char *format, ...)
{
    if (sentence->n == BG_SENTENCE_PARTS)
        return;
    va_list args;
    va_start(args, format);
    sentence->parts[sentence->n].text = bg_arena_vprintf(sentence->arena, format, args);
    va_end(args);
    sentence->parts[sentence->n++].drop = drop;
}

void bg_sentence_put(struct bg_sentence *sentence, int drop, const char *text, bool shrinks)
{
    if (sentence->n == BG_SENTENCE_PARTS)
        return;
    sentence->parts[sentence->n].text = text;
    sentence->parts[sentence->n].drop = drop;
    sentence->parts[sentence->n++].shrinks = shrinks;
}

void bg_sentence_label(struct bg_sentence *sentence, int drop, const char *text)
{
    bg_sentence_put(sentence, drop, bg_arena_text(sentence->arena, text, strlen(text)), true);
}

static const char *finished(struct bg_arena *arena, const char *text, size_t most)
{
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    size_t n = strlen(text), keep = first_words(text, n, most);
    explain_put_plain(&buf, text, keep);
    if (buf.size == 0)
        bg_buf_puts(&buf, "no reason");
    while (buf.size > 1 && strchr(".,;:?", buf.data[buf.size - 1]) != NULL)
        buf.data[--buf.size] = '\0';
    bg_buf_puts(&buf, keep < n && bg_words_count(text + keep) > 0 ? "..." : ".");
    if (buf.data[0] >= 'a' && buf.data[0] <= 'z')
        buf.data[0] = (char)(buf.data[0] - 'a' + 'A');
    return buf.data;
}

const char *bg_sentence_of(struct bg_arena *arena, const char *text)
{
    return finished(arena, text, BG_SENTENCE_WORDS);
}

/* A label cut to its first words; a quote that is cut is closed. */
static void explain_put_cut(struct bg_buf *out, const char *text, size_t words)
{
    size_t n = strlen(text), keep = first_words(text, n, words), quotes = 0;
    for (size_t i = 0; i < keep; i++)
        quotes += text[i] == '"';
    bg_buf_put(out, text, keep);
    if (keep < n)
        bg_buf_puts(out, quotes % 2 != 0 ? "...\"" : "...");
}

static const char *explain_join(const struct bg_sentence *sentence, int below, size_t label_words)
{
    struct bg_buf buf;
    bg_buf_init(&buf, sentence->arena);
    for (size_t i = 0; i < sentence->n; i++) {
        if (sentence->parts[i].drop >= below)
            continue;
        if (sentence->parts[i].shrinks)
            explain_put_cut(&buf, sentence->parts[i].text, label_words);
        else
            bg_buf_puts(&buf, sentence->parts[i].text);
    }
    return bg_buf_text(&buf);
}

const char *bg_sentence_end(const struct bg_sentence *sentence)
{
    static const size_t label_words[] = {30, 12, 10, 8, 7, 6, 5, 4};
    size_t most = sentence->most > 0 ? sentence->most : BG_SENTENCE_WORDS;
    int below = 1;
    const char *text = "";
    for (size_t i = 0; i < sentence->n; i++)
        if (sentence->parts[i].drop >= below)
            below = sentence->parts[i].drop + 1;
    for (; below > 0; below--) /* everything, then without the parts that matter least */
        for (size_t i = 0; i < sizeof label_words / sizeof *label_words; i++) {
            if (below > 1 && label_words[i] < 6) /* rather without a part than cut to pieces */
                break;
            text = explain_join(sentence, below, label_words[i]);
            if (bg_words_count(text) <= most)
                return finished(sentence->arena, text, most);
        }
    return finished(sentence->arena, text, most);
}

const char *bg_sentence_plain(const struct bg_sentence *sentence)
{
    struct bg_buf buf;
    bg_buf_init(&buf, sentence->arena);
    for (size_t i = 0; i < sentence->n; i++)
        bg_buf_puts(&buf, sentence->parts[i].text);
    return bg_buf_text(&buf);
}

const char *bg_number_words(struct bg_arena *arena, struct bg_dec number, const char *unit)
{
    enum { SHOWN_PLACES = 4 };
    char text[BG_DEC_TEXT];
    struct bg_dec shown = bg_dec_round(number, SHOWN_PLACES, BG_HALF_UP);
    if (bg_dec_sign(shown) == 0) /* too small for four places: as it is */
        shown = number;
    int places = shown.places;
    if (bg_unit_is_money(unit) && places < 2)
        places = 2;
    bg_dec_grouped(shown, places, text);
    return unit[0] == '\0' ? bg_arena_printf(arena, "%s", text)
                           : bg_arena_printf(arena, "%s %s", text, unit);
}

static const char *all_digits(struct bg_arena *arena, struct bg_dec number, const char *unit)
{
    char text[BG_DEC_TEXT];
    bg_dec_grouped(number, number.places, text);
    return bg_arena_printf(arena, "%s%s%s", text, unit[0] ? " " : "", unit);
}

struct bg_word_pair bg_number_words_apart(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                          const char *unit)
{
    struct bg_word_pair pair = {bg_number_words(arena, a, unit), bg_number_words(arena, b, unit)};
    if (strcmp(pair.a, pair.b) == 0 && bg_dec_cmp(a, b) != 0)
        pair = (struct bg_word_pair){all_digits(arena, a, unit), all_digits(arena, b, unit)};
    return pair;
}

const char *bg_value_say(struct bg_arena *arena, const struct bg_value *value, const char *unit)
{
    enum { TEXT_WORDS = 6 };
    char date[BG_DATE_TEXT];
    switch (value->type) {
    case BG_V_NUMBER:
        return bg_number_words(arena, value->as.number, unit);
    case BG_V_TEXT:
        return bg_arena_printf(
            arena, "\"%s\"",
            bg_short_text(arena, value->as.text.bytes, value->as.text.n, TEXT_WORDS));
    case BG_V_BOOL:
        return value->as.truth ? "yes" : "no";
    case BG_V_DATE:
        return bg_arena_printf(arena, "%s", bg_date_text(value->as.days, date));
    case BG_V_MISSING:
        return "not answered";
    case BG_V_ERROR:
        return "not usable";
    case BG_V_TABLE:
        return bg_arena_printf(arena, "%zu rows", value->as.table->rows);
    case BG_V_LIST:
        break;
    }
    struct bg_buf buf;
    bg_buf_init(&buf, arena);
    bg_value_words(value, &buf);
    return bg_buf_text(&buf);
}

struct bg_dec bg_ratio_show(const struct bg_ratio *ratio, int places)
{
    return bg_ratio_rounded(ratio, places, BG_HALF_UP);
}
